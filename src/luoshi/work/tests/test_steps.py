"""The steps of an answer as people take them: from its task's page, in dialogs, by every role."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from luoshi.work.actions import answers as actions
from luoshi.work.actions.requests import ask
from luoshi.work.models import Answer, Evidence, Request, Tick, Wish
from luoshi.work.tests.build import a_commitment, publish, quota, unit

NOW = date(2026, 6, 10)
HTMX = {"HX-Request": "true"}


@pytest.fixture
def answer(plan, today):
    """读者服务部's twelve lectures of the year."""
    today(NOW)
    quota(plan, 12, title="举办讲座", unit=unit("读者服务部"))
    publish(plan)
    return Answer.objects.get(task__title="举办讲座")


@pytest.fixture
def as_role(people, as_person):
    return lambda role: as_person(people[role])


def step(client, name, row, **said):
    return client.post(reverse(name, args=[row.pk]), said)


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def handed_in(answer, people, role="head", word="已办"):
    actions.submit(answer=answer, person=people[role], word=word)
    return fresh(answer)


def test_handed_in_from_the_page_with_files_and_a_count(answer, as_role):
    photos = [SimpleUploadedFile(f"{n}.png", b"\x89PNG\r\n\x1a\n" + bytes([n])) for n in range(2)]
    said = {"word": "两场讲座", "quantity": "2", "happened_on": "2026-06-09", "attached": photos}
    page = step(as_role("member"), "hand_in", answer, **said)
    assert page.url == reverse("task", args=[answer.task_id])
    assert (fresh(answer).state, fresh(answer).reported, fresh(answer).word) == ("submitted", 2, "两场讲座")
    assert list(Evidence.objects.values_list("media_type", flat=True)) == ["image/png"] * 2


def test_handed_in_by_words_alone_counts_as_said(answer, as_role):
    step(as_role("member"), "hand_in", answer, word="三场讲座", quantity="3", happened_on="2026-06-09")
    assert (fresh(answer).reported, Evidence.objects.get().note) == (3, "三场讲座")


def test_with_files_and_no_count_each_file_counts(answer, as_role):
    files = [SimpleUploadedFile(f"{n}.txt", b"a%d" % n) for n in range(3)]
    step(as_role("member"), "hand_in", answer, word="", happened_on="2026-06-09", attached=files)
    assert fresh(answer).reported == 3


def test_a_file_that_cannot_be_taken_leaves_everything_as_it_was(answer, as_role):
    files = [SimpleUploadedFile("a.txt", b"a"), SimpleUploadedFile("b.docx", b"MZ\0\0")]
    page = as_role("member").post(
        reverse("hand_in", args=[answer.pk]),
        {"word": "已办", "happened_on": "2026-06-09", "attached": files},
        headers=HTMX,
    )
    assert page.status_code == 422
    assert "程序" in page.content.decode()
    assert not Evidence.objects.exists()
    assert fresh(answer).state == "planned"


def test_to_htmx_the_page_is_drawn_anew_and_a_faulty_form_comes_back_in_the_dialog(answer, as_role):
    member = as_role("member")
    address = reverse("hand_in", args=[answer.pk])
    faulty = member.post(address, {"word": "x", "happened_on": "2026-06-11"}, headers=HTMX)
    assert faulty.status_code == 422
    assert "<html" not in faulty.content.decode()
    assert "这一天还没有到" in faulty.content.decode()
    good = member.post(address, {"word": "x", "happened_on": "2026-06-09"}, headers=HTMX)
    assert (good.status_code, good["HX-Refresh"]) == (204, "true")


def test_the_office_says_whose_work_it_enters(answer, as_role, people):
    clerk = as_role("clerk")
    form = clerk.get(reverse("hand_in", args=[answer.pk])).context["form"]
    assert set(form.fields["whose"].queryset) == {people["head"], people["member"]}
    said = {"word": "已办", "happened_on": "2026-06-09", "whose": people["member"].pk}
    step(clerk, "hand_in", answer, **said)
    assert (fresh(answer).submitted_by, fresh(answer).entered_by) == (people["member"], people["clerk"])
    page = clerk.get(reverse("task", args=[answer.task_id])).content.decode()
    assert "由clerk 员代填" in page
    member = as_role("member").get(reverse("hand_in", args=[answer.pk]))
    assert "whose" not in member.context["form"].fields


