"""People are added, changed, given roles and closed, each with one event; someone always administers."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from luoshi.foundation.refusals import Refused
from luoshi.journal.models import Event
from luoshi.journal.queries import history
from luoshi.organisation import actions
from luoshi.organisation.models import Membership, Person, Role, Unit
from luoshi.organisation.queries import found_people, people_of


@pytest.fixture
def boss(people):
    return people["administrator"]


@pytest.fixture
def unit(library):
    return Unit.objects.get(name="采编部")


def verbs():
    return list(Event.objects.order_by("id").values_list("verb", flat=True))


def role_of(person, role):
    return Membership.objects.select_related("person", "unit").get(person=person, role=role)


def test_a_new_person_cannot_sign_in_before_a_link(library, boss, unit):
    added = actions.add_person_with_role(
        organisation=library, person=boss, name="林晓", login=" Ｌin.Xiao ", unit=unit, role=Role.HEAD
    )
    assert added.login == "lin.xiao"
    assert not added.has_usable_password()
    assert [membership.role for membership in people_of(unit)] == ["head"]
    assert verbs() == ["person-added", "role-given"]
    assert Event.objects.first().parent == unit.pk


@pytest.mark.parametrize("login", ["member", "MEMBER", "stranger"])
def test_a_sign_in_name_belongs_to_one_person_on_the_whole_server(library, people, stranger, boss, login):
    with pytest.raises(Refused, match="login-taken"):
        actions.add_person(organisation=library, person=boss, name="某人", login=login)
    with pytest.raises(Refused, match="login-taken"):
        actions.change_person(changed=people["clerk"], person=boss, login=login)
    assert not Event.objects.exists()


def test_only_what_differs_is_changed_and_told(people, boss):
    member = people["member"]
    actions.change_person(changed=member, person=boss, name="member 员", post="馆员", email="m@example.org")
    actions.change_person(changed=member, person=boss, post="馆员")
    assert Event.objects.get().data == {"post": ["", "馆员"], "email": ["", "m@example.org"]}
    assert Person.objects.get(pk=member.pk).post == "馆员"


def test_nothing_else_is_changed_here(people, boss):
    with pytest.raises(TypeError, match="is_active"):
        actions.change_person(changed=people["member"], person=boss, is_active=False)


def test_a_closed_account_is_signed_out_at_once_and_opened_again(people, boss, as_person):
    client = as_person(people["member"])
    assert client.get(reverse("units")).status_code == 200
    actions.deactivate_person(changed=people["member"], person=boss)
    actions.deactivate_person(changed=people["member"], person=boss)
    assert client.get(reverse("units")).status_code == 302
    actions.activate_person(changed=people["member"], person=boss)
    actions.activate_person(changed=people["member"], person=boss)
    assert client.get(reverse("units")).status_code == 200
    assert verbs() == ["person-deactivated", "person-activated"]


def test_nobody_closes_their_own_account(people, boss):
    with pytest.raises(Refused, match="oneself"):
        actions.deactivate_person(changed=boss, person=boss)


def test_the_only_administrator_stays(library, people, boss, unit):
    second = people["clerk"]
    given = actions.give_role(changed=second, person=boss, unit=unit, role=Role.ADMINISTRATOR)
    actions.take_role(membership=role_of(boss, Role.ADMINISTRATOR), person=boss)
    with pytest.raises(Refused, match="last-administrator"):
        actions.take_role(membership=role_of(second, Role.ADMINISTRATOR), person=boss)
    with pytest.raises(Refused, match="last-administrator"):
        actions.deactivate_person(changed=second, person=boss)
    assert given.pk == role_of(second, Role.ADMINISTRATOR).pk


def test_a_closed_account_is_no_administrator_to_count_on(library, people, boss, unit):
    actions.give_role(changed=people["clerk"], person=boss, unit=unit, role=Role.ADMINISTRATOR)
    actions.deactivate_person(changed=people["clerk"], person=boss)
    with pytest.raises(Refused, match="last-administrator"):
        actions.take_role(membership=role_of(boss, Role.ADMINISTRATOR), person=boss)


def test_an_administrator_of_two_units_may_give_up_one(people, boss, unit):
    actions.give_role(changed=boss, person=boss, unit=unit, role=Role.ADMINISTRATOR)
    first = Membership.objects.select_related("person", "unit").get(unit=unit, person=boss)
    actions.take_role(membership=first, person=boss)
    with pytest.raises(Refused, match="last-administrator"):
        actions.take_role(membership=role_of(boss, Role.ADMINISTRATOR), person=boss)


def test_a_role_is_given_once_and_taken(people, boss, unit):
    for _ in range(2):
        actions.give_role(changed=people["member"], person=boss, unit=unit, role=Role.HEAD)
    actions.take_role(membership=role_of(people["member"], Role.HEAD), person=boss)
    assert verbs() == ["role-given", "role-taken"]
    assert people_of(unit) == []
    told = [line["what"] for line in history(unit)]
    assert len(told) == 2, "a role shows in the history of its unit, too"
    assert all("member 员" in line and "采编部" in line for line in told)


def test_heads_stand_before_members(library, people, boss, unit):
    for role, name in ((Role.MEMBER, "clerk"), (Role.HEAD, "member"), (Role.LEADER, "legal")):
        actions.give_role(changed=people[name], person=boss, unit=unit, role=role)
    assert [membership.role for membership in people_of(unit)] == ["leader", "head", "member"]


@pytest.mark.parametrize(
    ("text", "found"),
    [("member", {"member"}), ("MEMBER 员", {"member"}), ("馆员", {"head"}), ("员 le", {"leader"})],
)
def test_people_are_found_by_name_login_and_post(people, boss, text, found):
    actions.change_person(changed=people["head"], person=boss, post="馆员", name="周敏")
    assert {person.login for person in found_people(text)} & {"member", "head", "leader"} == found


def test_closed_accounts_are_found_on_request(people, boss):
    actions.deactivate_person(changed=people["member"], person=boss)
    assert "member" not in {person.login for person in found_people()}
    assert "member" in {person.login for person in found_people(with_closed=True)}


def test_people_are_found_by_unit(people):
    unit = Unit.objects.get(name="读者服务部")
    assert {person.login for person in found_people(unit=unit)} == {"head", "member"}


@pytest.mark.parametrize("role", ["clerk", "leader", "head", "member", "legal", "auditor", "outsider"])
def test_others_change_no_person(library, people, stranger, unit, role):
    person = stranger if role == "outsider" else people[role]
    changed = people["legal"]
    for act in (
        lambda: actions.add_person(organisation=library, person=person, name="某人", login="new"),
        lambda: actions.change_person(changed=changed, person=person, name="某人"),
        lambda: actions.deactivate_person(changed=changed, person=person),
        lambda: actions.activate_person(changed=changed, person=person),
        lambda: actions.give_role(changed=changed, person=person, unit=unit, role=Role.ADMINISTRATOR),
        lambda: actions.take_role(membership=role_of(changed, Role.LEGAL), person=person),
        lambda: actions.make_link(changed=changed, person=person),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert not Event.objects.exists()
