"""What every request passes: the language, and the answer to an action's refusal."""

from __future__ import annotations

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import HttpResponse
from django.utils.translation import get_language

from luoshi.foundation.refusals import Conflict, Refused
from luoshi.web.middleware import language, refusals

WHY = "This is closed."


@pytest.fixture
def answer_of(rf):
    """`answer_of(error, **headers)`: what the browser gets where an action raises it, and what was said."""

    def ask(error, **headers):
        request = rf.post("/tasks/1/submit/", headers=headers)
        request.session = {}
        request._messages = FallbackStorage(request)
        answer = refusals(lambda _request: HttpResponse()).process_exception(request, error)
        return answer, [str(message) for message in get_messages(request)]

    return ask


@pytest.mark.parametrize(("error", "status"), [(Refused("closed", WHY), 422), (Conflict("closed", WHY), 409)])
def test_a_refusal_is_a_toast_beside_the_page(answer_of, error, status):
    answer, _said = answer_of(error, hx_request="true")
    assert answer.status_code == status
    assert WHY in answer.content.decode()
    assert "hx-swap-oob" in answer.content.decode()


@pytest.mark.parametrize(
    ("referer", "back"),
    [
        ("http://testserver/tasks/1/?state=late", "http://testserver/tasks/1/?state=late"),
        ("http://elsewhere.example/tasks/1/", "/"),
        ("", "/"),
    ],
)
def test_without_script_one_goes_back_to_where_one_was_and_is_told(answer_of, referer, back):
    answer, said = answer_of(Refused("closed", WHY), referer=referer)
    assert (answer.status_code, answer.url) == (302, back)
    assert said == [WHY]


def test_other_errors_are_not_taken_for_refusals(answer_of):
    answer, said = answer_of(ValueError(WHY))
    assert answer is None
    assert said == []


@pytest.mark.parametrize(
    ("cookie", "code"), [(None, "zh-hans"), ("en", "en"), ("zh-hans", "zh-hans"), ("tlh", "zh-hans")]
)
def test_the_language_is_the_cookies_and_chinese_without_one(rf, cookie, code):
    request = rf.get("/", headers={"accept-language": "de,en;q=0.5"})
    if cookie:
        request.COOKIES["django_language"] = cookie
    answer = language(lambda _request: HttpResponse(get_language()))(request)
    assert answer.content.decode() == request.LANGUAGE_CODE == answer.headers["Content-Language"] == code


def test_an_answer_is_nobody_elses(rf):
    answer = language(lambda _request: HttpResponse())(rf.get("/"))
    assert answer.headers["Cache-Control"] == "private, no-cache"
    kept = language(lambda _request: HttpResponse(headers={"Cache-Control": "no-store"}))(rf.get("/"))
    assert kept.headers["Cache-Control"] == "no-store"
