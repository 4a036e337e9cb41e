"""Surveys of those served: opened by the office, answered behind a link by whoever has it, counted and nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.assessment.actions.changing import held, refuse_published
from luoshi.assessment.computing import BEST, units_of
from luoshi.assessment.models import Indicator, Source, Survey, Tally
from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import record
from luoshi.organisation.models import Person


def open_surveys(*, indicator: Indicator, person: Person, ends_on: date) -> None:
    """An address for each unit of the scheme, or another last day for those that are there.

    Refused: scheme-published, no-survey.
    """
    scheme = indicator.category.scheme
    require(person, "assessment.keep", scheme)
    if indicator.source != Source.SURVEY or not indicator.asked:
        raise Refused("no-survey", _("This indicator asks nobody."))
    with transaction.atomic():
        refuse_published(held(scheme))
        present = set(indicator.surveys.values_list("unit", flat=True))
        indicator.surveys.update(ends_on=ends_on)
        owner = {"organisation_id": indicator.organisation_id, "indicator": indicator}
        for unit in units_of(scheme):
            if unit.pk not in present:
                _lay_out(Survey.objects.create(unit=unit, ends_on=ends_on, **owner), len(indicator.asked))
        record(
            actor=person, verb="surveys-opened", row=scheme, indicator=indicator.name, day=ends_on.isoformat()
        )


def _lay_out(survey: Survey, questions: int) -> None:
    """All counts from nought on, so that no row tells when somebody first gave a mark."""
    owner = {"organisation_id": survey.organisation_id, "survey": survey}
    Tally.objects.bulk_create(
        Tally(question=question, mark=mark, **owner)
        for question in range(questions)
        for mark in range(1, BEST + 1)
    )


def answer_survey(*, survey: Survey, marks: Sequence[int]) -> None:
    """One more of each mark. No event tells of it: nothing that could show who answered is written anywhere.

    Refused: survey-over, mark-missing.
    """
    if survey.ends_on < timezone.localdate():
        raise Refused("survey-over", _("This survey is over."))
    with transaction.atomic():
        for question, mark in enumerate(marks):
            rows = Tally.objects.filter(survey=survey, question=question, mark=mark)
            if not rows.update(count=F("count") + 1):
                raise Refused("mark-missing", _("Give a mark from 1 to 5 for each question."))
