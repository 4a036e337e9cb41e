from __future__ import annotations

from datetime import date

from luoshi.schedule import REST, Calendar, Every, Promise, Times, difference, lay_out

OLD = lay_out(Promise("recurring", Every(1, "month")), 2026, Calendar())


def test_the_same_layout_differs_in_nothing():
    assert not difference(OLD, OLD)


def test_a_changed_calendar_moves_the_dates_it_touches():
    new = lay_out(Promise("recurring", Every(1, "month")), 2026, Calendar({date(2026, 4, 30): REST}))
    changed = difference(OLD, new)
    assert (changed.added, changed.dropped) == ((), ())
    assert [(before.planned_on, after.planned_on) for before, after in changed.moved] == [
        (date(2026, 4, 30), date(2026, 4, 29))
    ]
    assert changed


def test_a_changed_target_counts_as_a_change():
    new = lay_out(Promise("recurring", Every(1, "month"), Times(">=", 2)), 2026, Calendar())
    assert len(difference(OLD, new).moved) == 12


def test_a_changed_rule_adds_and_drops_periods():
    new = lay_out(Promise("recurring", Every(1, "quarter")), 2026, Calendar())
    changed = difference(OLD, new)
    assert (changed.added, changed.dropped, changed.moved) == (tuple(new), tuple(OLD), ())
    assert difference(OLD, OLD[:11]).dropped == (OLD[11],)
