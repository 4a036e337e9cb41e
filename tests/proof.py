"""The sample library's work under way: something in every state that an answer can be in, with its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from django.core.files.base import ContentFile
from django.utils import timezone

from luoshi.api.actions.tokens import make_token
from luoshi.api.actions.webhooks import add_hook
from luoshi.desk.actions.ceilings import Limit, set_ceilings
from luoshi.desk.actions.kept_views import keep_view
from luoshi.ledgers.actions.entries import add_entry, attach_file, take_step
from luoshi.ledgers.actions.intakes import bring_sheet
from luoshi.ledgers.actions.lines import add_line
from luoshi.ledgers.actions.types import keep_type
from luoshi.ledgers.shipped import data_of, shipped
from luoshi.organisation.actions.stand_ins import name_stand_in
from luoshi.organisation.models import Membership, Person, Role, Unit
from luoshi.plans.models import Commitment
from luoshi.reports.actions.filings import draft_filing
from luoshi.reports.actions.templates import add_template
from luoshi.reports.models import ReportKind
from luoshi.reports.usual import usual_template
from luoshi.work.actions import answers, evidence, uploads
from luoshi.work.actions.chasers import reply_to_chaser, write_chaser
from luoshi.work.actions.looks import Said, look_through
from luoshi.work.actions.occurrences import record_occurrence
from luoshi.work.actions.orders import give_order
from luoshi.work.actions.pass_links import make_pass_link
from luoshi.work.actions.remarks import remark
from luoshi.work.actions.requests import ask, refuse
from luoshi.work.actions.support import ask_unit
from luoshi.work.actions.together import do_together
from luoshi.work.models import Answer, Part, Standing, Wish
from luoshi.work.queries.chasers import late_answers
from luoshi.work.queries.duties import quarter_of

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 60


def prove(clerk: Person) -> None:
    """Hand in, return, accept and waive what a unit with a head owes; an order, requests, a file on its way."""
    # Nobody answers there, so that the page of a webhook has something that was not sent.
    add_hook(person=clerk, name="门户网站", address="http://127.0.0.1:9/", verbs=["answer-returned"])
    head = _head()
    rows = _owed(head.memberships_now[0].unit)
    _add(next(rows), head)
    answers.submit(answer=_add(next(rows), head), person=head, word="已办结")
    returned, accepted = _add(next(rows), head), _add(next(rows), head)
    for row in (returned, accepted):
        answers.submit(answer=row, person=head)
    answers.send_back(answer=returned, person=clerk, reason="请补签到表")
    answers.accept(answer=accepted, person=clerk)
    answers.waive(answer=next(rows), person=clerk, reason="闭馆改造")
    remark(task=returned.task, person=head, text="签到表明天补上")
    for wish, due_on in ((Wish.WAIVER, None), (Wish.DATE, timezone.localdate())):
        ask(answer=next(rows), person=head, wish=wish, reason="场地未到位", due_on=due_on)
    refuse(
        request=ask(answer=next(rows), person=head, wish=Wish.WAIVER, reason="人手不足"),
        person=clerk,
        reply="请克服",
    )
    other = Unit.objects.filter(parent__isnull=False, closed_on=None).exclude(answers__task=returned.task)[0]
    ask_unit(answer=returned, person=head, unit=other, word="请提供签到表", due_on=timezone.localdate())
    uploads.begin_upload(answer=next(rows), person=head, name="录像.mp4", size=9_000_000)
    units = Unit.objects.filter(parent__isnull=False, closed_on=None)[:3]
    give_order(
        person=clerk,
        title="报送防汛物资清单",
        due_on=timezone.localdate(),
        units=list(units),
        text="请逐项核对。",
    )

    _chase(clerk)
    day = timezone.localdate() + timedelta(days=30)
    make_pass_link(unit=units[1], person=clerk, ends_on=day)
    make_token(person=clerk, name="门户网站", scopes=["read"], ends_on=day)
    add_template(
        person=clerk,
        kind=ReportKind.QUARTER,
        file=ContentFile(usual_template(ReportKind.QUARTER), "季度分析.docx"),
    )
    _join(clerk)
    _happen(clerk)
    _register(clerk, head)
    asked = Answer.objects.filter(ask="report", unit__isnull=False, state="planned")
    draft_filing(answer=asked.select_related("unit", "task__occurrence")[0], person=clerk)
    set_ceilings(person=clerk, limits={"": Limit(most=6), "report": Limit(most=2, hours=Decimal(3))})
    keep_view(person=clerk, name="逾期清单", address="/tasks/?state=late&part=owed")
    today = timezone.localdate()
    name_stand_in(absent=head, person=head, stand_in=clerk, starts_on=today, ends_on=today)


def _join(clerk: Person) -> None:
    """What a unit owes each month is done with what it owes each week."""
    weekly = Commitment.objects.filter(every_n=1, every_unit="week", unit__name="安保科").select_related(
        "plan"
    )
    monthly = Commitment.objects.filter(every_n=1, every_unit="month", unit__name="安保科").select_related(
        "plan"
    )
    do_together(kept=weekly[0], served=monthly[0], person=clerk)


def _happen(clerk: Person) -> None:
    """An event that asks for work, and what a unit says of what it owes all year round."""
    today = timezone.localdate()
    waiting = Commitment.objects.filter(kind="on_event", state="confirmed", unit__isnull=False)
    told = {"happened_on": today, "due_on": today + timedelta(days=7), "note": "读书月开幕式"}
    record_occurrence(commitment=waiting.select_related("plan")[0], person=clerk, **told)
    standing = Commitment.objects.filter(kind="standing", state="confirmed", unit__isnull=False)
    row = standing.select_related("unit")[0]
    said = {row: Said(Standing.GOING, "照常开展")}
    look_through(unit=row.unit, person=clerk, quarter=quarter_of(today), said=said)


def _register(clerk: Person, head: Person) -> None:
    """A danger that is open, and one that was closed and is looked at again."""
    today, risks = timezone.localdate(), shipped()["risks"]
    for title in ("消防通道堆放纸箱", "书库电线老化"):
        facts = {"title": title, "unit": head.memberships_now[0].unit, "found_on": today, "level": "major"}
        data = {"place": "二楼书库", "danger": title, "likelihood": "high", "impact": "medium"}
        entry = add_entry(person=head, definition=risks, facts=facts, data=data)
    about_people = {"key": "more", "kind": "text", "label": {"zh": "思想动态", "en": "Mood"}}
    own = data_of("risks")
    keep_type(person=clerk, data={**own, "version": 2, "fields": [*own["fields"], about_people]})
    attach_file(entry=entry, person=head, file=ContentFile(PNG + entry.pk.bytes, name="整改后.png"))
    take_step(entry=entry, person=head, name="apply", word="已更换")
    take_step(entry=entry, person=clerk, name="accept")
    facts = {"title": "读者公众号", "unit": head.memberships_now[0].unit, "found_on": date(2026, 1, 5)}
    outlet = add_entry(person=head, definition=shipped()["outlets"], facts=facts, data={"kind": "account"})
    add_line(entry=outlet, person=head, kind="refresh", happened_on=date(2026, 2, 5), what="更新活动预告")
    sheet = "隐患内容,责任部门,楼层\n插座松动,读者服务部,二楼\n"
    bring_sheet(person=clerk, definition=risks, name="原有台账.csv", data=sheet.encode())


def _chase(clerk: Person) -> None:
    """One chaser with a reply and without, on whatever is late today."""
    late = list(late_answers(timezone.localdate())[:6])
    day = timezone.localdate() + timedelta(days=5)
    chaser = write_chaser(person=clerk, answers=late, text="请抓紧办理。\n说明原因。", reply_by=day)
    replies = list(chaser.replies.select_related("unit", "chaser"))
    if len(replies) > 1:
        reply_to_chaser(reply=replies[0], person=person_in(replies[0].unit), text="本周内补齐。")


def person_in(unit: Unit) -> Person:
    """Someone who does the unit's work."""
    working = Membership.objects.filter(unit=unit, role__in=(Role.HEAD, Role.MEMBER, Role.CLERK))
    return working.select_related("person").filter(person__is_active=True)[0].person


def _head() -> Person:
    """The head of a unit that owes at least eight answers of its own."""
    for membership in Membership.objects.filter(role=Role.HEAD, person__is_active=True).select_related(
        "person"
    ):
        owed = Answer.objects.filter(unit=membership.unit_id, part__in=(Part.LEAD, Part.EACH))
        if owed.count() >= 9:
            return membership.person
    raise LookupError("no unit with a head owes enough")


def _owed(unit: Unit) -> Iterator[Answer]:
    rows = Answer.objects.filter(unit=unit, part__in=(Part.LEAD, Part.EACH), state="planned")
    return iter(rows.select_related("task__commitment", "unit").order_by("due_on", "pk"))


def _add(answer: Answer, person: Person) -> Answer:
    day = timezone.localdate()
    photo = ContentFile(PNG + answer.pk.bytes, name="现场.png")
    evidence.add_file(answer=answer, person=person, file=photo, happened_on=day, media_type="image/png")
    evidence.add_link(
        answer=answer, person=person, url="https://example.org/news", title="报道", happened_on=day
    )
    evidence.add_note(answer=answer, person=person, note="已按要求办理", happened_on=day)
    return answer
