"""What `luoshi serve` says once it is ready."""

from __future__ import annotations

from collections.abc import Iterator

from django_scopes import scopes_disabled

from luoshi.organisation.models import Organisation, Person
from luoshi.web.sample import PASSWORD


def welcome(address: str) -> Iterator[str]:
    """The address, and the sample's sign-ins while the sample is there, or the link of the first run."""
    yield f"Luoshi is ready at {address}  (Ctrl-C stops it)"
    with scopes_disabled():
        sample = Organisation.objects.filter(is_sample=True).first()
        if sample:
            yield f"Sample sign-ins, all with the password {PASSWORD}:"
            yield from _sign_ins(sample)
        elif not Organisation.objects.exists():
            from luoshi.organisation.first_run import setup_link  # noqa: PLC0415

            yield f"First run: open {address.rstrip('/')}{setup_link()} once to create the administrator."


def _sign_ins(sample: Organisation) -> Iterator[str]:
    seen: set[str] = set()
    people = Person.objects.filter(organisation=sample, memberships__isnull=False).distinct()
    for person in people.prefetch_related("memberships").order_by("login"):
        for membership in person.memberships.all():
            if membership.role not in seen:
                seen.add(membership.role)
                yield f"  {person.login:<12} {person.name}  {membership.role}"
