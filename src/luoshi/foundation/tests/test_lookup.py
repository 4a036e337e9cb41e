"""Strangers learn nothing, not even that something exists; insiders learn that they may not."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django_scopes import scopes_disabled

from luoshi.foundation.lookup import find, require
from luoshi.organisation.models import Unit

SEE, DO = "organisation.see", "organisation.manage_units"


@pytest.fixture
def unit(library):
    return Unit.objects.get(name="采编部")


def test_the_row_comes_to_whoever_may(unit, people):
    assert find(Unit.objects.all(), people["clerk"], see=SEE, do=DO, pk=unit.pk) == unit
    assert find(Unit.objects.all(), people["member"], see=SEE, pk=unit.pk) == unit


def test_whoever_sees_it_but_may_not_do_it_is_told_so(unit, people):
    with pytest.raises(PermissionDenied):
        find(Unit.objects.all(), people["member"], see=SEE, do=DO, pk=unit.pk)


def test_a_stranger_is_told_that_there_is_nothing(unit, stranger):
    with scopes_disabled(), pytest.raises(Http404):
        find(Unit.objects.all(), stranger, see=SEE, do=DO, pk=unit.pk)


def test_what_is_not_there_is_not_found(unit, people):
    with pytest.raises(Http404):
        find(Unit.objects.all(), people["clerk"], see=SEE, pk=uuid4())


def test_an_action_asks_again(unit, people):
    require(people["clerk"], DO, unit)
    with pytest.raises(PermissionDenied):
        require(people["member"], DO, unit)


def test_a_closed_account_may_nothing(unit, people):
    people["clerk"].is_active = False
    with pytest.raises(PermissionDenied):
        require(people["clerk"], DO, unit)
