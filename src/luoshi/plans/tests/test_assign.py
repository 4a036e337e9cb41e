"""Naming who does what: in bulk, by name, from suggestions, and back."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django_scopes import scope

from luoshi.journal.models import Event
from luoshi.organisation.actions import add_alias, remove_alias
from luoshi.organisation.models import Alias, Unit
from luoshi.plans.models import Commitment, Measure, Section, UnitFrom
from luoshi.plans.tests.conftest import TEXT

OFFICE = ("administrator", "clerk")
STEPS = ("assign_units", "map_doer", "accept_suggestions", "undo_assigning")


@pytest.fixture
def office(small_plan, people, as_person):
    """`office("assign_units", unit=…)` does that as the clerk, in the browser's script."""
    client = as_person(people["clerk"])

    def post(step, /, **data):
        return client.post(reverse(step, args=[small_plan.pk]), data, headers={"HX-Request": "true"})

    return post


def _unit(name):
    return Unit.objects.get(name=name)


def _helpers(commitment):
    return [support.unit.name for support in commitment.supports.all()]


def _last_step():
    return Event.objects.exclude(data__step=None).order_by("-id").first().data["step"]


def test_the_page_shows_the_outline_the_units_and_the_names_nobody_goes_by(small_plan, people, as_person):
    page = as_person(people["clerk"]).get(reverse("assign", args=[small_plan.pk]))
    board = page.context["board"]
    assert [part.section.title for part in board.sections] == ["办好读者服务", "管好内部事务"]
    assert [one.measure.number for part in board.sections for one in part.parts] == [1, 2, 3]
    assert board.unmatched == [("志愿者中心", 2), ("保卫科", 1)]
    assert (board.total, board.without) == (6, 4)
    assert board.led[_unit("读者服务部").pk] == 1
    assert 'draggable="true"' in page.content.decode()


def test_a_name_is_not_asked_for_where_each_unit_answers_for_itself(small_plan, clerk, named):
    Commitment.objects.filter(pk=named("朗读").pk).update(each_unit=True)
    board = clerk.get(reverse("assign", args=[small_plan.pk])).context["board"]
    assert board.unmatched == [("志愿者中心", 1), ("保卫科", 1)]


def test_a_unit_is_given_to_chosen_commitments(office, named):
    unit = _unit("采编部")
    answer = office("assign_units", id=[named("书屋").pk, named("值班").pk], unit=unit.pk, role="lead")
    assert answer.status_code == 200
    assert {named(words).unit for words in ("书屋", "值班")} == {unit}
    assert named("书屋").unit_from == UnitFrom.PERSON
    assert named("朗读").unit is None


def test_a_unit_is_given_to_a_measure_and_to_a_section(office, small_plan, named):
    measure = Measure.objects.get(plan=small_plan, number=2)
    section = Section.objects.get(plan=small_plan, number=2)
    office("assign_units", measure=measure.pk, section=section.pk, unit=_unit("采编部").pk, role="lead")
    led = Commitment.objects.filter(unit=_unit("采编部")).order_by("position")
    assert [one.measure.number for one in led.select_related("measure")] == [2, 2, 3, 3]
    assert _helpers(named("消防")) == []


def test_one_event_a_commitment_and_one_step_for_all(office, named):
    office("assign_units", id=[named("书屋").pk, named("值班").pk], unit=_unit("采编部").pk, role="lead")
    events = Event.objects.filter(verb="commitment-assigned")
    assert len(events) == 2
    assert len({event.data["step"] for event in events}) == 1


def test_what_has_the_unit_already_is_left_as_it_is(office, named):
    before = named("夜读").version
    office("assign_units", id=[named("夜读").pk, named("值班").pk], unit=_unit("读者服务部").pk, role="lead")
    office("assign_units", id=named("值班").pk, unit=_unit("读者服务部").pk, role="lead")
    assert named("夜读").version == before + 1  # named by a person from now on
    assert named("值班").version == 2


def test_supporting_units_are_added_and_the_lead_is_never_its_own_support(office, named):
    for name in ("采编部", "办公室", "采编部", "读者服务部"):
        office("assign_units", id=named("夜读").pk, unit=_unit(name).pk, role="support")
    assert _helpers(named("夜读")) == ["办公室", "采编部"]
    assert named("夜读").unit == _unit("读者服务部")
    office("assign_units", id=named("夜读").pk, unit=_unit("采编部").pk, role="lead")
    assert named("夜读").unit == _unit("采编部")
    assert _helpers(named("夜读")) == ["办公室"]


