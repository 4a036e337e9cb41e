from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from luoshi.organisation.models import Person


class LedgersConfig(AppConfig):
    name = "luoshi.ledgers"
    label = "ledgers"

    def ready(self) -> None:
        from luoshi.foundation import findable, jobs
        from luoshi.ledgers import rules  # noqa: F401
        from luoshi.ledgers.actions import intakes, taking
        from luoshi.ledgers.actions.entries import KIND
        from luoshi.ledgers.actions.lines import LINE
        from luoshi.ledgers.digest import SOURCE
        from luoshi.ledgers.findable import KINDS
        from luoshi.ledgers.making import MAKER
        from luoshi.ledgers.matters import major_lines
        from luoshi.ledgers.models import Taking
        from luoshi.ledgers.queries.entries import offered_entries, record_of_entry
        from luoshi.ledgers.queries.lines import offered_lines, record_of_line
        from luoshi.ledgers.sentences import declare_sentences
        from luoshi.ledgers.serving import lines_for
        from luoshi.ledgers.steps import answer_screening
        from luoshi.notices import sources
        from luoshi.work import creating, open_matters, records, serving, steps

        declare_sentences()
        findable.register(*KINDS)
        serving.register(lines_for)
        sources.register(SOURCE)
        jobs.register(intakes.NAME, Taking, taking.take_in)
        steps.register(answer_screening)
        open_matters.register(major_lines)
        creating.register(MAKER)
        for code, label, record_of, offered in (
            (KIND, _("Closed lines of ledgers"), record_of_entry, offered_entries),
            (LINE, _("Refreshes and inspections"), record_of_line, offered_lines),
        ):
            kind = records.RecordKind(code, label, record_of, offered, _may_see)
            records.register(kind)


def _may_see(person: Person) -> bool:
    return person.has_perm("ledgers.see")