def test_reviewed_from_the_page(answer, as_role, people):
    handed_in(answer, people)
    clerk = as_role("clerk")
    step(clerk, "send_back", answer, reason="缺名单")
    assert (fresh(answer).state, fresh(answer).word) == ("returned", "缺名单")
    assert "已退回：缺名单" in clerk.get(reverse("task", args=[answer.task_id])).content.decode()
    handed_in(answer, people)
    step(clerk, "accept_part", answer, word="继续")
    assert fresh(answer).state == "open"
    handed_in(answer, people)
    step(clerk, "accept", answer)
    assert fresh(answer).state == "accepted"
    step(clerk, "reopen", answer, reason="漏报")
    assert fresh(answer).state == "open"
    step(clerk, "waive", answer, reason="闭馆")
    assert "免办：闭馆" in clerk.get(reverse("task", args=[answer.task_id])).content.decode()


@pytest.mark.parametrize("name", ["send_back", "waive"])
def test_no_step_without_its_reason(answer, as_role, people, name):
    if name == "send_back":
        handed_in(answer, people)
    before = fresh(answer).state
    assert step(as_role("clerk"), name, answer, reason=" ").status_code == 422
    assert fresh(answer).state == before


def test_taken_back(answer, as_role, people):
    handed_in(answer, people, "member")
    step(as_role("member"), "take_back", answer)
    assert (fresh(answer).state, fresh(answer).reviewer) == ("open", "")


def test_handed_over_to_someone_of_the_unit(answer, as_role, people):
    head = as_role("head")
    step(head, "hand_over", answer, to=people["member"].pk)
    assert fresh(answer).person == people["member"]
    assert step(head, "hand_over", answer, to=people["clerk"].pk).status_code == 422
    step(head, "hand_over", answer, to="")
    assert fresh(answer).person is None


def buttons(client, answer):
    page = client.get(reverse("task", args=[answer.task_id]))
    (card,) = page.context["cards"]
    return {one.url.partition("?")[0].strip("/").split("/")[-1] for one in card.steps}


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("member", {"hand-in", "ask-unit", "ask-date", "ask-waiver"}),
        ("head", {"hand-in", "hand-over", "ask-unit", "ask-date", "ask-waiver"}),
        ("clerk", {"hand-in", "hand-over", "waive"}),
        ("leader", set()),
        ("auditor", set()),
        ("legal", set()),
    ],
)
def test_each_sees_the_buttons_of_what_they_may_do(answer, as_role, role, expected):
    assert buttons(as_role(role), answer) == expected


def test_the_buttons_of_what_is_handed_in(answer, as_role, people):
    handed_in(answer, people, "member")
    assert buttons(as_role("member"), answer) == {"take-back"}
    assert buttons(as_role("head"), answer) == {"accept", "return", "take-back"}
    assert buttons(as_role("clerk"), answer) == {"accept", "accept-part", "return", "take-back"}


def test_late_work_can_be_chased_from_its_page(answer, as_role, today):
    today(date(2027, 1, 4))
    assert "write" in buttons(as_role("leader"), answer)
    assert "write" not in buttons(as_role("head"), answer)


