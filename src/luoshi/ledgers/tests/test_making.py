"""Lines that come of what a meeting decided or a check found."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse

from luoshi.foundation.refusals import Refused
from luoshi.ledgers.models import Entry
from luoshi.ledgers.tests.build import NOW, photo, step
from luoshi.work.creating import Wanted, choices, create, outcome_of
from luoshi.work.models import Outcome
from luoshi.work.records import Record
from luoshi.work.tests.build import unit


@pytest.fixture
def made(people):
    origin = Record("finding", uuid4(), "第二季度督查", NOW, "/somewhere/else/")
    words = {"title": "消防通道堆放纸箱", "text": "二楼东侧通道堆放纸箱两处。", "due_on": NOW.replace(day=20)}
    wanted = Wanted(unit=unit("读者服务部"), origin=origin, **words)
    return lambda code="entry.rectifications", by="clerk": create(code=code, person=people[by], wanted=wanted)


def test_each_ledger_of_the_office_is_offered(people):
    offered = {code: str(label) for code, label in choices()}
    assert "entry.rectifications" in offered
    assert "entry.risks" in offered
    assert len(offered) == 15


def test_the_line_holds_what_was_found_and_where(made, people):
    outcome = made()
    entry = Entry.objects.get(pk=outcome.record)
    assert (entry.code, entry.title, entry.unit.name) == ("rectifications", "消防通道堆放纸箱", "读者服务部")
    assert (entry.found_on, entry.due_on, entry.source) == (NOW, NOW.replace(day=20), "第二季度督查")
    assert entry.data == {"problem": "二楼东侧通道堆放纸箱两处。"}
    assert entry.entered_by == people["clerk"]
    assert (outcome.title, outcome.url) == ("问题整改第1号", entry.get_absolute_url())
    assert not outcome.is_done


def test_the_line_shows_where_it_came_from(made, clerk):
    page = clerk.get(made().url).content.decode()
    assert '<a class="plain" href="/somewhere/else/">第二季度督查</a>' in page


def test_a_line_that_was_entered_by_itself_came_of_nothing(made, clerk):
    other = outcome_of("entry", uuid4())
    assert other is None
    assert outcome_of("entry", made().record) == Outcome.objects.get()


def test_it_is_done_once_the_line_is_closed_and_no_longer_when_it_is_opened_again(
    made, clerk, head, as_person, people
):
    outcome = made()
    entry = Entry.objects.get(pk=outcome.record)
    photo(head, entry)
    step(head, entry, "apply")
    outcome.refresh_from_db()
    assert not outcome.is_done
    step(clerk, entry, "accept")
    outcome.refresh_from_db()
    assert outcome.is_done
    clerk.post(reverse("look_back", args=[entry.pk]), {"held": "no", "word": "又堆放了"})
    outcome.refresh_from_db()
    assert not outcome.is_done


def test_another_line_that_is_closed_leaves_it_open(made, clerk, head):
    first, second = made(), made()
    entry = Entry.objects.get(pk=first.record)
    photo(head, entry)
    step(head, entry, "apply")
    step(clerk, entry, "accept")
    second.refresh_from_db()
    assert not second.is_done


@pytest.mark.parametrize("code", ["entry.nothing", "other.risks", "risks", ""])
def test_no_line_is_made_in_a_ledger_that_is_not_there(made, code):
    with pytest.raises(Refused, match="no-register"):
        made(code)
    assert not Entry.objects.exists()
