"""Uploading, pasting, correcting, replacing and deleting, with everything that may be wrong with a file."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.urls import reverse

from luoshi.foundation.jobs import JobState
from luoshi.foundation.refusals import Refused
from luoshi.plans.actions import documents as actions
from luoshi.plans.actions.confirm import confirm_commitment
from luoshi.plans.models import Commitment, Document, Plan
from luoshi.plans.models.plan import PlanState

PLAN = "青山市图书馆2026年工作要点\n一、服务\n1.夜读。每月开展1次夜读活动。\n"
OTHER = "临江市图书馆2027年工作要点\n一、服务\n1.晨读。每周开展1次晨读活动。\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + bytes(64)
JSON = {"headers": {"Accept": "application/json"}}


def docx(**parts: str | bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return out.getvalue()


@pytest.fixture
def upload(clerk, django_capture_on_commit_callbacks):
    """`upload("a.txt", b"…", …)` sends files as the drop zone does; work in the background is done at once."""

    def send(*named, year="", **asked):
        files = [SimpleUploadedFile(name, data) for name, data in zip(named[::2], named[1::2], strict=True)]
        with django_capture_on_commit_callbacks(execute=True):
            return clerk.post("/documents/upload/", {"file": files, "year": year}, **(asked or JSON))

    return send


def trouble(client, document, language):
    client.cookies["django_language"] = language
    return client.get(reverse("document", args=[document.pk])).content.decode()


def test_an_upload_leads_to_its_plan(upload, clerk):
    answer = upload("要点.txt", PLAN.encode())
    document = Document.objects.get()
    assert answer.json() == {"url": f"/documents/{document.pk}/"}
    assert (document.name, document.size, document.job_state) == (
        "要点.txt",
        len(PLAN.encode()),
        JobState.DONE,
    )
    plan = document.plans.get()
    assert clerk.get(answer.json()["url"]).url == f"/plans/{plan.pk}/read/"
    assert clerk.get(answer.json()["url"] + "?stay=1").status_code == 200


def test_without_script_the_browser_is_led_on_itself(upload):
    answer = upload("要点.txt", PLAN.encode(), headers={"Accept": "text/html"})
    assert answer.url == f"/documents/{Document.objects.get().pk}/"


def test_the_page_that_waits_is_told_where_to_go(upload, clerk):
    upload("要点.txt", PLAN.encode())
    answer = clerk.get(f"/documents/{Document.objects.get().pk}/", headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == f"/plans/{Plan.objects.get().pk}/read/"


def test_while_it_is_read_the_page_asks_again(clerk, people, settings):
    document, _is_new = actions.upload_document(
        person=people["clerk"], name="a.txt", file=SimpleUploadedFile("a.txt", PLAN.encode())
    )
    html = clerk.get(f"/documents/{document.pk}/").content.decode()
    assert 'hx-trigger="every 1s"' in html
    assert "<progress" in html
    assert 'hx-trigger="every 2s"' in clerk.get("/plans/").content.decode()


def test_the_same_file_twice_is_the_same_document(upload, clerk):
    first = upload("a.txt", PLAN.encode()).json()["url"]
    again = upload("b.txt", PLAN.encode())
    assert again.json()["url"] == first
    assert Document.objects.count() == 1
    assert "“b.txt”此前已上传" in clerk.get(f"{first}?stay=1").content.decode()


def test_the_same_file_at_the_same_moment_is_kept_once(people, monkeypatch, library):
    first, _is_new = actions.paste_text(person=people["clerk"], name="a", text=PLAN)

    def too_late(self, *_args, **_kwargs):
        raise IntegrityError

    monkeypatch.setattr(Document, "save", too_late)
    # The other one is not seen before the row is written.
    monkeypatch.setattr(actions, "_known", lambda _sha256: None)
    again = actions.paste_text(person=people["clerk"], name="b", text=PLAN)
    assert again == (first, False)


def test_several_files_become_several_plans_on_the_list(upload, clerk):
    answer = upload("a.txt", PLAN.encode(), "b.txt", OTHER.encode())
    assert answer.json() == {"url": "/plans/"}
    html = clerk.get("/plans/").content.decode()
    for plan in Plan.objects.all():
        assert f'href="/plans/{plan.pk}/read/"' in html
    assert Plan.objects.count() == 2


def test_several_plans_in_one_upload_are_each_opened_from_its_page(upload, clerk):
    address = upload("a.txt", (PLAN + OTHER).encode()).json()["url"]
    html = clerk.get(address).content.decode()
    plans = list(Plan.objects.order_by("position"))
    assert [plan.year for plan in plans] == [2026, 2027]
    assert all(f'href="/plans/{plan.pk}/read/"' in html for plan in plans)


def test_one_bad_file_does_not_keep_the_others_out(upload, clerk):
    answer = upload("a.txt", PLAN.encode(), "leer.txt", b"")
    assert answer.json() == {"url": "/plans/"}
    assert Document.objects.count() == 1
    assert "leer.txt: 文件是空的" in clerk.get("/plans/").content.decode()


def test_the_year_that_was_given_stands_over_the_text(upload):
    upload("a.txt", PLAN.encode(), year="2030")
    assert Plan.objects.get().year == 2030


@pytest.mark.parametrize("year", ["1999", "2101", "heute"])
def test_a_wrong_year_is_refused_with_the_upload(upload, year):
    assert upload("a.txt", PLAN.encode(), year=year).status_code == 422
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("language", "words"), [("zh-hans", "请至少选择一个文件"), ("en", "Choose at least one file")]
)
def test_nothing_chosen_is_said(clerk, language, words):
    clerk.cookies["django_language"] = language
    answer = clerk.post("/documents/upload/", {"year": ""}, **JSON)
    assert answer.status_code == 422
    assert words in answer.json()["error"]
    assert clerk.post("/documents/upload/", {"year": ""}).url == "/plans/"
    assert words in clerk.get("/plans/").content.decode()


@pytest.mark.parametrize(
    ("language", "words"), [("zh-hans", "a.txt: 文件是空的"), ("en", "a.txt: This file is empty")]
)
def test_an_empty_file_is_refused_at_once(upload, clerk, language, words):
    clerk.cookies["django_language"] = language
    answer = upload("a.txt", b"")
    assert answer.status_code == 422
    assert words in answer.json()["error"]
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("language", "words"), [("zh-hans", "big.txt: 文件超过1 MB"), ("en", "larger than 1 MB")]
)
def test_a_file_over_the_limit_is_let_go_while_it_comes_in(
    upload, clerk, settings, monkeypatch, language, words
):
    settings.MOST_UPLOAD_BYTES = 1024 * 1024
    kept = []
    monkeypatch.setattr(actions, "upload_document", lambda **given: kept.append(given))
    clerk.cookies["django_language"] = language
    answer = upload("big.txt", b"x" * (1024 * 1024 + 1))
    assert answer.status_code == 422
    assert words in answer.json()["error"]
    assert kept == []


def test_a_file_of_just_the_limit_is_taken(upload, settings):
    settings.MOST_UPLOAD_BYTES = len(PLAN.encode())
    assert upload("a.txt", PLAN.encode()).status_code == 200
    assert upload("b.txt", PLAN.encode() + b" ").status_code == 422


def test_more_than_the_reader_takes_is_refused_before_it_is_read(people, monkeypatch):
    monkeypatch.setattr(actions, "LARGEST_FILE", 10)
    file = SimpleUploadedFile("a.txt", PLAN.encode())
    monkeypatch.setattr(file, "chunks", lambda: pytest.fail("read"))
    with pytest.raises(Refused, match="too-large"):
        actions.upload_document(person=people["clerk"], name="a.txt", file=file)


BAD = {
    "picture": ("a.docx", PNG, "这不是文字材料，而是图片", "This is not a text document but a picture"),
    "wrong ending": ("a.docx", PLAN.encode(), "文件名以 .docx 结尾", "The name ends in .docx"),
    "encrypted": (
        "a.docx",
        OLE + "EncryptedPackage".encode("utf-16-le"),
        "文件设有密码",
        "protected by a password",
    ),
    "damaged": ("a.docx", docx(document="<w:document"), "文件已损坏", "The file is damaged"),
    "zip bomb": (
        *("a.docx", docx(document="<document/>", media=bytes(9_000_000))),
        *("解压后异常巨大", "unpacks to an abnormal size"),
    ),
    "entities": (
        *("a.docx", docx(document='<!DOCTYPE d [<!ENTITY a "b">]><document>&a;</document>')),
        *("含有外部或自定义实体", "declares XML entities"),
    ),
    "nul bytes": ("a.txt", PLAN.encode() + b"\0" + PLAN.encode(), "夹有空字节", "holds NUL bytes"),
    "no prose": ("a.txt", b"12,34\n56,78\n", "没有成句的中文", "holds no Chinese prose"),
}


@pytest.mark.parametrize(("name", "data", "chinese", "english"), BAD.values(), ids=BAD)
def test_what_cannot_be_read_is_explained_with_what_to_do(upload, clerk, name, data, chinese, english):
    upload(name, data)
    document = Document.objects.get()
    assert document.job_state == JobState.FAILED
    for language, words in (("zh-hans", chinese), ("en", english)):
        html = trouble(clerk, document, language)
        assert words in html
        assert f"/documents/{document.pk}/replace/" in html
        assert words in clerk.get("/plans/").content.decode()


def test_what_could_not_be_read_is_shown_to_whoever_can_mend_it(upload, clerk, people, as_person):
    upload("a.txt", b"12,34\n56,78\n")
    head = as_person(people["head"]).get("/plans/").content.decode()
    assert "没有成句的中文" in clerk.get("/plans/").content.decode()
    assert "没有成句的中文" not in head
    assert "办公室还没有上传" in head


@pytest.mark.parametrize(
    ("language", "words"), [("zh-hans", "多次读取均未完成"), ("en", "begun several times")]
)
def test_a_reading_that_never_finished_is_explained(upload, clerk, language, words):
    upload("a.txt", PLAN.encode())
    Document.objects.update(job_state=JobState.FAILED, problem="gave-up")
    assert words in trouble(clerk, Document.objects.get(), language)


def test_a_plan_without_numbering_is_read(upload):
    upload("a.txt", "青山市图书馆2026年工作要点\n每月开展1次夜读活动。6月底前完成12个书屋的更新。\n".encode())
    assert Commitment.objects.count() == 2


def test_a_text_that_promises_nothing_shows_an_empty_page_that_says_what_to_do(upload, clerk):
    upload("a.txt", "春天来了，花都开了。孩子们在院子里玩。".encode())
    Commitment.objects.all().delete()
    html = clerk.get(f"/plans/{Plan.objects.get().pk}/read/").content.decode()
    assert "没有需要确认的事项" in html


def test_pasted_text_is_read_like_a_file(clerk, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        answer = clerk.post("/documents/paste/", {"name": "要点.docx", "text": PLAN, "year": "2028"})
    document = Document.objects.get()
    assert answer.url == f"/documents/{document.pk}/"
    assert (document.name, document.job_state, document.plans.get().year) == ("要点.txt", JobState.DONE, 2028)


def test_pasting_nothing_keeps_the_form_with_its_errors(clerk):
    answer = clerk.post("/documents/paste/", {"name": "", "text": "", "year": "1"})
    assert answer.status_code == 422
    assert answer.content.decode().count("errorlist") == 3


def test_pasting_what_was_uploaded_before_says_so(upload, clerk):
    upload("a.txt", PLAN.encode())
    answer = clerk.post("/documents/paste/", {"name": "a", "text": PLAN, "year": ""}, follow=True)
    assert "同样的文本此前已上传" in answer.content.decode()


def test_windows_line_ends_do_not_make_another_text(clerk, upload):
    upload("a.txt", PLAN.encode())
    clerk.post("/documents/paste/", {"name": "a", "text": PLAN.replace("\n", "\r\n"), "year": ""})
    assert Document.objects.count() == 1


def test_a_corrected_text_is_read_in_place_of_the_file_whatever_that_was(
    clerk, upload, django_capture_on_commit_callbacks
):
    upload("要点.docx", PNG)
    document = Document.objects.get()
    address = f"/documents/{document.pk}/text/"
    with django_capture_on_commit_callbacks(execute=True):
        assert clerk.post(address, {"text": PLAN}).url == f"/documents/{document.pk}/"
    document.refresh_from_db()
    assert (document.name, document.job_state, document.text) == ("要点.txt", JobState.DONE, PLAN)
    assert PLAN in clerk.get(address).content.decode()
    assert clerk.post(address, {"text": ""}).status_code == 422


def test_a_text_that_is_there_already_is_not_taken_twice(clerk, upload, django_capture_on_commit_callbacks):
    upload("a.txt", PLAN.encode())
    document = Document.objects.get()
    answer = clerk.post(f"/documents/{document.pk}/text/", {"text": PLAN}, follow=True)
    assert "未作改动" in answer.content.decode()
    answer = clerk.post(
        f"/documents/{document.pk}/replace/", {"file": SimpleUploadedFile("b.txt", PLAN.encode())}, **JSON
    )
    assert answer.status_code == 422
    assert "未作改动" in answer.json()["error"]


def test_another_file_takes_the_place_of_the_first(clerk, upload, django_capture_on_commit_callbacks):
    upload("a.txt", PLAN.encode())
    document = Document.objects.get()
    old = document.file.name
    given = {"file": SimpleUploadedFile("b.txt", OTHER.encode())}
    with django_capture_on_commit_callbacks(execute=True):
        answer = clerk.post(f"/documents/{document.pk}/replace/", given, **JSON)
    assert answer.json() == {"url": f"/documents/{document.pk}/"}
    document.refresh_from_db()
    assert (document.name, document.text) == ("b.txt", OTHER)
    assert document.file.name != old
    assert clerk.post(f"/documents/{document.pk}/replace/", {}, **JSON).status_code == 422


def test_the_year_is_set_until_the_plan_is_published(clerk, upload):
    upload("a.txt", PLAN.encode())
    document = Document.objects.get()
    address = f"/documents/{document.pk}/year/"
    assert clerk.post(address, {"year": "31"}).status_code == 422
    assert clerk.post(address, {"year": "2031"}).url == "/plans/"
    assert Plan.objects.get().year == 2031
    Plan.objects.update(state=PlanState.PUBLISHED)
    answer = clerk.post(
        address, {"year": "2032"}, headers={"Referer": "http://testserver/plans/"}, follow=True
    )
    assert "年度不能再改" in answer.content.decode()
    assert Plan.objects.get().year == 2031


def test_a_document_is_read_again_on_request(clerk, upload, django_capture_on_commit_callbacks):
    upload("a.txt", PLAN.encode())
    Document.objects.update(job_state=JobState.FAILED, problem="gave-up", attempts=5)
    with django_capture_on_commit_callbacks(execute=True):
        clerk.post(f"/documents/{Document.objects.get().pk}/read-again/")
    document = Document.objects.get()
    assert (document.job_state, document.problem, document.attempts) == (JobState.DONE, "", 1)


def test_deleting_removes_the_file_and_all_that_was_read(clerk, upload, django_capture_on_commit_callbacks):
    upload("a.txt", PLAN.encode())
    document = Document.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        answer = clerk.post(f"/documents/{document.pk}/delete/", follow=True)
    assert "已删除“a.txt”" in answer.content.decode()
    assert not Plan.objects.exists()
    assert not document.file.storage.exists(document.file.name)


def test_a_published_plan_is_not_deleted(clerk, upload):
    upload("a.txt", PLAN.encode())
    Plan.objects.update(state=PlanState.PUBLISHED)
    answer = clerk.post(
        f"/documents/{Document.objects.get().pk}/delete/",
        headers={"Referer": "http://testserver/plans/"},
        follow=True,
    )
    assert "不能再删除" in answer.content.decode()
    assert Plan.objects.exists()


def test_the_file_comes_back_as_an_attachment_as_it_was(clerk, upload):
    upload("要点.txt", PLAN.encode())
    answer = clerk.get(f"/documents/{Document.objects.get().pk}/file/")
    assert b"".join(answer.streaming_content) == PLAN.encode()
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/octet-stream"


def test_what_people_did_stays_joined_to_words_that_were_split_merged_or_added(
    people, upload, django_capture_on_commit_callbacks
):
    from luoshi.plans.actions.shape import add_commitment, merge_commitments, split_commitment

    text = PLAN + "2.书屋。6月底前完成12个书屋的更新。每季度检查1次书架。馆员要微笑。\n"
    upload("a.txt", text.encode())
    clerk, plan = people["clerk"], Plan.objects.select_related("document").get()
    night, books, shelves = (Commitment.objects.get(quote__contains=w) for w in ("夜读", "书屋的", "书架"))
    split_commitment(commitment=night, person=clerk, titles=["一", "二"])
    merge_commitments(commitments=[books, shelves], person=clerk)
    at = text.index("要微笑")
    added, _step = add_commitment(plan=plan, person=clerk, title="微笑", start=at, end=at + 3)
    confirm_commitment(commitment=added, person=clerk)
    changed = text.replace("1.夜读。", "1.夜读。夜里也有人读书。")
    with django_capture_on_commit_callbacks(execute=True):
        actions.correct_text(document=plan.document, person=clerk, text=changed)
    parts = Commitment.objects.filter(quote=night.quote, state="read")
    assert [changed[row.start : row.end] for row in parts] == [night.quote] * 2
    for row in Commitment.objects.filter(pk__in=[books.pk, shelves.pk, added.pk]):
        assert changed[row.start : row.end] == row.quote.split("；")[0]
        assert row.measure.title == "书屋"
    assert Commitment.objects.filter(quote__contains="书架").count() == 2
