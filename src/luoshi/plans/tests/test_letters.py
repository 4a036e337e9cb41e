"""Letters of responsibility: made for all units at once, acknowledged by the head, renewed when the plan changes."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.urls import reverse
from docx import Document

from luoshi.foundation.refusals import Refused
from luoshi.journal.models import Event
from luoshi.notices.sources import matters
from luoshi.organisation.models import Unit
from luoshi.plans.actions import letters as actions
from luoshi.plans.models import Letter, LetterState, Plan, Revision
from luoshi.plans.tests.conftest import REVISED

PDF = b"%PDF-1.7\n" + b"\0" * 60


@pytest.fixture
def letters(shared_plan, people):
    """Those of all units, by the unit's name."""
    return {one.unit.name: one for one in actions.make_letters(plan=shared_plan, person=people["clerk"])}


def letters_page(client, plan):
    return client.get(reverse("letters", args=[plan.pk])).content.decode()


def act(client, name, letter, **said):
    answer = client.post(reverse(name, args=[letter.pk]), said)
    letter.refresh_from_db()
    return answer


def change(plan, words="夜读", **facts):
    plan.commitments.filter(quote__contains=words).update(**facts)


def refused(code, act, **said):
    with pytest.raises(Refused) as refusal:
        act(**said)
    assert refusal.value.code == code


def test_one_click_makes_a_numbered_letter_for_each_unit_with_a_share(shared_plan, clerk, people):
    assert "生成3份责任书" in letters_page(clerk, shared_plan)
    clerk.post(reverse("make_letters", args=[shared_plan.pk]))
    made = Letter.objects.order_by("number")
    assert [(str(one), one.unit.name) for one in made] == [
        ("责任书〔2026〕1号", "办公室"),
        ("责任书〔2026〕2号", "读者服务部"),
        ("责任书〔2026〕3号", "采编部"),
    ]
    assert {one.version for one in made} == {1}
    assert Event.objects.filter(verb="letter-made", parent=shared_plan.pk).count() == 3
    assert reverse("make_letters", args=[shared_plan.pk]) not in letters_page(clerk, shared_plan)


def test_a_letter_says_what_the_unit_has(letters, clerk):
    letter = letters["读者服务部"]
    html = clerk.get(letter.get_absolute_url()).content.decode()
    assert "青山市图书馆与读者服务部签订本责任书" in html
    assert "2项工作" in html
    assert "由读者服务部每季度开展1次夜读活动" in html
    assert "消防设施" not in html
    assert "【" not in letter.text


def test_the_office_changes_the_words_for_letters_to_come(shared_plan, clerk, people):
    page = reverse("letter_wording")
    assert "【科室】" in clerk.get(page).content.decode()
    clerk.post(page, {"text": "【科室】【年度】年领责【件数】项，依《【工作要点】》，【单位】印发。"})
    clerk.post(page, {"text": "【科室】【年度】年领责【件数】项，依《【工作要点】》，【单位】下发。"})
    actions.make_letters(plan=shared_plan, person=people["clerk"])
    text = Letter.objects.get(unit__name="采编部").text
    assert text == "采编部2026年领责1项，依《青山市图书馆2026年工作要点》，青山市图书馆下发。"
    assert Event.objects.filter(verb="letter-wording-changed").count() == 2
    assert clerk.post(page, {"text": ""}).status_code == 422


def test_before_the_plan_is_published_none_is_made(shared_plan, people, clerk):
    Plan.objects.update(state="draft")
    shared_plan.refresh_from_db()
    refused("not-published", actions.make_letters, plan=shared_plan, person=people["clerk"])
    assert "尚未发布" in letters_page(clerk, shared_plan)


def test_making_twice_makes_none_twice(letters, shared_plan, people):
    refused("nothing-to-make", actions.make_letters, plan=shared_plan, person=people["clerk"])
    assert Letter.objects.count() == 3


def test_the_head_acknowledges(letters, people, as_person):
    letter, head = letters["读者服务部"], as_person(people["head"])
    assert reverse("acknowledge", args=[letter.pk]) in head.get(letter.get_absolute_url()).content.decode()
    act(head, "acknowledge", letter)
    assert (letter.state, letter.signed_by) == (LetterState.ACKNOWLEDGED, people["head"])
    assert letter.signed_at is not None
    assert Event.objects.get(verb="letter-acknowledged").object == letter.pk
    html = head.get(letter.get_absolute_url()).content.decode()
    assert reverse("acknowledge", args=[letter.pk]) not in html
    refused("step-not-open", actions.acknowledge_letter, letter=letter, person=people["head"])


