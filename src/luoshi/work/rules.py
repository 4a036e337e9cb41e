"""Who may do what with tasks."""

from __future__ import annotations

from typing import Any

import rules

from luoshi.organisation.rules import is_inside, is_office


@rules.predicate
def owns_feed(person: Any, feed: Any) -> bool:
    """One's own calendar, or that of a unit one belongs to."""
    return feed is not None and (feed.person_id == person.pk or feed.unit_id in person.unit_ids)


rules.add_perm("work.see", is_inside)
rules.add_perm("work.publish", is_office)
rules.add_perm("work.agree_date", is_office)
rules.add_perm("work.renew_feed", is_inside & (owns_feed | is_office))
