"""The sample library's letters of responsibility, and a unit's report on its duties."""

from __future__ import annotations

from django.core.files.base import ContentFile
from django.utils import timezone

from luoshi.organisation.models import Person, Role
from luoshi.plans.actions import letters
from luoshi.plans.models import Letter, Plan
from luoshi.reports.actions import duty_reports
from luoshi.reports.models import Mark, Span
from luoshi.reports.queries.duty_reports import meetings_to_present_at


def take_on(plan: Plan, clerk: Person) -> None:
    """Letters through the actions that people use: one acknowledged, one signed on paper, the others waiting."""
    made = letters.make_letters(plan=Plan.objects.get(pk=plan.pk), person=clerk)
    headed = [(letter, head) for letter in made if (head := _head_of(letter))]
    (first, head), (second, _other) = headed[:2]
    letters.acknowledge_letter(letter=first, person=head)
    scan = ContentFile(b"%PDF-1.7\n", "责任书（签字）.pdf")
    letters.file_scan(letter=second, person=clerk, file=scan)


def _head_of(letter: Letter) -> Person | None:
    return Person.objects.filter(
        memberships__unit=letter.unit, memberships__role=Role.HEAD, is_active=True
    ).first()


def report_on_duties(clerk: Person) -> None:
    """One half-yearly report handed in, presented and marked; a self-review being written."""
    leader = Person.objects.filter(memberships__role=Role.LEADER, is_active=True)[0]
    head = Person.objects.filter(memberships__role=Role.HEAD, is_active=True).order_by("login")[0]
    unit, year = head.memberships_now[0].unit, timezone.localdate().year
    written = duty_reports.begin_duty_report(unit=unit, year=year, span=Span.HALF, person=head)
    duty_reports.hand_in_duty_report(report=written, person=head)
    for meeting in list(meetings_to_present_at(written))[:1]:
        duty_reports.present_duty_report(report=written, person=clerk, meeting=meeting)
    duty_reports.mark_duty_report(
        report=written, person=leader, mark=Mark.GOOD, reason="数据完整，问题找得准"
    )
    duty_reports.begin_duty_report(unit=unit, year=year, span=Span.YEAR, person=head)