def test_each_unit_and_nobody_need_no_unit(office, named):
    office("assign_units", id=named("夜读").pk, unit="", role="each")
    night = named("夜读")
    assert (night.each_unit, night.unit, night.unit_from) == (True, None, UnitFrom.PERSON)
    office("assign_units", id=night.pk, unit=_unit("采编部").pk, role="lead")
    assert not named("夜读").each_unit
    office("assign_units", id=night.pk, unit="", role="nobody")
    night = named("夜读")
    assert (night.each_unit, night.unit, night.unit_from) == (False, None, UnitFrom.NOBODY)


@pytest.mark.parametrize(
    "data", [{"unit": "", "role": "lead"}, {"unit": "x", "role": "lead"}, {"unit": "", "role": "boss"}]
)
def test_without_a_unit_nothing_is_given(office, named, data):
    answer = office("assign_units", id=named("值班").pk, **data)
    assert answer.status_code == 422
    assert "toast" in answer.content.decode()
    assert named("值班").unit is None


def test_without_a_choice_nothing_is_given(office):
    unit = _unit("采编部").pk
    assert office("assign_units", unit=unit, role="lead").status_code == 422
    assert office("assign_units", id="no-key", unit=unit, role="lead").status_code == 422
    assert not Commitment.objects.filter(unit=unit).exists()


def test_a_dissolved_unit_is_not_offered(office, named):
    Unit.objects.filter(name="采编部").update(closed_on="2026-01-31")
    assert (
        office("assign_units", id=named("值班").pk, unit=_unit("采编部").pk, role="lead").status_code == 422
    )


def test_a_whole_step_is_taken_back_at_once(office, named):
    office("assign_units", id=named("夜读").pk, unit=_unit("办公室").pk, role="support")
    office("assign_units", id=[named("夜读").pk, named("值班").pk], unit="", role="each")
    assert named("值班").each_unit
    office("undo_assigning", step=_last_step())
    assert (named("值班").unit, named("值班").each_unit) == (None, False)
    assert (named("夜读").unit, _helpers(named("夜读"))) == (_unit("读者服务部"), ["办公室"])


def test_a_name_is_mapped_once_for_all_who_bear_it(office, named):
    unit = _unit("读者服务部")
    assert "志愿者中心" in office("map_doer", name="志愿者中心", unit=unit.pk, role="lead").content.decode()
    assert Alias.objects.get(name="志愿者中心").unit == unit
    assert {named(words).unit for words in ("朗读", "巡检")} == {unit}
    office("undo_assigning", step=_last_step())
    assert {named(words).unit for words in ("朗读", "巡检")} == {None}
    assert not Alias.objects.exists()


def test_a_name_is_free_again_once_its_mapping_is_taken_back(office, named):
    office("map_doer", name="志愿者中心", unit=_unit("读者服务部").pk, role="lead")
    taken_back = office("undo_assigning", step=_last_step())
    assert taken_back.context["board"].unmatched == [("志愿者中心", 2), ("保卫科", 1)]
    office("map_doer", name="志愿者中心", unit=_unit("采编部").pk, role="lead")
    assert {named(words).unit for words in ("朗读", "巡检")} == {_unit("采编部")}


def test_a_name_taken_away_since_does_not_hold_up_its_undoing(office, named, people):
    office("map_doer", name="志愿者中心", unit=_unit("读者服务部").pk, role="lead")
    step = _last_step()
    remove_alias(alias=Alias.objects.get(), person=people["clerk"])
    assert office("undo_assigning", step=step).status_code == 200
    assert named("朗读").unit is None


def test_the_history_of_the_plan_tells_who_was_meant_and_that_it_was_taken_back(
    office, small_plan, people, as_person, named
):
    office("map_doer", name="志愿者中心", unit=_unit("读者服务部").pk, role="lead")
    office("undo_assigning", step=_last_step())
    told = as_person(people["clerk"]).get(reverse("plan_history", args=[small_plan.pk])).content.decode()
    assert "说明“志愿者中心”指读者服务部" in told
    assert "撤回了“志愿者中心”的所指" in told


def test_the_unknown_one_of_several_doers_becomes_a_support(office, named):
    assert named("消防").unit == _unit("办公室")
    office("map_doer", name="保卫科", unit=_unit("采编部").pk, role="lead")
    fire = named("消防")
    assert (fire.unit, _helpers(fire)) == (_unit("办公室"), ["采编部"])


def test_a_name_can_mean_each_unit_and_then_is_no_alias(office, named):
    office("map_doer", name="志愿者中心", unit="", role="each")
    assert named("朗读").each_unit and named("巡检").each_unit
    assert not Alias.objects.exists()


def test_what_the_office_named_is_not_given_away_with_a_name(office, named):
    office("assign_units", id=named("朗读").pk, unit=_unit("采编部").pk, role="lead")
    office("map_doer", name="志愿者中心", unit=_unit("办公室").pk, role="lead")
    assert named("朗读").unit == _unit("采编部")
    assert named("巡检").unit == _unit("办公室")


