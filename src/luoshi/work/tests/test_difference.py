"""Publishing and proposing, for any plan: publishing settles it, and touched tasks never change."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from luoshi.plans.models import Commitment
from luoshi.work.models import Task
from luoshi.work.tests.build import a_commitment, facts_of, publish, unit
from luoshi.work.year.dates import Dates
from luoshi.work.year.proposal import exact, propose

UNITS = st.sampled_from([None, "办公室", "读者服务部", "采编部"])
TIMES = st.fixed_dictionaries(
    {
        "times_op": st.sampled_from(["=", ">=", "<="]),
        "times_value": st.decimals(min_value="0.01", max_value="999.99", places=2),
        "times_unit": st.just("次"),
    }
)
RECURRING = st.fixed_dictionaries(
    {
        "kind": st.just("recurring"),
        "every_n": st.integers(1, 3),
        "every_unit": st.sampled_from(["week", "month", "quarter", "half-year", "year"]),
        "each_unit": st.booleans(),
    }
)
DATED = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["once", "quota"]),
        "every_n": st.none(),
        "every_unit": st.just(""),
        "due_text": st.sampled_from(["", "6月底前", "年底前", "3月、9月", "春节前"]),
    }
)
COMMITMENTS = st.lists(st.tuples(st.one_of(RECURRING, DATED), TIMES, UNITS), min_size=1, max_size=3)
DATES = st.sampled_from(list(Dates))


def add(plan, drawn):
    for facts, times, name in drawn:
        a_commitment(plan, **facts, **times, unit=unit(name) if name else None)


@pytest.mark.parametrize(
    ("number", "stored"), [(None, "None"), (0.1, "0.10"), (3.33, "3.33"), (2, "2.00"), (1e6, "1000000.00")]
)
def test_a_number_is_compared_as_it_is_stored(number, stored):
    assert str(exact(number)) == stored


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=COMMITMENTS, second=COMMITMENTS, dates=DATES, data=st.data())
def test_publishing_settles_and_leaves_touched_tasks_alone(plan, today, first, second, dates, data):
    today(date(2026, 4, 15))
    with transaction.atomic():
        add(plan, first)
        publish(plan, dates)
        assert not propose(plan)
        keys = sorted(Task.objects.values_list("pk", flat=True))
        touched = set(data.draw(st.sets(st.sampled_from(keys), max_size=3))) if keys else set()
        Task.objects.filter(pk__in=touched).update(touched_at=timezone.now(), due_on=date(2026, 5, 6))
        kept = {key: facts for key, facts in facts_of(plan).items() if key in touched}
        Commitment.objects.filter(plan=plan, position=0).update(title="改了", due_text="9月底前")
        add(plan, second)
        shown = propose(plan, dates)
        publish(plan, dates)
        after = facts_of(plan)
        assert {key: after[key] for key in touched} == kept
        assert set(after) == (set(keys) - {task.pk for task in shown.dropped}) | (set(after) - set(keys))
        assert len(after) == len(keys) + len(shown.made) - len(shown.dropped)
        assert not propose(plan)
        assert not propose(plan, dates)
        transaction.set_rollback(True)
