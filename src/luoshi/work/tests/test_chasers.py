"""A chaser: on late work alone, numbered, replied to by each unit, accepted by another, printed."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from docx import Document

from luoshi.foundation.refusals import Refused
from luoshi.journal.models import Event
from luoshi.work.actions import answers as answering
from luoshi.work.actions import chasers as actions
from luoshi.work.models import Answer, Chaser, Reply
from luoshi.work.queries.chasers import open_chasers
from luoshi.work.tests.build import a_commitment, a_plan, publish, unit

NOW, LATER = date(2026, 3, 10), date(2026, 3, 17)


@pytest.fixture
def late(plan, today):
    """The checks of January and February of two units, late in March."""
    today(NOW)
    for name in ("读者服务部", "采编部"):
        a_commitment(plan, title=f"{name}检查", unit=unit(name))
    publish(plan)
    return list(Answer.objects.filter(due_on__lt=NOW))


@pytest.fixture
def chaser(late, people):
    return actions.write_chaser(person=people["leader"], answers=late, text=" 请抓紧。 ", reply_by=LATER)


def reply_of(name):
    return Reply.objects.select_related("unit", "chaser").get(unit__name=name)


def send(client, answers, **said):
    form = {"text": "请抓紧", "reply_by": "2026-03-17", "answers": [answer.pk for answer in answers], **said}
    return client.post(reverse("write_chaser"), form)


def test_it_names_the_late_work_and_asks_each_unit_once(late, clerk):
    page = send(clerk, late)
    row = Chaser.objects.get()
    assert page.url == reverse("chaser", args=[row.pk])
    assert (str(row), row.reply_by) == ("督办〔2026〕1号", LATER)
    assert row.answers.count() == 4
    assert sorted(row.replies.values_list("unit__name", flat=True)) == ["读者服务部", "采编部"]
    assert Event.objects.filter(verb="chased").count() == 4
    html = clerk.get(page.url).content.decode()
    assert all(words in html for words in ("读者服务部检查", "采编部检查", "请抓紧", "未回复"))


def test_what_is_no_longer_late_is_left_out(late, people):
    answering.submit(answer=late[0], person=people["clerk"], word="已办")
    row = actions.write_chaser(person=people["clerk"], answers=late, text="x", reply_by=LATER)
    assert late[0] not in row.answers.all()
    for answer in late[1:]:
        answering.submit(answer=answer, person=people["clerk"], word="已办")
    with pytest.raises(Refused) as refusal:
        actions.write_chaser(person=people["clerk"], answers=late, text="x", reply_by=LATER)
    assert refusal.value.code == "nothing-late"


def test_a_task_of_nobody_cannot_be_chased(plan, people, today):
    today(NOW)
    a_commitment(plan, title="无人检查")
    publish(plan)
    with pytest.raises(Refused):
        actions.write_chaser(
            person=people["clerk"], answers=list(Answer.objects.all()), text="x", reply_by=LATER
        )


def test_numbers_run_through_the_year_and_begin_anew(late, people, today):
    def number(text):
        return actions.write_chaser(
            person=people["clerk"], answers=late, text=text, reply_by=date(2027, 1, 9)
        )

    assert [str(number("一")), str(number("二"))] == ["督办〔2026〕1号", "督办〔2026〕2号"]
    today(date(2027, 1, 4))
    assert str(number("三")) == "督办〔2027〕1号"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"answers": []}, "请至少选择一项逾期任务"),
        ({"reply_by": "2026-03-09"}, "日期已过"),
        ({"text": ""}, "必填"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(late, clerk, said, words):
    page = send(clerk, said.pop("answers", late), **said)
    assert page.status_code == 422
    assert words in page.content.decode()
    assert not Chaser.objects.exists()


def test_the_unit_replies_the_leader_accepts_and_the_last_one_closes_it(chaser, people, as_person):
    member = as_person(people["member"])
    reply = reply_of("读者服务部")
    member.post(reverse("reply_to_chaser", args=[reply.pk]), {"text": "本周完成"})
    reply.refresh_from_db()
    assert (reply.state, reply.text, reply.by) == ("replied", "本周完成", people["member"])
    leader = as_person(people["leader"])
    leader.post(reverse("accept_reply", args=[reply.pk]))
    assert Chaser.objects.get().closed_at is None
    other = reply_of("采编部")
    actions.reply_to_chaser(reply=other, person=people["administrator"], text="已补")
    leader.post(reverse("accept_reply", args=[other.pk]))
    assert Chaser.objects.get().closed_at is not None
    verbs = list(Event.objects.filter(object=chaser.pk).order_by("id").values_list("verb", flat=True))
    assert verbs == ["chaser-written", *["chaser-replied", "chaser-accepted"] * 2]


def test_a_reply_that_does_not_do_comes_back_with_its_reason(chaser, people, as_person):
    reply = reply_of("读者服务部")
    actions.reply_to_chaser(reply=reply, person=people["head"], text="在办")
    as_person(people["leader"]).post(reverse("return_reply", args=[reply.pk]), {"reason": "没有时间表"})
    reply.refresh_from_db()
    assert (reply.state, reply.reason) == ("returned", "没有时间表")
    assert "没有时间表" in as_person(people["head"]).get(reverse("chaser", args=[chaser.pk])).content.decode()
    actions.reply_to_chaser(reply=reply, person=people["head"], text="周五前完成")
    reply.refresh_from_db()
    assert (reply.state, reply.reason) == ("replied", "")


def test_nobody_accepts_a_reply_of_their_own(chaser, people):
    reply = reply_of("读者服务部")
    actions.reply_to_chaser(reply=reply, person=people["clerk"], text="代回复")
    with pytest.raises(PermissionDenied):
        actions.accept_reply(reply=reply, person=people["clerk"])
    actions.accept_reply(reply=reply, person=people["leader"])


@pytest.mark.parametrize(
    ("name", "roles"),
    [
        ("chase", {"leader", "clerk", "administrator"}),
        ("reply", {"head", "member", "clerk", "administrator"}),
        ("accept_reply", {"leader", "clerk", "administrator"}),
    ],
)
def test_who_may(chaser, people, stranger, name, roles):
    reply = reply_of("读者服务部")
    assert {role for role, person in people.items() if person.has_perm(f"work.{name}", reply)} == roles
    assert not stranger.has_perm(f"work.{name}", reply)


def test_a_stranger_finds_none(chaser, stranger, as_person):
    client = as_person(stranger)
    reply = reply_of("读者服务部")
    assert client.get(reverse("chaser", args=[chaser.pk])).status_code == 404
    assert client.get(reverse("print_chaser", args=[chaser.pk])).status_code == 404
    assert client.post(reverse("reply_to_chaser", args=[reply.pk]), {"text": "x"}).status_code == 404
    assert str(chaser) not in client.get(reverse("chasers")).content.decode()


def test_it_prints_as_an_official_paper(chaser, clerk):
    page = clerk.get(reverse("print_chaser", args=[chaser.pk]))
    assert page["Content-Disposition"] == 'attachment; filename="chaser-2026-1.docx"'
    document = Document(io.BytesIO(page.content))
    texts = [one.text for one in document.paragraphs if one.text]
    assert texts[:4] == ["青山市图书馆", "督办〔2026〕1号", "督办单", "读者服务部、采编部："]
    assert "请抓紧。" in texts
    assert texts[-2:] == ["leader 员", "2026年3月10日"] or texts[-2] == "leader 员"
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows[1] == ["读者服务部检查", "读者服务部", "2026年1月30日"]
    assert len(rows) == 5


def test_open_ones_stand_on_top_for_whoever_they_concern(chaser, people):
    on_top = {role for role, person in people.items() if open_chasers(person)}
    assert on_top == {"leader", "clerk", "administrator", "head", "member"}
    reply = reply_of("读者服务部")
    actions.reply_to_chaser(reply=reply, person=people["head"], text="在办")
    actions.accept_reply(reply=reply, person=people["leader"])
    assert not open_chasers(people["head"])
    (found,) = open_chasers(people["leader"])
    assert (found.units, found.replied) == (2, 1)


def test_the_list_parts_open_from_closed_and_says_what_is_overdue(chaser, clerk, today):
    assert "前回复" in clerk.get(reverse("chasers")).content.decode()
    today(date(2026, 3, 18))
    assert "起逾期未复" in clerk.get(reverse("chasers")).content.decode()
    Chaser.objects.update(closed_at="2026-03-18T00:00:00Z")
    page = clerk.get(reverse("chasers"))
    assert list(page.context["closed"]) == [chaser]
    assert "没有待回复的督办单" in page.content.decode()


def test_without_late_work_there_is_nothing_to_write(library, people, clerk, plan):
    assert "没有逾期事项" in clerk.get(reverse("write_chaser")).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_take_as_many_queries_for_three_as_for_one(
    late, people, clerk, library, count, django_assert_max_num_queries
):
    for _number in range(count):
        actions.write_chaser(person=people["clerk"], answers=late, text="x", reply_by=LATER)
    a_plan(library, people["clerk"])
    with django_assert_max_num_queries(9):
        clerk.get(reverse("chasers"))
    with django_assert_max_num_queries(9):
        clerk.get(reverse("chaser", args=[Chaser.objects.first().pk]))
    with django_assert_max_num_queries(9):
        clerk.get(reverse("write_chaser"))
