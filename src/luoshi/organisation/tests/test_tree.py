"""One organisation below another: agreed by both with a code, ended by either, told in both journals, never a ring."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django_scopes import scope, scopes_disabled
from hypothesis import given
from hypothesis import strategies as st

from luoshi.foundation.refusals import Refused
from luoshi.journal.models import Event
from luoshi.organisation.actions.tree import join_above
from luoshi.organisation.models import Invitation, Membership, Organisation, Person, Subordination, Unit
from luoshi.organisation.queries.above import node_of, stands_below

NOW = date(2026, 6, 10)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args, **_kwargs: NOW)


def founded(name):
    """An organisation with an administrator."""
    with scopes_disabled():
        organisation = Organisation.objects.create(name=name)
        office = Unit.objects.create(organisation=organisation, name="办公室")
        person = Person.objects.create(organisation=organisation, login=name, name=f"{name}管理员")
        Membership.objects.create(organisation=organisation, person=person, unit=office, role="administrator")
    return person


@pytest.fixture
def bureau(db):
    """The administrator of the bureau that the library is to stand below."""
    return founded("青山市文化局")


def code_of(person, as_person, **said):
    """A code that the person's organisation gives out."""
    client = as_person(person)
    client.post(reverse("invite_below"), {"ends_on": "2026-07-01", "note": "图书馆", **said})
    with scopes_disabled():
        return Invitation.objects.get(organisation=person.organisation).code


def join(person, code, as_person):
    return as_person(person).post(reverse("join_above"), {"code": code})


def ties():
    with scopes_disabled():
        return set(Subordination.objects.values_list("organisation__name", "above__name"))


def test_with_the_code_of_the_one_above_it_stands_below(bureau, people, as_person):
    code = code_of(bureau, as_person)
    join(people["administrator"], f" {code[:4].lower()}-{code[4:]} ", as_person)
    assert ties() == {("青山市图书馆", "青山市文化局")}
    shown = as_person(people["administrator"]).get(reverse("organisations")).context
    assert shown["above"].above.name == "青山市文化局"
    assert [
        tie.organisation.name for tie in as_person(bureau).get(reverse("organisations")).context["below"]
    ] == ["青山市图书馆"]
    with scopes_disabled():
        told = Event.objects.filter(verb="organisation-joined").values_list("organisation", "object_name")
        assert {name for _key, name in told} == {"青山市图书馆", "青山市文化局"}
        assert not Invitation.objects.exists()


@pytest.mark.parametrize("code", ["ABCDEFGHJKMN", ""])
def test_a_code_that_nobody_gave_is_named_beside_its_field(bureau, people, as_person, code):
    assert join(people["administrator"], code, as_person).status_code == 422
    assert ties() == set()


def test_a_code_is_used_once_and_only_until_its_day(bureau, people, as_person, monkeypatch):
    code = code_of(bureau, as_person)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args, **_kwargs: date(2026, 7, 2))
    assert join(people["administrator"], code, as_person).status_code == 422
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args, **_kwargs: date(2026, 7, 1))
    join(people["administrator"], code, as_person)
    other = founded("青山市档案馆")
    assert join(other, code, as_person).status_code == 422
    assert len(ties()) == 1


def test_a_withdrawn_code_leads_nowhere(bureau, people, as_person):
    code = code_of(bureau, as_person)
    with scopes_disabled():
        key = Invitation.objects.get().pk
    assert (
        as_person(people["administrator"]).post(reverse("withdraw_invitation", args=[key])).status_code == 404
    )
    as_person(bureau).post(reverse("withdraw_invitation", args=[key]))
    assert join(people["administrator"], code, as_person).status_code == 422


def test_nobody_stands_below_two_or_in_a_ring(bureau, people, as_person):
    join(people["administrator"], code_of(bureau, as_person), as_person)
    other = founded("青山市教育局")
    assert "已有上级" in join(people["administrator"], code_of(other, as_person), as_person).content.decode()
    own = code_of(people["administrator"], as_person)
    assert "是本单位的下级" in join(bureau, own, as_person).content.decode()
    assert ties() == {("青山市图书馆", "青山市文化局")}


@pytest.mark.parametrize("side", ["below", "above"])
def test_either_side_ends_it(bureau, people, as_person, side):
    join(people["administrator"], code_of(bureau, as_person), as_person)
    with scopes_disabled():
        key = Subordination.objects.get().pk
    stranger = founded("别的单位")
    as_person(stranger).post(reverse("end_tie", args=[key]))
    assert len(ties()) == 1
    as_person(people["administrator"] if side == "below" else bureau).post(reverse("end_tie", args=[key]))
    assert ties() == set()


def test_only_administrators_tie_and_untie(bureau, people, as_person):
    code = code_of(bureau, as_person)
    for role in ("clerk", "leader", "auditor"):
        client = as_person(people[role])
        assert client.get(reverse("organisations")).status_code == 403
        assert client.post(reverse("join_above"), {"code": code}).status_code == 403
        assert client.post(reverse("invite_below"), {"ends_on": "2026-07-01"}).status_code == 403
    assert ties() == set()


def test_a_code_for_days_that_have_passed_is_not_made(bureau, as_person):
    page = as_person(bureau).post(reverse("invite_below"), {"ends_on": "2026-06-09"})
    assert page.status_code == 422


def test_the_action_itself_refuses_a_ring(bureau, people):
    with scopes_disabled():
        own = people["administrator"].organisation
        Subordination.objects.create(organisation=own, above=bureau.organisation)
        Invitation.objects.create(
            organisation=own, made_by=people["administrator"], ends_on=NOW, code="ABCDEFGHJKMN"
        )
    with scope(organisation=bureau.organisation_id), pytest.raises(Refused) as refused:
        join_above(person=bureau, code="ABCDEFGHJKMN")
    assert refused.value.code == "would-be-a-ring"


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=40))
def test_whoever_joins_in_whatever_order_there_is_never_a_ring(wishes):
    above = {}
    for one, other in wishes:
        if one not in above and not stands_below(other, one, above):
            above[one] = other
    for one in range(10):
        seen, place = set(), one
        while place in above:
            assert place not in seen
            seen.add(place)
            place = above[place]
    roots = [one for one in range(10) if one not in above]
    names = {one: str(one) for one in range(10)}
    found = [key for root in roots for key in node_of(root, above, names).whole]
    assert sorted(found) == list(range(10))
