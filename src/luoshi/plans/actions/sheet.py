"""Taking a breakdown sheet back in: first as proposals, then, once confirmed, in one step."""

from __future__ import annotations

import hashlib
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.keys import new_key
from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Conflict, Refused
from luoshi.journal.record import record
from luoshi.organisation.models import Person
from luoshi.organisation.queries.units import named_units
from luoshi.papers import sheet as papers
from luoshi.plans.actions.change import change
from luoshi.plans.actions.shape import make
from luoshi.plans.breakdown import BREAKDOWN
from luoshi.plans.models import Commitment, ImportState, Plan, SheetImport
from luoshi.plans.sheet.cells import Cells
from luoshi.plans.sheet.compare import Comparison
from luoshi.plans.sheet.proposals import Proposal, Proposals
from luoshi.plans.sheet.values import Values


def offer_sheet(*, plan: Plan, person: Person, name: str, data: bytes) -> SheetImport:
    """Keep what the sheet would change. Nothing else is written.

    Raises a PaperError where the file cannot be read, Refused where it has no column of identifiers.
    """
    require(person, "plans.edit", plan)
    found = papers.read(BREAKDOWN, data, year=plan.year)
    if "identifier" in found.absent:
        message = _("This sheet has no column of identifiers. Download the sheet here and change that one.")
        raise Refused("no-identifiers", message)
    cells = Cells(named_units(timezone.localdate()), person.organisation.name)
    offered: SheetImport = SheetImport.objects.create(
        organisation_id=plan.organisation_id,
        plan=plan,
        name=name[:200],
        sha256=hashlib.sha256(data).hexdigest(),
        rows=Comparison(plan, cells).propose(found).as_json(),
        by=person,
    )
    return offered


def apply_sheet(*, offered: SheetImport, person: Person) -> bool:
    """Write what was shown, all or nothing, as one step. False where it has been applied or dropped already.

    Raises Conflict where a commitment was changed since.
    """
    require(person, "plans.edit", offered.plan)
    rows, step = Proposals.from_json(offered.rows), new_key()
    with transaction.atomic():
        if not _settle(offered, ImportState.APPLIED, step):
            return False
        _Writer(offered.plan, person, step).write(rows)
        record(
            actor=person,
            verb="sheet-taken-in",
            row=offered.plan,
            parent=offered.plan_id,
            sheet=offered.name,
            altered=len(rows.changes),
            added=len(rows.added),
        )
    return True


def drop_sheet(*, offered: SheetImport, person: Person) -> bool:
    """Leave it. False where it has been applied or dropped already."""
    require(person, "plans.edit", offered.plan)
    with transaction.atomic():
        if not _settle(offered, ImportState.DROPPED, None):
            return False
        record(
            actor=person, verb="sheet-dropped", row=offered.plan, parent=offered.plan_id, sheet=offered.name
        )
    return True


def _settle(offered: SheetImport, state: ImportState, step: UUID | None) -> bool:
    """Whoever changes the one row first may go on."""
    waiting = SheetImport.objects.filter(pk=offered.pk, state=ImportState.WAITING)
    return bool(waiting.update(state=state, step=step))


class _Writer:
    """Writes the rows of one sheet; holds what they share."""

    def __init__(self, plan: Plan, person: Person, step: UUID) -> None:
        self.plan, self.person, self.step = plan, person, step
        self.values = Values.of(plan)

    def write(self, rows: Proposals) -> None:
        known = {
            str(row.pk): row
            for row in Commitment.objects.filter(plan=self.plan).select_related("unit", "plan", "measure")
        }
        for proposal in rows.changes:
            self._change(known.get(str(proposal.commitment)), proposal)
        for proposal in rows.added:
            self._add(proposal)

    def _change(self, commitment: Commitment | None, proposal: Proposal) -> None:
        if commitment is None or commitment.version != proposal.version:
            message = _("Row %(row)d is out of date: it was changed here meanwhile. Upload the sheet again.")
            raise Conflict("changed-since-preview", message % {"row": proposal.number})
        fields, supports = self.values.fields(proposal.new)
        change(
            commitment=commitment,
            person=self.person,
            verb="commitment-edited",
            batch=self.step,
            supports=supports,
            **fields,
        )

    def _add(self, proposal: Proposal) -> None:
        fields, supports = self.values.fields(proposal.new)
        commitment = Commitment(
            organisation_id=self.plan.organisation_id,
            plan=self.plan,
            position=fields["measure"].end if fields["measure"] else self.plan.end,
            by_hand=True,
            **fields,
        )
        make(commitment, self.person, self.step, supports or ())
