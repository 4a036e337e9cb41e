"""What of this room can be found: plans by their title, and every sentence of them."""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Substr
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.findable import Findable, SearchKind
from luoshi.plans.models import Plan, Sentence


def _plans() -> QuerySet[Plan]:
    return Plan.objects.all()


def _plan(row: Plan) -> Findable:
    return Findable(row.title, reverse("reading", args=[row.pk]), row.issuer, day=row.issued_on)


def _sentences() -> QuerySet[Any]:
    # Cut out by the database: the whole text would be read once for every sentence.
    words = Substr("plan__document__text", F("start") + 1, F("end") - F("start"))
    return Sentence.objects.select_related("plan", "measure").annotate(words=words)


def _sentence(row: Any) -> Findable:
    place = reverse("reading", args=[row.plan_id])
    if row.measure_id:
        place += f"#measure-{row.measure_id}"
    note = f"{row.plan.title} · {row.measure}" if row.measure else row.plan.title
    return Findable(" ".join(row.words.split()), place, note=note, day=row.plan.issued_on)


KINDS = (
    SearchKind(
        code="sentence",
        label=_("Text of the plans"),
        icon="file-text",
        model=Sentence,
        permission="plans.see",
        fields=frozenset({"start", "end", "measure"}),
        rows=_sentences,
        read=_sentence,
    ),
    SearchKind(
        code="plan",
        label=_("Work plans"),
        icon="file-text",
        model=Plan,
        permission="plans.see",
        fields=frozenset({"title", "issuer", "issued_on"}),
        rows=_plans,
        read=_plan,
    ),
)
