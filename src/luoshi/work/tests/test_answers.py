"""From handing in to what counts: each unit's answer, its reviewers, and nobody closes their own work."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile

from luoshi.foundation.refusals import Conflict, Refused
from luoshi.journal.models import Event
from luoshi.organisation.models import Membership, Person, StandIn
from luoshi.work.actions import answers, evidence
from luoshi.work.models import Answer, Evidence, Task, Use
from luoshi.work.tests.build import a_commitment, publish, quota, unit

NOW = date(2026, 6, 10)


@pytest.fixture
def answer(plan, today):
    """读者服务部's part in twelve lectures: it has a head and a member."""
    today(NOW)
    quota(plan, 12, title="举办讲座", unit=unit("读者服务部"))
    publish(plan)
    return Answer.objects.get()


@pytest.fixture
def with_photo(answer, people):
    evidence.add_file(
        answer=answer, person=people["member"], file=photo(), happened_on=NOW, quantity=Decimal(3)
    )
    return answer


def photo(words=b"picture"):
    return ContentFile(words, name="讲座.jpg")


def newcomer(library, login, role, where="读者服务部"):
    person = Person.objects.create(organisation=library, login=login, name=login)
    Membership.objects.create(organisation=library, person=person, unit=unit(where), role=role)
    return person


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def test_a_members_work_goes_to_the_head_and_then_to_the_office(with_photo, people):
    answers.submit(answer=with_photo, person=people["member"])
    assert (fresh(with_photo).state, fresh(with_photo).reviewer) == ("submitted", "head")
    answers.accept(answer=with_photo, person=people["head"])
    assert (fresh(with_photo).state, fresh(with_photo).reviewer) == ("submitted", "office")
    assert fresh(with_photo).reached == 0
    answers.accept(answer=with_photo, person=people["clerk"])
    done = fresh(with_photo)
    assert (done.state, done.reviewer, done.reached, done.reported) == ("accepted", "", 3, 3)
    assert done.closed_on is not None
    assert done.task.state == "accepted"
    assert [event.verb for event in Event.objects.filter(object=done.task_id).order_by("id")] == [
        "evidence-added",
        "answer-submitted",
        "answer-passed-on",
        "answer-accepted",
    ]


def test_a_heads_own_work_goes_to_the_office(with_photo, people):
    answers.submit(answer=with_photo, person=people["head"])
    assert fresh(with_photo).reviewer == "office"


def test_where_no_head_is_named_the_office_looks_first(with_photo, people):
    Membership.objects.filter(role="head").delete()
    answers.submit(answer=with_photo, person=people["member"])
    assert fresh(with_photo).reviewer == "office"


def test_the_office_that_steps_in_for_a_head_says_yes_once(with_photo, people):
    answers.submit(answer=with_photo, person=people["member"])
    answers.accept(answer=with_photo, person=people["clerk"])
    assert fresh(with_photo).state == "accepted"


@pytest.mark.parametrize(("wanted", "path"), [("head", ["head"]), ("leader", ["head", "leader"])])
def test_a_commitment_says_who_has_the_last_word(with_photo, people, wanted, path):
    commitment = with_photo.task.commitment
    commitment.reviewer = wanted
    commitment.save()
    answers.submit(answer=with_photo, person=people["member"])
    for role in path:
        assert fresh(with_photo).reviewer == role
        answers.accept(answer=fresh(with_photo), person=people[role])
    assert fresh(with_photo).state == "accepted"


def test_a_head_has_not_the_last_word_on_work_of_their_own(with_photo, people):
    with_photo.task.commitment.reviewer = "head"
    with_photo.task.commitment.save()
    answers.submit(answer=with_photo, person=people["head"])
    assert fresh(with_photo).reviewer == "office"


def test_nobody_accepts_their_own_work_nor_what_they_entered_for_others(with_photo, people):
    answers.submit(answer=with_photo, person=people["clerk"], whose=people["head"])
    entered = fresh(with_photo)
    assert (entered.submitted_by, entered.entered_by) == (people["head"], people["clerk"])
    for role in ("head", "clerk"):
        with pytest.raises(PermissionDenied):
            answers.accept(answer=fresh(with_photo), person=people[role])
    answers.accept(answer=fresh(with_photo), person=people["administrator"])
    assert fresh(with_photo).state == "accepted"


def test_who_stands_in_for_the_one_whose_work_it_is_does_not_accept_it_either(with_photo, people, library):
    second = newcomer(library, "second", "clerk", "办公室")
    dates = {"starts_on": NOW, "ends_on": NOW}
    StandIn.objects.create(organisation=library, absent=people["member"], person=second, **dates)
    answers.submit(answer=with_photo, person=people["member"])
    with pytest.raises(PermissionDenied):
        answers.accept(answer=fresh(with_photo), person=Person.objects.get(pk=second.pk))


