"""Nobody sees another organisation's data, and no row points into another organisation."""

from __future__ import annotations

import pytest
from django_scopes import scope, scopes_disabled
from django_scopes.exceptions import ScopeError
from django_scopes.state import state

from luoshi.organisation.models import Alias, Unit, WrongOrganisation


def test_a_query_without_an_open_organisation_raises(library):
    with scope(organisation=library.pk):
        assert Unit.objects.count() == 4
    state.set(None)
    with pytest.raises(ScopeError):
        Unit.objects.count()


def test_the_units_of_another_organisation_are_not_seen(library, stranger):
    with scope(organisation=stranger.organisation_id):
        assert [unit.name for unit in Unit.objects.all()] == ["办公室"]


def test_a_row_may_not_be_written_into_another_organisation(library, stranger):
    with pytest.raises(WrongOrganisation):
        Unit.objects.create(organisation=stranger.organisation, name="越界科")


@pytest.mark.parametrize("how", ["by object", "by id", "in bulk"])
def test_a_relation_may_not_leave_the_organisation(library, stranger, how):
    with scopes_disabled():
        foreign = Unit.objects.get(organisation=stranger.organisation_id)
        with pytest.raises(WrongOrganisation):
            match how:
                case "by object":
                    Alias.objects.create(organisation=library, unit=foreign, name="别名")
                case "by id":
                    Alias.objects.create(organisation=library, unit_id=foreign.pk, name="别名")
                case "in bulk":
                    Alias.objects.bulk_create([Alias(organisation=library, unit=foreign, name="别名")])
