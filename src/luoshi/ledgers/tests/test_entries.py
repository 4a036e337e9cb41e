"""A line of a ledger from open to closed: proof, another person's yes, looked at again, and its past kept."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from luoshi.journal.models import Event
from luoshi.ledgers.models import Entry
from luoshi.ledgers.shipped import ORDER, shipped
from luoshi.ledgers.tests.build import NOW, PHOTO, fill, photo, step, write
from luoshi.work.models import Answer, Evidence, Task
from luoshi.work.tests.build import a_commitment, a_plan, publish, unit


@pytest.mark.parametrize("code", ORDER)
def test_every_shipped_ledger_is_played_from_open_to_closed(code, clerk, people, as_person):
    other = as_person(people["administrator"])
    entry = write(clerk, code)
    definition = shipped()[code]
    photo(clerk, entry)
    way = {
        "research": ["write", "use"],
        "suggestions": ["take", "carry-out"],
        "activity-filings": ["approve", "record"],
    }
    usual = ["apply", "accept"] if definition.step("apply", "open") else [definition.steps[0].name]
    for name in way.get(code, usual):
        asked = definition.step(name, entry.state)
        assert step(other if asked.by == "another" else clerk, entry, name).status_code == 302
    assert (entry.is_closed, entry.closed_on) == (True, NOW)
    assert Event.objects.filter(object=entry.pk, verb="entry-stepped").exists()


def test_a_close_out_needs_proof_and_a_word_and_another_person(head, clerk, people, as_person):
    entry = write(head)
    assert "请先附上" in step(head, entry, "apply").content.decode()
    photo(head, entry)
    assert step(head, entry, "apply", " ").status_code == 422
    step(head, entry, "apply")
    assert (entry.state, entry.applied_by) == ("applied", people["head"])
    assert step(head, entry, "accept").status_code == 403
    assert step(clerk, entry, "return", "").status_code == 422
    step(clerk, entry, "return", "照片不清")
    assert (entry.state, entry.applied_by, entry.word) == ("open", None, "照片不清")
    step(head, entry, "apply")
    step(clerk, entry, "accept", "")
    assert entry.is_closed


def test_the_office_does_not_accept_what_it_applied_for_itself(clerk, people, as_person):
    entry = write(clerk)
    photo(clerk, entry)
    step(clerk, entry, "apply")
    assert step(clerk, entry, "accept").status_code == 403
    assert step(as_person(people["leader"]), entry, "accept").status_code == 302


def test_it_is_looked_at_again_and_comes_back_with_its_past(head, clerk, today):
    entry = write(head)
    photo(head, entry)
    step(head, entry, "apply")
    step(clerk, entry, "accept")
    assert entry.look_back_on == date(2026, 9, 10)
    today(date(2026, 9, 10))
    listed = head.get(reverse("ledger", args=["risks"]), {"which": "look-back"}).context["page"].object_list
    assert list(listed) == [entry]
    address = reverse("look_back", args=[entry.pk])
    assert head.post(address, {"held": "no", "word": " "}).status_code == 422
    head.post(address, {"held": "no", "word": "又堆了纸箱"})
    entry.refresh_from_db()
    assert (entry.state, entry.is_closed, entry.closed_on, entry.look_back_on) == ("open", False, None, None)
    verbs = list(Event.objects.filter(object=entry.pk).order_by("id").values_list("verb", flat=True))
    assert verbs[-1] == "entry-came-back"
    assert "entry-stepped" in verbs


def test_what_has_held_is_not_looked_at_a_second_time(head, clerk):
    entry = write(head)
    photo(head, entry)
    step(head, entry, "apply")
    step(clerk, entry, "accept")
    address = reverse("look_back", args=[entry.pk])
    head.post(address, {"held": "yes", "word": "通道畅通"})
    entry.refresh_from_db()
    assert (entry.is_closed, entry.look_back_on) == (True, None)
    assert "已回头看" in head.post(address, {"held": "yes", "word": "再看"}, follow=True).content.decode()


def test_a_closed_line_is_not_changed_before_it_is_opened_again(head, clerk):
    entry = write(head)
    photo(head, entry)
    step(head, entry, "apply")
    step(clerk, entry, "accept")
    said = fill(shipped()["risks"], title="别的", revision=entry.revision)
    head.post(reverse("change_entry", args=[entry.pk]), said)
    photo(head, entry, PHOTO + b"1")
    entry.refresh_from_db()
    assert (entry.title, entry.attachments.count()) == ("消防通道堆放纸箱", 1)
    step(clerk, entry, "reopen", "复发")
    assert (entry.is_closed, entry.look_back_on) == (False, None)


def test_two_who_change_at_once_do_not_write_over_each_other(head, clerk):
    entry = write(head)
    address = reverse("change_entry", args=[entry.pk])
    said = fill(shipped()["risks"], revision=entry.revision)
    head.post(address, {**said, "title": "先改"})
    clerk.post(address, {**said, "title": "后改"})
    entry.refresh_from_db()
    assert entry.title == "先改"
    assert Event.objects.filter(object=entry.pk, verb="entry-changed").count() == 1


def test_lines_are_numbered_in_their_own_ledger(head):
    for code in ("risks", "risks", "drills"):
        write(head, code)
    assert sorted(Entry.objects.filter(code="risks").values_list("number", flat=True)) == [1, 2]
    assert list(Entry.objects.filter(code="drills").values_list("number", flat=True)) == [1]


def test_values_are_kept_exactly_and_shown_in_words(head):
    entry = write(head, "budget", **{"x-line": "书架", "x-planned": "1234567.89"})
    assert entry.data["planned"] == "1234567.89"
    assert "1234567.89" in head.get(reverse("entry", args=[entry.pk])).content.decode()


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"title": ""}, "title"),
        ({"x-danger": ""}, "x-danger"),
        ({"due_on": "2026-05-31"}, "due_on"),
        ({"level": "huge"}, "level"),
        ({"x-likelihood": "maybe"}, "x-likelihood"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(head, words, field):
    page = head.post(reverse("add_entry", args=["risks"]), fill(shipped()["risks"], **words))
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]


def test_a_unit_writes_for_itself_and_the_office_for_all(head, clerk, people, as_person):
    page = head.post(reverse("add_entry", args=["risks"]), fill(shipped()["risks"], unit=unit("采编部").pk))
    assert page.status_code == 422
    assert write(clerk, unit=unit("采编部").pk).unit == unit("采编部")
    entry = Entry.objects.get()
    assert head.get(reverse("change_entry", args=[entry.pk])).status_code == 403
    assert as_person(people["auditor"]).get(reverse("add_entry", args=["risks"])).status_code == 403


def test_the_lists_count_and_filter(head, clerk, today):
    write(head)
    write(head, title="电线老化", level="major", due_on="2026-06-05")
    rows = {row.definition.code: row for row in head.get(reverse("ledgers")).context["rows"]}
    assert (rows["risks"].open, rows["risks"].late) == (2, 1)
    for wanted, titles in (
        ({"level": "major"}, ["电线老化"]),
        ({"which": "late"}, ["电线老化"]),
        ({"q": "纸箱"}, ["消防通道堆放纸箱"]),
        ({"state": "closed"}, []),
        ({"unit": str(unit("采编部").pk)}, []),
    ):
        page = head.get(reverse("ledger", args=["risks"]), wanted).context["page"]
        assert [entry.title for entry in page.object_list] == titles, wanted
    file = head.get(reverse("ledger_sheet", args=["risks"]), {"level": "major"})
    shown = CalamineWorkbook.from_filelike(io.BytesIO(file.content)).get_sheet_by_index(0).to_python()
    assert [row[1] for row in shown if row[0] == 2] == ["电线老化"]


def test_a_closed_line_proves_a_task_and_is_not_asked_for_twice(library, people, head, clerk):
    plan = a_plan(library, people["clerk"])
    a_commitment(plan, title="整改堆物", unit=unit("读者服务部"))
    publish(plan)
    answer = Answer.objects.order_by("due_on")[0]
    entry = write(head)
    choice = reverse("use_evidence", args=[answer.pk])
    assert "消防通道堆放纸箱" not in head.get(choice).content.decode()
    address = reverse("use_record", args=[answer.pk, "entry", entry.pk])
    assert "尚未办结" in head.post(address, follow=True).content.decode()
    photo(head, entry)
    step(head, entry, "apply")
    step(clerk, entry, "accept")
    assert "消防通道堆放纸箱" in head.get(choice).content.decode()
    head.post(address)
    head.post(address)
    piece = Evidence.objects.get(kind="record")
    assert (piece.url, piece.happened_on) == (reverse("entry", args=[entry.pk]), NOW)
    assert answer.uses.count() == 1
    assert (
        reverse("entry", args=[entry.pk]) in head.get(reverse("task", args=[answer.task_id])).content.decode()
    )


def test_an_unknown_ledger_and_an_unknown_step_are_answered(head):
    assert head.get(reverse("ledger", args=["dreams"])).status_code == 404
    entry = write(head)
    assert step(head, entry, "accept").status_code == 302
    assert entry.state == "open"


def test_the_pages_ask_the_database_the_same_few_times(head, django_assert_max_num_queries):
    entries = [write(head) for _time in range(3)]
    addresses = ("ledgers", []), ("ledger", ["risks"]), ("entry", [entries[0].pk])
    for name, arguments in addresses:
        with django_assert_max_num_queries(12):
            head.get(reverse(name, args=arguments))
    assert Task.objects.count() == 0


def test_the_matrix_counts_open_lines_and_each_cell_opens_its_list(head, clerk):
    grave = {"x-likelihood": "high", "x-impact": "high"}
    write(head, title="电线老化", **grave)
    write(head, title="灯管", **{"x-likelihood": "low", "x-impact": "low"})
    closed = write(head, title="旧事", **grave)
    photo(head, closed)
    step(head, closed, "apply")
    step(clerk, closed, "accept")
    page = head.get(reverse("ledger_matrix", args=["risks"]))
    (_label, top), *_others = page.context["cells"]
    assert (top[-1]["count"], top[-1]["tone"], page.context["total"]) == (1, "late", 2)
    listed = head.get(top[-1]["url"]).context["page"].object_list
    assert [entry.title for entry in listed] == ["电线老化"]
    assert head.get(reverse("ledger_matrix", args=["drills"])).status_code == 404


def test_a_major_line_is_under_listed_supervision_until_it_is_closed(head, clerk):
    entry = write(head, level="major")
    assert "挂牌督办" in head.get(reverse("entry", args=[entry.pk])).content.decode()
    photo(head, entry)
    step(head, entry, "apply")
    step(clerk, entry, "accept")
    assert "挂牌督办" not in head.get(reverse("entry", args=[entry.pk])).content.decode()
