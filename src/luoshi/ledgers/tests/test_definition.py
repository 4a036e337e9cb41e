"""A ledger's type as data: those that come with Luoshi are sound, and each fault of another is named with its place."""

from __future__ import annotations

import copy

import pytest

from luoshi.ledgers.definition import NotALedger, define
from luoshi.ledgers.shipped import ORDER, data_of, shipped
from luoshi.reading import read

FORBIDDEN = ("person", "speech")


@pytest.fixture
def data():
    return copy.deepcopy(data_of("risks"))


def places(data):
    with pytest.raises(NotALedger) as caught:
        define(data)
    return {flaw.place for flaw in caught.value.flaws}


@pytest.mark.parametrize("code", ORDER)
def test_what_comes_with_luoshi_is_sound_in_both_languages(code):
    found = shipped()[code]
    assert found.code == code
    labels = [found.name, *(one.label for one in (*found.fields, *found.states, *found.steps))]
    assert all(label.zh and label.en for label in labels)
    assert not found.first.closed


@pytest.mark.parametrize("code", ORDER)
def test_no_shipped_ledger_asks_about_people(code):
    said = "。".join(f"登记{field.label.zh}" for field in shipped()[code].fields)
    (plan,) = read(f"云川中心2026年工作要点\n一、工作\n1.登记。{said}。".encode()).plans
    assert not {flag for one in plan.sentences for flag in one.flags} & set(FORBIDDEN)


def test_a_state_that_nobody_can_leave_is_named(data):
    data["steps"] = [step for step in data["steps"] if step["name"] not in ("accept", "return", "take-back")]
    with pytest.raises(NotALedger) as caught:
        define(data)
    assert {flaw.place for flaw in caught.value.flaws} == {"steps"}
    assert "applied" in str(caught.value)


def test_a_ring_without_an_end_is_named(data):
    data["states"] = [state | {"closed": False} for state in data["states"]]
    assert "states" in places(data)


def test_an_unknown_kind_of_field_is_named(data):
    data["fields"][1]["kind"] = "picture"
    assert places(data) == {"fields.1.kind"}


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda data: data.update(code="Risks!"), "code"),
        (lambda data: data.update(version=0), "version"),
        (lambda data: data.update(name="风险"), "name"),
        (lambda data: data.update(look_back_months=-1), "look_back_months"),
        (lambda data: data.update(look_back_months=True), "look_back_months"),
        (lambda data: data.update(major="huge"), "major"),
        (lambda data: data.update(matrix=["likelihood", "danger"]), "matrix"),
        (lambda data: data.update(matrix=["likelihood"]), "matrix"),
        (lambda data: data.update(matrix="likelihood"), "matrix"),
        (lambda data: data.update(states=[]), "states"),
        (lambda data: data.update(fields="none"), "fields"),
        (lambda data: data["fields"].append(data["fields"][0]), "fields"),
        (lambda data: data["fields"][2].update(choices={}), "fields.2.choices"),
        (lambda data: data["fields"][0].update(key="1 x"), "fields.0.key"),
        (lambda data: data["steps"][0].update(to="nowhere"), "steps.0"),
        (lambda data: data["steps"][0].update(by="anyone"), "steps.0.by"),
        (lambda data: data["steps"][0].update({"from": "open"}), "steps.0.from"),
        (lambda data: data["states"].append(data["states"][0]), "states"),
    ],
)
def test_each_fault_is_named_with_its_place(data, change, place):
    change(data)
    assert place in places(data)


def test_several_faults_are_named_at_once(data):
    data["version"] = "one"
    data["fields"][0]["kind"] = "picture"
    assert {"version", "fields.0.kind"} <= places(data)


def test_a_file_that_holds_something_else_says_so():
    assert places(["a", "b"]) == {""}
