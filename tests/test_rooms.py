"""The order of the rooms holds for what imports do not show: relations between models, and templates."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import get_resolver

from luoshi.organisation.models import Owned

ORDER = (
    "foundation",
    "journal",
    "organisation",
    "notices",
    "plans",
    "work",
    "ledgers",
    "meetings",
    "assessment",
    "desk",
    "reports",
    "api",
    "web",
)
PACKAGE = Path(__file__).parent.parent / "src" / "luoshi"


def _room(label: str) -> int:
    return ORDER.index(label)


def _own_models():
    return [model for model in apps.get_models() if model.__module__.startswith("luoshi.")]


@pytest.mark.parametrize("model", _own_models(), ids=lambda model: model._meta.label)
def test_a_model_points_only_to_rooms_below(model):
    for field in model._meta.get_fields():
        if field.is_relation and not field.auto_created:
            target = field.related_model._meta.app_label
            assert _room(target) <= _room(model._meta.app_label), field


@pytest.mark.parametrize("model", _own_models(), ids=lambda model: model._meta.label)
def test_every_row_belongs_to_an_organisation(model):
    if model._meta.label in {"organisation.Organisation", "journal.Event"}:
        return
    assert issubclass(model, Owned)


@pytest.mark.parametrize("model", _own_models(), ids=lambda model: model._meta.label)
def test_every_index_of_an_organisations_rows_begins_with_the_organisation(model):
    if not issubclass(model, Owned):
        return
    for index in model._meta.indexes:
        # The sweep looks across organisations: its index begins with what it looks for.
        if index.fields[:1] != ["job_state"]:
            assert index.fields[0] == "organisation", index


def test_a_template_takes_pieces_only_from_rooms_below():
    pattern = re.compile(r"{%\s*(?:include|extends)\s+[\"']([^\"']+)[\"']")
    owners = {
        str(path.relative_to(root)): room
        for room in ORDER
        for root in [PACKAGE / room / "templates"]
        for path in root.rglob("*.html")
    }
    for room in ORDER:
        for path in (PACKAGE / room / "templates").rglob("*.html"):
            for used in pattern.findall(path.read_text(encoding="utf-8")):
                if used in owners:
                    assert _room(owners[used]) <= _room(room), f"{path} uses {used}"


def test_no_two_addresses_have_one_name():
    """The last would answer for both wherever a page names it."""
    found: dict[str, set[str]] = {}
    for name, ways in get_resolver().reverse_dict.lists():
        if isinstance(name, str):
            found[name] = {pattern for way in ways for pattern, _parameters in way[0]}
    assert {name: addresses for name, addresses in found.items() if len(addresses) > 1} == {}
