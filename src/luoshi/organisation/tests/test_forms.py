"""The forms of units and people, sent from a page and from the dialog."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format

from luoshi.organisation import actions
from luoshi.organisation.models import Alias, Membership, Person, Role, Unit

HTMX = {"HX-Request": "true"}


@pytest.fixture
def client(people, as_person):
    client = as_person(people["administrator"])
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def unit(library):
    return Unit.objects.get(name="采编部")


@pytest.fixture
def send(client):
    """`send(name, row, **form)` sends a form; the answer's errors by field, or where it leads."""

    def send(page, row=None, /, *, headers=None, **form):
        answer = client.post(reverse(page, args=[row.pk] if row else []), form, headers=headers)
        if answer.status_code == 422:
            return list(answer.context["form"].errors)
        return answer.headers.get("HX-Redirect") or answer.headers["Location"]

    return send


def page_of(name, row):
    return reverse(name, args=[row.pk])


class TestUnits:
    @pytest.mark.parametrize("headers", [None, HTMX], ids=["page", "dialog"])
    def test_a_unit_is_added_below_another(self, send, unit, headers):
        where = send("add_unit", name="技术部", parent=str(unit.pk), headers=headers)
        added = Unit.objects.get(name="技术部")
        assert added.parent == unit
        assert where == page_of("unit", added)

    @pytest.mark.parametrize("name", ["", "办公室", "行政办", "长" * 81])
    def test_a_name_that_cannot_be_is_told_beside_its_field(self, library, send, unit, name):
        Alias.objects.create(organisation=library, unit=Unit.objects.get(name="办公室"), name="行政办")
        assert send("add_unit", name=name) == ["name"]
        assert send("rename_unit", unit, name=name) == ["name"]
        assert send("add_alias", unit, name=name) == ["name"]
        assert Unit.objects.get(pk=unit.pk).name == "采编部"

    def test_a_unit_keeps_its_own_name(self, send, unit):
        assert send("rename_unit", unit, name="采编部") == page_of("unit", unit)

    def test_a_unit_is_moved_but_not_below_itself(self, send, unit, client):
        office = Unit.objects.get(name="办公室")
        assert send("move_unit", unit, parent=str(office.pk)) == page_of("unit", unit)
        assert Unit.objects.get(pk=unit.pk).parent == office
        assert send("move_unit", office, parent=str(unit.pk)) == ["parent"]
        assert send("move_unit", unit, parent="") == page_of("unit", unit)
        assert Unit.objects.get(pk=unit.pk).parent is None

    def test_the_form_begins_with_where_the_unit_stands(self, client, unit):
        page = client.get(page_of("move_unit", unit)).content.decode()
        assert f'value="{unit.parent_id}" selected' in page
        assert str(unit.pk) not in page.partition("<select")[2].partition("</select>")[0]

    def test_a_unit_is_closed_and_opened(self, send, unit, client):
        assert send("close_unit", unit, on="") == ["on"]
        send("close_unit", unit, on="2026-06-30")
        listed = client.get(reverse("units")).content.decode()
        with translation.override("en"):
            last_day = date_format(date(2026, 6, 30))
        assert f"last day {last_day}" in listed
        assert f"unit-{unit.pk}" not in listed
        send("reopen_unit", unit)
        assert f"unit-{unit.pk}" in client.get(reverse("units")).content.decode()

    def test_what_the_state_of_things_forbids_is_told_on_the_page(self, client):
        root = Unit.objects.get(name="馆领导")
        where = page_of("unit", root)
        answer = client.post(
            page_of("close_unit", root), {"on": "2026-06-30"}, HTTP_REFERER=where, follow=True
        )
        assert "There are units below this one" in answer.content.decode()

    def test_a_unit_moves_up_and_down_in_the_list(self, send, unit, client):
        page = client.get(reverse("units")).content.decode()
        row = page.partition(f'id="unit-{unit.pk}"')[2]
        up, down = re.findall(r'name="place" value="(\d)"', row)[:2]
        assert (up, down) == ("1", "3")
        assert send("order_unit", unit, place=up) == f"{reverse('units')}#unit-{unit.pk}"
        assert [one.name for one in Unit.objects.filter(parent=unit.parent)][1] == "采编部"
        send("order_unit", unit, place="nonsense")

    def test_an_other_name_is_added_and_removed(self, send, unit, client):
        send("add_alias", unit, name="编目部")
        assert "编目部" in client.get(page_of("unit", unit)).content.decode()
        send("remove_alias", Alias.objects.get())
        assert "编目部" not in client.get(page_of("unit", unit)).content.decode()