def test_a_unit_asks_and_the_office_answers(answer, as_role, people):
    step(as_role("head"), "ask_date", answer, due_on="2026-12-31", reason="场地未到位")
    row = Request.objects.get()
    clerk = as_role("clerk")
    page = clerk.get(reverse("task", args=[answer.task_id])).content.decode()
    assert "head 员申请改到2026年12月31日" in page
    said = clerk.get(reverse("grant", args=[row.pk])).content.decode()
    assert all(part in said for part in ("（head 员）申请将", "改到2026年12月31日：场地未到位"))
    step(clerk, "grant", row, word="可以")
    assert (fresh(row).state, fresh(answer).due_on, fresh(answer).task.due_on) == (
        *("granted", date(2026, 12, 31)),
        date(2026, 12, 31),
    )
    assert fresh(answer).task.planned_on == answer.task.planned_on
    step(as_role("head"), "ask_waiver", answer, reason="闭馆改造")
    other = Request.objects.get(wish="waiver")
    assert "申请免办" in clerk.get(reverse("refuse", args=[other.pk])).content.decode()
    step(clerk, "refuse", other, reason="改为线上")
    assert (fresh(other).state, fresh(other).reply, fresh(answer).state) == ("refused", "改为线上", "planned")
    step(as_role("head"), "ask_waiver", answer, reason="仍不能办")
    step(clerk, "grant", Request.objects.get(state="waiting"), word="")
    assert (fresh(answer).state, fresh(answer).word) == ("waived", "仍不能办")


def test_nobody_asks_twice_for_the_same_nor_decides_what_they_asked_for(answer, as_role, people):
    head = as_role("head")
    step(head, "ask_waiver", answer, reason="一")
    step(head, "ask_waiver", answer, reason="二")
    assert Request.objects.count() == 1
    answer.unit = unit("办公室")
    answer.save()
    own = ask(answer=answer, person=people["clerk"], wish=Wish.DATE, reason="x", due_on=date(2026, 12, 31))
    step(as_role("clerk"), "grant", own, word="")
    assert fresh(own).state == "waiting"
    step(as_role("administrator"), "grant", own, word="")
    assert fresh(own).state == "granted"


def test_a_date_that_has_passed_cannot_be_asked_for(answer, as_role):
    page = step(as_role("head"), "ask_date", answer, due_on="2026-06-09", reason="x")
    assert page.status_code == 422


def test_one_of_many_gets_a_date_of_its_own_and_the_task_waits_for_the_last(plan, people, today):
    today(NOW)
    quota(plan, 1, title="各自检查", due="6月底前", each_unit=True)
    publish(plan)
    first, second = Answer.objects.filter(task__title="各自检查")[:2]
    before = first.task.due_on
    from luoshi.work.actions.requests import grant

    asked = ask(answer=first, person=people["clerk"], wish=Wish.DATE, reason="x", due_on=date(2026, 7, 10))
    grant(request=asked, person=people["administrator"])
    assert (fresh(first).due_on, fresh(second).due_on) == (date(2026, 7, 10), before)
    assert fresh(first).task.due_on == date(2026, 7, 10)


def test_talk_is_read_by_everyone_who_has_to_do_with_it(answer, as_role):
    step(as_role("leader"), "remark", answer.task, text="注意质量")
    page = as_role("member").get(reverse("task", args=[answer.task_id])).content.decode()
    assert "注意质量" in page
    assert step(as_role("leader"), "remark", answer.task, text=" ").status_code == 422


@pytest.fixture
def daily(plan, today):
    today(NOW)
    a_commitment(plan, title="每日巡查", every_unit="day", unit=unit("读者服务部"))
    publish(plan)
    return Answer.objects.select_related("task").get(task__period_start=date(2026, 2, 1))


def tap(client, answer, key):
    return client.post(reverse("tick", args=[answer.pk, key]), headers=HTMX)


def test_a_daily_duty_is_a_tick_sheet_of_the_months_working_days(daily, as_role):
    """In February 2026 the 14th and the 28th are worked, the 16th to the 23rd are a holiday."""
    member = as_role("member")
    (card,) = member.get(reverse("task", args=[daily.task_id])).context["cards"]
    days = [line.label.day for line in card.sheet.lines]
    assert len(days) == daily.task.target == 16
    assert {14, 28} <= set(days)
    assert not set(range(16, 24)) & set(days)
    html = tap(member, daily, "2026-02-02").content.decode()
    assert 'aria-pressed="true"' in html
    assert (fresh(daily).reported, fresh(daily).state) == (1, "open")
    tap(member, daily, "2026-02-02")
    assert fresh(daily).reported == 0


