"""What is still missing: four lists over all plans or in one, with their counts."""

from __future__ import annotations

import pytest
from django.urls import reverse

from luoshi.organisation.models import Unit
from luoshi.plans.actions.assign import assign
from luoshi.plans.actions.confirm import dismiss_commitment
from luoshi.plans.excerpts import excerpt
from luoshi.plans.models import Commitment, Doubt, PromiseKind
from luoshi.plans.queries.lists import KINDS, Gaps, gaps, gaps_by_plan

FLAGGED = """青山市图书馆2026年工作要点
一、其他
1.队伍建设。建立读者思想动态台账。
"""
EVERYONE = ("administrator", "clerk", "leader", "head", "member", "legal", "auditor")


@pytest.fixture
def flagged_plan(read_text):
    return read_text(FLAGGED)


@pytest.fixture
def doubt(small_plan):
    start = small_plan.document.text.index("值班")
    return Doubt.objects.create(
        organisation_id=small_plan.organisation_id,
        plan=small_plan,
        code="line-outside-outline",
        start=start,
        end=start + 4,
    )


@pytest.fixture
def undated(named):
    Commitment.objects.filter(pk=named("书屋").pk).update(kind=PromiseKind.ONCE, due_text="")
    return named("书屋")


def test_the_counts_of_all_plans_and_of_one_in_one_query(
    small_plan, flagged_plan, doubt, undated, django_assert_num_queries
):
    with django_assert_num_queries(1):
        everything = gaps()
    assert everything == Gaps(without_unit=5, without_date=1, not_understood=1, legal_review=1)
    assert everything.total == 8
    with django_assert_num_queries(1):
        assert gaps(flagged_plan.pk) == Gaps(without_unit=1, legal_review=1)
    assert gaps_by_plan()[small_plan.pk] == Gaps(without_unit=4, without_date=1, not_understood=1)


def test_without_plans_nothing_is_missing(library):
    assert gaps() == Gaps()


def test_what_is_done_by_each_unit_or_left_out_is_not_missing(small_plan, people, named, undated):
    clerk = people["clerk"]
    rows = list(Commitment.objects.filter(plan=small_plan, quote__contains="值班").select_related("unit"))
    assign(commitments=rows, person=clerk, role="each")
    dismiss_commitment(commitment=undated, person=clerk, reason="已完成")
    assert gaps() == Gaps(without_unit=2)
    night = [named("朗读")]
    assign(commitments=night, person=clerk, role="lead", unit=Unit.objects.get(name="采编部"))
    assert gaps() == Gaps(without_unit=1)


def test_a_date_of_the_office_or_of_the_plan_is_a_date(undated):
    rows = Commitment.objects.filter(pk=undated.pk)
    rows.update(due_text="6月底前")
    assert gaps().without_date == 0
    rows.update(due_text="", due_on="2026-06-30")
    assert gaps().without_date == 0


@pytest.mark.parametrize(
    ("kind", "words"), [("without-unit", "朗读"), ("without-date", "书屋"), ("legal-review", "台账")]
)
def test_each_list_shows_its_commitments_with_their_place(flagged_plan, undated, clerk, kind, words):
    page = clerk.get(reverse("list", args=[kind])).content.decode()
    row = Commitment.objects.get(quote__contains=words)
    assert row.title in page
    assert f"{reverse('reading', args=[row.plan_id])}#card-{row.pk}" in page


def test_a_list_of_one_plan_leaves_out_the_others(small_plan, flagged_plan, people, as_person):
    page = as_person(people["clerk"]).get(reverse("plan_lists", args=[flagged_plan.pk]))
    assert [row.plan for row in page.context["page"]] == [flagged_plan]
    assert page.context["gaps"] == Gaps(without_unit=1, legal_review=1)


