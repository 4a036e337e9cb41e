"""My work: what one owes and what waits for one's word, each finished from its line."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from luoshi.organisation.models import StandIn
from luoshi.work.actions import answers as actions
from luoshi.work.actions.chasers import write_chaser
from luoshi.work.actions.orders import give_order
from luoshi.work.actions.requests import ask
from luoshi.work.actions.support import ask_unit
from luoshi.work.models import Answer, Wish
from luoshi.work.tests.build import a_commitment, a_plan, once, publish, unit

NOW = date(2026, 6, 10)


@pytest.fixture
def today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args, **_kwargs: NOW)


@pytest.fixture
def year(library, people, today):
    """In June 读者服务部 is late once, owes one this week, two within thirty days and one in autumn."""
    plan = a_plan(library, people["clerk"])
    for day, title in (
        ("5月20日前", "迟了"),
        ("6月15日前", "本周"),
        ("7月1日前", "下月"),
        ("10月底前", "秋天"),
    ):
        once(plan, day, title=title, unit=unit("读者服务部"))
    a_commitment(
        plan, ["读者服务部"], title="协办", every_unit="year", due_text="7月3日前", unit=unit("采编部")
    )
    publish(plan)
    return plan


def answer_of(title, name="读者服务部"):
    return Answer.objects.select_related("task", "unit").get(task__title=title, unit__name=name)


@pytest.fixture
def shown(people, as_person):
    def get(role):
        page = as_person(people[role]).get(reverse("my_work"))
        assert page.status_code == 200
        return page

    return get


def titles(lines):
    return [line.answer.task.title for line in lines]


def test_it_is_parted_by_when_it_is_due(year, shown):
    work = shown("member").context["work"]
    assert titles(work.late) == ["迟了"]
    assert titles(work.this_week) == ["本周"]
    assert titles(work.later) == ["下月", "协办"]
    assert work.returned == []


def test_what_came_back_stands_first_with_its_reason(year, shown, people):
    actions.submit(answer=answer_of("本周"), person=people["head"], word="已办")
    assert titles(shown("head").context["work"].this_week) == []
    actions.send_back(answer=answer_of("本周"), person=people["clerk"], reason="缺照片")
    page = shown("member")
    assert titles(page.context["work"].returned) == ["本周"]
    assert "缺照片" in page.content.decode()


def test_what_the_head_handed_to_someone_is_theirs_and_the_heads(year, shown, people, library, as_person):
    from luoshi.organisation.models import Membership, Person

    other = Person.objects.create(organisation=library, login="other", name="他人")
    Membership.objects.create(organisation=library, person=other, unit=unit("读者服务部"), role="member")
    actions.hand_over(answer=answer_of("本周"), person=people["head"], to=other)
    assert titles(shown("member").context["work"].this_week) == []
    assert titles(shown("head").context["work"].this_week) == ["本周"]
    assert titles(as_person(other).get(reverse("my_work")).context["work"].this_week) == ["本周"]


def test_what_is_in_ones_own_hands_can_be_looked_at_alone(year, shown, people, as_person):
    assert shown("member").context["whose"] == []
    actions.hand_over(answer=answer_of("本周"), person=people["head"], to=people["member"])
    page = shown("member")
    assert titles(page.context["work"].late) == ["迟了"]
    assert "交给我的" in page.content.decode()
    page = as_person(people["member"]).get(reverse("my_work"), {"of": "me"})
    work = page.context["work"]
    assert (titles(work.this_week), work.late, work.later) == (["本周"], [], [])
    assert work.counts == {"returned": 0, "late": 0, "this_week": 1, "later": 0, "all": 4, "in_hand": 1}
    assert "本科室全部" in page.content.decode()


def test_what_comes_again_and_again_stands_as_one_line(year, shown, people, as_person):
    a_commitment(year, title="每周报数", every_unit="week", unit=unit("读者服务部"))
    publish(year)
    page = shown("member")
    (late,) = [section for section in page.context["work"].sections if section.key == "late"]
    folds = {fold[0].answer.task.title: len(fold) for fold in late.shown}
    assert folds == {"每周报数": 22, "迟了": 1}
    first, second, *_others = late.shown[0]
    assert first.answer.due_on < second.answer.due_on
    assert "同一事项另有21期" in page.content.decode()
    address = reverse("same_work", args=[first.answer.pk])
    member = as_person(people["member"])
    rest = member.get(address, headers={"HX-Request": "true"}).context["lines"]
    assert [line.answer.pk for line in rest[:21]] == [line.answer.pk for line in late.shown[0][1:]]
    page = member.get(address)
    assert page.context["lines"] == rest
    assert "<title>同一事项的其余工作" in page.content.decode()
    assert as_person(people["auditor"]).get(address).status_code == 403


def test_of_a_long_list_the_first_few_are_shown_and_the_others_folded(year, shown):
    for number in range(7):
        once(year, "5月25日前", title=f"第{number}件", unit=unit("读者服务部"))
    publish(year)
    page = shown("member")
    (late,) = [section for section in page.context["work"].sections if section.key == "late"]
    assert (len(late.shown), late.rest_count, len(late.lines)) == (6, 2, 8)
    assert "其余2项" in page.content.decode()


def test_how_late_it_is_is_said_in_days(year, shown):
    html = shown("member").content.decode()
    assert "逾期21天" in html
    assert "6月15日" in html


def test_a_line_says_for_whom_it_waits(year, shown, people):
    answer = answer_of("本周")
    day = date(2026, 6, 12)
    row = ask_unit(answer=answer, person=people["head"], unit=unit("办公室"), word="请供场地", due_on=day)
    assert "等待办公室（2026年6月12日前）" in shown("member").content.decode()
    assert titles(shown("clerk").context["work"].this_week) == ["本周"]
    actions.submit(answer=row, person=people["clerk"], word="已定")
    assert "等待办公室" not in shown("member").content.decode()


def test_whoever_stands_in_has_the_work_too(year, people, as_person, library):
    absent = {"absent": people["member"], "person": people["leader"]}
    StandIn.objects.create(organisation=library, **absent, starts_on=NOW, ends_on=NOW)
    page = as_person(people["leader"]).get(reverse("my_work"))
    assert titles(page.context["work"].late) == ["迟了"]


@pytest.mark.parametrize(
    ("waits", "who"), [("head", {"head"}), ("office", {"clerk", "administrator"}), ("leader", {"leader"})]
)
def test_what_waits_stands_with_whoever_says_yes(year, shown, people, waits, who):
    answer = answer_of("本周")
    actions.submit(answer=answer, person=people["member"], word="已办")
    Answer.objects.filter(pk=answer.pk).update(reviewer=waits)
    assert {role for role in people if titles(shown(role).context["to_review"]) == ["本周"]} == who


def test_own_work_does_not_wait_for_oneself(year, shown, people):
    actions.submit(answer=answer_of("本周"), person=people["clerk"], word="代办")
    assert titles(shown("clerk").context["to_review"]) == []
    assert titles(shown("head").context["to_review"]) == ["本周"]


def test_handed_in_accepted_and_returned_from_the_line(year, shown, people):
    html = shown("member").content.decode()
    assert reverse("hand_in", args=[answer_of("本周").pk]) in html
    actions.submit(answer=answer_of("本周"), person=people["head"], word="已办")
    html = shown("clerk").content.decode()
    assert reverse("accept", args=[answer_of("本周").pk]) in html
    assert reverse("send_back", args=[answer_of("本周").pk]) in html


def test_requests_wait_for_the_office_alone(year, shown, people):
    asked = ask(answer=answer_of("本周"), person=people["head"], wish=Wish.WAIVER, reason="闭馆")
    assert {role for role in people if list(shown(role).context["to_decide"]) == [asked]} == {
        "clerk",
        "administrator",
    }
    assert "申请免办" in shown("clerk").content.decode()


def test_an_order_is_work_like_all_other(year, shown, people):
    give_order(
        person=people["leader"], title="报送清单", due_on=date(2026, 6, 12), units=[unit("读者服务部")]
    )
    page = shown("member")
    assert titles(page.context["work"].this_week) == ["报送清单", "本周"]
    assert "交办" in page.content.decode()


def test_open_chasers_stand_on_top(year, shown, people):
    write_chaser(person=people["leader"], answers=[answer_of("迟了")], text="x", reply_by=date(2026, 6, 12))
    html = shown("member").content.decode()
    assert html.index("督办〔2026〕1号") < html.index('class="tiles"')


def test_nothing_to_do_says_where_the_year_is(library, people, today, shown):
    assert "目前没有要办的事" in shown("member").content.decode()


def test_a_stranger_sees_nothing_of_it(year, stranger, as_person):
    assert as_person(stranger).get(reverse("my_work")).context["work"].is_empty


@pytest.mark.parametrize("role", ["head", "clerk"])
def test_its_price_does_not_grow(year, people, as_person, django_assert_max_num_queries, role):
    browser = as_person(people[role])

    def cost():
        with django_assert_max_num_queries(12) as taken:
            browser.get(reverse("my_work"))
        return len(taken)

    actions.submit(answer=answer_of("本周"), person=people["member"], word="已办")
    ask(answer=answer_of("下月"), person=people["head"], wish=Wish.WAIVER, reason="x")
    few = cost()
    for number in range(3):
        once(year, "6月20日前", title=f"第{number}件", unit=unit("读者服务部"))
    publish(year)
    for number in range(2):
        actions.submit(answer=answer_of(f"第{number}件"), person=people["member"], word="已办")
    ask(answer=answer_of("第2件"), person=people["head"], wish=Wish.WAIVER, reason="x")
    assert cost() == few


def test_what_is_long_late_does_not_crowd_out_what_is_due_now(year, shown, people, monkeypatch):
    monkeypatch.setattr("luoshi.desk.queries.my_work.MOST", 3)
    for number in range(4):
        once(year, "3月20日前", title=f"旧事{number}", unit=unit("读者服务部"))
    publish(year)
    page = shown("member")
    work = page.context["work"]
    assert titles(work.this_week) == ["本周"]
    assert titles(work.late) == []
    assert (work.counts["late"], work.cut) == (5, True)
    assert '<span class="tile-value">5</span>' in page.content.decode()
    assert "还有更多" in page.content.decode()
