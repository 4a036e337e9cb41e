"""What someone uploads never runs in the browser of someone who opens it."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from luoshi.plans.actions.documents import upload_document

SCRIPT = (
    "<script>alert(1)</script>\n市图书馆2026年工作要点\n一、服务\n1.夜读。每季度开展1次夜读活动。".encode()
)


@pytest.fixture
def document(people):
    return upload_document(person=people["clerk"], name="要点<b>.html", file=ContentFile(SCRIPT))[0]


def test_a_file_comes_back_as_a_file(document, people, as_person):
    answer = as_person(people["member"]).get(reverse("document_file", args=[document.pk]))
    assert b"".join(answer.streaming_content) == SCRIPT
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "'unsafe-inline'" not in answer.headers["Content-Security-Policy"]


def test_its_name_is_shown_as_text(document, people, as_person):
    page = (
        as_person(people["clerk"]).get(reverse("document", args=[document.pk]) + "?stay=1").content.decode()
    )
    assert "要点&lt;b&gt;.html" in page
    assert "要点<b>" not in page


def test_there_is_no_other_way_to_it(document, people, as_person):
    for path in (document.file.name, f"files/{document.file.name}", f"media/{document.file.name}"):
        assert as_person(people["clerk"]).get(f"/{path}").status_code == 404


def test_nobody_from_elsewhere_gets_it(document, stranger, as_person, client):
    path = reverse("document_file", args=[document.pk])
    assert as_person(stranger).get(path).status_code == 404
    assert client.get(path).status_code == 302
