from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Case, F, Func, Q, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.organisation.models import Owned, Person, Unit
from luoshi.plans.asks import Ask
from luoshi.plans.models import Commitment, Plan, Reviewer
from luoshi.work.models.occurrence import Occurrence
from luoshi.work.models.order import Order


class TaskState(models.TextChoices):
    PLANNED = "planned", _("planned")
    OPEN = "open", _("open")
    SUBMITTED = "submitted", _("submitted")
    RETURNED = "returned", _("returned")
    ACCEPTED = "accepted", _("accepted")
    WAIVED = "waived", _("waived")
    PAUSED = "paused", _("paused")
    SUPERSEDED = "superseded", _("superseded")


def _while_to_do() -> Case:
    """The date that stands for as long as the state leaves something to do for the unit."""
    to_do = (TaskState.PLANNED, TaskState.OPEN, TaskState.RETURNED)
    return Case(When(state__in=to_do, then=F("due_on")))


class Month(Func):
    """The month of a date, counted from the year 0; written out, since what is generated must not change."""

    output_field = models.IntegerField()
    template = "(EXTRACT(YEAR FROM %(expressions)s) * 12 + EXTRACT(MONTH FROM %(expressions)s) - 1)::integer"

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, Any]:
        text = "substr(%(expressions)s, 1, 4) * 12 + substr(%(expressions)s, 6, 2) - 1"
        return self.as_sql(compiler, connection, template=f"({text})", **context)


def month_number(year: int, month: int) -> int:
    """As `Month` counts."""
    return year * 12 + month - 1


class Dated(Owned):
    """What is due on a day and has a state.

    `due_month` is its month, for what is summed up by months.

    `to_do_on` is that day while there is still something to do for the unit, and null from then on; the database
    keeps it, so that what is late or due is a range of an index however much is done.
    """

    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=TaskState.choices, default=TaskState.PLANNED)
    to_do_on = models.GeneratedField(
        expression=_while_to_do(), output_field=models.DateField(null=True), db_persist=True
    )

    due_month = models.GeneratedField(
        expression=Month(F("due_on")), output_field=models.IntegerField(), db_persist=True
    )

    class Meta:
        abstract = True


class Task(Dated):
    """One dated occurrence of a commitment, or of an order given without a plan, with a target quantity.

    `planned_on` is what the rule said and never changes; `due_on` is what people agreed. A task is touched once a
    person changed it: re-planning replaces only untouched ones, and leaves alone what came of an `occurrence`.
    """

    plan = models.ForeignKey(Plan, on_delete=models.RESTRICT, null=True, related_name="tasks")
    commitment = models.ForeignKey(Commitment, on_delete=models.RESTRICT, null=True, related_name="tasks")
    order = models.ForeignKey(Order, on_delete=models.RESTRICT, null=True, related_name="tasks")
    occurrence = models.ForeignKey(
        Occurrence, on_delete=models.CASCADE, null=True, related_name="tasks", db_index=False
    )
    title = models.CharField(max_length=200)
    period_start = models.DateField()
    period_end = models.DateField()
    planned_on = models.DateField()
    target = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    target_op = models.CharField(max_length=5, blank=True)
    target_max = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    target_unit = models.CharField(max_length=20, blank=True)
    touched_at = models.DateTimeField(null=True, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("due_on", "id")
        indexes = (
            # Lists are counted, searched and turned over in this index alone.
            models.Index(fields=("organisation", "due_on", "id", "state", "title")),
            models.Index(fields=("organisation", "plan", "due_on")),
            models.Index(fields=("organisation", "to_do_on", "id")),
            models.Index(
                fields=("organisation", "occurrence"),
                condition=Q(occurrence__isnull=False),
                name="task_came_of_an_event",
            ),
            # Whether anything of a commitment was due or touched is read from here alone.
            models.Index(fields=("organisation", "commitment", "period_start", "due_on", "touched_at")),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("commitment", "period_start"),
                condition=~Q(state="superseded") & Q(occurrence=None),
                name="task_once_a_period",
            ),
            models.CheckConstraint(
                condition=Q(commitment=None, plan=None, order__isnull=False)
                | Q(commitment__isnull=False, plan__isnull=False, order=None),
                name="task_has_one_origin",
            ),
            models.CheckConstraint(
                condition=Q(period_end__gte=F("period_start")), name="period_runs_forward"
            ),
        )

    def __str__(self) -> str:
        return self.title


