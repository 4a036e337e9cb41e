"""Sheets back into a ledger: matched by number, each fault with its place, nothing written before it is confirmed."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from django.urls import reverse
from tests.sheets import opened

from luoshi.foundation.jobs import JobState, claim
from luoshi.journal.models import Event
from luoshi.ledgers.actions import taking
from luoshi.ledgers.models import Entry, Intake, KeptMapping, Taking
from luoshi.ledgers.sheet.columns import names
from luoshi.ledgers.shipped import ORDER, shipped
from luoshi.ledgers.tests.build import NOW, photo, step, write
from luoshi.ledgers.tests.test_types import file, keep  # noqa: F401
from luoshi.organisation.models import Person
from luoshi.papers.tests.books import book as book_of
from luoshi.work.records import offered_records, record_of
from luoshi.work.tests.build import unit

OFFICE = ["序号", "隐患内容", "责任部门", "发现时间", "整改期限", "地点", "具体情况"]


def taken_along(client, code="risks"):
    """The exported sheet, opened, with room for a new row."""
    rows = opened(client.get(reverse("ledger_sheet", args=[code])).content)
    return [*rows, [""] * len(rows[1])]


def put(rows, heading, number, value):
    """Into the row that a spreadsheet numbers so, below that heading."""
    rows[number - 1][rows[1].index(heading)] = value


def saved(rows):
    return book_of(*rows)


def bring(client, data, code="risks", name="台账.xlsx"):
    """The page that shows what the sheet would do."""
    answer = client.post(reverse("bring_sheet", args=[code]), {"file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 302, answer.content.decode()
    return client.get(answer.url)


def confirm(client, page):
    row, digest = page.context["intake"], page.context["preview"].digest
    address = reverse("confirm_intake", args=[row.pk])
    with TestCase.captureOnCommitCallbacks(execute=True):
        answer = client.post(address, {"digest": digest})
    return client.get(answer.url)


def tell(client, page, **meant):
    """What headings mean, the others as they are."""
    row = page.context["intake"]
    said = {
        f"c{at}": meant.get(heading, row.mapping[heading])
        for at, (heading, _sample) in enumerate(row.headings)
    }
    answer = client.post(reverse("tell_columns", args=[row.pk]), said)
    return client.get(answer.url) if answer.status_code == 302 else answer


def problems(page):
    return [(one.number, one.heading) for one in page.context["preview"].problems]


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_what_goes_out_and_comes_back_unchanged_changes_nothing(language, clerk):
    for code in ORDER:
        write(clerk, code)
        clerk.cookies["django_language"] = language
        preview = bring(clerk, saved(taken_along(clerk, code)), code).context["preview"]
        assert (preview.changes, preview.problems, preview.unchanged) == ((), (), 1), code


def test_rows_change_the_lines_of_their_numbers_and_new_rows_are_new_lines(head):
    entry, other = write(head), write(head, title="电线老化")
    book = taken_along(head)
    put(book, "事项", 3, "消防通道堆放书架")
    put(book, "发生可能性", 3, "大")
    put(book, "完成期限", 4, date(2026, 7, 1))
    for heading, value in {
        "事项": "灯管老化",
        "牵头单位": "读者服务部",
        "地点或环节": "大厅",
        "隐患情况": "闪烁",
        "级别": "一般",
    }.items():
        put(book, heading, 5, value)
    page = bring(head, saved(book))
    assert (page.context["preview"].added, page.context["preview"].altered) == (1, 2)
    assert "消防通道堆放书架" in page.content.decode()
    assert (Entry.objects.count(), Event.objects.filter(verb="entry-changed").count()) == (2, 0)
    assert "新增1条" in confirm(head, page).content.decode()
    entry.refresh_from_db()
    other.refresh_from_db()
    assert (entry.title, entry.data["likelihood"], entry.revision) == ("消防通道堆放书架", "high", 2)
    assert (other.title, other.due_on) == ("电线老化", date(2026, 7, 1))
    new = Entry.objects.get(number=3)
    assert (new.title, new.level, new.found_on, new.state) == ("灯管老化", "general", NOW, "open")
    assert new.unit == unit("读者服务部")
    told = Event.objects.get(object=entry.pk, verb="entry-changed")
    assert told.data == {"title": ["消防通道堆放纸箱", "消防通道堆放书架"], "likelihood": ["", "high"]}
    assert Event.objects.filter(object=new.pk, verb="entry-added").count() == 1


FAULTS = (
    ("编号", 99),
    ("编号", 2.5),
    ("编号", 10**12),
    ("事项", ""),
    ("事项", "长" * 201),
    ("牵头单位", "不存在的部"),
    ("牵头单位", "采编部"),
    ("责任人", "没有这个人"),
    ("级别", "特大"),
    ("发现（开始）日期", "昨天"),
    ("发现（开始）日期", ""),
    ("完成期限", date(2026, 5, 1)),
    ("地点或环节", ""),
    ("地点或环节", "长" * 301),
    ("发生可能性", "极大"),
    ("状态", "已销号"),
)


def test_each_faulty_row_is_named_with_its_column_and_left_out(head):
    for _fault in FAULTS:
        write(head)
    write(head, title="电线老化")
    book = taken_along(head)
    for row, (heading, value) in enumerate(FAULTS, start=3):
        put(book, heading, row, value)
    put(book, "隐患情况", 3 + len(FAULTS), "裸露")
    page = bring(head, saved(book))
    assert problems(page) == [(row, heading) for row, (heading, _value) in enumerate(FAULTS, start=3)]
    assert all(one.message for one in page.context["preview"].problems)
    confirm(head, page)
    said = [row.data["danger"] for row in Entry.objects.order_by("number")]
    assert said == ["某事"] * len(FAULTS) + ["裸露"]


@pytest.mark.parametrize(
    ("code", "heading", "value"),
    [
        ("budget", "预算（元）", "很多"),
        ("budget", "预算（元）", 1.234),
        ("outlets", "网址", "不是网址"),
        ("equipment", "购置日期", "2026年13月"),
    ],
)
def test_a_value_that_is_none_of_its_kind_is_named(clerk, code, heading, value):
    write(clerk, code)
    book = taken_along(clerk, code)
    put(book, heading, 3, value)
    assert problems(bring(clerk, saved(book), code)) == [(3, heading)]


def test_two_rows_of_one_number_and_a_number_of_another_line_are_not_taken(head):
    write(head)
    write(head, title="电线老化")
    book = taken_along(head)
    put(book, "编号", 4, 1)
    assert problems(bring(head, saved(book))) == [(4, "编号")]
    put(book, "标识", 4, "")
    assert problems(bring(head, saved(book))) == [(4, "编号")]


def test_a_closed_line_and_one_of_another_unit_are_not_changed_by_sheet(head, clerk):
    closed, other = write(head), write(clerk, unit=unit("采编部").pk)
    photo(head, closed)
    step(head, closed, "apply")
    step(clerk, closed, "accept")
    book = taken_along(head)
    assert bring(head, saved(book)).context["preview"].unchanged == 2
    for row in (3, 4):
        put(book, "隐患情况", row, "别的")
    page = bring(head, saved(book))
    assert problems(page) == [(3, "编号"), (4, "牵头单位")]
    assert not page.context["preview"].changes
    assert bring(clerk, saved(book)).context["preview"].altered == 1
    other.refresh_from_db()
    assert other.data["danger"] == "某事"


def test_an_office_tells_once_what_its_own_columns_mean(clerk):
    data = book_of(
        ["2026年隐患清单"],
        OFFICE,
        [1, "插座松动", "采编部", date(2026, 4, 1), date(2026, 4, 30), "二楼", "松动"],
        [2, "门锁损坏", "办公室", "2026年4月2日", None, "一楼", "无法上锁"],
    )
    page = bring(clerk, data)
    assert page.context["unread"] == ["序号", "隐患内容", "地点", "具体情况"]
    assert page.context["missing"] == ["事项", "地点或环节", "隐患情况"]
    meant = {"隐患内容": "title", "地点": "x-place", "具体情况": "x-danger"}
    page = tell(clerk, page, **meant)
    assert (page.context["preview"].added, problems(page), page.context["missing"]) == (2, [], [])
    confirm(clerk, page)
    rows = Entry.objects.order_by("number").values_list("title", "unit__name", "due_on", "data__place")
    assert list(rows) == [
        ("插座松动", "采编部", date(2026, 4, 30), "二楼"),
        ("门锁损坏", "办公室", None, "一楼"),
    ]
    again = bring(clerk, data)
    assert again.context["preview"].added == 2
    assert again.context["intake"].mapping == {**page.context["intake"].mapping}
    assert KeptMapping.objects.get().mapping["隐患内容"] == "title"


def test_no_field_is_read_from_two_columns_and_something_must_say_what_a_line_is(clerk):
    page = bring(clerk, book_of(OFFICE, [1, "插座松动", "采编部", None, None, "二楼", "松动"]))
    twice = tell(clerk, page, 隐患内容="title", 地点="title")
    assert twice.status_code == 422
    assert list(twice.context["form"].errors) == ["c5"]
    nothing = tell(clerk, page, 地点="x-place")
    assert nothing.status_code == 422
    assert "至少" in nothing.content.decode()
    assert Intake.objects.get().mapping["地点"] == ""


def test_lines_closed_long_ago_come_in_closed_but_prove_nothing(clerk, head):
    heads = ["事项", "牵头单位", "地点或环节", "隐患情况", "发现日期", "状态", "销号日期"]
    rows = [
        ["旧事一", "读者服务部", "一楼", "松动", date(2025, 3, 1), "已销号", date(2025, 4, 1)],
        ["旧事二", "读者服务部", "一楼", "松动", date(2025, 3, 1), "已销号", None],
        ["旧事三", "读者服务部", "一楼", "松动", date(2025, 3, 1), "已销号", date(2027, 4, 1)],
        ["旧事四", "读者服务部", "一楼", "松动", date(2025, 3, 1), "申请销号", None],
    ]
    data = book_of(heads, *rows)
    assert problems(bring(head, data)) == [(2, "状态"), (3, "状态"), (4, "状态"), (5, "状态")]
    page = bring(clerk, data)
    assert problems(page) == [(3, "状态"), (4, "销号日期"), (5, "状态")]
    confirm(clerk, page)
    entry = Entry.objects.get()
    assert (entry.is_closed, entry.closed_on, entry.look_back_on) == (True, date(2025, 4, 1), None)
    assert record_of("entry", entry.pk) is None
    assert not offered_records(unit("读者服务部"), "", Person.objects.all()[0])
    step(clerk, entry, "reopen", "复发")
    assert not entry.closed_in_sheet


def test_a_sheet_from_before_the_type_changed_is_understood(clerk, head, file):  # noqa: F811
    write(head)
    book = taken_along(head)
    gone = next(field for field in file["fields"] if field["key"] == "measure")
    file["fields"] = [field for field in file["fields"] if field is not gone]
    file["fields"][1]["label"]["zh"] = "情况描述"
    file["fields"].append({"key": "cost", "kind": "money", "label": {"zh": "整改费用", "en": "Cost"}})
    keep(clerk, file)
    put(book, "隐患情况", 3, "裸露")
    put(book, "整改措施", 3, "更换")
    page = bring(head, saved(book))
    assert (page.context["old"], page.context["unread"]) == (["整改措施"], [])
    (change,) = page.context["preview"].changes
    assert [(one.label, one.after) for one in change.differences] == [("情况描述", "裸露")]
    present = taken_along(head)
    put(present, "整改费用", 3, 5)
    assert problems(bring(head, saved(present))) == [(3, "整改费用")]


def test_what_was_changed_meanwhile_is_shown_once_more(head):
    entry = write(head)
    book = taken_along(head)
    put(book, "隐患情况", 3, "裸露")
    page = bring(head, saved(book))
    entry.data["danger"] = "别的"
    entry.save()
    assert "再核对一次" in confirm(head, page).content.decode()
    entry.refresh_from_db()
    assert (entry.data["danger"], Taking.objects.count()) == ("别的", 0)


def test_what_is_changed_after_the_confirmation_is_left_and_told(head):
    for title in ("纸箱", "电线"):
        write(head, title=title)
    book = taken_along(head)
    for row in (3, 4):
        put(book, "隐患情况", row, "裸露")
    page = bring(head, saved(book))
    digest = page.context["preview"].digest
    head.post(reverse("confirm_intake", args=[page.context["intake"].pk]), {"digest": digest})
    Entry.objects.filter(number=2).update(title="别的", revision=2)
    taking.take_in(claim(Taking, Taking.objects.get().pk))
    assert [row.data["danger"] for row in Entry.objects.order_by("number")] == ["裸露", "某事"]
    row = Taking.objects.get()
    assert (row.altered, [number for number, _why in row.left]) == (1, [4])
    assert "第 4 行" in head.get(reverse("intake", args=[row.intake_id])).content.decode()


def test_a_sheet_is_confirmed_once(head):
    book = taken_along(head)
    for heading, value in {"事项": "灯管", "地点或环节": "大厅", "隐患情况": "闪烁"}.items():
        put(book, heading, 3, value)
    page = bring(head, saved(book))
    confirm(head, page)
    confirm(head, page)
    assert Entry.objects.count() == 1
    assert Entry.objects.get().unit == unit("读者服务部")
    row = page.context["intake"]
    said = {f"c{at}": "title" if not at else "" for at in range(len(row.headings))}
    assert "已经确认" in head.post(reverse("tell_columns", args=[row.pk]), said, follow=True).content.decode()


def test_the_writing_is_taken_up_where_it_broke_off(clerk, monkeypatch):
    rows = [[f"第{at}条", "采编部", "一楼", "松动"] for at in range(5)]
    page = bring(clerk, book_of(["事项", "牵头单位", "地点或环节", "隐患情况"], *rows))
    monkeypatch.setattr(taking, "AT_ONCE", 2)
    monkeypatch.setattr("luoshi.foundation.jobs.enqueue", lambda *_args: None)
    confirm(clerk, page)
    row = Taking.objects.get()
    held = claim(Taking, row.pk)
    real, calls = taking.record_all, []

    def breaks(events):
        calls.append(events)
        if len(calls) == 3:
            raise RuntimeError
        real(events)

    monkeypatch.setattr(taking, "record_all", breaks)
    with pytest.raises(RuntimeError):
        taking.take_in(held)
    assert (Entry.objects.count(), Taking.objects.get().done) == (4, 4)
    assert "4" in clerk.get(reverse("intake", args=[row.intake_id])).content.decode()
    taking.take_in(Taking.objects.get())
    assert [entry.title for entry in Entry.objects.order_by("number")] == [one[0] for one in rows]
    assert Taking.objects.get().job_state == JobState.DONE


def test_only_whoever_brought_a_sheet_sees_it(head, clerk, people, as_person):
    page = bring(head, book_of(OFFICE, [1, "插座松动", "采编部", None, None, "二楼", "松动"]))
    address = reverse("intake", args=[page.context["intake"].pk])
    assert clerk.get(address).status_code == 404
    assert as_person(people["auditor"]).get(reverse("bring_sheet", args=["risks"])).status_code == 403
    for name in ("tell_columns", "confirm_intake"):
        assert clerk.post(reverse(name, args=[page.context["intake"].pk])).status_code == 404
    assert head.get(reverse("bring_sheet", args=["dreams"])).status_code == 404


@pytest.mark.parametrize("data", [b"", b"nothing", b"PK\x03\x04broken", book_of(["只有一列"], [1])])
def test_what_is_no_sheet_is_refused_with_a_word(head, data):
    for headers in ({}, {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}):
        upload = SimpleUploadedFile("a.xlsx", data)
        answer = head.post(reverse("bring_sheet", args=["risks"]), {"file": upload}, **headers)
        assert answer.status_code == 422
    assert head.post(reverse("bring_sheet", args=["risks"])).status_code == 422
    assert not Intake.objects.exists()


def test_the_page_asks_the_database_the_same_few_times(head, django_assert_max_num_queries):
    for _time in range(3):
        write(head)
    book = taken_along(head)
    for row in range(3, 6):
        put(book, "隐患情况", row, "裸露")
    page = bring(head, saved(book))
    with django_assert_max_num_queries(12):
        head.get(reverse("intake", args=[page.context["intake"].pk]))


def test_a_sheet_that_was_left_is_let_go_with_the_next_one(head, people):
    for _time in range(2):
        bring(head, book_of(OFFICE, [1, "插座松动", "采编部", None, None, "二楼", "松动"]))
    assert Intake.objects.count() == 1
    intake = Intake.objects.get()
    assert (intake.by, intake.code) == (people["head"], "risks")


def test_every_shipped_ledger_names_its_columns_apart():
    for definition in shipped().values():
        own = [f"x-{field.key}" for field in definition.fields]
        assert set(own) <= set(names([definition]).values())
