"""Lines of ledgers where people look each day: in my work and in the digest."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from luoshi.ledgers.tests.build import photo, step, write
from luoshi.notices.sources import matters

UNTIL = date(2026, 12, 31)


def told():
    return {(one.title, one.section, one.due_on) for one in matters(UNTIL) if one.route == "entry"}


def shown(client):
    return [entry.title for entry in client.get(reverse("my_work")).context["entries"]]


def test_what_is_to_be_closed_is_told_to_the_unit(head):
    write(head)
    write(head, title="没有期限的", due_on="")
    assert told() == {("消防通道堆放纸箱", "", date(2026, 6, 20))}
    assert shown(head) == ["消防通道堆放纸箱"]


def test_what_waits_for_a_yes_is_told_to_others_than_who_applied(head, people):
    entry = write(head)
    photo(head, entry)
    step(head, entry, "apply")
    (matter,) = [one for one in matters(UNTIL) if one.route == "entry"]
    assert (matter.section, matter.but) == ("entries-to-close", frozenset({people["head"].pk}))
    assert shown(head) == []


def test_what_was_closed_comes_up_when_it_is_looked_at_again(head, clerk, today):
    entry = write(head)
    photo(head, entry)
    step(head, entry, "apply")
    step(clerk, entry, "accept")
    assert (told(), shown(head)) == (set(), [])
    today(date(2026, 9, 10))
    assert told() == {("消防通道堆放纸箱", "entries-to-look-back", None)}
    assert shown(head) == ["消防通道堆放纸箱"]


@pytest.mark.parametrize("role", ["auditor", "leader"])
def test_who_does_no_units_work_has_no_lines(head, people, as_person, role):
    write(head)
    assert shown(as_person(people[role])) == []
