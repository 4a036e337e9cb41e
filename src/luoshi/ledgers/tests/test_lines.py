"""Lines of an entry: an outlet is refreshed in each period, inspected, and shows where it was not."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from luoshi.foundation.refusals import Refused
from luoshi.journal.models import Event
from luoshi.ledgers.actions.lines import add_line
from luoshi.ledgers.definition import NotALedger, define
from luoshi.ledgers.models import Entry, EntryLine
from luoshi.ledgers.refreshing import due_after
from luoshi.ledgers.shipped import data_of, shipped
from luoshi.ledgers.tests.build import PHOTO, step, write
from luoshi.notices.sources import matters
from luoshi.work.models import Answer, Evidence
from luoshi.work.tests.build import a_commitment, a_plan, publish, unit

OUTLETS = shipped()["outlets"]


@pytest.fixture
def outlet(head):
    return write(head, "outlets", title="读者公众号", found_on="2026-02-03", due_on="")


def refresh(client, outlet, **said):
    said = {"kind": "refresh", "happened_on": "2026-06-10", "what": "更新阅读活动预告", **said}
    answer = client.post(reverse("add_line", args=[outlet.pk]), said)
    outlet.refresh_from_db()
    return answer


@pytest.mark.parametrize(
    ("begun", "last", "due"),
    [
        (date(2026, 2, 3), None, date(2026, 3, 31)),
        (date(2026, 2, 3), date(2026, 3, 31), date(2026, 6, 30)),
        (date(2026, 2, 3), date(2026, 4, 1), date(2026, 9, 30)),
        (date(2026, 2, 3), date(2026, 10, 1), date(2027, 3, 31)),
        (date(2026, 12, 31), None, date(2026, 12, 31)),
    ],
)
def test_a_refresh_is_due_by_the_end_of_the_next_quarter(begun, last, due):
    assert due_after(OUTLETS, begun, last) == due


def test_what_has_no_recurring_lines_is_never_due():
    assert due_after(shipped()["risks"], date(2026, 2, 3), None) is None


def test_an_outlet_that_was_not_refreshed_shows_until_it_is(head, outlet):
    assert outlet.refresh_due_on == date(2026, 3, 31)
    page = head.get(reverse("entry", args=[outlet.pk])).content.decode()
    assert "更新应于" in page
    unrefreshed = head.get(reverse("ledger", args=["outlets"]), {"which": "unrefreshed"}).context["page"]
    assert list(unrefreshed.object_list) == [outlet]
    rows = {row.definition.code: row for row in head.get(reverse("ledgers")).context["rows"]}
    assert rows["outlets"].unrefreshed == 1
    assert [one.title for one in head.get(reverse("my_work")).context["entries"]] == ["读者公众号"]
    told = [one for one in matters(date(2026, 6, 10)) if one.section == "entries-to-refresh"]
    assert [(one.title, one.unit) for one in told] == [("读者公众号", unit("读者服务部").pk)]
    file = SimpleUploadedFile("首页.png", PHOTO)
    assert refresh(head, outlet, file=file, link="https://example.org/a").status_code == 302
    assert outlet.refresh_due_on == date(2026, 9, 30)
    page = head.get(reverse("entry", args=[outlet.pk])).content.decode()
    assert "更新应于" not in page
    assert "更新阅读活动预告" in page
    assert "https://example.org/a" in page
    assert "首页.png" in page
    assert (
        not head.get(reverse("ledger", args=["outlets"]), {"which": "unrefreshed"})
        .context["page"]
        .object_list
    )
    assert not [one for one in matters(date(2026, 6, 10)) if one.section == "entries-to-refresh"]
    event = Event.objects.get(object=outlet.pk, verb="entry-line-added")
    assert event.data == {"line": "更新", "what": "更新阅读活动预告"}


def test_an_inspection_is_a_line_but_refreshes_nothing(head, outlet):
    refresh(head, outlet, kind="inspection", what="链接有效")
    assert outlet.refresh_due_on == date(2026, 3, 31)
    assert "链接有效" in head.get(reverse("entry", args=[outlet.pk])).content.decode()


def test_the_last_refresh_counts_however_they_are_written_down(head, outlet):
    refresh(head, outlet)
    refresh(head, outlet, happened_on="2026-03-02")
    assert outlet.refresh_due_on == date(2026, 9, 30)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"happened_on": "2026-06-11"}, "happened_on"),
        ({"what": " "}, "what"),
        ({"kind": "visit"}, "kind"),
        ({"link": "nowhere"}, "link"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(head, outlet, said, field):
    answer = refresh(head, outlet, **said)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not EntryLine.objects.exists()


def test_a_file_that_is_none_to_be_taken_is_refused_in_the_form(head, outlet):
    answer = refresh(head, outlet, file=SimpleUploadedFile("a.exe", b"MZ"))
    assert answer.status_code == 422
    assert not EntryLine.objects.exists()


def test_what_is_out_of_use_is_not_refreshed_until_it_is_in_use_again(head, clerk, outlet):
    refresh(head, outlet)
    step(clerk, outlet, "finish", "停办")
    assert outlet.refresh_due_on is None
    refresh(head, outlet, happened_on="2026-06-09")
    assert EntryLine.objects.count() == 1
    line = EntryLine.objects.get()
    assert "已办结" in head.post(reverse("remove_line", args=[line.pk]), follow=True).content.decode()
    step(clerk, outlet, "reopen", "恢复")
    assert outlet.refresh_due_on == date(2026, 9, 30)


def test_a_line_written_by_mistake_is_taken_out_and_the_day_counts_anew(head, outlet, people, as_person):
    refresh(head, outlet)
    address = reverse("remove_line", args=[EntryLine.objects.get().pk])
    assert as_person(people["auditor"]).post(address).status_code == 403
    head.post(address)
    outlet.refresh_from_db()
    assert (EntryLine.objects.count(), outlet.refresh_due_on) == (0, date(2026, 3, 31))
    assert Event.objects.filter(object=outlet.pk, verb="entry-line-removed").count() == 1


def test_a_refresh_counts_for_the_tasks_of_the_plan(library, people, head, outlet):
    plan = a_plan(library, people["clerk"])
    a_commitment(plan, title="更新公众号", unit=unit("读者服务部"))
    publish(plan)
    answer = Answer.objects.order_by("due_on")[0]
    refresh(head, outlet)
    line = EntryLine.objects.get()
    offered = head.get(reverse("use_evidence", args=[answer.pk])).content.decode()
    assert "读者公众号 · 更新阅读活动预告" in offered
    assert "更新阅读" in head.get(reverse("use_evidence", args=[answer.pk]), {"q": "公众号"}).content.decode()
    head.post(reverse("use_record", args=[answer.pk, "entry-line", line.pk]))
    piece = Evidence.objects.get(kind="record")
    assert (piece.happened_on, piece.url) == (date(2026, 6, 10), reverse("entry", args=[outlet.pk]))
    head.post(reverse("remove_line", args=[line.pk]))
    assert EntryLine.objects.count() == 1


def test_a_ledger_without_lines_has_no_such_page(head, clerk, people, as_person, outlet):
    write(head)
    risk = Entry.objects.get(code="risks")
    assert head.get(reverse("add_line", args=[risk.pk])).status_code == 404
    assert as_person(people["auditor"]).get(reverse("add_line", args=[outlet.pk])).status_code == 403
    write(clerk, "outlets", unit=unit("采编部").pk)
    other = Entry.objects.get(unit=unit("采编部"))
    assert head.get(reverse("add_line", args=[other.pk])).status_code == 403


def test_a_kind_of_another_ledger_is_refused(outlet, people):
    said = {"entry": outlet, "person": people["head"], "what": "看", "happened_on": date(2026, 6, 1)}
    with pytest.raises(Refused) as caught:
        add_line(kind="visit", **said)
    assert caught.value.code == "unknown-kind"


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ([{"code": "a", "label": {"zh": "甲", "en": "A"}, "every": "week"}], "lines.0.every"),
        ([{"code": "a1", "label": {"zh": "甲", "en": "A"}}] * 2, "lines"),
        (
            [
                {"code": code, "label": {"zh": "甲", "en": "A"}, "every": "month"}
                for code in ("first", "second")
            ],
            "lines",
        ),
        ("none", "lines"),
        ([{"code": "1", "label": {"zh": "甲", "en": "A"}}], "lines.0.code"),
    ],
)
def test_faults_in_the_lines_of_a_type_are_named(lines, place):
    with pytest.raises(NotALedger) as caught:
        define({**data_of("outlets"), "lines": lines})
    assert place in {flaw.place for flaw in caught.value.flaws}


def test_the_page_asks_the_database_the_same_few_times(head, outlet, django_assert_max_num_queries):
    for day in ("2026-06-01", "2026-06-02", "2026-06-03"):
        refresh(head, outlet, happened_on=day)
    with django_assert_max_num_queries(12):
        head.get(reverse("entry", args=[outlet.pk]))
