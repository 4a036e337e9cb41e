"""The reports that units owe: begun from their records, completed, filed as a Word file, accepted or returned."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from django.urls import reverse
from docx import Document

from luoshi.journal.models import Event
from luoshi.reports.models import Filing
from luoshi.work.actions import answers, evidence
from luoshi.work.actions.occurrences import record_occurrence
from luoshi.work.models import Answer, Evidence
from luoshi.work.tests.build import a_commitment, a_plan, publish, unit

NOW = date(2026, 4, 28)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args, **_kwargs: NOW)


@pytest.fixture
def owed(library, people):
    """读者服务部 owes a report each month; of its weekly rounds in April two are done and one is late."""
    plan = a_plan(library, people["clerk"])
    a_commitment(plan, title="报送工作情况", unit=unit("读者服务部"))
    a_commitment(plan, title="书架巡查", unit=unit("读者服务部"), every_unit="week")
    publish(plan)
    rounds = Answer.objects.filter(task__title="书架巡查", due_on__month=4).order_by("due_on")
    for answer in rounds[:2]:
        evidence.add_note(answer=answer, person=people["clerk"], note="已巡查", happened_on=NOW)
        answers.submit(answer=answer, person=people["clerk"], whose=people["member"])
        answers.accept(answer=answer, person=people["administrator"])
    return Answer.objects.get(task__title="报送工作情况", due_on__month=4)


def written(page, **words):
    """The form of the page with other words."""
    form = page.context["form"]
    return {name: form[name].value() or "" for name in form.fields} | words


@pytest.fixture
def head(people, as_person):
    return as_person(people["head"])


@pytest.fixture
def begun(owed, head):
    head.post(reverse("draft_filing", args=[owed.pk]))
    return Filing.objects.get(answer=owed)


def test_the_task_offers_to_write_what_asks_for_a_report_and_nothing_else(owed, head):
    page = head.get(reverse("task", args=[owed.task_id])).content.decode()
    assert reverse("draft_filing", args=[owed.pk]) in page
    other = Answer.objects.filter(task__title="书架巡查", state="planned")[0]
    assert "起草报告" not in head.get(reverse("task", args=[other.task_id])).content.decode()


def test_it_begins_with_what_the_records_say(begun):
    assert begun.title == "读者服务部关于报送工作情况的报告"
    assert begun.did.splitlines()[0] == "1. 书架巡查，已于2026年4月28日办结。"
    assert len(begun.did.splitlines()) == 2
    assert begun.lags.startswith("1. 书架巡查，应于2026年4月")
    assert "报送工作情况（2026年5月29日前）。" in begun.ahead
    assert "书架巡查（2026年5月9日起，共4次）。" in begun.ahead
    assert Event.objects.filter(verb="report-drafted").count() == 1


def test_what_is_written_is_kept_as_one_writes_and_told_once_a_sitting(begun, head, owed, people, as_person):
    address = reverse("filing", args=[owed.pk])
    for words in ("一", "一二"):
        said = written(head.get(address), did=words)
        answer = head.post(address, said, headers={"HX-Request": "true"})
        assert "已于" in answer.content.decode()
    begun.refresh_from_db()
    assert (begun.did, begun.version) == ("一二", 3)
    assert not Event.objects.filter(verb="report-written").exists()
    clerk = as_person(people["clerk"])
    clerk.post(address, written(clerk.get(address), did="三"))
    assert Event.objects.filter(verb="report-written").count() == 1


def test_beginning_again_leaves_what_was_written(begun, head, owed):
    address = reverse("filing", args=[owed.pk])
    head.post(address, written(head.get(address), did="写好了"))
    head.post(reverse("draft_filing", args=[owed.pk]))
    begun.refresh_from_db()
    assert begun.did == "写好了"


def test_two_who_write_at_once_do_not_write_over_each_other(begun, head, owed):
    address = reverse("filing", args=[owed.pk])
    stale = written(head.get(address), did="旧")
    head.post(address, written(head.get(address), did="新"))
    answer = head.post(address, stale, headers={"HX-Request": "true"})
    assert "刚刚保存过" in answer.content.decode()
    begun.refresh_from_db()
    assert begun.did == "新"


def file(client, owed, **words):
    address = reverse("filing", args=[owed.pk])
    return client.post(address, written(client.get(address), file="yes", **words))


def test_filed_it_is_a_word_file_that_waits_for_review(begun, head, owed):
    file(head, owed, did="1. 第一行\n2. <第二行>&")
    owed.refresh_from_db()
    begun.refresh_from_db()
    assert owed.state == "submitted"
    piece = begun.use.evidence
    assert (piece.title, piece.fixed_at is not None) == (f"{begun.title}.docx", True)
    lines = [paragraph.text for paragraph in Document(piece.file.open()).paragraphs]
    assert "一、工作开展情况" in lines
    assert {"1. 第一行", "2. <第二行>&"} <= set(lines)
    assert any("应办" in line and "已办结2项" in line for line in lines)


def test_once_handed_in_it_is_read_and_not_written(begun, head, owed):
    file(head, owed)
    page = head.get(reverse("filing", args=[owed.pk]))
    assert page.context["may_write"] is False
    said = {"title": "改", "did": "改", "lags": "", "ahead": "", "version": begun.version + 1}
    head.post(reverse("filing", args=[owed.pk]), said)
    begun.refresh_from_db()
    assert begun.title != "改"


def test_returned_it_is_written_anew_and_the_first_version_stays_struck_out(begun, head, owed, people):
    file(head, owed)
    owed.refresh_from_db()
    answers.send_back(answer=owed, person=people["clerk"], reason="请补数据")
    assert "请补数据" in head.get(reverse("filing", args=[owed.pk])).content.decode()
    file(head, owed, did="补充了数据")
    owed.refresh_from_db()
    first, second = owed.uses.order_by("at")
    assert first.withdrawn_at is not None
    assert (second.withdrawn_at, owed.reported) == (None, 1)
    answers.accept(answer=owed, person=people["clerk"])
    assert owed.state == "accepted"
    assert Evidence.objects.filter(title=f"{begun.title}.docx").count() == 2


def test_an_empty_report_is_not_filed(begun, head, owed):
    file(head, owed, did=" ")
    owed.refresh_from_db()
    assert owed.state in ("planned", "open")


def test_an_event_asks_for_one_at_once_that_begins_with_what_happened(owed, head, people):
    commitment = a_commitment(
        owed.task.plan,
        title="及时报告突发情况",
        kind="on_event",
        unit=unit("读者服务部"),
        every_n=None,
        every_unit="",
    )
    task = record_occurrence(
        commitment=commitment, person=people["head"], happened_on=NOW, due_on=NOW, note="停电"
    )
    answer = task.answers.get()
    head.post(reverse("draft_filing", args=[answer.pk]))
    assert Filing.objects.get(answer=answer).did.startswith("2026年4月28日，停电。")


def test_the_office_sees_which_are_owed_and_takes_all_that_were_filed(begun, head, owed, people, as_person):
    file(head, owed)
    clerk = as_person(people["clerk"])
    page = clerk.get(reverse("owed_reports"), {"year": 2026, "month": 4})
    assert [(row.pk, row.state) for row in page.context["rows"]] == [(owed.pk, "submitted")]
    assert page.context["filed"] == 1
    data = clerk.get(reverse("owed_files"), {"year": 2026, "month": 4}).content
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert names == [f"001-读者服务部-{begun.title}.docx"]
    later = clerk.get(reverse("owed_reports"), {"year": 2026, "month": 5})
    assert later.context["filed"] == 0
    assert head.get(reverse("owed_reports")).status_code == 403


def test_who_does_not_answer_for_the_unit_does_not_write_it(begun, owed, people, as_person):
    auditor = as_person(people["auditor"])
    assert auditor.post(reverse("draft_filing", args=[owed.pk])).status_code == 403
    assert auditor.get(reverse("filing", args=[owed.pk])).context["may_write"] is False
    said = {"title": "改", "did": "改", "lags": "", "ahead": "", "version": begun.version}
    assert auditor.post(reverse("filing", args=[owed.pk]), said).status_code == 403


def test_the_pages_ask_the_database_the_same_few_times(
    begun, owed, people, as_person, django_assert_max_num_queries
):
    clerk = as_person(people["clerk"])
    for address in (reverse("filing", args=[owed.pk]), reverse("owed_reports")):
        with django_assert_max_num_queries(12):
            clerk.get(address)


def test_a_report_stands_with_the_commitment_that_asks_for_it_and_leads_back_to_it(begun, head):
    commitment = begun.answer.task.commitment
    shown = head.get(reverse("commitment", args=[commitment.pk])).content.decode()
    assert reverse("filing", args=[begun.answer_id]) in shown and begun.title in shown
    report = head.get(reverse("filing", args=[begun.answer_id])).content.decode()
    assert f"{reverse('reading', args=[commitment.plan_id])}#card-{commitment.pk}" in report
    other = begun.answer.task.plan.commitments.exclude(pk=commitment.pk).get()
    assert begun.title not in head.get(reverse("commitment", args=[other.pk])).content.decode()
