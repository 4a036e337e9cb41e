"""Large files in parts: whatever happens to the connection, what has arrived stays and nothing is taken twice."""

from __future__ import annotations

import base64
import hashlib
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone

from luoshi.work.models import Answer, Evidence, Upload, Use
from luoshi.work.tests.build import a_commitment, publish, unit

DATA = b"%PDF-1.7\n" + bytes(range(256)) * 40
SIZE = len(DATA)
HALF = SIZE // 2


@pytest.fixture
def answer(plan):
    a_commitment(plan, title="每月检查", unit=unit("读者服务部"))
    publish(plan)
    return Answer.objects.first()


@pytest.fixture
def member(people, as_person):
    return as_person(people["member"])


def begin(client, answer, size=SIZE, name="检查记录.pdf"):
    said = f"filename {base64.b64encode(name.encode()).decode()},filetype YQ=="
    headers = {"Upload-Length": str(size), "Upload-Metadata": said, "Tus-Resumable": "1.0.0"}
    return client.post(reverse("begin_upload", args=[answer.pk]), headers=headers)


def send(client, where, start, data):
    kind = "application/offset+octet-stream"
    return client.patch(where, data, content_type=kind, headers={"Upload-Offset": str(start)})


def arriving():
    """The names of the parts in the storage."""
    upload = Upload.objects.first()
    return [name for name in upload.part_names if default_storage.exists(name)] if upload else []


def test_a_file_in_two_parts_is_evidence_once_the_last_has_come(answer, member):
    where = begin(member, answer)["Location"]
    first = send(member, where, 0, DATA[:HALF])
    assert (first.status_code, first["Upload-Offset"]) == (204, str(HALF))
    assert not Evidence.objects.exists()
    last = send(member, where, HALF, DATA[HALF:])
    assert (last.status_code, last["Upload-Offset"]) == (204, str(SIZE))
    piece = Evidence.objects.get()
    assert (piece.title, piece.media_type, piece.size) == ("检查记录.pdf", "application/pdf", SIZE)
    assert piece.sha256 == hashlib.sha256(DATA).hexdigest()
    assert piece.file.open().read() == DATA
    assert Use.objects.get().answer == answer
    assert not Upload.objects.exists()


def test_after_a_lost_connection_it_goes_on_where_it_stopped(answer, member):
    where = begin(member, answer)["Location"]
    send(member, where, 0, DATA[:HALF])
    asked = member.head(where)
    assert (asked["Upload-Offset"], asked["Upload-Length"]) == (str(HALF), str(SIZE))
    send(member, where, HALF, DATA[HALF:])
    assert Evidence.objects.get().file.open().read() == DATA


@pytest.mark.parametrize(("start", "data"), [(0, DATA[:HALF]), (HALF + 1, b"x"), (HALF, DATA)])
def test_a_part_that_does_not_follow_the_last_is_not_kept(answer, member, start, data):
    where = begin(member, answer)["Location"]
    send(member, where, 0, DATA[:HALF])
    assert send(member, where, start, data).status_code == 409
    assert Upload.objects.get().offset == HALF


def test_a_part_that_was_kept_and_not_recorded_is_sent_again(answer, member):
    where = begin(member, answer)["Location"]
    upload = Upload.objects.get()
    default_storage.save(upload.part_name(0), ContentFile(b"half of a part"))
    send(member, where, 0, DATA)
    assert Evidence.objects.get().file.open().read() == DATA


@pytest.mark.parametrize(("size", "words"), [(201 * 1024 * 1024, "200 MB"), (0, "是空的")])
def test_what_is_too_large_or_empty_is_refused_before_it_is_sent(answer, member, size, words):
    said = begin(member, answer, size)
    assert said.status_code == 422
    assert words in said.content.decode()
    assert not Upload.objects.exists()


def test_a_program_is_refused_and_leaves_nothing_behind(answer, member):
    data = b"MZ" + b"\0" * 500
    where = begin(member, answer, len(data), "说明.docx")["Location"]
    said = send(member, where, 0, data)
    assert said.status_code == 422
    assert "程序" in said.content.decode()
    assert not Upload.objects.exists()
    assert not Evidence.objects.exists()
    assert arriving() == []


def test_one_can_stop_it(answer, member):
    where = begin(member, answer)["Location"]
    send(member, where, 0, DATA[:HALF])
    names = arriving()
    assert len(names) == 1
    assert member.delete(where).status_code == 204
    assert not Upload.objects.exists()
    assert not default_storage.exists(names[0])


def test_what_was_left_behind_a_week_ago_goes_with_the_next(answer, member):
    begin(member, answer)
    Upload.objects.update(begun_at=timezone.now() - timedelta(days=8))
    begin(member, answer)
    assert Upload.objects.count() == 1


@pytest.mark.parametrize("headers", [{}, {"Upload-Offset": "x"}])
def test_a_part_that_does_not_say_where_it_begins(answer, member, headers):
    where = begin(member, answer)["Location"]
    kind = "application/offset+octet-stream"
    assert member.patch(where, DATA, content_type=kind, headers=headers).status_code == 415
    assert member.patch(where, DATA, headers={"Upload-Offset": "0"}).status_code == 415


def test_a_file_of_unknown_length_is_not_begun(answer, member):
    assert member.post(reverse("begin_upload", args=[answer.pk])).status_code == 400


def test_only_who_began_it_goes_on(answer, member, people, as_person, stranger):
    where = begin(member, answer)["Location"]
    for other in (people["head"], people["clerk"], stranger):
        assert as_person(other).head(where).status_code == 404


@pytest.mark.parametrize("role", ["leader", "auditor", "legal"])
def test_who_does_not_do_the_work_sends_nothing(answer, people, as_person, role):
    assert begin(as_person(people[role]), answer).status_code == 403


def test_a_name_with_folders_keeps_its_end(answer, member):
    begin(member, answer, name="../../etc/检查.pdf")
    assert Upload.objects.get().name == "检查.pdf"
