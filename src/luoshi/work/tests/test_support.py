"""A unit asks another for its part, and sees for whom it waits."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from luoshi.foundation.refusals import Refused
from luoshi.journal.models import Event
from luoshi.work.actions import answers as actions
from luoshi.work.actions.support import ask_unit
from luoshi.work.models import Answer, Part, TaskState
from luoshi.work.tests.build import a_commitment, once, publish, quota, unit

NOW = date(2026, 6, 10)
DUE = date(2026, 6, 20)


@pytest.fixture
def answer(plan, today):
    """读者服务部 owes one by the end of June, with 采编部 in support of it by the plan."""
    today(NOW)
    once(plan, supports=["采编部"], title="办展览", unit=unit("读者服务部"))
    publish(plan)
    return Answer.objects.select_related("task").get(unit__name="读者服务部")


def asked(answer, person, name="办公室", word="请提供场地", due_on=DUE):
    return ask_unit(answer=answer, person=person, unit=unit(name), word=word, due_on=due_on)


def post(client, answer, **said):
    facts = {"unit": unit("办公室").pk, "word": "请提供场地", "due_on": "2026-06-20", **said}
    return client.post(reverse("ask_unit", args=[answer.pk]), facts)


def page_of(client, answer):
    return client.get(reverse("task", args=[answer.task_id])).content.decode()


def test_the_other_unit_gets_a_part_of_its_own_with_the_word_and_the_date(answer, people):
    row = asked(answer, people["head"])
    assert (row.unit.name, row.part, row.state) == ("办公室", Part.SUPPORT, TaskState.PLANNED)
    assert (row.word, row.due_on, row.asked_by) == ("请提供场地", DUE, answer)
    answer.refresh_from_db()
    assert (answer.state, answer.task.due_on) == ("open", date(2026, 6, 30))
    event = Event.objects.get(verb="unit-asked")
    told = {"unit": "读者服务部", "to": "办公室", "note": "请提供场地"}
    assert event.data == {**told, "answer_state": ["planned", "open"]}


def test_whoever_asked_sees_for_whom_it_waits_until_that_unit_has_handed_in(answer, people, as_person):
    member = as_person(people["member"])
    assert post(member, answer).url == reverse("task", args=[answer.task_id])
    assert "等待办公室" in page_of(member, answer)
    assert "请提供场地" in page_of(member, answer)
    row = Answer.objects.get(unit__name="办公室")
    actions.submit(answer=row, person=people["clerk"], word="场地已定")
    assert "等待办公室" not in page_of(member, answer)
    assert "由读者服务部提出" in page_of(member, answer)


def test_only_the_answer_that_asked_waits(plan, people, today, as_person):
    today(NOW)
    a_commitment(plan, title="各自检查", every_unit="year", each_unit=True)
    publish(plan)
    Answer.objects.filter(unit__name="采编部").delete()
    first = Answer.objects.get(unit__name="读者服务部")
    asked(first, people["head"], "采编部")
    cards = as_person(people["head"]).get(reverse("task", args=[first.task_id])).context["cards"]
    waiting = {card.answer.unit.name: [one.unit.name for one in card.waits_for] for card in cards}
    assert waiting["读者服务部"] == ["采编部"]
    assert waiting["办公室"] == waiting["采编部"] == []


def test_a_unit_that_has_a_part_is_neither_offered_nor_asked_again(answer, people, as_person):
    form = as_person(people["head"]).get(reverse("ask_unit", args=[answer.pk])).context["form"]
    offered = {label.strip() for key, label in form.fields["unit"].choices if key}
    assert offered == {"馆领导", "办公室"}
    with pytest.raises(Refused) as refusal:
        asked(answer, people["head"], "采编部")
    assert refusal.value.code == "has-a-part"
    assert Answer.objects.count() == 2


def test_what_is_handed_in_asks_nobody(answer, people):
    actions.submit(answer=answer, person=people["head"], word="已办")
    with pytest.raises(Refused) as refusal:
        asked(answer, people["head"])
    assert refusal.value.code == "answer-closed"


def test_not_for_a_day_that_has_passed(answer, people, as_person):
    page = post(as_person(people["head"]), answer, due_on="2026-06-09")
    assert page.status_code == 422
    assert "日期已过" in page.content.decode()
    with pytest.raises(Refused) as refusal:
        asked(answer, people["head"], due_on=date(2026, 6, 9))
    assert refusal.value.code == "due-before-today"
    assert not Answer.objects.filter(unit__name="办公室").exists()
    assert post(as_person(people["head"]), answer, due_on="2026-06-10").status_code == 302


@pytest.mark.parametrize(
    ("role", "status"),
    [
        *(("head", 302), ("member", 302), ("clerk", 403), ("administrator", 403)),
        *(("leader", 403), ("legal", 403), ("auditor", 403)),
    ],
)
def test_those_who_do_the_work_ask(answer, people, as_person, role, status):
    assert post(as_person(people[role]), answer).status_code == status
    assert Answer.objects.filter(unit__name="办公室").exists() == (status == 302)


def test_a_stranger_finds_nothing(answer, stranger, as_person):
    assert post(as_person(stranger), answer).status_code == 404


def test_the_target_is_not_that_of_who_only_helps(plan, people, today, as_person):
    today(NOW)
    quota(plan, 4, title="讲座", unit=unit("读者服务部"))
    publish(plan)
    row = asked(Answer.objects.select_related("task").get(), people["head"])
    actions.submit(answer=row, person=people["administrator"], word="已供")
    clerk = as_person(people["clerk"])
    cards = clerk.get(reverse("task", args=[row.task_id])).context["cards"]
    assert ["accept_part" in card.may for card in cards] == [False, False]
    assert page_of(clerk, row).count("reached-bar") == 1


def test_the_task_does_not_wait_for_who_only_helps(answer, people):
    asked(answer, people["head"])
    actions.submit(answer=answer, person=people["head"], word="已办")
    actions.accept(answer=Answer.objects.get(pk=answer.pk), person=people["clerk"])
    answer.task.refresh_from_db()
    assert answer.task.state == "accepted"


def test_publishing_anew_leaves_what_was_asked(answer, plan, people):
    asked(answer, people["head"])
    once(plan, title="另一件", unit=unit("读者服务部"))
    publish(plan)
    assert Answer.objects.get(unit__name="办公室").asked_by == answer