@pytest.mark.parametrize(
    ("first", "last", "may"),
    [
        (NOW, NOW, True),
        (date(2026, 6, 1), date(2026, 6, 9), False),
        (date(2026, 6, 11), date(2026, 7, 1), False),
    ],
)
def test_a_stand_in_reviews_on_the_days_named(with_photo, people, library, first, last, may):
    stand_in = newcomer(library, "stand-in", "member", "采编部")
    StandIn.objects.create(
        organisation=library, absent=people["head"], person=stand_in, starts_on=first, ends_on=last
    )
    answers.submit(answer=with_photo, person=people["member"])
    assert Person.objects.get(pk=stand_in.pk).has_perm("work.review", fresh(with_photo)) is may


def test_the_powers_of_an_administrator_are_nobodys_to_lend(people, library):
    stand_in = newcomer(library, "stand-in", "member", "采编部")
    for role in ("administrator", "legal", "auditor"):
        StandIn.objects.create(
            organisation=library,
            absent=people[role],
            person=stand_in,
            starts_on=NOW,
            ends_on=date(2099, 1, 1),
        )
    assert Person.objects.get(pk=stand_in.pk).roles == {"member"}


def test_a_return_gives_its_reason_and_what_comes_again_counts(with_photo, people):
    answers.submit(answer=with_photo, person=people["head"])
    answers.send_back(answer=with_photo, person=people["clerk"], reason=" 缺少签到表 ")
    back = fresh(with_photo)
    assert (back.state, back.reviewer, back.word, back.task.state) == (
        "returned",
        "",
        "缺少签到表",
        "returned",
    )
    evidence.add_note(answer=back, person=people["head"], note="补签到表", happened_on=NOW)
    answers.submit(answer=back, person=people["head"])
    answers.accept(answer=back, person=people["clerk"])
    assert fresh(back).reached == 4
    assert Event.objects.get(verb="answer-returned").data["reason"] == "缺少签到表"


def test_a_part_counts_and_the_rest_is_still_owed(with_photo, people):
    answers.submit(answer=with_photo, person=people["head"])
    answers.accept(answer=with_photo, person=people["clerk"], is_part=True)
    part = fresh(with_photo)
    assert (part.state, part.reached, part.closed_on, part.task.state) == ("open", 3, None, "open")
    evidence.add_note(answer=part, person=people["head"], note="又九场", happened_on=NOW, quantity=Decimal(9))
    assert (fresh(part).reported, fresh(part).reached) == (12, 3)


def test_nothing_is_handed_in_without_a_piece_or_a_word(answer, people):
    with pytest.raises(Refused) as refusal:
        answers.submit(answer=answer, person=people["head"], word="  ")
    assert refusal.value.code == "nothing-to-show"
    answers.submit(answer=answer, person=people["head"], word="已办，见现场")
    assert fresh(answer).word == "已办，见现场"


def test_what_was_handed_in_is_fixed(with_photo, people):
    piece = Evidence.objects.get()
    assert piece.fixed_at is None
    answers.submit(answer=with_photo, person=people["head"])
    assert fresh(piece).fixed_at is not None
    with pytest.raises(Refused) as refusal:
        evidence.add_note(answer=with_photo, person=people["head"], note="再添", happened_on=NOW)
    assert refusal.value.code == "answer-closed"
    answers.take_back(answer=with_photo, person=people["member"])
    evidence.withdraw_use(use=Use.objects.get(), person=people["member"])
    assert fresh(Use.objects.get()).withdrawn_at is not None
    assert (fresh(with_photo).state, fresh(with_photo).reported) == ("open", 0)
    assert Evidence.objects.filter(pk=piece.pk).exists()


def test_what_was_never_handed_in_goes_when_it_is_withdrawn(with_photo, people):
    evidence.withdraw_use(use=Use.objects.get(), person=people["member"])
    assert not Evidence.objects.exists()
    assert not Use.objects.exists()


def test_what_was_accepted_stays(with_photo, people):
    answers.submit(answer=with_photo, person=people["head"])
    answers.accept(answer=with_photo, person=people["clerk"], is_part=True)
    with pytest.raises(Refused) as refusal:
        evidence.withdraw_use(use=Use.objects.get(), person=people["head"])
    assert refusal.value.code == "accepted-stays"


