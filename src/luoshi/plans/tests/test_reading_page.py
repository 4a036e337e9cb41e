"""The side-by-side page: what it shows, in which order, at what price, in both languages."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from luoshi.plans.actions.confirm import confirm_commitment
from luoshi.plans.actions.flags import flag_commitment
from luoshi.plans.models import Commitment, Doubt, Plan
from luoshi.plans.models.plan import PlanState
from luoshi.plans.queries.reading import page_of

# 𠮷 and 😀 are one code point and two UTF-16 units.
RARE = """𠮷野市图书馆2026年工作要点
一、办好😀服务
1.夜间服务。由读者服务部每季度开展1次夜读活动。𠮷田先生说过😀，读者的笑脸最重要。
"""


def page(client, plan, **asked):
    return client.get(reverse("reading", args=[plan.pk]), **asked).content.decode()


def cards(html):
    return re.findall(r'id="card-([0-9a-f-]{36})"', html)


def test_each_commitment_has_its_words_underlined_by_kind_and_its_card(clerk, small_plan):
    html = page(clerk, small_plan)
    rows = list(Commitment.objects.all())
    assert sorted(cards(html)) == sorted(str(row.pk) for row in rows)
    for row in rows:
        words = re.search(rf'<u class="{row.kind}" data-commitment="{row.pk}">([^<]+)</u>', html)
        assert words is not None
        assert words[1] == row.quote


def test_the_place_of_every_run_counts_code_points(clerk, read_text):
    plan = read_text(RARE)
    html = page(clerk, plan)
    runs = re.findall(r'<span data-start="(\d+)">(?:<[^>]+>)?([^<]+)', html)
    assert len(runs) > 3
    for start, words in runs:
        assert RARE[int(start) : int(start) + len(words)] == words


def test_nothing_stands_between_the_runs_of_a_paragraph(clerk, small_plan):
    html = page(clerk, small_plan)
    for paragraph in re.findall(r"<p>(<span data-start.*?)</p>", html):
        assert not re.search(r"</span>\s+<span", paragraph)


def test_standing_duties_are_folded_below_the_others_of_their_measure(clerk, small_plan, named):
    html = page(clerk, small_plan)
    standing, dated = named("值班制度"), named("消防设施")
    assert standing.measure == dated.measure
    fold = html.index('<details class="fold">')
    assert html.index(f'id="card-{dated.pk}"') < fold < html.index(f'id="card-{standing.pk}"')
    assert "1项常态工作" in html


def test_one_goes_on_at_the_first_open_commitment(clerk, people, small_plan):
    first, second = list(page_of(small_plan).cards())[:2]
    assert "data-go-on" not in page(clerk, small_plan)
    confirm_commitment(commitment=first, person=people["clerk"])
    html = page(clerk, small_plan)
    assert f'data-go-on="{second.pk}"' in html
    assert f'href="#card-{second.pk}" data-key="o"' in html


def test_the_bar_says_how_the_text_stands(clerk, people, small_plan, named):
    confirm_commitment(commitment=named("夜读"), person=people["clerk"])
    flag_commitment(commitment=named("值班"), person=people["member"], flag="person", reason="涉及个人")
    html = page(clerk, small_plan)
    legend = re.findall(r"</span>([^<]+) <b>(\d+)</b>", html)
    assert dict(legend) == {
        "已确认": "1",
        "待确认": "4",
        "法制审核": "1",
        "不列入": "0",
        "说明文字": "0",
        "未读懂": "0",
    }
    assert "正文已读懂100%" in html


def test_what_was_not_understood_is_listed_marked_and_settled(clerk, small_plan):
    text = small_plan.document.text
    at = text.index("朗读会")
    doubt = Doubt.objects.create(
        organisation=small_plan.organisation, plan=small_plan, code="torn-end", start=at, end=at + 3
    )
    html = page(clerk, small_plan)
    unsure = re.findall(r'id="card-([^"]+)"[^>]*>(?:(?!</article>).)*系统把握不大', html, re.S)
    assert unsure == [str(Commitment.objects.get(quote__contains="朗读会").pk)]
    assert f'<mark id="doubt-{doubt.pk}"' in html
    assert f'href="#doubt-{doubt.pk}"' in html
    assert "有1处未读懂" in html
    assert "正文已读懂100%" not in html
    answer = clerk.post(f"/doubts/{doubt.pk}/settle/", headers={"HX-Request": "true"})
    fragment = answer.content.decode()
    assert "doubt-" not in fragment
    assert "正文已读懂100%" in fragment
    assert answer["HX-Retarget"] == "#cards"
    assert clerk.post(f"/doubts/{doubt.pk}/settle/", headers={"HX-Request": "true"}).status_code == 422


def test_what_the_reader_was_not_sure_of_is_marked_and_comes_first_on_request(clerk, small_plan, named):
    last = named("消防")
    assert "order=doubtful" not in page(clerk, small_plan)
    Commitment.objects.filter(pk=last.pk).update(confidence=0.89)
    Commitment.objects.filter(pk=named("夜读").pk).update(confidence=0.9)
    html = page(clerk, small_plan)
    assert html.count("系统把握不大</li>") == 1
    assert "?order=doubtful" in html
    assert cards(html)[0] != str(last.pk)
    first = page(clerk, small_plan, query_params={"order": "doubtful"})
    assert cards(first)[0] == str(last.pk)
    assert sorted(cards(first)) == sorted(cards(html))
    here = {
        "HX-Request": "true",
        "HX-Current-URL": f"http://testserver/plans/{small_plan.pk}/read/?order=doubtful",
    }
    assert cards(page(clerk, small_plan, headers=here))[0] == str(last.pk)


def test_words_of_several_commitments_lead_to_each_of_them(clerk, people, small_plan, named):
    from luoshi.plans.actions.shape import split_commitment

    night = named("夜读")
    split_commitment(commitment=night, person=people["clerk"], titles=["一", "二"])
    keys = re.findall(r'data-commitment="([^"]+)"', page(clerk, small_plan))
    both = {str(row.pk) for row in Commitment.objects.filter(quote=night.quote)}
    assert both in [set(key.split()) for key in keys]


def test_whoever_may_only_look_gets_no_buttons_to_change(small_plan, people, as_person):
    html = page(as_person(people["auditor"]), small_plan)
    for word in ("/confirm/", "/edit/", "/dismiss/", "/split/", "/merge/", "/add/", "data-add"):
        assert word not in html
    assert "/flag/" in html


def test_it_takes_twelve_queries_whatever_the_length(
    clerk, read_text, small_plan, django_assert_num_queries, client
):
    long = read_text(
        "".join(f"{n}.条目{n}。每月开展{n + 1}次检查。完善第{n}项制度。\n" for n in range(1, 40))
    )
    one = read_text("1.条目。每月开展1次检查。\n")
    assert Commitment.objects.filter(plan=one).count() == 1
    assert Commitment.objects.filter(plan=long).count() > 70
    for plan in (one, long):
        clerk.get(reverse("reading", args=[plan.pk]))
        with django_assert_num_queries(12):
            clerk.get(reverse("reading", args=[plan.pk]))


def test_a_step_takes_the_same_queries_whatever_the_length(clerk, read_text, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    texts = (
        "1.条目。每月开展1次检查。\n",
        "".join(f"{n}.条目{n}。每月开展{n + 1}次检查。\n" for n in range(1, 40)),
    )
    counts = []
    for text in texts:
        row = Commitment.objects.filter(plan=read_text(text)).first()
        with CaptureQueriesContext(connection) as seen:
            clerk.post(f"/commitments/{row.pk}/confirm/", {"version": 1}, headers={"HX-Request": "true"})
        counts.append(len(seen))
    assert counts[0] == counts[1]


CHINESE = re.compile("[一-鿿]")


def test_an_english_page_holds_no_chinese_but_the_offices_own(clerk, small_plan, people):
    clerk.cookies["django_language"] = "en"
    html = page(clerk, small_plan)
    html = re.sub(r'<article class="paper".*?</article>', "", html, flags=re.S)
    own = [small_plan.title, "中文", people["clerk"].name, "办公室", "读者服务部"]
    for row in Commitment.objects.select_related("measure"):
        own += [row.title, row.actor, row.due_text, str(row.measure), row.times_unit]
    for words in sorted(filter(None, own), key=len, reverse=True):
        html = html.replace(words, "")
    assert not CHINESE.findall(html)
    assert "every quarter, 1 time" in html
    assert "30 Jun 2026" in html


def test_numbers_and_dates_follow_the_language(clerk, small_plan):
    html = page(clerk, small_plan)
    assert "每季度 1 次" in html
    assert "2026年6月30日" in html
    assert "4项任务" in html


def test_a_published_plan_says_that_tasks_follow(clerk, small_plan, named):
    asked = {"headers": {"HX-Request": "true"}}
    before = clerk.post(f"/commitments/{named('夜读').pk}/confirm/", **asked).content.decode()
    assert "重新发布" not in before
    Plan.objects.update(state=PlanState.PUBLISHED)
    after = clerk.post(f"/commitments/{named('书屋').pk}/confirm/", **asked).content.decode()
    assert "相关任务在重新发布后更新" in after


@pytest.mark.parametrize("name", ["plan_history", "commitment_history"])
def test_the_history_tells_what_was_done(clerk, people, small_plan, named, name):
    row = named("夜读")
    assert "尚无人改动" in clerk.get(reverse("commitment_history", args=[row.pk])).content.decode()
    confirm_commitment(commitment=row, person=people["clerk"])
    key = row.pk if name == "commitment_history" else small_plan.pk
    html = clerk.get(reverse(name, args=[key])).content.decode()
    assert f"确认了“{row.title}”" in html
    assert "<del>待确认</del>" in html
    assert "<ins>已确认</ins>" in html


def test_the_period_of_a_plan_is_set_with_a_reasonable_end(clerk, small_plan):
    address = reverse("plan_dates", args=[small_plan.pk])
    assert clerk.post(address, {"issued_on": "x"}).status_code == 422
    wrong = {"issued_on": "2026-03-01", "ends_on": "2026-02-01"}
    answer = clerk.post(address, wrong, headers={"Referer": f"http://testserver{address}"}, follow=True)
    assert "截止日期不能早于印发日期" in answer.content.decode()
    assert clerk.post(address, {"issued_on": "2026-03-01", "ends_on": "2026-12-31"}).status_code == 302
    small_plan.refresh_from_db()
    assert (str(small_plan.issued_on), str(small_plan.ends_on)) == ("2026-03-01", "2026-12-31")
    assert 'value="2026-03-01"' in clerk.get(address).content.decode()