@pytest.mark.parametrize("role", ["administrator", "clerk", "leader", "member", "legal", "auditor"])
def test_nobody_else_acknowledges(letters, people, as_person, role):
    letter = letters["读者服务部"]
    assert act(as_person(people[role]), "acknowledge", letter).status_code == 403
    with pytest.raises(PermissionDenied):
        actions.acknowledge_letter(letter=letter, person=people[role])
    assert letter.state == LetterState.WAITING


def test_a_head_acknowledges_for_no_other_unit(letters, people, as_person):
    assert act(as_person(people["head"]), "acknowledge", letters["采编部"]).status_code == 403


def test_the_office_files_what_was_signed_on_paper(letters, clerk, people):
    letter = letters["采编部"]
    act(clerk, "file_scan", letter, file=ContentFile(PDF, "采编部责任书.pdf"))
    assert (letter.state, letter.signed_by) == (LetterState.SIGNED, people["clerk"])
    assert letter.sha256 in letter.file.name
    assert Event.objects.get(verb="letter-scanned").object == letter.pk
    page = clerk.get(reverse("scan_of_letter", args=[letter.pk]))
    assert b"".join(page.streaming_content) == PDF
    assert page["Content-Type"] == "application/pdf"
    assert clerk.get(reverse("scan_of_letter", args=[letters["办公室"].pk])).status_code == 404


def test_a_scan_may_follow_the_acknowledgement_but_not_the_other_way(letters, people):
    letter = letters["读者服务部"]
    actions.acknowledge_letter(letter=letter, person=people["head"])
    scan = {"letter": letter, "person": people["clerk"]}
    actions.file_scan(file=ContentFile(PDF, "签.pdf"), **scan)
    assert letter.state == LetterState.SIGNED
    refused("step-not-open", actions.acknowledge_letter, letter=letter, person=people["head"])
    refused("step-not-open", actions.file_scan, file=ContentFile(PDF, "签.pdf"), **scan)


def test_what_is_no_scan_is_named_beside_the_field(letters, clerk):
    letter = letters["采编部"]
    page = act(clerk, "file_scan", letter, file=ContentFile(b"plain words", "责任书.txt"))
    assert page.status_code == 422
    assert "PDF" in page.content.decode()
    assert letter.state == LetterState.WAITING
    page = act(clerk, "file_scan", letter, file=ContentFile(b"MZ\0\0", "责任书.pdf"))
    assert page.status_code == 422


@pytest.mark.parametrize("role", ["leader", "head", "member", "legal", "auditor"])
def test_only_the_office_makes_files_and_words_them(letters, shared_plan, people, as_person, role):
    client = as_person(people[role])
    assert client.post(reverse("make_letters", args=[shared_plan.pk])).status_code == 403
    assert act(client, "file_scan", letters["采编部"]).status_code == 403
    assert client.get(reverse("letter_wording")).status_code == 403
    assert client.get(letters["采编部"].get_absolute_url()).status_code == 200
    html = letters_page(client, shared_plan)
    assert reverse("letter_wording") not in html


def test_a_stranger_finds_no_letter(letters, shared_plan, stranger, as_person):
    client, letter = as_person(stranger), letters["采编部"]
    for name in ("letters", "letters_files"):
        assert client.get(reverse(name, args=[shared_plan.pk])).status_code == 404
    assert client.post(reverse("make_letters", args=[shared_plan.pk])).status_code == 404
    for name in ("letter", "letter_word", "scan_of_letter", "file_scan"):
        assert client.get(reverse(name, args=[letter.pk])).status_code == 404
    assert client.post(reverse("acknowledge", args=[letter.pk])).status_code == 404


def test_a_changed_commitment_puts_its_letter_out_of_date_and_a_new_one_is_offered(
    letters, shared_plan, people, clerk
):
    old = letters["读者服务部"]
    actions.acknowledge_letter(letter=old, person=people["head"])
    change(shared_plan, times_value=2)
    html = letters_page(clerk, shared_plan)
    assert "已过期" in html
    assert "生成2份责任书" in html
    assert "另行要求" in clerk.get(old.get_absolute_url()).content.decode()
    made = actions.make_letters(plan=shared_plan, person=people["clerk"])
    old.refresh_from_db()
    assert (old.state, old.signed_by) == (LetterState.REPLACED, people["head"])
    # The office supports it, so that its letter is renewed too.
    assert [(one.unit.name, str(one)) for one in made] == [
        ("办公室", "责任书〔2026〕4号"),
        ("读者服务部", "责任书〔2026〕5号"),
    ]
    assert Event.objects.filter(verb="letter-replaced", object=old.pk).count() == 1
    html = letters_page(clerk, shared_plan)
    assert old.get_absolute_url() in html
    assert "已过期" not in html
    assert "失效" in clerk.get(old.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    "facts", [{"due_text": "11月底前"}, {"quote": "由读者服务部每季度开展1次夜读活动，并公布目录"}]
)
def test_a_date_and_the_words_count_too(letters, shared_plan, people, facts):
    change(shared_plan, **facts)
    made = actions.make_letters(plan=shared_plan, person=people["clerk"])
    assert [letter.unit.name for letter in made] == ["办公室", "读者服务部"]