def test_one_piece_counts_for_several_tasks_and_once_for_each(with_photo, plan, people):
    a_commitment(plan, title="夜读", unit=unit("读者服务部"))
    publish(plan)
    other = Answer.objects.filter(task__title="夜读").first()
    piece = Evidence.objects.get()
    evidence.use_evidence(answer=other, person=people["member"], evidence=piece)
    assert fresh(other).reported == 1
    assert piece.uses.count() == 2
    with pytest.raises(Refused) as refusal:
        evidence.use_evidence(answer=other, person=people["member"], evidence=piece)
    assert refusal.value.code == "used-already"
    evidence.withdraw_use(use=other.uses.get(), person=people["member"])
    assert Evidence.objects.filter(pk=piece.pk).exists()


def test_the_office_waives_with_a_reason_and_opens_again(answer, people):
    answers.waive(answer=answer, person=people["clerk"], reason="闭馆改造")
    assert (fresh(answer).state, fresh(answer).word, fresh(answer).task.state) == (
        "waived",
        "闭馆改造",
        "waived",
    )
    answers.reopen(answer=answer, person=people["clerk"], reason="已恢复开放")
    assert (fresh(answer).state, fresh(answer).closed_on, fresh(answer).task.state) == ("open", None, "open")


def test_nothing_waived_can_be_handed_in(answer, people):
    answers.waive(answer=answer, person=people["clerk"], reason="闭馆")
    with pytest.raises(Refused) as refusal:
        answers.submit(answer=answer, person=people["head"], word="已办")
    assert refusal.value.code == "step-not-open"


def test_the_head_hands_it_to_someone_of_the_unit(answer, people):
    answers.hand_over(answer=answer, person=people["head"], to=people["member"])
    assert fresh(answer).person == people["member"]
    with pytest.raises(Refused) as refusal:
        answers.hand_over(answer=answer, person=people["head"], to=people["clerk"])
    assert refusal.value.code == "not-of-unit"
    answers.hand_over(answer=answer, person=people["head"], to=None)
    assert fresh(answer).person is None


@pytest.mark.parametrize(
    ("verb", "roles"),
    [
        ("answer", {"head", "member", "clerk", "administrator"}),
        ("hand", {"head", "clerk", "administrator"}),
        ("ask", {"head", "member"}),
        ("waive", {"clerk", "administrator"}),
        ("reopen", {"clerk", "administrator"}),
        ("order", {"leader", "clerk", "administrator"}),
        ("remark", {"administrator", "clerk", "leader", "head", "member", "legal", "auditor"}),
    ],
)
def test_who_may(answer, people, stranger, verb, roles):
    assert {role for role, person in people.items() if person.has_perm(f"work.{verb}", answer)} == roles
    assert not stranger.has_perm(f"work.{verb}", answer)


@pytest.mark.parametrize(
    ("waits", "roles"),
    [
        ("head", {"head", "clerk", "administrator"}),
        ("office", {"clerk", "administrator"}),
        ("leader", {"leader"}),
        ("", set()),
    ],
)
def test_who_reviews_what_waits_with_whom(answer, people, stranger, waits, roles):
    answer.reviewer = waits
    assert {role for role, person in people.items() if person.has_perm("work.review", answer)} == roles
    assert not stranger.has_perm("work.review", answer)


def test_a_task_is_done_when_each_unit_has_answered_and_shows_the_worst_until_then(plan, people, today):
    today(NOW)
    quota(plan, 1, title="各自检查", each_unit=True)
    publish(plan)
    task = Task.objects.get()
    first, second, third = task.answers.order_by("unit__position")
    answers.waive(answer=first, person=people["clerk"], reason="无此项")
    assert fresh(task).state == "open"
    for row in (second, third):
        answers.submit(answer=row, person=people["administrator"], word="已查")
    assert fresh(task).state == "submitted"
    answers.send_back(answer=second, person=people["clerk"], reason="缺照片")
    assert fresh(task).state == "returned"
    answers.submit(answer=second, person=people["administrator"], word="已补")
    for row in (second, third):
        answers.accept(answer=row, person=people["clerk"])
    assert fresh(task).state == "accepted"


def test_a_unit_that_only_supports_does_not_close_the_task(plan, people, today):
    today(NOW)
    quota(plan, 1, title="共办", unit=unit("采编部"), supports=["读者服务部"])
    publish(plan)
    support = Answer.objects.get(part="support")
    answers.submit(answer=support, person=people["head"], word="已配合")
    answers.accept(answer=support, person=people["clerk"])
    assert (fresh(support).state, fresh(support.task).state) == ("accepted", "planned")


def test_an_answer_that_publishing_dropped_meanwhile_is_a_conflict(answer, people):
    Task.objects.all().delete()
    with pytest.raises(Conflict):
        answers.submit(answer=answer, person=people["head"], word="已办")


def test_publishing_again_leaves_begun_work_alone(with_photo, plan):
    plan.commitments.update(times_value=10, version=2)
    publish(plan)
    assert Use.objects.count() == 1
    assert fresh(with_photo).task.target == 12
