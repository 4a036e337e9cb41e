"""The pages of a revised version: given on the plan's page, compared, confirmed with one button, left, read."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from luoshi.plans.actions.confirm import confirm_commitment
from luoshi.plans.models import Commitment, CommitmentState, Document, Plan, Revision
from luoshi.plans.tests.conftest import REVISED

JSON = {"headers": {"Accept": "application/json"}}


@pytest.fixture
def page(clerk, small_plan):
    """`page(revision, "altered")` is the html of one of its tabs."""

    def show(revision, kind="", client=clerk):
        answer = client.get(reverse("revision", args=[small_plan.pk, revision.pk]), {"kind": kind})
        assert answer.status_code == 200
        return answer

    return show


def give(client, plan, text=REVISED, **asked):
    file = SimpleUploadedFile("修订版.txt", text.encode())
    return client.post(reverse("revise", args=[plan.pk]), {"file": file}, **asked)


def test_from_the_plan_to_the_comparison(clerk, small_plan, django_capture_on_commit_callbacks):
    assert (
        reverse("revise", args=[small_plan.pk]) in clerk.get(f"/plans/{small_plan.pk}/read/").content.decode()
    )
    with django_capture_on_commit_callbacks(execute=True):
        answer = give(clerk, small_plan, **JSON)
    revision = Revision.objects.get()
    assert answer.json() == {"url": f"/documents/{revision.document_id}/"}
    compared = f"/plans/{small_plan.pk}/revisions/{revision.pk}/"
    assert clerk.get(answer.json()["url"]).url == compared
    waiting = clerk.get(answer.json()["url"], headers={"HX-Request": "true"})
    assert waiting["HX-Redirect"] == compared
    assert compared in clerk.get("/plans/").content.decode()
    assert Plan.objects.count() == 1


def test_while_it_is_read_one_waits_on_the_page_of_the_upload(clerk, small_plan):
    answer = give(clerk, small_plan)
    revision = Revision.objects.get()
    assert answer.url == f"/documents/{revision.document_id}/"
    assert 'hx-trigger="every 1s"' in clerk.get(answer.url).content.decode()
    for name in ("revision", "revision_text"):
        assert clerk.get(reverse(name, args=[small_plan.pk, revision.pk])).url == answer.url


def test_a_text_without_a_plan_is_said_so_and_can_be_corrected(
    clerk, small_plan, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        give(clerk, small_plan, " ")
    document = Document.objects.exclude(pk=small_plan.document_id).get()
    with django_capture_on_commit_callbacks(execute=True):
        clerk.post(f"/documents/{document.pk}/text/", {"text": REVISED})
    assert clerk.get(f"/documents/{document.pk}/").url.startswith(f"/plans/{small_plan.pk}/revisions/")


@pytest.mark.parametrize("asked", [{}, JSON], ids=["page", "drop zone"])
def test_what_is_not_taken_is_said_where_it_was_given(clerk, small_plan, asked):
    answer = give(clerk, small_plan, small_plan.document.text, **asked)
    assert answer.status_code == 422
    assert "已经上传过" in answer.content.decode().encode().decode("unicode_escape" if asked else "utf-8")
    assert clerk.post(reverse("revise", args=[small_plan.pk]), **asked).status_code == 422
    assert not Revision.objects.exists()


def test_old_and_new_stand_side_by_side_with_the_changed_words_marked(revise, page):
    html = page(revise(), "altered").content.decode()
    assert "每<del>季度</del>开展<del>1</del>次" in html
    assert "每<ins>月</ins>开展<ins>2</ins>次" in html
    assert "<del>每季度 1 次</del>" in html


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("added", "流动书车"),
        ("altered", "夜读"),
        ("moved", "设备巡检"),
        ("dropped", "消防设施"),
        ("same", "朗读会"),
    ],
)
def test_each_tab_holds_its_own_and_counts_them(revise, page, kind, words):
    answer = page(revise(), kind)
    shown = answer.context["page"]
    assert shown.counts == {"added": 1, "altered": 1, "moved": 1, "dropped": 1, "same": 3}
    assert all(entry.line.kind == kind for entry in shown.entries)
    assert len(shown.entries) == shown.counts[kind]
    assert words in answer.content.decode().split('<ol class="compared">')[1]


def test_a_moved_one_names_both_places(revise, page):
    html = page(revise(), "moved").content.decode()
    assert "办好读者服务 · 村级书屋" in html
    assert "管好内部事务 · 安全管理" in html


def test_a_measure_that_went_to_another_section_is_moved(revise, page, small_plan):
    measure = "2.村级书屋。6月底前完成12个村级书屋的图书更新。由志愿者中心完成1次设备巡检。\n"
    text = small_plan.document.text
    assert measure in text
    shown = page(revise(text.replace(measure, "") + measure.replace("2.", "4.")), "moved").context["page"]
    assert [entry.line.title for entry in shown.entries] == ["完成村级书屋的图书更新", "完成设备巡检"]
    assert shown.counts["added"] == shown.counts["dropped"] == 0


def test_it_opens_on_the_first_kind_that_there_is(revise, page, small_plan):
    offered = revise(small_plan.document.text.replace("完善值班制度。", ""))
    assert page(offered).context["page"].kind == "dropped"
    assert page(offered, "nonsense").context["page"].kind == "dropped"
    assert "没有这一类" in page(offered, "added").content.decode()


def test_the_same_plan_in_another_file_says_that_all_stands(revise, page, small_plan):
    offered = revise("\n" + small_plan.document.text)
    answer = page(offered)
    assert answer.context["page"].counts == {
        "added": 0,
        "altered": 0,
        "moved": 0,
        "dropped": 0,
        "same": 6,
    }
    assert "全部事项不变" in answer.content.decode()


def test_one_button_puts_in_force_what_was_shown(revise, page, clerk, small_plan, named):
    offered = revise()
    seen = page(offered).context["page"].seen
    assert f'name="seen" value="{seen}"' in page(offered).content.decode()
    address = reverse("apply_revision", args=[small_plan.pk, offered.pk])
    assert clerk.post(address, {"seen": seen}).url == reverse("revision", args=[small_plan.pk, offered.pk])
    assert named("书车").plan == small_plan
    html = page(offered, "altered").content.decode()
    assert "每<del>季度</del>" in html
    assert reverse("undo", args=[small_plan.pk]) in html
    assert reverse("apply_revision", args=[small_plan.pk, offered.pk]) not in html


def test_a_button_on_an_old_page_changes_nothing_and_leads_to_the_new_comparison(
    revise, page, clerk, small_plan, named, people
):
    offered = revise()
    seen = page(offered).context["page"].seen
    confirm_commitment(commitment=named("消防"), person=people["clerk"])
    here = reverse("revision", args=[small_plan.pk, offered.pk])
    answer = clerk.post(
        reverse("apply_revision", args=[small_plan.pk, offered.pk]), {"seen": seen}, headers={"Referer": here}
    )
    assert answer.url == here
    assert "比对之后，要点又有改动" in clerk.get(here).content.decode()
    assert named("消防").state == CommitmentState.CONFIRMED


def test_it_is_taken_back_from_its_page(revise, page, apply, clerk, small_plan, named):
    offered = revise()
    step = apply(offered)
    clerk.post(reverse("undo", args=[small_plan.pk]), {"step": str(step)})
    assert named("消防").state == CommitmentState.READ
    assert page(offered).context["page"].seen
    assert "消防设施" in clerk.get(f"/plans/{small_plan.pk}/read/").content.decode()


def test_undo_on_the_side_by_side_page_shows_the_former_text(revise, apply, clerk, small_plan):
    apply(revise())
    html = clerk.post(reverse("undo", args=[small_plan.pk]), headers={"HX-Request": "true"}).content.decode()
    assert "消防设施" in html
    assert "流动书车" not in html


def test_only_who_confirmed_it_is_offered_to_take_it_back(revise, page, apply, as_person, people, small_plan):
    offered = revise()
    apply(offered)
    html = page(offered, client=as_person(people["administrator"])).content.decode()
    assert reverse("undo", args=[small_plan.pk]) not in html


def test_it_is_left_from_its_page(revise, clerk, small_plan):
    offered = revise()
    answer = clerk.post(reverse("drop_revision", args=[small_plan.pk, offered.pk]))
    assert answer.url == reverse("revise", args=[small_plan.pk])
    assert not Revision.objects.exists()


def test_the_former_text_stays_readable(revise, apply, clerk, small_plan):
    offered = revise()
    text = reverse("revision_text", args=[small_plan.pk, offered.pk])
    assert "流动书车" in clerk.get(text).content.decode()
    apply(offered)
    html = clerk.get(text).content.decode()
    assert "消防设施" in html
    assert "流动书车" not in html
    assert text in clerk.get(reverse("revise", args=[small_plan.pk])).content.decode()
    former = f"/documents/{small_plan.document_id}/"
    assert clerk.get(former).url == text
    assert clerk.get(f"{former}file/").status_code == 200
    assert "没有识别到" not in clerk.get("/plans/").content.decode()


def test_the_history_tells_it(revise, apply, clerk, small_plan):
    apply(revise())
    html = clerk.get(f"/plans/{small_plan.pk}/history/").content.decode()
    assert "启用了修订版" in html
    assert "采用了“开展夜读活动”的新表述" in html
    assert "撤下了“检查消防设施”" in html


def test_a_second_one_is_not_asked_for_while_one_waits(revise, clerk, small_plan):
    address = reverse("revise", args=[small_plan.pk])
    assert "data-drop" in clerk.get(address).content.decode()
    revise()
    assert "data-drop" not in clerk.get(address).content.decode()


def test_who_may_not_edit_sees_the_comparison_without_the_buttons(
    revise, page, as_person, people, small_plan
):
    offered = revise()
    client = as_person(people["member"])
    html = page(offered, client=client).content.decode()
    assert reverse("apply_revision", args=[small_plan.pk, offered.pk]) not in html
    assert "data-drop" not in client.get(reverse("revise", args=[small_plan.pk])).content.decode()


@pytest.mark.parametrize("name", ["apply_revision", "drop_revision"])
def test_the_office_alone_decides(revise, as_person, people, stranger, small_plan, name):
    offered = revise()
    address = reverse(name, args=[small_plan.pk, offered.pk])
    for role in ("leader", "head", "member", "legal", "auditor"):
        assert as_person(people[role]).post(address).status_code == 403, role
    assert as_person(stranger).post(address).status_code == 404
    assert as_person(people["clerk"]).get(address).status_code == 405
    assert Client().post(address).url.startswith("/account/login/")
    assert Revision.objects.get().step is None


@pytest.mark.parametrize("name", ["revision", "revision_text"])
def test_all_inside_read_it_and_nobody_else(revise, as_person, people, stranger, small_plan, name):
    address = reverse(name, args=[small_plan.pk, revise().pk])
    assert {as_person(person).get(address).status_code for person in people.values()} == {200}
    assert as_person(stranger).get(address).status_code == 404
    assert Client().get(address).url.startswith("/account/login/")


def test_a_version_of_another_plan_is_not_found_under_this_one(revise, read_text, clerk):
    other = read_text("临江市图书馆2026年工作要点\n一、服务\n1.晨读。每周开展1次晨读活动。\n")
    assert clerk.get(reverse("revision", args=[other.pk, revise().pk])).status_code == 404


def test_a_longer_plan_takes_no_more_queries(revise, page, small_plan):
    offered = revise()

    def count(kind):
        with CaptureQueriesContext(
            connection,
        ) as made:
            page(offered, kind)
        return len(made)

    few = count("same")
    rows = list(Commitment.objects.filter(plan=small_plan))
    for row in rows * 3:
        row.pk = None
        row._state.adding = True
        row.by_hand, row.as_read = True, {}
        row.save()
    assert count("same") == few == count("altered")
