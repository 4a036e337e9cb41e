"""What the sample library finds and decides in a year: a screening, a joint meeting, a drill, all looked back on."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from luoshi.ledgers.models import Entry
from luoshi.meetings.models import Meeting
from luoshi.organisation.models import Person, Unit
from luoshi.plans.models import Commitment, Plan
from luoshi.work.actions.orders import give_order
from luoshi.work.actions.publish import publish_plan
from luoshi.work.models import Answer, Task
from luoshi.work.year.dates import Dates
from luoshi.work.year.proposal import propose

pytestmark = [
    pytest.mark.browser,
    pytest.mark.usefixtures("orm_beside_the_browser"),
    pytest.mark.django_db(transaction=True),
]

CLERK, GUARD, READERS = "linxiaoman", "leizhigang", "hejingyi"
PHOTO = {"name": "现场.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + b"\0" * 60}


def test_what_was_found_and_decided_is_done(
    library_of_the_year: Any, on: Callable[..., None], through_the_year: Callable[[str], Page]
) -> None:
    plan, person = Plan.objects.get(), Person.objects.get(login=CLERK)
    publish_plan(plan=plan, person=person, seen=propose(plan, Dates.KEEP).fingerprint, dates=Dates.KEEP)
    on(5, 11)
    asked = order_screening()
    clerk, guard = through_the_year(CLERK), through_the_year(GUARD)
    major, minor = screen(clerk, guard, through_the_year(READERS), asked)
    rectify(clerk, guard, major, supervised=True)
    rectify(clerk, guard, minor, supervised=False)
    meeting = meet(clerk)
    on(5, 20, "15:00")
    clerk, guard = through_the_year(CLERK), through_the_year(GUARD)
    task, line = decide(clerk, meeting)
    finish(clerk, guard, task)
    rectify(clerk, guard, line, supervised=False)
    all_done(clerk, meeting)
    finding = drill(guard)
    rectify(clerk, guard, finding, supervised=False)
    on(12, 10)
    guard = through_the_year(GUARD)
    for entry in (major, minor, line, finding):
        look_back(guard, entry)


def send(page: Page, address: str, /, **said: str) -> None:
    """Fill in the form of a page as people do, and go where it leads."""
    page.goto(address)
    form = page.locator("main form").last
    for name, value in said.items():
        field = form.locator(f"[name='{name.replace('__', '-')}']")
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)
    form.locator("button[type=submit]").last.click()
    page.wait_for_url(lambda reached: not reached.endswith(address))


def press(page: Page, address: str) -> None:
    """The button whose form leads there."""
    page.locator(f"form[action='{address}'] button").first.click()
    expect(page.locator(f"form[action='{address}']")).to_have_count(0)


def order_screening() -> list[Answer]:
    """Of the quarter, from two units."""
    units = [Unit.objects.get(name=name) for name in ("安保科", "读者服务部")]
    told = {"title": "开展第二季度风险隐患排查", "due_on": date(2026, 5, 29), "units": units}
    round_ = give_order(person=Person.objects.get(login=CLERK), **told)
    return [Answer.objects.get(task=round_, unit=unit) for unit in units]


def screen(clerk: Page, guard: Page, readers: Page, asked: list[Answer]) -> tuple[Entry, Entry]:
    """One unit finds two, the other none; the round shows both, and the answers are accepted."""
    own, other = asked
    for title, level in (("消防通道堆放纸箱", "重大"), ("灯管老化", "低")):
        guard.goto(f"/answers/{own.pk}/screening/")
        address = guard.locator("a[href*='/ledgers/risks/add/']").get_attribute("href") or ""
        send(guard, address, title=title, level=level, due_on="2026-05-29", x__place="二楼", x__danger=title)
    guard.locator("main form button").last.click()
    expect(guard.locator("main")).to_contain_text("消防通道堆放纸箱")
    readers.goto(f"/answers/{other.pk}/screening/")
    readers.locator("button[name=none]").click()
    expect(readers.locator("main")).to_contain_text("灯管老化")
    for answer in (own, other):
        clerk.goto("/review/")
        line = clerk.locator(f"button[formaction='/answers/{answer.pk}/accept/']")
        line.click()
        expect(line).to_have_count(0)
        answer.refresh_from_db()
        assert answer.state == "accepted"
    major, minor = Entry.objects.filter(code="risks").order_by("number")
    return major, minor


def rectify(clerk: Page, guard: Page, entry: Entry, *, supervised: bool) -> None:
    """The unit shows that it is mended and applies; another person closes it."""
    guard.goto(f"/ledgers/entries/{entry.pk}/")
    expect(guard.get_by_text("挂牌督办")).to_have_count(int(supervised))
    guard.locator("input[type=file]").set_input_files(PHOTO)
    guard.locator(f"form[action='/ledgers/entries/{entry.pk}/attach/'] button").click()
    expect(guard.locator("main")).to_contain_text("现场.png")
    send(guard, f"/ledgers/entries/{entry.pk}/apply/", word="已整改到位")
    send(clerk, f"/ledgers/entries/{entry.pk}/accept/", word="现场核实无误")
    entry.refresh_from_db()
    assert entry.is_closed
    assert entry.look_back_on is not None


def meet(clerk: Page) -> Meeting:
    """The joint meeting that the plan asks for: its series, its next meeting, the agenda, the call."""
    promise = Commitment.objects.get(title__contains="联席会议")
    address = f"/meetings/series/found/?commitment={promise.pk}"
    send(clerk, address, name="文化场馆联席会议", unit="\u3000办公室", place="三楼会议室")
    send(clerk, f"{_path(clerk)}plan/", day="2026-05-20")
    meeting = Meeting.objects.get()
    assert meeting.answer is not None
    send(clerk, f"/meetings/{meeting.pk}/agenda/add/", title="联合整治消防通道")
    clerk.goto(f"/meetings/{meeting.pk}/")
    clerk.locator(f"form[action='/meetings/{meeting.pk}/call/'] button").click()
    clerk.locator("dialog[open] button.main, dialog[open] button.danger").first.click()
    expect(clerk.locator(f"form[action='/meetings/{meeting.pk}/call/']")).to_have_count(0)
    return meeting


def _path(page: Page) -> str:
    return page.evaluate("location.pathname")


def decide(clerk: Page, meeting: Meeting) -> tuple[Task, Entry]:
    """It is held; one decision becomes a task, one a line of a ledger; the minutes prove what the plan asked for."""
    send(clerk, f"/meetings/{meeting.pk}/presence/")
    press(clerk, f"/meetings/{meeting.pk}/hold/")
    for text in ("三馆共用应急物资清单", "整改地下车库指示牌"):
        address = f"/meetings/{meeting.pk}/decisions/add/"
        send(clerk, address, text=text, unit="\u3000\u3000安保科", due_on="2026-06-30")
    task, line = meeting.decisions.all()
    press(clerk, f"/meetings/decisions/{task.pk}/give/")
    send(clerk, f"/meetings/decisions/{line.pk}/give/", into="问题整改")
    clerk.goto(f"/meetings/{meeting.pk}/")
    clerk.locator(f"form[action='/meetings/{meeting.pk}/minutes/draft/'] button").click()
    expect(clerk.locator("textarea[name=minutes]")).to_have_value(re.compile("整改地下车库指示牌"))
    clerk.locator("button[name=issue]").click()
    expect(clerk.locator("button[name=issue]")).to_have_count(0)
    for row in (meeting, task, line):
        row.refresh_from_db()
    assert (meeting.state, meeting.answer.state) == ("issued", "submitted")
    return task.task, Entry.objects.get(pk=line.outcome.record)


def finish(clerk: Page, guard: Page, task: Task) -> None:
    """As all other work: handed in, accepted by another."""
    answer = task.answers.get()
    send(guard, f"/answers/{answer.pk}/hand-in/", word="清单已印发三馆")
    clerk.goto("/review/")
    clerk.locator(f"button[formaction='/answers/{answer.pk}/accept/']").click()
    expect(clerk.locator(f"button[formaction='/answers/{answer.pk}/accept/']")).to_have_count(0)


def all_done(clerk: Page, meeting: Meeting) -> None:
    """The list of meetings says so, the ledger's line leads back."""
    clerk.goto("/meetings/held/")
    expect(clerk.locator(".meeting-line progress")).to_have_js_property("value", 2)
    line = meeting.decisions.get(task=None).outcome
    clerk.goto(line.url)
    clerk.get_by_role("link", name=meeting.title).first.click()
    expect(clerk.locator("h1")).to_contain_text(meeting.title)