class TestPeople:
    FORM = {"name": "林晓", "login": "linxiao", "role": Role.HEAD}  # noqa: RUF012 (read only)

    @pytest.mark.parametrize("headers", [None, HTMX], ids=["page", "dialog"])
    def test_a_person_is_added_with_a_role(self, send, unit, headers):
        where = send("add_person", unit=str(unit.pk), headers=headers, **self.FORM)
        added = Person.objects.get(login="linxiao")
        assert where == page_of("person", added)
        assert [(one.unit, one.role) for one in added.memberships_now] == [(unit, "head")]

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("name", ""),
            ("login", "MEMBER"),
            ("login", "stranger"),
            ("login", "a b!"),
            ("email", "x"),
            ("unit", ""),
        ],
    )
    def test_what_cannot_be_is_told_beside_its_field(self, send, unit, stranger, field, value):
        assert send("add_person", **{"unit": str(unit.pk), **self.FORM, field: value}) == [field]
        assert not Person.objects.filter(name="林晓").exists()

    def test_a_closed_unit_gets_nobody(self, send, unit, people):
        actions.close_unit(unit=unit, person=people["clerk"], on=date(2026, 6, 30))
        assert send("add_person", unit=str(unit.pk), **self.FORM) == ["unit"]

    def test_a_person_is_changed(self, send, people, client):
        member = people["member"]
        page = client.get(page_of("change_person", member)).content.decode()
        assert 'value="member"' in page
        form = {"name": "王敏", "login": "member", "post": "馆员", "email": ""}
        assert send("change_person", member, **form) == page_of("person", member)
        assert Person.objects.get(login="member").name == "王敏"

    def test_an_account_is_closed_and_opened(self, send, people, client):
        member = people["member"]
        send("deactivate_person", member)
        assert not Person.objects.get(pk=member.pk).is_active
        assert "Open the account again" in client.get(page_of("person", member)).content.decode()
        send("activate_person", member)
        assert Person.objects.get(pk=member.pk).is_active

    def test_a_role_is_given_and_taken(self, send, people, unit):
        member = people["member"]
        send("give_role", member, unit=str(unit.pk), role=Role.HEAD)
        role = Membership.objects.get(person=member, role=Role.HEAD)
        assert send("take_role", role) == page_of("person", member)
        assert not Membership.objects.filter(pk=role.pk).exists()

    def test_people_are_looked_for_in_the_address(self, client, people, unit):
        def found(**asked):
            rows = client.get(reverse("people"), asked).context["page"].object_list
            return {person.login for person in rows}

        assert found(text="member") == {"member"}
        assert found(unit=str(Unit.objects.get(name="读者服务部").pk)) == {"head", "member"}
        assert len(found(unit="nonsense", page="99")) == 7
        actions.deactivate_person(changed=people["member"], person=people["administrator"])
        assert found(text="member") == set()
        assert found(text="member", closed="on") == {"member"}

    def test_ones_own_page_leads_to_ones_password(self, client, people):
        own = client.get(page_of("person", people["administrator"])).content.decode()
        assert reverse("account_change_password") in own
        assert "Close the account" not in own
        other = client.get(page_of("person", people["member"])).content.decode()
        assert reverse("account_change_password") not in other
        assert "Close the account" in other


def test_a_dialog_is_a_fragment_and_a_page_is_whole(client, unit):
    where = page_of("rename_unit", unit)
    assert "<html" in client.get(where).content.decode()
    fragment = client.get(where, headers=HTMX).content.decode()
    assert "<html" not in fragment
    assert f'hx-post="{where}"' in fragment