@pytest.mark.parametrize("name", ["", "办公室", "长" * 81])
def test_a_name_that_is_none_is_refused(office, named, name):
    assert office("map_doer", name=name, unit=_unit("采编部").pk, role="lead").status_code == 422
    assert not Alias.objects.exists()


def test_a_name_needs_its_unit(office):
    assert office("map_doer", name="志愿者中心", unit="", role="lead").status_code == 422


def test_a_name_known_since_is_suggested_and_accepted_with_one_key(
    office, small_plan, people, as_person, named
):
    add_alias(unit=_unit("采编部"), person=people["clerk"], name="志愿者中心")
    board = as_person(people["clerk"]).get(reverse("assign", args=[small_plan.pk])).context["board"]
    assert [row.pk for row, _owners in board.suggested] == [named("朗读").pk, named("巡检").pk]
    office("accept_suggestions")
    assert {named(words).unit for words in ("朗读", "巡检")} == {_unit("采编部")}


def test_last_years_lead_units_are_suggested_and_accepted(office, small_plan, read_text, people, as_person):
    measure = Measure.objects.get(plan=small_plan, number=2)
    office("assign_units", measure=measure.pk, unit=_unit("采编部").pk, role="lead")
    plan = read_text(TEXT.replace("2026", "2027"))
    books = Commitment.objects.get(plan=plan, quote__contains="书屋")
    assert (books.unit, books.unit_from) == (_unit("采编部"), UnitFrom.MEMORY)
    client = as_person(people["clerk"])
    page = client.get(reverse("assign", args=[plan.pk]))
    assert books.pk in [row.pk for row, _owners in page.context["board"].suggested]
    client.post(reverse("accept_suggestions", args=[plan.pk]))
    books.refresh_from_db()
    assert (books.unit, books.unit_from) == (_unit("采编部"), UnitFrom.PERSON)
    assert client.get(reverse("assign", args=[plan.pk])).context["board"].suggested == []


def test_without_script_the_page_is_shown_again(small_plan, people, as_person, named):
    client = as_person(people["clerk"])
    data = {"id": named("值班").pk, "unit": _unit("采编部").pk, "role": "lead"}
    answer = client.post(reverse("assign_units", args=[small_plan.pk]), data)
    assert answer.url == reverse("assign", args=[small_plan.pk])
    assert named("值班").unit == _unit("采编部")


@pytest.mark.parametrize("role", ["administrator", "clerk", "leader", "head", "member", "legal", "auditor"])
def test_only_the_office_names_who_does_what(small_plan, people, as_person, named, role):
    client, may = as_person(people[role]), role in OFFICE
    assert client.get(reverse("assign", args=[small_plan.pk])).status_code == (200 if may else 403)
    for name in STEPS:
        data = {"id": named("值班").pk, "unit": _unit("采编部").pk, "role": "lead", "name": "志愿者中心"}
        answer = client.post(reverse(name, args=[small_plan.pk]), data)
        assert answer.status_code == (302 if may else 403), name
    assert bool(Event.objects.filter(verb="commitment-assigned")) is may


def test_a_stranger_finds_nothing(small_plan, stranger, as_person, named):
    client = as_person(stranger)
    assert client.get(reverse("assign", args=[small_plan.pk])).status_code == 404
    for name in STEPS:
        assert client.post(reverse(name, args=[small_plan.pk])).status_code == 404


def test_another_organisations_units_and_commitments_are_out_of_reach(office, stranger, named):
    with scope(organisation=stranger.organisation_id):
        foreign = Unit.objects.get()
    assert office("assign_units", id=named("值班").pk, unit=foreign.pk, role="lead").status_code == 422
    assert named("值班").unit is None


def test_steps_go_by_post_alone(small_plan, people, as_person):
    client = as_person(people["clerk"])
    assert {client.get(reverse(name, args=[small_plan.pk])).status_code for name in STEPS} == {405}


def test_the_page_costs_the_same_for_one_row_and_three(
    read_text, people, as_person, django_assert_max_num_queries
):
    rows = "由办公室、保卫科每月检查1次消防设施。"
    more = "".join(rows.replace("消防", word) for word in ("电梯", "门禁"))
    head = "青山市图书馆2026年工作要点\n一、办好服务\n1.安全管理。"
    plans = [read_text(f"{head}{rows}\n"), read_text(f"{head}{rows}{more}\n")]
    client, costs = as_person(people["clerk"]), []
    for plan in plans:
        with django_assert_max_num_queries(12) as counted:
            client.get(reverse("assign", args=[plan.pk]))
        costs.append(len(counted))
    assert costs[0] == costs[1]