class Part(models.TextChoices):
    LEAD = "lead", _("leads")
    SUPPORT = "support", _("supports")
    EACH = "each", _("each for itself")


def _while_owed() -> Case:
    """The month, for whoever answers for the task, unless it rests."""
    rests = Q(state=TaskState.PAUSED) | Q(state=TaskState.SUPERSEDED)
    return Case(When(~Q(part=Part.SUPPORT) & ~rests, then=Month(F("due_on"))))


class Answer(Dated):
    """A unit's own part in a task; `unit` is null while nobody has been named.

    Every task has at least one answer that leads (or one for each unit), so that lists and the year are read
    from here alone; `due_on` and `state` are the unit's own. A unit is responsible; `person` is who has it in hand.

    `owed_month` is `due_month` of what a unit owes, null for those who help and for what rests: the year is summed up
    from its index alone. `ask` is what is asked of the unit, kept here so that its load is counted from an index alone.
    `reported` is what the evidence adds up to, `reached` what of it was accepted. What is handed in keeps
    whose work it is (`submitted_by`, unknown where it came without an account) and who entered it (`entered_by`):
    neither may accept it. `reviewer` says with whom it waits, "" where it does not. `word` is the last reason given.
    `asked_by` is the answer of the unit that asked this one for help, where one did: that answer waits for it.
    """

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="answers")
    unit = models.ForeignKey(Unit, on_delete=models.RESTRICT, null=True, related_name="answers")
    part = models.CharField(max_length=7, choices=Part.choices, default=Part.LEAD)
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="answers")
    owed_month = models.GeneratedField(
        expression=_while_owed(), output_field=models.IntegerField(null=True), db_persist=True
    )
    ask = models.CharField(max_length=10, choices=Ask.choices, default=Ask.NONE)
    asked_by = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, related_name="asked", db_index=False
    )
    reported = models.DecimalField(max_digits=14, decimal_places=2, default=0)
    reached = models.DecimalField(max_digits=14, decimal_places=2, default=0)
    reviewer = models.CharField(max_length=6, choices=Reviewer.choices, blank=True)
    submitted_at = models.DateTimeField(null=True, editable=False)
    submitted_by = models.ForeignKey(Person, on_delete=models.RESTRICT, null=True, related_name="+")
    entered_by = models.ForeignKey(Person, on_delete=models.RESTRICT, null=True, related_name="+")
    closed_on = models.DateField(null=True, editable=False)
    word = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ("part", "unit__position")
        indexes = (
            # Lists and the year are read from this index alone.
            models.Index(
                fields=("organisation", "unit", "due_on", "state", "part", "task", "to_do_on", "closed_on")
            ),
            # What each unit owes is summed up by month from this index alone.
            models.Index(fields=("organisation", "owed_month", "unit", "state", "to_do_on")),
            models.Index(fields=("organisation", "to_do_on", "task", "unit", "part")),
            models.Index(fields=("organisation", "closed_on", "due_on", "part", "state")),
            models.Index(fields=("organisation", "person", "due_on")),
            # The load of the year is counted from this index alone.
            models.Index(
                fields=("organisation", "unit", "due_month", "ask", "state"),
                condition=~Q(ask="none"),
                name="answer_asks_for_something",
            ),
            # Few wait for another unit, and few for review, beside all that is done.
            models.Index(
                fields=("organisation", "asked_by"),
                condition=Q(asked_by__isnull=False),
                name="answer_asked_by_another",
            ),
            models.Index(
                fields=("organisation", "reviewer", "unit", "due_on"),
                condition=~Q(reviewer=""),
                name="answer_waits_for_review",
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=("task", "unit"), name="answer_once_a_unit"),
            models.CheckConstraint(
                condition=Q(state="submitted") ^ Q(reviewer=""), name="handed_in_waits_for_someone"
            ),
        )

    def __str__(self) -> str:
        return f"{self.task} · {self.unit}"
