"""The sheet of people against the people who are here: one row a role, so that a person may have several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy
from django_scopes import scopes_disabled

from luoshi.organisation import actions
from luoshi.organisation.matching import match
from luoshi.organisation.models import Organisation, Person, Role
from luoshi.organisation.queries.people import found_people, plain_login
from luoshi.organisation.queries.units import named_units
from luoshi.organisation.sheets.preview import Change, Difference, Do, Hands, Preview, Problem
from luoshi.organisation.sheets.upload import Line

Held = tuple[str, str]  # the name of a unit, the code of a role
WHO = ("name", "post", "email")
LABELS = {"name": pgettext_lazy("of a person", "name"), "post": _("post"), "email": _("e-mail address")}
MOST_LETTERS = {"name": 80, "post": 80, "login": 60, "email": 254}


@dataclass(slots=True)
class Wanted:
    """A person as their rows want them; a field is None where they say nothing, which changes nothing."""

    number: int
    login: str
    name: str
    post: str | None
    email: str | None
    roles: list[Held] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Here:
    """What rows are held against."""

    people: Mapping[str, Person]
    units: list[Any]
    organisation: Organisation
    logins_elsewhere: frozenset[str]
    roles: Mapping[str, str]


def rows_of_people() -> list[dict[str, Any]]:
    """The present list, a row for each role of each person."""
    return [
        {
            "name": person.name,
            "login": person.login,
            "unit": membership.unit.name if membership else None,
            "role": membership.get_role_display() if membership else None,
            "post": person.post,
            "email": person.email,
        }
        for person in found_people()
        for membership in (*person.memberships.all(),) or (None,)
    ]


def preview_people(lines: Iterable[Line], organisation: Organisation) -> Preview:
    """What the rows would change."""
    rows = list(lines)
    here = _here(rows, organisation)
    problems: list[Problem] = []
    wanted = list(_people(rows, here, problems))
    wanted = _without_last_administrator(wanted, here, problems)
    pairs = [(one, here.people.get(one.login)) for one in wanted]
    changes = [Change(one.number, one.name, now is None, tuple(_differences(one, now))) for one, now in pairs]
    real = tuple(change for change in changes if change.is_new or change.differences)
    problems.sort(key=lambda problem: problem.number)
    return Preview(real, tuple(problems), len(changes) - len(real), tuple(_steps(pairs)))


def _here(rows: list[Line], organisation: Organisation) -> Here:
    people = {person.login: person for person in found_people(with_closed=True)}
    asked = {plain_login(row.text("login") or "") for row in rows} - set(people)
    with scopes_disabled():
        elsewhere = frozenset(Person.objects.filter(login__in=asked).values_list("login", flat=True))
    return Here(people, list(named_units()), organisation, elsewhere, _role_names())


def _role_names() -> dict[str, str]:
    """Roles by their codes and by what they are called in either language."""
    names = {role.value: role.value for role in Role}
    for language in ("en", "zh-hans"):
        with override(language):
            names |= {str(role.label).casefold(): role.value for role in Role}
    return names


def _people(rows: list[Line], here: Here, problems: list[Problem]) -> Iterator[Wanted]:
    """The rows gathered by person; a person with a faulty row is left out whole, never half-read."""
    by_login: dict[str, list[Line]] = defaultdict(list)
    for row in rows:
        by_login[plain_login(row.text("login") or "")].append(row)
    for login, own in by_login.items():
        found = [problem for row in own for problem in _problems(login, row, own[0], here)]
        problems += found
        if not found:
            person = _person(login, own, here)
            if login in here.people or person.roles:
                yield person
            else:
                problems.append(Problem(own[0].number, "所在单位", _("Someone new needs a unit.")))


def _person(login: str, rows: list[Line], here: Here) -> Wanted:
    first = rows[0]
    roles = (_held(row, here) for row in rows)
    return Wanted(
        first.number,
        login,
        first.text("name") or "",
        first.text("post"),
        first.text("email"),
        list(dict.fromkeys(held for held in roles if held is not None)),
    )


def _held(row: Line, here: Here) -> Held | None:
    unit = match(row.text("unit") or "", here.units, here.organisation.name)
    if unit is None:
        return None
    role = here.roles.get((row.text("role") or Role.MEMBER).casefold(), Role.MEMBER)
    return unit.name, str(role)


def _problems(login: str, row: Line, first: Line, here: Here) -> Iterator[Problem]:
    unit, role, email = row.text("unit"), row.text("role"), row.text("email")
    for key, most in MOST_LETTERS.items():
        if len(row.text(key) or "") > most:
            yield Problem(row.number, _heading(key), _("At most %(most)s letters.") % {"most": most})
    if not all(letter.isalnum() or letter in "_.-@+" for letter in login):
        yield Problem(row.number, "登录名", _("Use letters, digits, dot, hyphen or underscore only."))
    if login in here.logins_elsewhere:
        yield Problem(row.number, "登录名", _("This sign-in name is in use. Choose another one."))
    if any(row.text(key) not in (None, first.text(key)) for key in WHO):
        message = _("This row and row %(row)s have one sign-in name but speak of different people.")
        yield Problem(row.number, "登录名", message % {"row": first.number})
    if unit is not None and match(unit, here.units, here.organisation.name) is None:
        yield Problem(
            row.number, "所在单位", _("There is no unit “%(name)s”. Add it first.") % {"name": unit}
        )
    if role is not None and role.casefold() not in here.roles:
        yield Problem(row.number, "角色", _("There is no role “%(name)s”.") % {"name": role})
    if role is not None and unit is None:
        yield Problem(row.number, "所在单位", _("A role needs a unit."))
    if email is not None and not _is_email(email):
        yield Problem(row.number, "邮箱", _("This is no e-mail address."))


def _heading(key: str) -> str:
    return {"name": "姓名", "post": "职务", "login": "登录名", "email": "邮箱"}[key]


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _roles_of(person: Person | None) -> list[Held]:
    if person is None:
        return []
    return [(membership.unit.name, membership.role) for membership in person.memberships.all()]


def _without_last_administrator(wanted: list[Wanted], here: Here, problems: list[Problem]) -> list[Wanted]:
    """An import never leaves the organisation without an administrator."""
    after = {login: _roles_of(person) for login, person in here.people.items() if person.is_active}
    after |= {one.login: one.roles for one in wanted if one.roles and one.login not in here.people}
    after |= {one.login: one.roles for one in wanted if one.roles and one.login in after}
    if any(role == Role.ADMINISTRATOR for roles in after.values() for _unit, role in roles):
        return wanted
    losing = {
        one.login
        for one in wanted
        if any(role == Role.ADMINISTRATOR for _unit, role in _roles_of(here.people.get(one.login)))
    }
    message = _("This is the only administrator. Make someone else administrator first.")
    problems += [Problem(one.number, "角色", message) for one in wanted if one.login in losing]
    return [one for one in wanted if one.login not in losing]


def _differences(one: Wanted, now: Person | None) -> Iterator[Difference]:
    for key in WHO:
        after = getattr(one, key)
        before = getattr(now, key) if now else ""
        if after is not None and after != before and not (key == "name" and now is None):
            yield Difference(LABELS[key], before, after)
    before = _roles_of(now)
    if one.roles and set(one.roles) != set(before):
        yield Difference(_("roles"), _said(before), _said(one.roles))


def _said(roles: list[Held]) -> str:
    return "、".join(f"{unit} {Role(role).label}" for unit, role in roles)


def _give(one: Wanted, now: Person | None, hands: Hands) -> None:
    new = {key: value for key in WHO if (value := getattr(one, key)) is not None}
    if now is None:
        changed = actions.add_person(
            organisation=hands.organisation, person=hands.person, login=one.login, **new
        )
    else:
        changed = now
        actions.change_person(changed=changed, person=hands.person, **new)
    before = _roles_of(now)
    for unit, role in (held for held in one.roles if held not in before):
        actions.give_role(changed=changed, person=hands.person, unit=hands.units[unit], role=role)


def _take(one: Wanted, now: Person, hands: Hands) -> None:
    for membership in now.memberships.all():
        if (membership.unit.name, membership.role) not in one.roles:
            actions.take_role(membership=membership, person=hands.person)


def _steps(pairs: list[tuple[Wanted, Person | None]]) -> Iterator[Do]:
    """What is new is given before what is old is taken, so that administrators can change in one sheet."""
    for one, now in pairs:
        yield partial(_give, one, now)
    for one, now in pairs:
        if now is not None and one.roles:
            yield partial(_take, one, now)
