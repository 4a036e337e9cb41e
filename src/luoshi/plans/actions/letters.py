"""Letters of responsibility: made for all units at once, acknowledged by each head, or signed on paper and filed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.files.base import File
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.file_kinds import kind_of_file
from luoshi.foundation.hashing import sha256_of
from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import record
from luoshi.organisation.models import Organisation, Person
from luoshi.plans.letters import digest_of, filled, is_outdated, rows_of, version_of, wording
from luoshi.plans.models import Letter, LetterState, LetterWording, Plan, PlanState
from luoshi.plans.shares import Share, division_of
from luoshi.plans.states import LETTER

SCANS = ("application/pdf", "image/jpeg", "image/png")


def change_wording(*, person: Person, text: str) -> None:
    """The words before the list of every letter that is made from now on."""
    require(person, "plans.make_letters")
    with transaction.atomic():
        row, _new = LetterWording.objects.update_or_create(
            organisation_id=person.organisation_id, defaults={"text": text.strip()}
        )
        record(actor=person, verb="letter-wording-changed", row=row)


def make_letters(*, plan: Plan, person: Person) -> list[Letter]:
    """For each unit whose letter is missing or out of date; the former one is kept and holds no more.

    Refused: not-published, nothing-to-make. `plan.organisation` is read.
    """
    require(person, "plans.make_letters", plan)
    if plan.state != PlanState.PUBLISHED:
        raise Refused("not-published", _("Publish the plan first; letters are made of what is confirmed."))
    with transaction.atomic():
        # The organisation's row is held, so that no two letters get one number.
        issuer = Organisation.objects.select_for_update(no_key=True).get(pk=person.organisation_id)
        shares = {share.unit.pk: share for share in division_of(plan).shares}
        in_force = plan.letters.exclude(state=LetterState.REPLACED).select_related("unit")
        former = {letter.unit_id: letter for letter in in_force.defer("rows", "text")}
        old = [one for one in former.values() if is_outdated(one, shares.get(one.unit_id))]
        held = former.keys() - {letter.unit_id for letter in old}
        wanted = [share for key, share in shares.items() if share.total and key not in held]
        if not wanted and not old:
            raise Refused("nothing-to-make", _("Every unit has its letter, and all are up to date."))
        for letter in old:
            _replace(letter, person)
        return _write(plan, person, issuer, wanted)


def _replace(letter: Letter, person: Person) -> None:
    LETTER.move(letter, "replace")
    letter.save(update_fields=["state"])
    record(actor=person, verb="letter-replaced", row=letter, parent=letter.plan_id, unit=str(letter.unit))


def _write(plan: Plan, person: Person, issuer: Organisation, shares: list[Share]) -> list[Letter]:
    last = Letter.objects.filter(year=plan.year).order_by().aggregate(last=Max("number"))["last"] or 0
    text, version, made = wording(), version_of(plan), []
    for number, share in enumerate(shares, start=last + 1):
        rows = rows_of(share)
        letter = Letter.objects.create(
            organisation_id=plan.organisation_id,
            plan=plan,
            unit=share.unit,
            year=plan.year,
            number=number,
            name=f"责任书〔{plan.year}〕{number}号",
            version=version,
            text=filled(text, plan, share, issuer.name),
            rows=rows,
            digest=digest_of(rows),
            made_by=person,
        )
        record(actor=person, verb="letter-made", row=letter, parent=plan.pk, unit=str(share.unit))
        made.append(letter)
    return made


@contextmanager
def _signing(letter: Letter, person: Person, step: str, verb: str) -> Iterator[Letter]:
    """Refused: out-of-date, or step-not-open where it is signed or replaced already."""
    with transaction.atomic():
        rows = Letter.objects.select_for_update(no_key=True, of=("self",)).select_related("plan", "unit")
        row = rows.get(pk=letter.pk)
        LETTER.move(row, step)
        if is_outdated(row, division_of(row.plan).of(row.unit_id)):
            message = _("The plan asks for something else by now. The office makes a new letter first.")
            raise Refused("out-of-date", message)
        row.signed_by, row.signed_at = person, timezone.now()
        yield row
        row.save()
        record(actor=person, verb=verb, row=row, parent=row.plan_id, unit=str(row.unit))
    letter.refresh_from_db()


def acknowledge_letter(*, letter: Letter, person: Person) -> None:
    """By the head of the unit. Refused: out-of-date, step-not-open."""
    require(person, "plans.acknowledge", letter)
    with _signing(letter, person, "acknowledge", "letter-acknowledged"):
        pass


def file_scan(*, letter: Letter, person: Person, file: File[bytes]) -> None:
    """What was signed on paper. Refused: not-a-scan, out-of-date, step-not-open, and as `kind_of_file` is."""
    require(person, "plans.file_scan", letter)
    media_type = kind_of_file(file)
    if media_type not in SCANS:
        raise Refused("not-a-scan", _("Send the signed letter as a PDF or as a picture (JPEG, PNG)."))
    with _signing(letter, person, "file scan", "letter-scanned") as row:
        row.sha256, row.media_type = sha256_of(file), media_type
        row.file_name = str(file.name)[:200]
        row.file.save(row.file_name, file, save=False)