def test_a_note_of_the_office_changes_no_letter(letters, shared_plan, people):
    change(shared_plan, note="已商定", version=7)
    refused("nothing-to-make", actions.make_letters, plan=shared_plan, person=people["clerk"])


def test_one_that_is_out_of_date_is_not_signed_any_more(letters, shared_plan, people):
    letter = letters["读者服务部"]
    change(shared_plan, times_value=2)
    refused("out-of-date", actions.acknowledge_letter, letter=letter, person=people["head"])
    scan = ContentFile(PDF, "签.pdf")
    refused("out-of-date", actions.file_scan, letter=letter, person=people["clerk"], file=scan)
    letter.refresh_from_db()
    assert letter.state == LetterState.WAITING


def test_a_unit_that_has_no_part_any_more_loses_its_letter(letters, shared_plan, people, clerk):
    change(shared_plan, "安全自查", state="withdrawn")
    assert actions.make_letters(plan=shared_plan, person=people["clerk"])
    letter = letters["采编部"]
    letter.refresh_from_db()
    assert letter.state == LetterState.REPLACED
    assert not Letter.objects.filter(unit__name="采编部").exclude(state="replaced").exists()


def test_the_letter_of_a_dissolved_unit_is_kept_and_out_of_force(letters, shared_plan, people, clerk):
    Unit.objects.filter(name="采编部").update(closed_on="2026-03-31")
    assert "不再承担" in letters_page(clerk, shared_plan)
    actions.make_letters(plan=shared_plan, person=people["clerk"])
    letters["采编部"].refresh_from_db()
    assert letters["采编部"].state == LetterState.REPLACED


def test_a_revised_plan_counts_as_the_next_version(letters, shared_plan, people, revise, apply):
    apply(revise(REVISED))
    assert Revision.objects.exclude(step=None).count() == 1
    Plan.objects.get(pk=shared_plan.pk).commitments.filter(state="read").update(state="confirmed")
    made = actions.make_letters(plan=Plan.objects.get(pk=shared_plan.pk), person=people["clerk"])
    assert {letter.version for letter in made} == {2}
    assert "读者服务部" in {letter.unit.name for letter in made}


def test_as_word_alone_and_all_together(letters, shared_plan, people, clerk):
    actions.acknowledge_letter(letter=letters["读者服务部"], person=people["head"])
    data = clerk.get(reverse("letters_files", args=[shared_plan.pk])).content
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["001-办公室.docx", "002-读者服务部.docx", "003-采编部.docx"]
    one = clerk.get(reverse("letter_word", args=[letters["读者服务部"].pk])).content
    words = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(one)).paragraphs)
    assert "责任书〔2026〕2号" in words
    assert "读者服务部负责人head 员已于" in words
    unsigned = clerk.get(reverse("letter_word", args=[letters["采编部"].pk])).content
    words = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(unsigned)).paragraphs)
    assert "采编部负责人（签字）" in words


def test_without_letters_there_is_nothing_to_take(shared_plan, clerk):
    assert clerk.get(reverse("letters_files", args=[shared_plan.pk])).status_code == 302


def test_it_waits_in_the_heads_work_and_digest_until_acknowledged(letters, people, as_person):
    letter, head = letters["读者服务部"], as_person(people["head"])

    def told():
        return [
            one.key
            for one in matters(letter.made_at.date())
            if one.route == "letter" and one.unit == letter.unit_id
        ]

    assert letter.get_absolute_url() in head.get(reverse("my_work")).content.decode()
    assert letters["采编部"].get_absolute_url() not in head.get(reverse("my_work")).content.decode()
    assert (
        letter.get_absolute_url() not in as_person(people["member"]).get(reverse("my_work")).content.decode()
    )
    assert told() == [letter.pk]
    act(head, "acknowledge", letter)
    assert letter.get_absolute_url() not in head.get(reverse("my_work")).content.decode()
    assert told() == []
