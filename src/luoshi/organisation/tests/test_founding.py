"""The first run founds one organisation a link; a sample goes with all that belongs to it."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django_scopes import scope, scopes_disabled

from luoshi.foundation.refusals import Refused
from luoshi.journal.models import Event
from luoshi.organisation import actions
from luoshi.organisation.first_run import number_of, setup_link
from luoshi.organisation.models import Organisation, Person, Unit

FORM = {
    "name": "云港市第一医院",
    "administrator": "陈立",
    "login": "Chen.Li",
    "password": "a good long password",
}


@pytest.fixture
def found(db):
    def found(name="云港市第一医院", login="chenli", **more):
        return actions.found_organisation(
            name=name, administrator="陈立", login=login, password="a good long password", **more
        )

    return found


def test_an_organisation_begins_with_its_leadership_an_office_and_an_administrator(found):
    organisation, person = found(leadership="院领导", office="院办公室")
    with scope(organisation=organisation.pk):
        assert [(unit.name, unit.parent and unit.parent.name) for unit in Unit.objects.all()] == [
            ("院领导", None),
            ("院办公室", "院领导"),
        ]
        assert person.roles == {"administrator"}
        assert person.has_perm("organisation.manage_people", organisation)
        assert Event.objects.get().verb == "organisation-founded"


def test_organisations_are_numbered_as_they_are_founded_and_samples_are_not(found):
    numbers = [
        found("甲", "a")[0].number,
        found("样例", "s", is_sample=True)[0].number,
        found("乙", "b")[0].number,
    ]
    assert numbers == [1, None, 2]


@pytest.mark.parametrize(
    "taken", [{"login": "another"}, {"name": "另一家"}, {"name": "另一家", "login": "another", "number": 1}]
)
def test_a_name_a_login_and_a_number_are_taken_once(found, taken):
    found()
    with pytest.raises(Refused, match="taken"):
        found(**taken)
    assert Organisation.objects.count() == 1


@pytest.mark.django_db
class TestTheLinkOfTheFirstRun:
    def test_it_founds_the_organisation_and_signs_its_administrator_in(self, client):
        link = setup_link()
        assert client.get(link).status_code == 200
        answer = client.post(link, FORM)
        assert answer.headers["Location"] == reverse("units")
        page = client.get(reverse("units")).content.decode()
        assert "云港市第一医院" in page
        with scopes_disabled():
            assert Person.objects.get().login == "chen.li"

    def test_it_works_once(self, client):
        link, other = setup_link(), setup_link()
        client.post(link, FORM)
        for spent in (link, other):
            assert client.get(spent).status_code == 410
            assert client.post(spent, {**FORM, "name": "另一家", "login": "other"}).status_code == 410
        assert Organisation.objects.count() == 1
        assert number_of(setup_link().split("/")[2]) == 2

    def test_it_ends_after_a_day(self, client):
        with time_machine.travel("2026-03-02 08:00 +0800", tick=False):
            link = setup_link()
        with time_machine.travel("2026-03-03 07:59 +0800", tick=False):
            assert client.get(link).status_code == 200
        with time_machine.travel("2026-03-03 08:01 +0800", tick=False):
            assert client.get(link).status_code == 410

    def test_a_made_up_link_founds_nothing(self, client):
        assert client.post(reverse("set_up", args=["1"]), FORM).status_code == 410
        assert client.post(setup_link()[:-2] + "x/", FORM).status_code == 410
        assert not Organisation.objects.exists()

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("name", ""),
            ("administrator", ""),
            ("login", "two words!"),
            ("password", "short"),
            ("password", "password12345"),
            ("password", "chen.li.chen.li"),
        ],
    )
    def test_what_is_wrong_stands_beside_its_field(self, client, field, value):
        login = {"login": "chen.li.chen"} if value == "chen.li.chen.li" else {}
        answer = client.post(setup_link(), {**FORM, **login, field: value})
        assert answer.status_code == 422
        assert list(answer.context["form"].errors) == [field]
        assert not Organisation.objects.exists()

    def test_names_that_are_taken_are_told(self, client, found):
        found(login="chen.li")
        answer = client.post(setup_link(), FORM)
        assert set(answer.context["form"].errors) == {"name", "login"}


def rows_of(organisation):
    """How many rows of each model belong to an organisation."""
    with scopes_disabled():
        return {
            model._meta.label: model._base_manager.filter(organisation=organisation.pk).count()
            for model in apps.get_models()
            if any(field.name == "organisation" for field in model._meta.fields)
            and model._meta.label != "journal.Event"
        }


@pytest.fixture
def sample(library, people):
    library.is_sample = True
    library.save()
    boss = people["administrator"]
    unit = Unit.objects.get(name="采编部")
    actions.add_alias(unit=unit, person=boss, name="编目部")
    actions.change_day(organisation=library, person=boss, day=date(2026, 3, 2), works=False)
    actions.change_word(organisation=library, person=boss, phrase="年初", rule="on", value="02-28")
    return library


def test_a_sample_goes_with_all_that_belongs_to_it_but_the_journal(sample, people, stranger):
    before, others = Event.objects.count(), rows_of(stranger.organisation)
    actions.remove_sample(organisation=sample, person=people["administrator"])
    assert set(rows_of(sample).values()) == {0}
    assert rows_of(stranger.organisation) == others
    assert Event.objects.count() == before + 1
    event = Event.objects.first()
    assert (event.verb, event.object_name, event.organisation) == (
        "sample-removed",
        "青山市图书馆",
        sample.pk,
    )


def test_the_button_signs_out_and_says_how_to_begin(sample, people, as_person):
    client = as_person(people["administrator"])
    answer = client.post(reverse("remove_sample"), follow=True)
    assert answer.redirect_chain == [(reverse("account_login"), 302)]
    assert "luoshi setup-link" in answer.content.decode()


def test_a_real_organisation_is_not_removed(library, people):
    with pytest.raises(Refused, match="not-a-sample"):
        actions.remove_sample(organisation=library, person=people["administrator"])
    with pytest.raises(Refused, match="not-a-sample"):
        actions.remove_sample(organisation=library, person=None)
    assert rows_of(library)["organisation.Person"] == 7


@pytest.mark.parametrize("role", ["clerk", "head", "outsider"])
def test_others_do_not_remove_the_sample(sample, people, stranger, role):
    person = stranger if role == "outsider" else people[role]
    with pytest.raises(PermissionDenied):
        actions.remove_sample(organisation=sample, person=person)