def drill(guard: Page) -> Entry:
    """The half-year's drill is a line with what it showed; that becomes a rectification."""
    task = Task.objects.filter(title__contains="疏散演练").order_by("due_on")[0]
    facts = {"title": "上半年全员疏散演练", "found_on": "2026-05-20", "x__plan": "火灾应急预案"}
    send(guard, f"/ledgers/drills/add/?task={task.pk}", **facts, x__findings="三楼广播听不清")
    held = Entry.objects.get(code="drills")
    guard.locator("input[type=file]").set_input_files(PHOTO)
    guard.locator(f"form[action='/ledgers/entries/{held.pk}/attach/'] button").click()
    expect(guard.locator("main")).to_contain_text("现场.png")
    send(guard, f"/ledgers/entries/{held.pk}/finish/", word="全员12分钟撤离")
    held.refresh_from_db()
    assert held.is_closed
    found = {"title": "三楼广播听不清", "due_on": "2026-06-10", "source": "上半年全员疏散演练"}
    send(guard, "/ledgers/rectifications/add/", **found, x__problem="三楼广播听不清", x__measure="更换扬声器")
    return Entry.objects.get(title="三楼广播听不清")


def look_back(guard: Page, entry: Entry) -> None:
    """Months later it has held, and is not looked at again."""
    guard.goto(f"/ledgers/entries/{entry.pk}/look-back/")
    guard.locator("input[name=held][value=yes]").check()
    guard.locator("textarea[name=word]").fill("回头看：整改保持良好")
    guard.locator("main form button[type=submit]").last.click()
    expect(guard.locator("main")).to_contain_text("回头看：整改保持良好")
    entry.refresh_from_db()
    assert (entry.is_closed, entry.look_back_on) == (True, None)
