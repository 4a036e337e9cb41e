"""The journal is written with the change it tells of, and never rewritten."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction

from luoshi.journal.models import Event
from luoshi.journal.record import changes, record
from luoshi.organisation.models import Unit


def test_an_event_tells_who_did_what_to_which_object(library, people):
    unit = Unit.objects.get(name="采编部")
    record(actor=people["clerk"], verb="unit-renamed", row=unit, name=["采编部", "编目部"])
    event = Event.objects.get()
    assert (event.actor_name, event.verb, event.object_name) == ("clerk 员", "unit-renamed", "采编部")
    assert event.object == unit.pk
    assert event.organisation == library.pk
    assert event.data == {"name": ["采编部", "编目部"]}


@pytest.mark.parametrize(
    "rewrite",
    [
        lambda event: Event.objects.all().delete(),
        lambda event: Event.objects.update(verb="nothing"),
        lambda event: event.delete(),
        lambda event: event.save(),
    ],
)
def test_an_event_is_neither_altered_nor_removed(library, people, rewrite):
    event = record(actor=people["clerk"], verb="seen", row=library, organisation=library.pk)
    with pytest.raises(TypeError, match="append-only"):
        rewrite(event)
    assert Event.objects.get().verb == "seen"


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_the_transaction_of_its_change_is_refused(library, people):
    with pytest.raises(transaction.TransactionManagementError):
        record(actor=people["clerk"], verb="seen", row=Unit.objects.get(name="采编部"))


def test_only_what_differs_is_told(library):
    unit = Unit.objects.get(name="采编部")
    assert changes(unit, name="编目部", position=3) == {"name": ["采编部", "编目部"]}


def test_changes_are_kept_as_json_holds_them_and_anything_else_as_its_words(library):
    unit = Unit.objects.get(name="采编部")
    other = Unit.objects.get(name="办公室")
    assert changes(unit, position=None, closed_on=date(2026, 6, 30), parent=other) == {
        "position": [3, None],
        "closed_on": [None, "2026-06-30"],
        "parent": ["馆领导", "办公室"],
    }
    assert changes(unit, position=True, name=["甲"]) == {"position": [3, True], "name": ["采编部", ["甲"]]}
