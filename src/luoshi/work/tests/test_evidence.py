"""What proves an answer, as people add it, count it again, change it and look at it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone

from luoshi.foundation.file_kinds import kind_of
from luoshi.foundation.refusals import Refused
from luoshi.reading.tests.pdf import paragraph, pdf, rows
from luoshi.work.actions import answers, evidence
from luoshi.work.models import Answer, Evidence, Use
from luoshi.work.queries.evidence import pieces_of
from luoshi.work.tests.build import a_commitment, publish, unit

NOW = date(2026, 6, 10)
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
HTMX = {"HX-Request": "true"}


@pytest.fixture
def answer(plan, today):
    """读者服务部's check of June."""
    today(NOW)
    a_commitment(plan, title="每月检查", unit=unit("读者服务部"))
    publish(plan)
    return Answer.objects.get(due_on=date(2026, 6, 30))


@pytest.fixture
def july(answer):
    return Answer.objects.get(due_on=date(2026, 7, 31))


@pytest.fixture
def member(people, as_person):
    return as_person(people["member"])


def a_file(answer, person, words=PNG, name="现场.png", **said):
    file = ContentFile(words, name=name)
    return evidence.add_file(answer=answer, person=person, file=file, happened_on=NOW, **said)


def post(client, name, row, **data):
    return client.post(reverse(name, args=[row.pk]), data, headers=HTMX)


def test_a_line_in_words_stands_in_the_block_at_once(answer, member):
    page = post(member, "add_note", answer, note="已检查三层\n无隐患", happened_on="2026-06-09", quantity="")
    assert page["HX-Retarget"] == f"#evidence-{answer.pk}"
    assert page["HX-Trigger"] == "dialog:close"
    html = page.content.decode()
    assert "已检查三层" in html
    assert "无隐患" not in html
    assert (Use.objects.get().quantity, Evidence.objects.get().happened_on) == (1, date(2026, 6, 9))


def test_a_link_opens_elsewhere_without_telling_where_from(answer, member):
    html = post(
        member, "add_link", answer, url="https://example.org/a", happened_on="2026-06-09"
    ).content.decode()
    assert 'href="https://example.org/a" target="_blank" rel="noopener noreferrer"' in html
    assert Evidence.objects.get().title == "https://example.org/a"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "nowhere", ""])
def test_what_is_no_address_is_no_link(answer, member, address):
    assert post(member, "add_link", answer, url=address, happened_on="2026-06-09").status_code == 422
    assert not Evidence.objects.exists()


def test_nothing_is_shown_that_has_not_happened_yet(answer, member):
    page = post(member, "add_note", answer, note="明天", happened_on="2026-06-11")
    assert page.status_code == 422
    assert "这一天还没有到" in page.content.decode()


def test_without_script_the_steps_are_pages(answer, member):
    assert member.get(reverse("add_note", args=[answer.pk])).status_code == 200
    done = member.post(reverse("add_note", args=[answer.pk]), {"note": "已查", "happened_on": "2026-06-09"})
    assert done.url == reverse("task", args=[answer.task_id])


def test_the_same_content_is_pointed_out_where_it_was_used(answer, july, people, member):
    a_file(answer, people["member"])
    a_file(july, people["head"], name="又一张.png")
    html = member.get(reverse("evidence", args=[july.pk]), headers=HTMX).content.decode()
    assert "已用于" in html
    assert reverse("task", args=[answer.task_id]) in html
    assert len({piece.file.name for piece in Evidence.objects.all()}) == 1


def test_a_file_leaves_the_storage_with_the_last_piece_it_belongs_to(
    answer, july, people, django_capture_on_commit_callbacks
):
    first, second = a_file(answer, people["member"]), a_file(july, people["member"])
    name = first.evidence.file.name
    for use, stays in ((first, True), (second, False)):
        with django_capture_on_commit_callbacks(execute=True):
            evidence.withdraw_use(use=use, person=people["member"])
        assert default_storage.exists(name) is stays


def test_a_piece_that_the_unit_has_counts_here_too(answer, july, people, member):
    piece = a_file(answer, people["member"]).evidence
    offered = member.get(reverse("use_evidence", args=[july.pk]), {"q": "现场"}, headers=HTMX)
    assert list(offered.context["offered"]) == [piece]
    assert list(member.get(reverse("use_evidence", args=[july.pk]), {"q": "无此"}).context["offered"]) == []
    post(member, "use_evidence", july, evidence=piece.pk)
    assert july.uses.get().evidence == piece
    assert list(member.get(reverse("use_evidence", args=[july.pk])).context["offered"]) == []


def test_another_units_pieces_are_not_offered(answer, july, people, clerk):
    a_file(answer, people["member"])
    july.unit = unit("采编部")
    july.save()
    assert list(clerk.get(reverse("use_evidence", args=[july.pk])).context["offered"]) == []


def test_day_and_count_change_until_it_is_handed_in(answer, people, member):
    use = a_file(answer, people["member"])
    post(member, "change_piece", use, happened_on="2026-06-01", quantity="2.5")
    use.refresh_from_db()
    answer.refresh_from_db()
    assert (use.quantity, use.evidence.happened_on, answer.reported) == (
        Decimal("2.5"),
        date(2026, 6, 1),
        2.5,
    )
    answers.submit(answer=answer, person=people["member"])
    answers.take_back(answer=answer, person=people["member"])
    use.refresh_from_db()
    with pytest.raises(Refused) as refusal:
        evidence.change_piece(use=use, person=people["member"], happened_on=NOW, quantity=Decimal(9))
    assert refusal.value.code == "handed-in"


