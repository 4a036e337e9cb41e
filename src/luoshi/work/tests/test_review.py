"""What waits for someone's word, by where it waits; several accepted at once."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from luoshi.plans.models import Reviewer
from luoshi.work.actions import answers as actions
from luoshi.work.actions.evidence import add_note
from luoshi.work.actions.requests import ask
from luoshi.work.models import Answer, Wish
from luoshi.work.tests.build import once, publish, unit

NOW = date(2026, 6, 10)


@pytest.fixture
def year(plan, today):
    """Four of 读者服务部 and one of 采编部."""
    today(NOW)
    for number in range(4):
        once(plan, title=f"第{number}件", unit=unit("读者服务部"))
    once(plan, title="采编", unit=unit("采编部"))
    publish(plan)
    return plan


def answer_of(title):
    return Answer.objects.select_related("task__commitment", "unit").get(task__title=title)


def handed_in(title, person, waits=None):
    """One that waits with the office, or where it is said."""
    answer = answer_of(title)
    actions.submit(answer=answer, person=person, word=f"{title}已办")
    if waits:
        Answer.objects.filter(pk=answer.pk).update(reviewer=waits)
    return answer_of(title)


@pytest.fixture
def waiting(year, people):
    """One with the head, one with the office, one with a leader, one of another unit with the office."""
    return {
        "head": handed_in("第0件", people["member"], Reviewer.HEAD),
        "office": handed_in("第1件", people["head"], Reviewer.OFFICE),
        "leader": handed_in("第2件", people["head"], Reviewer.LEADER),
        "other": handed_in("采编", people["administrator"], Reviewer.OFFICE),
    }


def review(client, **query):
    return client.get(reverse("review"), query)


def shown(page):
    return {
        stage.reviewer: [line.answer.task.title for line in stage.lines] for stage in page.context["stages"]
    }


def accept(client, *answers, query=""):
    return client.post(reverse("accept_several") + query, {"answers": [row.pk for row in answers]})


def states(*answers):
    return [Answer.objects.get(pk=row.pk).state for row in answers]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("head", {"head": ["第0件"]}),
        ("leader", {"leader": ["第2件"]}),
        ("clerk", {"office": ["第1件", "采编"]}),
        ("administrator", {"office": ["第1件"]}),
    ],
)
def test_each_sees_what_waits_for_their_word_and_never_what_they_entered(
    waiting, people, as_person, role, expected
):
    assert shown(review(as_person(people[role]))) == expected


@pytest.mark.parametrize("role", ["member", "legal", "auditor"])
def test_who_looks_at_nobodys_work_has_no_such_page(waiting, people, as_person, role):
    client = as_person(people[role])
    assert review(client).status_code == 403
    assert accept(client, waiting["office"]).status_code == 403
    assert reverse("review") not in client.get(reverse("tasks")).content.decode()
    assert states(waiting["office"]) == ["submitted"]


def test_it_says_what_was_done_by_whom_and_with_how_much_evidence(year, people, as_person):
    add_note(answer=answer_of("第0件"), person=people["head"], note="照片在馆网", happened_on=NOW)
    answer = handed_in("第0件", people["head"])
    html = review(as_person(people["clerk"])).content.decode()
    for words in ("第0件已办", "head 员", "1件佐证材料", reverse("evidence", args=[answer.pk])):
        assert words in html
    assert reverse("send_back", args=[answer.pk]) in html


def test_it_is_filtered_by_unit(waiting, people, as_person):
    clerk = as_person(people["clerk"])
    assert shown(review(clerk, unit=unit("采编部").pk)) == {"office": ["采编"]}
    nothing = review(clerk, unit=unit("办公室").pk)
    assert "该单位没有等您审核的事项" in nothing.content.decode()


def test_several_are_accepted_at_once_and_the_filter_stays(waiting, people, as_person):
    clerk = as_person(people["clerk"])
    query = "?" + urlencode({"unit": unit("读者服务部").pk})
    page = accept(clerk, waiting["office"], waiting["other"], query=query)
    assert page.url == reverse("review") + query
    assert states(waiting["office"], waiting["other"]) == ["accepted", "accepted"]
    assert "已通过2项" in review(clerk).content.decode()


def test_what_is_no_longer_ones_own_to_accept_is_left_and_said(waiting, people, as_person):
    clerk = as_person(people["clerk"])
    actions.take_back(answer=waiting["office"], person=people["head"])
    assert accept(clerk, *waiting.values()).url == reverse("review")
    assert states(*waiting.values()) == ["accepted", "open", "submitted", "accepted"]
    html = review(clerk).content.decode()
    assert "已通过2项" in html
    assert "2项在此期间有变动" in html


def test_nothing_chosen_says_so(waiting, people, as_person):
    clerk = as_person(people["clerk"])
    accept(clerk)
    assert "没有选择任何事项" in review(clerk).content.decode()
    assert set(states(*waiting.values())) == {"submitted"}


def test_requests_stand_below_for_the_office(year, people, as_person):
    asked = ask(answer=answer_of("第0件"), person=people["head"], wish=Wish.WAIVER, reason="闭馆改造")
    clerk = as_person(people["clerk"])
    page = review(clerk)
    assert page.context["to_decide"] == [asked]
    assert reverse("grant", args=[asked.pk]) in page.content.decode()
    assert review(clerk, unit=unit("采编部").pk).context["to_decide"] == []
    assert review(as_person(people["head"])).context["to_decide"] == []


def test_nothing_waits(year, people, as_person):
    assert "没有等您审核的事项" in review(as_person(people["clerk"])).content.decode()


def test_a_stranger_neither_sees_nor_accepts(waiting, stranger, as_person):
    client = as_person(stranger)
    assert shown(review(client)) == {}
    accept(client, waiting["office"])
    assert states(waiting["office"]) == ["submitted"]


def test_its_price_does_not_grow(year, people, as_person, django_assert_max_num_queries):
    clerk = as_person(people["clerk"])

    def cost():
        with django_assert_max_num_queries(12) as taken:
            review(clerk)
        return len(taken)

    handed_in("第0件", people["head"])
    few = cost()
    for title in ("第1件", "第2件", "第3件"):
        handed_in(title, people["head"])
    assert cost() == few
