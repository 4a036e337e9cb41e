"""What the model said about a plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.jobs import GAVE_UP, JobState
from luoshi.plans.models import Commitment, Opinion, Plan

PROBLEMS = {
    "model-not-set": _("No model is set any more. The administrator sets its address."),
    "model-not-reached": _(
        "The model could not be reached. Check that it runs and that its address is right."
    ),
    "model-too-slow": _("The model did not answer within a minute. Ask again when it is less busy."),
    "model-refused": _("The model refused the request. Check its name and its key."),
    "model-unclear": _("The answer was not in the form that was asked for. Another model may do better."),
    GAVE_UP: _("Asking was begun several times and never finished. Ask again."),
}


@dataclass(frozen=True, slots=True)
class Told:
    """How many passages were asked about and answered, what failed and why, what was proposed and thrown away."""

    asked: int
    answered: int
    invented: int
    problems: list[tuple[Promise | str, int]]
    proposals: Sequence[Commitment]
    is_set: bool
    is_asking: bool

    @property
    def may_be_asked(self) -> bool:
        """Whether something is left to ask."""
        return self.is_set and not self.is_asking and (not self.asked or self.answered < self.asked)


def told(plan: Plan) -> Told:
    """Two queries."""
    rows = list(Opinion.objects.filter(plan=plan))
    states = Counter(row.job_state for row in rows)
    failed = Counter(row.problem for row in rows if row.job_state == JobState.FAILED)
    return Told(
        asked=len(rows),
        answered=states[JobState.DONE],
        invented=sum(row.invented for row in rows),
        problems=[(PROBLEMS[code], count) for code, count in failed.items()],
        proposals=list(Commitment.objects.filter(plan=plan).exclude(proposed_by="")),
        is_set=settings.SECOND_OPINION is not None,
        is_asking=bool(states[JobState.WAITING] or states[JobState.RUNNING]),
    )
