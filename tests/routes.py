"""Every address that the program serves, with rows of the open organisation in the places of its parameters.

Found from the resolver: an address whose parameters no line here can fill fails whatever asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from typing import Any, NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.timezone import localdate

from luoshi.api.models import Delivery, Token, Webhook
from luoshi.assessment.models import Appeal, Category, Indicator, Result, Scheme, Survey
from luoshi.desk.models import KeptView
from luoshi.ledgers.models import Entry, EntryLine, Intake, LedgerVersion
from luoshi.meetings.models import AgendaItem, Attendee, Decision, Handout, Meeting, Room, Seat, Series
from luoshi.notices.models import Bot, Digest, Message, QuietDays
from luoshi.organisation.first_run import setup_link
from luoshi.organisation.links import link_for
from luoshi.organisation.models import (
    Alias,
    DateWord,
    DayOverride,
    Invitation,
    Membership,
    Person,
    StandIn,
    Subordination,
    Unit,
)
from luoshi.plans.models import (
    Commitment,
    Document,
    Doubt,
    FlagState,
    Letter,
    Plan,
    PlanState,
    Revision,
    SheetImport,
)
from luoshi.plans.queries.lists import KINDS
from luoshi.reports.models import DutyReport, Filing, ReportKind, Template
from luoshi.work.models import (
    Answer,
    Chaser,
    Check,
    CheckItem,
    Evidence,
    Feed,
    Occurrence,
    PassLink,
    Reply,
    ReplyState,
    Request,
    RequestState,
    Task,
    Upload,
    Use,
)
from luoshi.work.sheets import sheets_of
from luoshi.work.states import TO_DO


def _published_results() -> Any:
    """That of the unit whose head is asked for pages first."""
    head = Person.objects.filter(memberships__role="head", is_active=True).order_by("login")[0]
    units = head.memberships.filter(role="head").values("unit")
    return Result.objects.filter(scheme__state="published", unit__in=units)


# What an address speaks of, by how it begins; the longest beginning wins.
ROWS: dict[str, Callable[[], Any]] = {
    "organisation/units/": lambda: Unit.objects.filter(parent__isnull=False),
    "organisation/tree/": Subordination.objects.all,
    "organisation/tree/codes/": Invitation.objects.all,
    "organisation/aliases/": Alias.objects.all,
    "organisation/people/": lambda: Person.objects.filter(memberships__isnull=False),
    "organisation/stand-ins/": StandIn.objects.all,
    "organisation/roles/": Membership.objects.all,
    "organisation/working-days/": DayOverride.objects.all,
    "organisation/date-words/": DateWord.objects.all,
    "plans/": lambda: Plan.objects.filter(state=PlanState.PUBLISHED),
    "plans/lists/doubts/": Doubt.objects.all,
    "letters/": lambda: Letter.objects.exclude(file=""),
    "doubts/": Doubt.objects.all,
    "documents/": lambda: Document.objects.filter(plans__state=PlanState.DRAFT),
    "commitments/": lambda: Commitment.objects.filter(state="read", flag_state=FlagState.NONE),
    "burden/repeats/": lambda: Commitment.objects.filter(served_by__isnull=False),
    "links/units/": lambda: Unit.objects.filter(parent__isnull=False),
    "duties/": lambda: Unit.objects.filter(parent__isnull=False),
    "duties/happened/": lambda: Commitment.objects.filter(kind="on_event", state="confirmed"),
    "duties/events/": Occurrence.objects.all,
    "my-work/": lambda: Answer.objects.filter(unit__isnull=False),
    "ledgers/types/": lambda: LedgerVersion.objects.filter(waits=True),
    "ledgers/entries/": Entry.objects.all,
    "ledgers/lines/": EntryLine.objects.all,
    "ledgers/intakes/": lambda: Intake.objects.filter(taking=None),
    "tasks/": Task.objects.all,
    "feeds/": Feed.objects.all,
    "notices/quiet/": QuietDays.objects.all,
    "notices/bots/": Bot.objects.all,
    "notices/outbox/": lambda: Message.objects.filter(job_state="failed"),
    "notices/digests/": Digest.objects.all,
    "answers/": lambda: Answer.objects.filter(state__in=TO_DO, uses__isnull=False),
    "uses/": lambda: Use.objects.filter(handed_in_at=None),
    "chasers/": Chaser.objects.all,
    "checks/": Check.objects.all,
    "checks/items/": lambda: CheckItem.objects.filter(state="waiting"),
    "replies/": lambda: Reply.objects.filter(state=ReplyState.WAITING),
    "links/": PassLink.objects.all,
    "requests/": lambda: Request.objects.filter(state=RequestState.WAITING),
    "tokens/": Token.objects.all,
    "webhooks/": Webhook.objects.all,
    "deliveries/": Delivery.objects.all,
    "reports/templates/": Template.objects.all,
    "reports/duties/": DutyReport.objects.all,
    "views/": KeptView.objects.all,
    "uploads/": Upload.objects.all,
    "meetings/": Meeting.objects.all,
    "meetings/series/": Series.objects.all,
    "meetings/rooms/": Room.objects.all,
    "meetings/seats/": Seat.objects.all,
    "meetings/for/": lambda: Answer.objects.filter(ask="meeting", task__commitment__isnull=False),
    "meetings/items/": AgendaItem.objects.all,
    "meetings/handouts/": Handout.objects.all,
    "meetings/attendees/": Attendee.objects.all,
    "meetings/decisions/": lambda: Decision.objects.filter(task=None, outcome=None),
    "evidence/": lambda: Evidence.objects.filter(kind="file"),
    "assessment/": lambda: Scheme.objects.filter(state="draft"),
    "assessment/categories/": lambda: Category.objects.filter(scheme__state="draft"),
    "assessment/indicators/": lambda: Indicator.objects.filter(category__scheme__state="draft"),
    "assessment/results/": _published_results,
    "assessment/appeals/": lambda: Appeal.objects.filter(state="waiting"),
}
# Steps that can only be taken from a certain state.
STEPS: dict[str, Callable[[], Any]] = (
    {
        name: lambda: Commitment.objects.filter(flag_state=FlagState.WAITING)
        for name in ("clear_flag", "narrow_commitment", "decline_commitment")
    }
    | {
        name: lambda: Answer.objects.filter(state="submitted")
        for name in ("accept", "accept_part", "send_back", "take_back")
    }
    | {
        "give_marks": lambda: ROWS["assessment/indicators/"]().filter(source="marked"),
        "enter_marks": lambda: ROWS["assessment/indicators/"]().filter(source="entered"),
        "surveys": lambda: ROWS["assessment/indicators/"]().filter(source="survey"),
        "result_letters": lambda: Scheme.objects.filter(state="published"),
        "appeals": lambda: Scheme.objects.filter(state="published"),
    }
)
# Parameters that are not a row's key: every value is an address of its own.
VALUES: dict[str, Callable[[], Any]] = {
    "list": lambda: [(kind,) for kind in KINDS],
    "import_sheet": lambda: [("units",), ("people",)],
    "apply_import": lambda: [("units",), ("people",)],
    "template_sheet": lambda: [("units",), ("people",)],
    "export_sheet": lambda: [("units",), ("people",)],
    "plan_list": lambda: product([ROWS["plans/"]()[0].pk], KINDS),
    **{
        name: lambda: SheetImport.objects.values_list("plan", "pk")
        for name in ("sheet_preview", "apply_sheet", "drop_sheet")
    },
    **{
        name: lambda: Revision.objects.values_list("plan", "pk")
        for name in ("revision", "apply_revision", "drop_revision", "revision_text")
    },
    **{
        name: lambda: Letter.objects.values_list("plan", "unit")[:1]
        for name in ("unit_responsibility", "unit_responsibility_word")
    },
    "begin_duty_report": lambda: DutyReport.objects.values_list("unit", "year", "span")[:1],
    "week": lambda: [(localdate().isoformat(),), ("2026-01-07",)],
    **{
        name: lambda: [("month", 2026, 3), ("quarter", 2026, 1), ("year", 2026, 1), ("year", 2020, 1)]
        for name in ("report", "report_word", "report_sheet")
    },
    "join_commitments": lambda: Commitment.objects.filter(served_by__isnull=False).values_list(
        "pk", "served_by"
    ),
    **{name: lambda: Filing.objects.values_list("answer") for name in ("filing", "filing_word")},
    **{
        name: lambda: [("risks",), ("equipment",)]
        for name in (
            "ledger",
            "add_entry",
            "ledger_sheet",
            "ledger_word",
            "ledger_figures",
            "bring_sheet",
            "type_file",
        )
    },
    "figure_sheet": lambda: [("risks", "trend"), ("risks", "unit")],
    "ledger_matrix": lambda: [("risks",)],
    "add_line": lambda: [(Entry.objects.filter(code="outlets")[0].pk,)],
    "entry_step": lambda: [(Entry.objects.filter(state="open")[0].pk, "apply")],
    "look_back": lambda: [(Entry.objects.filter(look_back_on__isnull=False)[0].pk,)],
    "use_record": lambda: [
        (answer.pk, "entry", Entry.objects.filter(is_closed=True)[0].pk)
        for answer in Answer.objects.filter(unit__isnull=False)[:1]
    ],
    "screening": lambda: Answer.objects.filter(unit__isnull=False, ask="inspection").values_list("pk")[:1],
    "screened": lambda: Answer.objects.filter(unit__isnull=False, ask="inspection").values_list("task")[:1],
    "workbook": lambda: [(2026,)],
    "usual_template": lambda: [(kind,) for kind in ReportKind.values],
    "tick": lambda: [_a_line_to_tick()],
    **{
        name: lambda: [(PassLink.objects.all()[0].secret,)]
        for name in ("visit", "visit_sheet", "visit_take_in")
    },
    **{
        name: lambda: [(Attendee.objects.filter(meeting__state="called")[0].secret,)]
        for name in ("invitation", "invitation_calendar")
    },
    "meeting": lambda: [(row.pk,) for row in Meeting.objects.all()],
    **{
        name: lambda: [(row.pk, row.arithmetic["lines"][0]["key"]) for row in _published_results()[:1]]
        for name in ("score", "appeal", "rectify_failed")
    },
    "survey": lambda: [(Survey.objects.all()[0].secret,)],
    **{
        name: lambda: Scheme.objects.values_list("pk")
        for name in ("scheme", "results", "pictures", "marking")
    },
    "feed": lambda: [(Feed.objects.all()[0].secret,)],
    "set_up": lambda: [(setup_link().strip("/").split("/")[-1],)],
    "use_link": lambda: [link_for(ROWS["organisation/people/"]()[0]).strip("/").split("/")[-2:]],
}
QUERIES = {
    "document": ("stay=1",),
    "outbox": ("why=no-address", "why=gave-up"),
    "late": ("kind=task", "kind=entry"),
    "search": ("q=202", "q=202&kind=plan", "q=nothing-has-this-name&year=2026"),
    "year": ("year=2026", "year=2026&by=section", "year=2026&by=measure", "year=1999"),
    "begin_scheme": ("from=nothing-has-this-key",),
    "what_if": ("weight=1",),
    "burden": ("ask=meeting", "year=1999"),
    "ledger": ("which=late", "q=nothing-has-this-name"),
    "owed_reports": ("year=2026&month=3",),
    "tasks": ("state=late", "ask=any", "q=nothing-has-this-name"),
    "calendar": ("year=2026&month=2",),
    "meetings": ("whose=mine",),
    "year_before": ("kind=dropped", "with=nothing-has-this-key"),
    "revision": ("kind=same", "kind=dropped"),
    "publish_plan": ("dates=level", "dates=rule"),
}


def _a_line_to_tick() -> tuple[Any, str]:
    """The answer of a daily duty, and its first day."""
    daily = Answer.objects.filter(task__commitment__every_unit="day", unit__isnull=False)
    answer = daily.select_related("task__commitment", "task__organisation")[0]
    return answer.pk, sheets_of(answer.task, [answer])[answer.pk].lines[0].key


class Address(NamedTuple):
    """The name of a route and one address of it."""

    name: str
    path: str


def addresses() -> Iterator[Address]:
    """All of them, those with a query after the plain one."""
    for route, name in _routes(get_resolver()):
        for arguments in _arguments(route, name):
            path = reverse(name, args=arguments)
            yield Address(name, path)
            for query in QUERIES.get(name, ()):
                yield Address(name, f"{path}?{query}")


def _routes(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, str]]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            assert pattern.name, f"{route} has no name"
            yield route, pattern.name
        # What the public API answers is no page: its own description and tests hold it.
        elif not pattern.namespace:
            yield from _routes(pattern, route)


def _arguments(route: str, name: str) -> Iterator[Any]:
    """The values of the parameters; an address without any has one empty list of them."""
    if "<" not in route:
        yield ()
    elif name in VALUES:
        yield from VALUES[name]()
    else:
        start = route.split("<", maxsplit=1)[0]
        held = STEPS.get(name) or ROWS.get(start)
        assert held and route.count("<") == 1, f"{route}: say in tests/routes.py what it speaks of"
        row = held().first()
        assert row is not None, f"{route}: the stage holds nothing that it could speak of"
        yield (row.pk,)
