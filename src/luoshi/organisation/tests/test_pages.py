"""Every page of the room: who gets it, at what price, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from luoshi.organisation.models import Alias, DateWord, DayOverride, Membership, Person, Role, Unit

EVERYONE = ("administrator", "clerk", "leader", "head", "member", "legal", "auditor")
OFFICE = ("administrator", "clerk")
ADMINISTRATOR = ("administrator",)
HISTORIANS = ("administrator", "clerk", "leader", "auditor")

# name of the page, its row, who gets it
PAGES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("units", "", EVERYONE),
    ("unit", "unit", EVERYONE),
    ("unit_history", "unit", HISTORIANS),
    ("add_unit", "", OFFICE),
    ("rename_unit", "unit", OFFICE),
    ("move_unit", "unit", OFFICE),
    ("close_unit", "unit", OFFICE),
    ("add_alias", "unit", OFFICE),
    ("people", "", EVERYONE),
    ("person", "person", EVERYONE),
    ("person_history", "person", HISTORIANS),
    ("add_person", "", ADMINISTRATOR),
    ("change_person", "person", ADMINISTRATOR),
    ("give_role", "person", ADMINISTRATOR),
    ("import_sheet", "units", OFFICE),
    ("export_sheet", "units", OFFICE),
    ("template_sheet", "units", OFFICE),
    ("import_sheet", "people", ADMINISTRATOR),
    ("export_sheet", "people", ADMINISTRATOR),
    ("template_sheet", "people", ADMINISTRATOR),
    ("working_days", "", OFFICE),
    ("consequences", "", OFFICE),
    ("calendar_history", "", OFFICE),
    ("change_day", "", OFFICE),
    ("take_notice", "", OFFICE),
    ("date_words", "", OFFICE),
    ("change_word", "", OFFICE),
)
# the same for what is done by a button: nobody gets it by GET, strangers get 404
BUTTONS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("order_unit", "unit", OFFICE),
    ("reopen_unit", "unit", OFFICE),
    ("remove_alias", "alias", OFFICE),
    ("deactivate_person", "person", ADMINISTRATOR),
    ("activate_person", "person", ADMINISTRATOR),
    ("make_link", "person", ADMINISTRATOR),
    ("take_role", "role", ADMINISTRATOR),
    ("apply_import", "units", OFFICE),
    ("apply_import", "people", ADMINISTRATOR),
    ("remove_day", "day", OFFICE),
    ("reset_word", "word", OFFICE),
    ("remove_sample", "", ADMINISTRATOR),
)
ids = [f"{name}-{row}" if row in ("units", "people") else name for name, row, _who in PAGES]
button_ids = [f"{name}-{row}" if row in ("units", "people") else name for name, row, _who in BUTTONS]


@pytest.fixture
def rows(library: Any, people: Any) -> dict[str, Any]:
    """One row of each kind, and an organisation that may be removed."""
    library.is_sample = True
    library.save()
    unit = Unit.objects.get(name="采编部")
    someone = Person.objects.create(organisation=library, login="someone", name="某人")
    return {
        "unit": unit,
        "person": someone,
        "alias": Alias.objects.create(organisation=library, unit=unit, name="编目部"),
        "role": Membership.objects.create(organisation=library, person=someone, unit=unit, role=Role.MEMBER),
        "day": DayOverride.objects.create(organisation=library, day="2026-03-02", works=False),
        "word": DateWord.objects.create(organisation=library, phrase="年初", rule="on", value="02-28"),
    }


@pytest.fixture
def address(rows: dict[str, Any]) -> Callable[[str, str], str]:
    def find(name: str, row: str) -> str:
        argument = [] if not row else [rows[row].pk] if row in rows else [row]
        return reverse(name, args=argument)

    return find


def status(client: Client, method: str, address: str) -> int:
    answer = client.get(address) if method == "get" else client.post(address)
    return answer.status_code


@pytest.mark.parametrize("page", PAGES, ids=ids)
def test_a_page_is_given_to_whoever_may_see_it(address, people, as_person, page):
    name, row, allowed = page
    found = {role: status(as_person(people[role]), "get", address(name, row)) for role in EVERYONE}
    assert found == {role: 200 if role in allowed else 403 for role in EVERYONE}


@pytest.mark.parametrize("button", BUTTONS, ids=button_ids)
def test_a_button_works_for_whoever_may_press_it(address, people, as_person, button):
    name, row, allowed = button
    where = address(name, row)
    others = [role for role in EVERYONE if role not in allowed]
    assert {status(as_person(people[role]), "post", where) for role in others} == {403}
    assert status(as_person(people["administrator"]), "get", where) == 405
    answer = as_person(people["administrator"]).post(where)
    assert answer.status_code in (200, 302)


@pytest.mark.parametrize(("name", "row", "_allowed"), [*PAGES, *BUTTONS], ids=[*ids, *button_ids])
def test_whoever_is_not_signed_in_is_led_to_the_sign_in(address, client, name, row, _allowed):
    where = address(name, row)
    assert client.get(where).headers["Location"].startswith(reverse("account_login"))
    assert client.post(where).headers["Location"].startswith(reverse("account_login"))


with_rows = [(name, row) for name, row, _who in (*PAGES, *BUTTONS) if row not in ("", "units", "people")]


@pytest.mark.parametrize("page", with_rows, ids=[name for name, _row in with_rows])
@pytest.mark.parametrize("role", ["clerk", "administrator"])
def test_another_organisation_does_not_learn_what_is_here(address, stranger, as_person, page, role):
    name, row = page
    Membership.objects.model._base_manager.filter(person=stranger).update(role=role)
    method = "get" if (name, row) in [(one, what) for one, what, _who in PAGES] else "post"
    assert status(as_person(stranger), method, address(name, row)) == 404


def test_another_organisations_lists_do_not_show_what_is_here(rows, people, stranger, as_person):
    client = as_person(stranger)
    for name in ("units", "people"):
        text = client.get(reverse(name)).content.decode()
        assert "采编部" not in text
        assert "某人" not in text


@pytest.fixture
def boss(people, as_person):
    """A browser of the administrator."""
    return as_person(people["administrator"])


@pytest.mark.parametrize("page", PAGES, ids=ids)
def test_a_page_costs_the_same_for_many_rows(address, rows, boss, page, django_assert_max_num_queries):
    client, library = boss, rows["unit"].organisation
    where = address(*page[:2])
    client.get(where)
    with django_assert_max_num_queries(12) as few:
        client.get(where)
    more = [Unit.objects.create(organisation=library, parent=rows["unit"], name=f"第{n}组") for n in range(3)]
    for number, unit in enumerate(more):
        Alias.objects.create(organisation=library, unit=unit, name=f"{number}组")
        Alias.objects.create(organisation=library, unit=rows["unit"], name=f"编目{number}组")
        person = Person.objects.create(organisation=library, login=f"p{number}", name=f"第{number}人")
        for where_to in (unit, rows["unit"]):
            Membership.objects.create(organisation=library, person=person, unit=where_to, role=Role.HEAD)
        Membership.objects.create(organisation=library, person=rows["person"], unit=unit, role=Role.HEAD)
        DayOverride.objects.create(organisation=library, day=f"2026-03-1{number}", works=False)
        DateWord.objects.create(organisation=library, phrase=f"词{number}", rule="on", value="02-28")
    with django_assert_max_num_queries(12) as many:
        client.get(where)
    assert len(many) == len(few), [query["sql"] for query in many.captured_queries]


CHINESE = re.compile(r"[\u4e00-\u9fff]+")
# Names that the tests gave, the language switch and a word that the calendar explains.
UNITS = ("馆领导", "办公室", "读者服务部", "采编部", "编目部")
OWN = ("青山市图书馆", *UNITS, "某人", "员", "中文", "切换为中文", "年初")
WHAT_IT_IS_ABOUT = (
    r'lang="zh-hans">[^<]*|[?&](phrase|value)=[^"]*|<option value="[^"]*|<span class="visually-hidden"> [^<]*'
)


# Files have the office's own headings.
READ = [page[:2] for page in PAGES if page[0] not in ("export_sheet", "template_sheet")]


@pytest.mark.parametrize("page", READ, ids=["-".join(page) for page in READ])
def test_a_page_in_english_is_english(address, boss, page):
    (name, row), client = page, boss
    client.cookies["django_language"] = "en"
    text = client.get(address(name, row)).content.decode()
    text = re.sub(WHAT_IT_IS_ABOUT, "", text)
    left = [words for words in CHINESE.findall(text) if words not in OWN]
    if name in ("date_words", "change_word"):
        left = [words for words in left if not words.endswith("节") and words != "元旦"]
    assert not left


def test_a_page_without_rows_says_what_to_do_next(library, people, as_person):
    Membership.objects.exclude(role=Role.ADMINISTRATOR).delete()
    client = as_person(people["administrator"])
    client.cookies["django_language"] = "en"
    found = client.get(reverse("people"), {"text": "nobody of this name"}).content.decode()
    assert "Nobody found" in found
    history = client.get(reverse("unit_history", args=[Unit.objects.get(name="采编部").pk])).content.decode()
    assert "Nothing has happened yet" in history