def test_only_a_line_of_the_sheet_can_be_ticked(daily, answer, as_role):
    member = as_role("member")
    assert tap(member, daily, "2026-02-01").status_code == 404
    assert tap(member, answer, "2026-02-02").status_code == 404
    assert tap(as_role("leader"), daily, "2026-02-02").status_code == 403
    assert not Tick.objects.exists()


def test_a_full_sheet_is_handed_in_and_counts(daily, as_role, people):
    member = as_role("member")
    for line in member.get(reverse("task", args=[daily.task_id])).context["cards"][0].sheet.lines:
        tap(member, daily, line.key)
    step(member, "hand_in", daily, word="", happened_on="2026-06-09")
    actions.accept(answer=fresh(daily), person=people["clerk"])
    assert (fresh(daily).state, fresh(daily).reached) == ("accepted", Decimal(16))


def test_what_each_person_owes_is_ticked_person_by_person(plan, people, today, as_role):
    today(NOW)
    quota(plan, 2, title="每人两个月", each_person=True, unit=unit("读者服务部"))
    publish(plan)
    row = Answer.objects.get()
    head = as_role("head")
    (card,) = head.get(reverse("task", args=[row.task_id])).context["cards"]
    assert [line.label for line in card.sheet.lines] == [people["head"], people["member"]]
    tap(head, row, str(people["member"].pk))
    assert Tick.objects.get().person == people["member"]
    (card,) = head.get(reverse("task", args=[row.task_id])).context["cards"]
    assert card.sheet.ticked == 1
    assert "0/2 人" in head.get(reverse("task", args=[row.task_id])).content.decode()


def test_a_sheet_that_is_not_full_can_be_accepted_in_part(plan, people, today, as_role):
    today(NOW)
    quota(plan, 1, title="每人一课", each_person=True, unit=unit("读者服务部"))
    publish(plan)
    row = Answer.objects.get()
    head = as_role("head")
    tap(head, row, str(people["member"].pk))
    handed_in(row, people)
    assert "accept-part" in buttons(as_role("clerk"), row)
    actions.take_back(answer=row, person=people["head"])
    tap(head, row, str(people["head"].pk))
    handed_in(row, people)
    assert "accept-part" not in buttons(as_role("clerk"), row)


def test_after_a_tap_the_sheet_says_how_far_it_is(daily, as_role):
    assert (
        "0/16 工作日 <small>另有1待通过</small>"
        in tap(as_role("member"), daily, "2026-02-02").content.decode()
    )


def test_the_list_of_tasks_shows_how_far_each_is(answer, as_role, people):
    step(as_role("member"), "hand_in", answer, word="三场讲座", quantity="3", happened_on="2026-06-09")
    html = as_role("clerk").get(reverse("tasks")).content.decode()
    assert "0/12 场 <small>另有3待通过</small>" in html
    actions.accept(answer=fresh(answer), person=people["clerk"], is_part=True)
    assert "3/12 场</span>" in as_role("clerk").get(reverse("tasks")).content.decode()


@pytest.mark.parametrize("name", ["hand_in", "hand_over", "ask_date", "ask_waiver"])
def test_a_stranger_finds_nothing(answer, stranger, as_person, name):
    assert as_person(stranger).get(reverse(name, args=[answer.pk])).status_code == 404


def test_the_page_takes_as_many_queries_for_many_units_as_for_one(
    answer, plan, people, as_role, django_assert_max_num_queries
):
    quota(plan, 3, title="各自讲座", each_unit=True)
    publish(plan)
    many = Answer.objects.filter(task__title="各自讲座")
    for row in many:
        actions.submit(answer=row, person=people["administrator"], word="已办")
    clerk = as_role("clerk")
    for row in (answer, many[0]):
        with django_assert_max_num_queries(12):
            clerk.get(reverse("task", args=[row.task_id]))
