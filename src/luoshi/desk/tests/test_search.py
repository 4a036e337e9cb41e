"""One search over everything that a person may see."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import transaction
from django.urls import reverse
from django_scopes import scope, scopes_disabled

from luoshi.desk.models import SearchRow
from luoshi.desk.queries import search as queries
from luoshi.desk.search.index import rebuild, rebuild_missing
from luoshi.foundation.findable import search_kinds
from luoshi.ledgers.tests.build import write
from luoshi.meetings.actions.decisions import add_decision
from luoshi.meetings.tests.build import held
from luoshi.organisation.models import Alias, Organisation, Person, Unit
from luoshi.plans.models import Commitment, Sentence
from luoshi.work.actions.chasers import write_chaser
from luoshi.work.actions.evidence import add_note
from luoshi.work.actions.orders import give_order
from luoshi.work.models import Answer, Task
from luoshi.work.tests.build import TEXT, a_measure, a_plan, once, publish, unit

DAY, LATE = date(2026, 6, 10), date(2026, 6, 1)


@pytest.fixture(autouse=True)
def _today(at):
    at(DAY)


@pytest.fixture
def year(library, people):
    """A published plan with one task, on a drill."""
    plan = a_plan(library, people["clerk"])
    once(plan, title="开展夜间消防演练", quote="组织夜间消防演练并记入台账", unit=unit("读者服务部"))
    publish(plan)
    return plan


def codes(person, words, **wanted):
    """Of which kinds something is found, and how many."""
    return {group.kind.code: group.count for group in queries.search(person, words, DAY, wanted).groups}


def titles(person, words, kind, **wanted):
    found = queries.search(person, words, DAY, wanted)
    return [one.row.title for group in found.groups if group.kind.code == kind for one in group.found]


def test_plans_and_their_sentences_are_found_by_two_characters(year, people):
    start = TEXT.index("各科室每月")
    place = {"start": start, "end": len(TEXT), "measure": a_measure(year), "label": "action"}
    Sentence.objects.create(organisation=year.organisation, plan=year, **place)
    assert codes(people["clerk"], "检查") == {"sentence": 1}
    assert titles(people["clerk"], "检查", "sentence") == ["各科室每月开展1次安全检查。"]
    assert codes(people["clerk"], "要点") == {"plan": 1}
    assert codes(people["clerk"], "台账") == {"commitment": 1}
    assert codes(people["clerk"], "演练") == {"commitment": 1, "task": 1}


def test_what_was_done_about_it_is_found(year, people):
    clerk = people["clerk"]
    give_order(person=clerk, title="报送读书月方案", text="含预算", due_on=DAY, units=[unit("采编部")])
    assert codes(clerk, "预算") == {"order": 1}
    answer = Answer.objects.get(task__title="开展夜间消防演练")
    add_note(answer=answer, person=clerk, note="签到表\n到场十七人", happened_on=LATE)
    assert codes(clerk, "十七") == codes(clerk, "签到") == {"evidence": 1}
    Answer.objects.filter(pk=answer.pk).update(due_on=LATE)
    write_chaser(person=clerk, answers=[answer], text="请说明缘由", reply_by=date(2026, 6, 20))
    assert codes(clerk, "缘由") == {"chaser": 1}
    assert codes(clerk, "督办", unit=unit("读者服务部")) == {"chaser": 1}


def test_meetings_are_found_by_agenda_and_minutes_and_by_what_they_decided(library, people, at):
    meeting = held(people["clerk"], at)
    decision = add_decision(meeting=meeting, person=people["clerk"], text="延长开放时间")
    assert codes(people["clerk"], "暑期") == {"meeting": 1}
    assert codes(people["clerk"], "延长") == {"decision": 1}
    type(decision).objects.filter(pk=decision.pk).delete()
    assert codes(people["clerk"], "延长") == {}


def test_a_line_of_a_ledger_is_found_by_what_was_written_in_it(library, people, as_person):
    write(as_person(people["clerk"]), title="三楼漏雨", **{"x-place": "阅览室西北角"}, source="读者反映")
    for words in ("漏雨", "读者反映"):
        assert codes(people["clerk"], words)["entry"] == 1


def test_units_are_found_by_all_their_names_and_people_by_their_name_alone(library, people):
    Alias.objects.create(organisation=library, unit=unit("采编部"), name="编目组")
    Person.objects.filter(pk=people["head"].pk).update(post="典藏主任")
    head = Person.objects.get(pk=people["head"].pk)
    head.name, head.post = "苏晚晴", "典藏主任"
    head.save()
    assert codes(people["member"], "编目") == {"unit": 1}
    assert codes(people["member"], "晚晴") == {"person": 1}
    assert codes(people["member"], "典藏") == {}
    head.is_active = False
    head.save()
    assert codes(people["member"], "晚晴") == {}


def test_a_change_and_an_end_are_followed_at_once_also_of_many_rows(year, people):
    task = Task.objects.get()
    Task.objects.filter(pk=task.pk).update(title="开展夜间疏散")
    assert codes(people["clerk"], "疏散") == {"task": 1}
    assert codes(people["clerk"], "演练") == {"commitment": 1}
    row = Commitment.objects.get()
    row.title = "组织疏散"
    Commitment.objects.bulk_update([row], ["title"])
    assert codes(people["clerk"], "疏散") == {"task": 1, "commitment": 1}
    Commitment.objects.filter(pk=row.pk).update(state="dismissed")
    assert codes(people["clerk"], "疏散") == {"task": 1}
    task.delete()
    assert codes(people["clerk"], "疏散") == {}


def test_what_is_taken_back_with_its_transaction_is_not_found(library, people):
    with pytest.raises(RuntimeError), transaction.atomic():
        Unit.objects.create(organisation=library, name="古籍部")
        assert codes(people["clerk"], "古籍") == {"unit": 1}
        raise RuntimeError
    assert codes(people["clerk"], "古籍") == {}


def test_all_words_must_be_there_and_longer_ones_by_their_pairs(year, people):
    assert codes(people["clerk"], "夜间 演练") == {"commitment": 1, "task": 1}
    assert codes(people["clerk"], "夜间 采购") == {}
    assert codes(people["clerk"], "消防演练并记入") == {"commitment": 1}
    assert codes(people["clerk"], "消防采购") == {}


def test_one_character_finds_what_holds_it_also_at_the_end(year, people):
    assert codes(people["clerk"], "账") == codes(people["clerk"], "台") == {"commitment": 1}
    assert codes(people["clerk"], "鲸") == {}


def test_letters_and_figures_are_words_whose_beginning_is_enough(library, people):
    Unit.objects.create(organisation=library, name="ＶＲ体验Lab，2026年开放")
    assert codes(people["clerk"], "vr") == codes(people["clerk"], "2026") == {"unit": 1}
    assert codes(people["clerk"], "2026年") == codes(people["clerk"], "202") == {"unit": 1}
    assert codes(people["clerk"], "v") == codes(people["clerk"], "ab") == {}


@pytest.mark.parametrize(
    "words", ["", "   ", "。！？", "\"' OR *", "':* & | !", "_kind_unit", "kind", "_year_2026"]
)
def test_signs_are_no_words_and_marks_of_the_index_none_either(year, people, words):
    found = queries.search(people["clerk"], words, DAY, {})
    assert not found.groups
    assert found.can_search == bool(re.search(r"[a-z]", words, re.IGNORECASE))


def test_another_organisation_finds_its_own_and_nothing_else(year, people, stranger):
    with scope(organisation=stranger.organisation_id):
        assert codes(stranger, "演练") == codes(stranger, "采编") == {}
        assert codes(stranger, "办公室") == {"unit": 1}
    assert codes(people["clerk"], "办公室") == {"unit": 1}


def test_a_kind_whose_page_one_may_not_open_is_not_found(year, people, monkeypatch):
    may = Person.has_perm
    monkeypatch.setattr(Person, "has_perm", lambda *args: args[1] != "plans.see" and may(*args))
    assert codes(people["member"], "演练") == {"task": 1}
    assert codes(people["member"], "要点") == {}


def test_it_is_narrowed_by_unit_and_year(year, people):
    for name in ("读者服务部", "采编部"):
        give_order(person=people["clerk"], title="盘点", due_on=date(2027, 1, 8), units=[unit(name)])
    assert codes(people["clerk"], "盘点", unit=unit("采编部")) == {"order": 1}
    assert codes(people["clerk"], "盘点", year=2027) == {"order": 2}
    assert codes(people["clerk"], "盘点", year=2026) == {}
    Answer.objects.filter(task__title="盘点").update(unit=unit("办公室"))
    assert codes(people["clerk"], "盘点", unit=unit("办公室")) == {"order": 2}


def test_the_nearest_come_first_those_that_say_it_in_their_title_before_others(library, people):
    for day, title, text in (
        (date(2026, 12, 1), "冬季盘点", ""),
        (date(2026, 6, 12), "夏季盘点", ""),
        (date(2026, 6, 11), "报表", "附盘点表"),
        (date(2026, 9, 1), "秋季盘点", ""),
    ):
        give_order(person=people["clerk"], title=title, text=text, due_on=day, units=[unit("采编部")])
    assert titles(people["clerk"], "盘点", "order") == ["夏季盘点", "秋季盘点", "冬季盘点", "报表"]


def test_more_than_are_counted_are_said_to_be_more(library, people, monkeypatch):
    monkeypatch.setattr(queries, "COUNTED", 2)
    Unit.objects.bulk_create(Unit(organisation=library, name=f"第{n}分馆") for n in range(4))
    found = queries.search(people["clerk"], "分馆", DAY, {})
    assert (found.count, found.groups[0].said, found.groups[0].is_cut) == ("2+", "2+", True)


def test_the_index_made_anew_finds_the_same(year, people):
    before = set(SearchRow.objects.values_list("kind", "record", "title", "tokens", "url"))
    SearchRow.objects.all().delete()
    assert codes(people["clerk"], "演练") == {}
    assert rebuild_missing() == len(before)
    assert rebuild_missing() == 0
    assert set(SearchRow.objects.values_list("kind", "record", "title", "tokens", "url")) == before
    SearchRow.objects.update(title="错", tokens="错")
    assert rebuild() == len(before)
    assert set(SearchRow.objects.values_list("kind", "record", "title", "tokens", "url")) == before


def test_rows_of_every_kind_are_made_anew_of_all_organisations(year, stranger):
    with scopes_disabled():
        SearchRow.objects.all().delete()
        rebuild()
        assert SearchRow.objects.values("organisation").distinct().count() == 2


def test_every_kind_leads_to_pages_that_ask_for_its_permission(year, people, as_person):
    assert {kind.code for kind in search_kinds()} >= {
        *("plan", "sentence", "commitment", "task", "order", "evidence", "chaser", "entry"),
        *("meeting", "decision", "filing", "unit", "person"),
    }
    browser = as_person(people["member"])
    for row in SearchRow.objects.all():
        assert browser.get(row.url).status_code == 200, row.url


def page(client, **query):
    return client.get(reverse("search"), query)


def test_the_page_groups_by_kind_marks_the_words_and_leads_on(year, people, as_person):
    shown = page(as_person(people["member"]), q="消防").content.decode()
    assert "开展夜间<mark>消防</mark>演练" in shown
    assert "组织夜间<mark>消防</mark>演练并记入台账" in shown
    assert reverse("task", args=[Task.objects.get().pk]) in shown
    assert 'value="消防"' in shown


def test_the_page_of_one_kind_shows_all_of_it_and_keeps_what_narrows(library, people, as_person):
    Unit.objects.bulk_create(Unit(organisation=library, name=f"第{n}分馆") for n in range(23))
    client = as_person(people["member"])
    first = page(client, q="分馆")
    assert first.content.decode().count("<mark>分馆</mark>") == 5
    assert "kind=unit" in first.content.decode()
    assert page(client, q="分馆", kind="task").content.decode().count("<mark>分馆</mark>") == 5
    assert page(client, q="分馆", kind="unit").content.decode().count("<mark>分馆</mark>") == 20
    last = page(client, q="分馆", kind="unit", page=2).content.decode()
    assert last.count("<mark>分馆</mark>") == 3
    assert "q=%E5%88%86%E9%A6%86" in last


def test_what_was_written_is_shown_as_words_and_never_as_markup(library, people, as_person):
    Unit.objects.create(organisation=library, name="<b>古籍</b>")
    shown = page(as_person(people["member"]), q="古籍").content.decode()
    assert "&lt;b&gt;<mark>古籍</mark>&lt;/b&gt;" in shown


def test_empty_pages_say_what_to_do(year, people, as_person):
    client = as_person(people["member"])
    assert "写出其中一两个词" in page(client).content.decode()
    assert "至少写一个字" in page(client, q="？").content.decode()
    assert "没有含“鲸鱼”的内容" in page(client, q="鲸鱼").content.decode()
    assert "到处查找" in page(client, q="鲸鱼", year=2026).content.decode()
    assert page(client, q="x" * 101, unit="none", year="x").status_code == 200


@pytest.mark.parametrize("count", [1, 30])
def test_the_page_takes_as_many_queries_for_many_as_for_one(
    library, people, as_person, django_assert_max_num_queries, count
):
    client = as_person(people["clerk"])
    Unit.objects.bulk_create(Unit(organisation=library, name=f"第{n}分馆") for n in range(count))
    with django_assert_max_num_queries(12):
        page(client, q="分馆", kind="unit")


def test_only_who_is_signed_in_may_search(client, db):
    assert client.get(reverse("search"), {"q": "演练"}).status_code == 302


def test_every_page_has_the_box(people, as_person):
    shown = as_person(people["member"]).get(reverse("my_work")).content.decode()
    assert f'action="{reverse("search")}"' in shown
    assert 'aria-keyshortcuts="/"' in shown


def test_an_organisation_that_ends_takes_what_was_found_of_it_along(year, stranger):
    with scopes_disabled():
        Organisation.objects.filter(pk=stranger.organisation_id).delete()
        assert not SearchRow.objects.filter(organisation=stranger.organisation_id).exists()
