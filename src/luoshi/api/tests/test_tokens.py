"""Tokens: shown once, used within their scopes and what their person may do, ended by day or by revoking."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from luoshi.api.actions.tokens import make_token, revoke_token
from luoshi.api.models import Token
from luoshi.api.tests.conftest import Program
from luoshi.journal.models import Event


def test_a_token_says_for_whom_it_acts(program, people):
    told = program("clerk", "read").get("/me").json()
    assert told == {
        "id": str(people["clerk"].pk),
        "name": people["clerk"].name,
        "roles": ["clerk"],
        "scopes": ["read"],
    }


@pytest.mark.parametrize("secret", ["", "luoshi_made_up"])
def test_without_a_valid_one_nothing_is_answered(library, secret):
    answer = Program(secret).get("/plans")
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Bearer"
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["type"] == "urn:luoshi:problem:no-token"


def test_a_browser_that_is_signed_in_has_no_say(people, as_person):
    assert as_person(people["clerk"]).get("/api/v1/plans").status_code == 401


def test_a_token_does_only_what_its_scopes_say(program):
    reader = program("leader", "read")
    assert reader.get("/orders").status_code == 200
    answer = reader.post("/orders", {"title": "报送", "due_on": "2030-01-01", "units": []})
    assert (answer.status_code, answer.json()["type"]) == (403, "urn:luoshi:problem:not-allowed")


def test_a_scope_gives_nobody_more_than_they_may(program, people):
    unit = str(people["member"].memberships_now[0].unit_id)
    order = {"title": "报送", "due_on": "2030-01-01", "units": [unit]}
    assert program("member").post("/orders", order).status_code == 403
    assert program("leader").post("/orders", order).status_code == 201


def test_its_secret_stands_on_one_page_and_in_no_row(people, as_person):
    browser = as_person(people["member"])
    day = timezone.localdate() + timedelta(days=10)
    page = browser.post(reverse("make_token"), {"name": "报表", "scopes": ["read"], "ends_on": day})
    secret = page.context["secret"]
    assert Program(secret).get("/me").status_code == 200
    token = Token.objects.get()
    assert secret not in str(token.__dict__)
    assert secret not in browser.get(reverse("tokens")).content.decode()
    assert Event.objects.get(verb="token-made").object == token.pk


def test_a_token_ends_by_itself_within_a_year(people, as_person):
    browser = as_person(people["member"])
    day = timezone.localdate() + timedelta(days=367)
    page = browser.post(reverse("make_token"), {"name": "报表", "scopes": ["read"], "ends_on": day})
    assert page.status_code == 422
    today = timezone.localdate()
    token, secret = make_token(person=people["member"], name="今天", scopes=["read"], ends_on=today)
    assert Program(secret).get("/me").status_code == 200
    Token.objects.filter(pk=token.pk).update(ends_on=today - timedelta(days=1))
    assert Program(secret).get("/me").status_code == 401


def test_a_revoked_one_is_of_no_use(people, as_person):
    day = timezone.localdate() + timedelta(days=10)
    token, secret = make_token(person=people["clerk"], name="旧", scopes=["read"], ends_on=day)
    assert Program(secret).get("/me").status_code == 200
    address = reverse("revoke_token", args=[token.pk])
    assert as_person(people["administrator"]).post(address).status_code == 404
    as_person(people["clerk"]).post(address)
    assert Program(secret).get("/me").status_code == 401
    assert Event.objects.filter(verb="token-revoked").count() == 1


def test_with_their_account_a_persons_tokens_are_closed(program, people):
    mine = program("member")
    people["member"].is_active = False
    people["member"].save()
    assert mine.get("/me").status_code == 401


def test_the_last_day_of_use_is_kept(people):
    day = timezone.localdate() + timedelta(days=10)
    token, secret = make_token(person=people["clerk"], name="旧", scopes=["read"], ends_on=day)
    Program(secret).get("/me")
    token.refresh_from_db()
    assert token.used_on == timezone.localdate()
    revoke_token(token=token, person=people["clerk"])
