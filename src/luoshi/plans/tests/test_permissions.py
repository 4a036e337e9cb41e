"""Who gets which address of the uploads, the side-by-side page and the legal review."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from luoshi.plans.models import Commitment, Doubt, FlagState

EVERYONE = ("administrator", "clerk", "leader", "head", "member", "legal", "auditor")
OFFICE = ("administrator", "clerk")
LEGAL = ("legal",)
# url name, the row in it, who may; for GET pages what they see, for the others what they send
PAGES = (
    ("plans", "", EVERYONE),
    ("reading", "plan", EVERYONE),
    ("plan_history", "plan", EVERYONE),
    ("plan_dates", "plan", OFFICE),
    ("revise", "plan", EVERYONE),
    ("year_before", "plan", EVERYONE),
    ("add_commitment", "plan", OFFICE),
    ("paste_text", "", OFFICE),
    ("document", "document", EVERYONE),
    ("document_file", "document", EVERYONE),
    ("correct_text", "document", OFFICE),
    ("replace_document", "document", OFFICE),
    ("set_year", "document", OFFICE),
    ("edit_commitment", "commitment", OFFICE),
    ("dismiss_commitment", "commitment", OFFICE),
    ("split_commitment", "commitment", OFFICE),
    ("commitment_history", "commitment", EVERYONE),
    ("flags", "", EVERYONE),
    ("flag_commitment", "commitment", EVERYONE),
    ("clear_flag", "flagged", LEGAL),
    ("narrow_commitment", "flagged", LEGAL),
    ("decline_commitment", "flagged", LEGAL),
)
STEPS: tuple[tuple[str, str, dict[str, object], tuple[str, ...]], ...] = (
    ("confirm_all", "plan", {"standing": "all"}, OFFICE),
    ("merge_commitments", "plan", {}, OFFICE),
    ("plan_dates", "plan", {"issued_on": "2026-01-01"}, OFFICE),
    ("add_commitment", "plan", {"title": "甲"}, OFFICE),
    ("revise", "plan", {}, OFFICE),
    ("take_over_leads", "plan", {}, OFFICE),
    ("settle_doubt", "doubt", {}, OFFICE),
    ("upload_document", "", {"year": ""}, OFFICE),
    ("paste_text", "", {"name": "a", "text": "每月检查1次。"}, OFFICE),
    ("correct_text", "document", {"text": "每月检查1次。"}, OFFICE),
    ("replace_document", "document", {}, OFFICE),
    ("set_year", "document", {"year": "2026"}, OFFICE),
    ("read_again", "document", {}, OFFICE),
    ("delete_document", "document", {}, OFFICE),
    ("confirm_commitment", "commitment", {}, OFFICE),
    ("edit_commitment", "commitment", {"title": "甲", "kind": "standing", "version": 1}, OFFICE),
    ("dismiss_commitment", "commitment", {"usual": "explains", "version": 1}, OFFICE),
    ("reopen_commitment", "dismissed", {}, OFFICE),
    ("split_commitment", "commitment", {"titles": "甲\n乙", "version": 1}, OFFICE),
    ("flag_commitment", "commitment", {"flag": "person", "reason": "甲", "version": 1}, EVERYONE),
    ("clear_flag", "flagged", {"reason": "甲", "version": 1}, LEGAL),
    ("narrow_commitment", "flagged", {"title": "乙", "reason": "甲", "version": 1}, LEGAL),
    ("decline_commitment", "flagged", {"reason": "甲", "version": 1}, LEGAL),
)
# Everybody may try: what they can take back is their own.
UNDO: tuple[str, str, dict[str, object], tuple[str, ...]] = ("undo", "plan", {}, EVERYONE)


@pytest.fixture
def address(small_plan, named):
    """`address(name, row)` is the url of a row of the small plan."""
    flagged, dismissed = named("朗读"), named("书屋")
    Commitment.objects.filter(pk=flagged.pk).update(flag_state=FlagState.WAITING, flags=["person"])
    Commitment.objects.filter(pk=dismissed.pk).update(state="dismissed", reason="不办")
    doubt = Doubt.objects.create(
        organisation=small_plan.organisation, plan=small_plan, code="torn-end", start=0, end=1
    )
    rows = {
        "plan": small_plan,
        "document": small_plan.document,
        "commitment": named("夜读"),
        "flagged": flagged,
        "dismissed": dismissed,
        "doubt": doubt,
    }
    # The page of a document that was read leads on to its plan, unless one wants to stay.
    more = {"document": "?stay=1"}
    return lambda name, row: reverse(name, args=[rows[row].pk] if row else []) + more.get(name, "")


@pytest.mark.parametrize(("name", "row", "allowed"), PAGES, ids=[name for name, *_rest in PAGES])
def test_each_page_opens_to_those_who_may_see_it(people, as_person, stranger, address, name, row, allowed):
    path = address(name, row)
    for role in EVERYONE:
        assert as_person(people[role]).get(path).status_code == (200 if role in allowed else 403), role
    if row:
        assert as_person(stranger).get(path).status_code == 404
    answer = Client().get(path)
    assert answer.status_code == 302
    assert answer.url.startswith("/account/login/")


@pytest.mark.parametrize(
    ("name", "row", "sent", "allowed"), [*STEPS, UNDO], ids=[s[0] for s in [*STEPS, UNDO]]
)
@pytest.mark.parametrize("asked", [{}, {"headers": {"HX-Request": "true"}}], ids=["page", "htmx"])
def test_each_step_is_taken_by_those_who_may_alone(
    people, as_person, stranger, address, name, row, sent, allowed, asked
):
    path = address(name, row)
    for role in EVERYONE:
        if role not in allowed:
            assert as_person(people[role]).post(path, sent, **asked).status_code == 403, role
    if row:
        assert as_person(stranger).post(path, sent, **asked).status_code == 404
    assert Client().post(path, sent, **asked).url.startswith("/account/login/")
    answer = as_person(people[allowed[-1]]).post(path, sent, **asked)
    assert answer.status_code in (200, 302, 422)


@pytest.mark.parametrize(
    "name", [step[0] for step in (*STEPS, UNDO) if step[0] not in {page[0] for page in PAGES}]
)
def test_nothing_is_done_by_looking(people, as_person, address, name):
    row = next(row for known, row, *_rest in (*STEPS, UNDO) if known == name)
    assert as_person(people["clerk"]).get(address(name, row)).status_code == 405


def test_a_stranger_sees_none_of_it_on_pages_without_a_row(as_person, stranger, small_plan, named):
    client = as_person(stranger)
    for path in ("/plans/", "/flags/"):
        html = client.get(path).content.decode()
        assert small_plan.title not in html
        assert named("夜读").title not in html


def test_the_same_file_of_another_organisation_is_another_document(
    as_person, stranger, small_plan, django_capture_on_commit_callbacks
):
    given = {"file": SimpleUploadedFile("a.txt", small_plan.document.text.encode()), "year": ""}
    answer = as_person(stranger).post("/documents/upload/", given, headers={"Accept": "application/json"})
    assert answer.status_code == 200
    assert str(small_plan.document_id) not in answer.json()["url"]