def test_a_place_that_was_not_understood_is_shown_in_its_words_and_settled_at_once(
    small_plan, doubt, people, as_person
):
    client = as_person(people["clerk"])
    page = client.get(reverse("list", args=["not-understood"])).content.decode()
    assert "完善<mark>值班制度</mark>。" in page
    assert f"{reverse('reading', args=[small_plan.pk])}#doubt-{doubt.pk}" in page
    address = reverse("settle_listed", args=[doubt.pk])
    answer = client.post(address, {"plan": small_plan.pk}, headers={"HX-Request": "true"})
    assert answer.context["gaps"].not_understood == 0
    assert answer.context["plan"] == small_plan
    assert "<html" not in answer.content.decode()
    doubt.refresh_from_db()
    assert doubt.is_settled


def test_settled_without_script_it_returns_to_the_list_it_came_from(small_plan, doubt, people, as_person):
    client, address = as_person(people["clerk"]), reverse("settle_listed", args=[doubt.pk])
    assert client.post(address).url == reverse("list", args=["not-understood"])
    Doubt.objects.update(is_settled=False)
    answer = client.post(address, {"plan": small_plan.pk})
    assert answer.url == reverse("plan_list", args=[small_plan.pk, "not-understood"])


@pytest.mark.parametrize("role", EVERYONE)
def test_everyone_inside_sees_the_lists_and_the_office_settles(doubt, people, as_person, role):
    client, may = as_person(people[role]), role in ("administrator", "clerk")
    for kind in KINDS:
        assert client.get(reverse("list", args=[kind])).status_code == 200
    page = client.get(reverse("list", args=["not-understood"])).content.decode()
    address = reverse("settle_listed", args=[doubt.pk])
    assert (address in page) is may
    assert client.post(address).status_code == (302 if may else 403)


@pytest.mark.usefixtures("flagged_plan", "undated")
def test_a_stranger_sees_nothing_of_it(small_plan, doubt, stranger, as_person):
    client = as_person(stranger)
    for kind in KINDS:
        page = client.get(reverse("list", args=[kind]))
        assert page.context["gaps"] == Gaps()
        assert list(page.context["page"]) == []
        assert client.get(reverse("plan_list", args=[small_plan.pk, kind])).status_code == 404
    assert client.post(reverse("settle_listed", args=[doubt.pk])).status_code == 404
    assert client.get(reverse("list", args=["everything"])).status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_costs_the_same_for_one_row_and_three(small_plan, clerk, kind, django_assert_max_num_queries):
    row = Commitment.objects.filter(plan=small_plan).first()
    start = row.start
    costs = []
    common = {"organisation_id": row.organisation_id, "plan": small_plan}
    Commitment.objects.update(
        unit=None, kind=PromiseKind.ONCE, due_text="", flag_state="waiting", flags=["person"], state="read"
    )
    for count in (1, 3):
        Commitment.objects.exclude(
            pk__in=Commitment.objects.order_by("-position").values("pk")[:count]
        ).update(state="withdrawn", flag_state="none")
        Commitment.objects.filter(
            pk__in=list(Commitment.objects.order_by("-position").values_list("pk", flat=True)[:count])
        ).update(state="read", flag_state="waiting")
        Doubt.objects.create(
            **common, code="line-outside-outline", start=start + count, end=start + count + 2
        )
        if count == 3:
            Doubt.objects.create(**common, code="line-outside-outline", start=start + 9, end=start + 11)
        with django_assert_max_num_queries(12) as counted:
            page = clerk.get(reverse("list", args=[kind]))
        assert len(page.context["page"]) == count
        costs.append(len(counted))
    assert costs[0] == costs[1]


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("甲。乙丙丁。戊", "丙", ("乙", "丙", "丁。")),
        ("甲乙丙", "乙", ("甲", "乙", "丙")),
        ("标题\n乙丙\n丁", "乙丙", ("", "乙丙", "")),
        ("一" * 60 + "二" + "三" * 60, "二", ("…" + "一" * 40, "二", "三" * 40 + "…")),
        ("一" * 40 + "二" + "三" * 40, "二", ("一" * 40, "二", "三" * 40)),
    ],
)
def test_a_place_is_shown_within_its_sentence(text, words, shown):
    start = text.index(words)
    found = excerpt(text, start, start + len(words))
    assert (found.before, found.words, found.behind) == shown