def test_taken_away_by_a_tap(answer, people, member):
    use = a_file(answer, people["member"])
    html = post(member, "withdraw_use", use).content.decode()
    assert "现场.png" not in html
    assert not Use.objects.exists()


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("head", 200),
        ("clerk", 200),
        ("administrator", 200),
        ("leader", 403),
        ("legal", 403),
        ("auditor", 403),
    ],
)
def test_who_may_add(answer, people, as_person, role, status):
    page = post(as_person(people[role]), "add_note", answer, note="已查", happened_on="2026-06-09")
    assert page.status_code == status
    assert Evidence.objects.exists() == (status == 200)


def test_a_stranger_finds_nothing(answer, people, stranger, as_person):
    use = a_file(answer, people["member"])
    client = as_person(stranger)
    for name, row in (
        *((name, answer) for name in ("evidence", "add_link", "add_note", "use_evidence")),
        *((name, use) for name in ("change_piece",)),
        *((name, use.evidence) for name in ("piece", "evidence_file")),
    ):
        assert client.get(reverse(name, args=[row.pk])).status_code == 404, name
    assert post(client, "withdraw_use", use).status_code == 404


def test_a_member_of_another_unit_sees_the_block_and_adds_nothing(answer, people, as_person):
    answer.unit = unit("采编部")
    answer.save()
    html = (
        as_person(people["member"]).get(reverse("evidence", args=[answer.pk]), headers=HTMX).content.decode()
    )
    assert "data-uploads" not in html


def test_a_picture_is_shown_and_a_program_or_page_is_only_kept(answer, people, member):
    shown = a_file(answer, people["member"], media_type="image/png").evidence
    page = a_file(answer, people["member"], b"<script>1</script>", "页.html", media_type="text/html").evidence
    seen = member.get(reverse("evidence_file", args=[shown.pk]))
    assert (seen["Content-Type"], seen["Content-Disposition"][:6]) == ("image/png", "inline")
    for address in (
        f"{reverse('evidence_file', args=[shown.pk])}?keep=1",
        reverse("evidence_file", args=[page.pk]),
    ):
        kept = member.get(address)
        assert kept["Content-Type"] == "application/octet-stream"
        assert kept["Content-Disposition"].startswith("attachment")
        assert kept["X-Content-Type-Options"] == "nosniff"


def test_a_piece_shows_its_words_its_hash_and_what_it_counts_for(answer, people, member):
    text = a_file(answer, people["member"], "检查记录\n一切正常".encode(), "记录.txt").evidence
    html = member.get(reverse("piece", args=[text.pk])).content.decode()
    assert "一切正常" in html
    assert text.sha256 in html
    assert "每月检查" in html
    note = evidence.add_note(
        answer=answer, person=people["member"], note="口头说明", happened_on=NOW
    ).evidence
    assert "口头说明" in member.get(reverse("piece", args=[note.pk])).content.decode()
    torn = a_file(answer, people["member"], b"PK\x03\x04 torn", "坏.docx").evidence
    assert "请下载" in member.get(reverse("piece", args=[torn.pk])).content.decode()


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (PNG, "a.png", "image/png"),
        (PNG, "a", "image/png"),
        (b"%PDF-1.7\n", "a.pdf", "application/pdf"),
        ("说明".encode(), "a.txt", "application/octet-stream"),
    ],
)
def test_the_kind_is_read_from_the_content(head, name, kind):
    assert kind_of(head, name) == kind


@pytest.mark.parametrize(
    ("head", "name", "code"),
    [
        (b"MZ" + b"\0" * 200, "说明.docx", "program-file"),
        (b"#!/bin/sh\n", "a.txt", "program-file"),
        (b"\x7fELF" + b"\0" * 60, "a", "program-file"),
        (b"plain words", "照片.jpg", "other-kind"),
        (PNG, "a.pdf", "other-kind"),
    ],
)
def test_programs_and_what_is_not_what_its_name_says_are_refused(head, name, code):
    with pytest.raises(Refused) as refusal:
        kind_of(head, name)
    assert refusal.value.code == code


def test_the_same_file_twice_in_one_answer_is_pointed_out_once(answer, people, member):
    first, again, other = (a_file(answer, people["member"], words) for words in (PNG, PNG, PNG + b"1"))
    found = {piece.use.pk: piece.is_again for piece in pieces_of([answer])[answer.pk]}
    assert found == {first.pk: False, again.pk: True, other.pk: False}
    assert member.get(reverse("evidence", args=[answer.pk])).content.decode().count("重复计算") == 1
    evidence.withdraw_use(use=first, person=people["member"])
    assert not any(piece.is_again for piece in pieces_of([answer])[answer.pk])


def test_the_words_of_a_pdf_are_shown_and_its_pages_are_a_step_away(answer, people, member):
    drawn = pdf(rows(*paragraph("消防检查记录：灭火器12具均正常。")))
    use = a_file(answer, people["member"], drawn, name="记录.pdf", media_type="application/pdf")
    html = member.get(reverse("piece", args=[use.evidence_id])).content.decode()
    assert "灭火器12具均正常" in html
    assert reverse("evidence_file", args=[use.evidence_id]) in html


@pytest.mark.parametrize("count", [1, 3])
def test_the_block_takes_as_many_queries_for_three_pieces_as_for_one(
    answer, july, people, count, django_assert_num_queries
):
    for number in range(count):
        a_file(answer, people["member"], PNG + bytes([number]))
        a_file(july, people["member"], PNG + bytes([number]))
    with django_assert_num_queries(2):
        found = pieces_of([answer])[answer.pk]
        assert [len(piece.elsewhere) for piece in found] == [1] * count
        assert all(
            piece.use.evidence.added_by.name and piece.elsewhere[0].answer.task.title for piece in found
        )
    assert timezone.localdate() == NOW
