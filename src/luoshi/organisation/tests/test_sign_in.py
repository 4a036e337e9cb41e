"""Signing in by the page: the lock after five failures, the links, mail, language, cookies."""

from __future__ import annotations

import re

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.urls import NoReverseMatch, reverse
from django_scopes import scopes_disabled

from luoshi.foundation.refusals import Refused
from luoshi.journal.models import Event
from luoshi.organisation import actions
from luoshi.organisation.links import link_for
from luoshi.organisation.models import Person

LOGIN = "/account/login/"
RIGHT = "correct horse"


@pytest.fixture(autouse=True)
def _fresh_counts():
    cache.clear()


@pytest.fixture
def sign_in(client):
    def sign_in(login, password=RIGHT, **headers):
        return client.post(LOGIN, {"login": login, "password": password}, **headers)

    return sign_in


@pytest.mark.parametrize("login", ["member", "MEMBER", " member ", "ｍｅｍｂｅｒ"])
def test_a_person_signs_in_however_they_type_their_name(people, sign_in, client, login):
    assert sign_in(login).headers["Location"] == reverse("home")
    assert client.session["_auth_user_id"] == str(people["member"].pk)


def test_people_of_every_organisation_sign_in_by_the_same_page(people, stranger, sign_in):
    with scopes_disabled():
        stranger.set_password("correct horse")
        stranger.save()
    assert sign_in("stranger").status_code == 302


def test_after_signing_in_one_is_where_one_wanted_to_be(people, client):
    wanted = reverse("people")
    page = client.get(wanted, follow=True).content.decode()
    assert f'value="{wanted}"' in page
    answer = client.post(LOGIN, {"login": "member", "password": "correct horse", "next": wanted})
    assert answer.headers["Location"] == wanted


def test_nobody_is_led_to_another_server(people, client):
    form = {"login": "member", "password": "correct horse", "next": "https://example.org/"}
    assert client.post(LOGIN, form).headers["Location"] == reverse("home")


@pytest.mark.parametrize(("language", "said"), [("en", "is locked for five"), ("zh-hans", "已锁定五分钟")])
def test_five_wrong_passwords_lock_the_account_alone(people, sign_in, client, language, said):
    client.cookies["django_language"] = language
    for _ in range(5):
        assert "_auth_user_id" not in sign_in("member", "wrong").wsgi_request.session
    answer = sign_in("member")
    assert said in answer.content.decode()
    assert "_auth_user_id" not in client.session
    assert sign_in("clerk").status_code == 302, "another account of the same office is not locked"


def test_the_lock_counts_an_account_however_it_is_typed_and_wherever_it_is_asked(people, sign_in, settings):
    settings.ALLOWED_HOSTS = ["*"]
    for login in ("member", "MEMBER", " member", "ｍember"):
        sign_in(login, "wrong")
    sign_in("member", "wrong", HTTP_HOST="other.example")
    assert sign_in("member").status_code == 200


def test_the_lock_ends_after_five_minutes(people, sign_in):
    with time_machine.travel("2026-03-02 08:00 +0800") as clock:
        for _ in range(5):
            sign_in("member", "wrong")
        clock.shift(290)
        assert sign_in("member").status_code == 200
        clock.shift(20)
        assert sign_in("member").status_code == 302


def test_right_passwords_do_not_count(people, sign_in, client):
    for _ in range(6):
        assert sign_in("member").status_code == 302
        client.logout()


def test_a_name_that_nobody_has_is_answered_like_a_wrong_password(people, sign_in):
    wrong, nobody = sign_in("member", "wrong"), sign_in("nobody", "wrong")
    assert wrong.context["form"].errors == nobody.context["form"].errors


def test_a_closed_account_is_told_so_after_the_right_password(people, sign_in, client):
    actions.deactivate_person(changed=people["member"], person=people["administrator"])
    assert sign_in("member").headers["Location"] == reverse("account_inactive")
    assert client.get(reverse("account_inactive")).status_code == 200
    assert "_auth_user_id" not in client.session


def test_the_cookies_are_out_of_reach(people, sign_in, settings):
    settings.SESSION_COOKIE_SECURE = True
    cookie = sign_in("member").cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"], cookie["secure"]) == (True, "Lax", True)
    assert cookie["max-age"] == "" or int(cookie["max-age"]) <= 12 * 3600


def test_signing_out_is_a_button(people, as_person):
    client = as_person(people["member"])
    assert client.get("/account/logout/").status_code == 200
    assert "_auth_user_id" in client.session
    assert client.post("/account/logout/").headers["Location"] == LOGIN
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("name", ["signup", "email", "confirm_email", "set_password", "login_code"])
def test_pages_that_nobody_needs_are_not_there(name):
    with pytest.raises(NoReverseMatch):
        reverse(f"account_{name}")


def test_the_language_goes_with_the_person(people, client, sign_in):
    client.post("/language/", {"language": "en"})
    sign_in("member")
    assert Person.objects.get(login="member").language == "en"
    client.post("/language/", {"language": "zh-hans"})
    assert Person.objects.get(login="member").language == "zh-hans"
    client.post("/language/", {"language": "xx"})
    assert Person.objects.get(login="member").language == "zh-hans"


def test_a_browser_without_a_choice_takes_the_persons_language(people, sign_in):
    Person.objects.filter(login="member").update(language="en")
    assert sign_in("member").cookies["django_language"].value == "en"


class TestTheOneTimeLink:
    @pytest.fixture
    def link(self, people):
        return actions.make_link(changed=people["member"], person=people["administrator"])

    @pytest.fixture
    def choose(self, client):
        return lambda link, password="a new long password": client.post(link, {"password": password})

    def test_it_lets_the_person_choose_a_password_and_signs_them_in(self, people, link, choose, client):
        assert "member" in client.get(link).content.decode()
        assert choose(link).headers["Location"] == reverse("home")
        assert client.session["_auth_user_id"] == str(people["member"].pk)
        assert Person.objects.get(login="member").check_password("a new long password")
        events = Event.objects.order_by("id").values_list("verb", "actor_name")
        assert list(events) == [("link-made", "administrator 员"), ("password-chosen", "member 员")]

    def test_it_works_once(self, link, choose, client):
        choose(link)
        assert client.get(link).status_code == 410
        assert choose(link, "another long password").status_code == 410
        assert Person.objects.get(login="member").check_password("a new long password")

    def test_signing_in_ends_it(self, link, sign_in, client):
        sign_in("member")
        assert client.get(link).status_code == 410

    def test_it_ends_after_seven_days(self, people, client):
        with time_machine.travel("2026-03-02 08:00 +0800", tick=False):
            link = link_for(people["member"])
        with time_machine.travel("2026-03-09 07:59 +0800", tick=False):
            assert client.get(link).status_code == 200
        with time_machine.travel("2026-03-09 08:01 +0800", tick=False):
            assert client.get(link).status_code == 410

    def test_it_opens_no_closed_account(self, people, link, client):
        actions.deactivate_person(changed=people["member"], person=people["administrator"])
        assert client.get(link).status_code == 410

    def test_it_serves_nobody_else(self, people, link, client):
        other = link.replace(str(people["member"].pk), str(people["administrator"].pk))
        assert client.get(other).status_code == 410

    @pytest.mark.parametrize("password", ["short", "1234567890", "member1234"])
    def test_a_weak_password_is_refused_beside_the_field(self, link, choose, password):
        answer = choose(link, password)
        assert answer.status_code == 422
        assert list(answer.context["form"].errors) == ["password"]

    def test_it_ends_the_sessions_of_whoever_knew_the_old_password(self, people, link, choose, as_person):
        thief = as_person(people["member"])
        with scopes_disabled():
            people["member"].refresh_from_db()
        choose(link_for(people["member"]))
        assert thief.get(reverse("units")).status_code == 302

    def test_it_unlocks_the_account(self, link, choose, sign_in, client):
        for _ in range(5):
            sign_in("member", "wrong")
        choose(link)
        client.logout()
        assert sign_in("member", "a new long password").status_code == 302

    @pytest.mark.parametrize("before", ["clerk", "stranger"])
    def test_it_signs_out_whoever_was_signed_in_before(self, people, stranger, choose, client, before):
        with scopes_disabled():
            client.force_login(people.get(before, stranger))
        choose(link_for(people["member"]))
        assert client.session["_auth_user_id"] == str(people["member"].pk)

    def test_the_administrator_sees_it_once(self, people, as_person):
        client = as_person(people["administrator"])
        page = client.post(reverse("make_link", args=[people["member"].pk])).content.decode()
        link = re.search(r"http://testserver(/link/[^\"]+)", page)
        assert link is not None
        assert client.get(link[1]).status_code == 200

    def test_there_is_none_for_a_closed_account(self, people):
        actions.deactivate_person(changed=people["member"], person=people["administrator"])
        with pytest.raises(Refused, match="inactive"):
            actions.make_link(changed=people["member"], person=people["administrator"])


class TestAForgottenPassword:
    def test_a_link_is_sent_by_mail(self, people, client):
        Person.objects.filter(login="member").update(email="m@example.org")
        client.cookies["django_language"] = "en"
        answer = client.post("/account/password/reset/", {"email": "M@example.org"})
        assert answer.headers["Location"] == reverse("account_reset_password_done")
        assert client.get(answer.headers["Location"]).status_code == 200
        (letter,) = mail.outbox
        assert (letter.to, letter.subject) == (["m@example.org"], "Choose a new password for Luoshi")
        link = re.search(r"http://testserver(/link/\S+)", str(letter.body))
        assert link is not None
        assert client.get(link[1]).status_code == 200

    def test_an_unknown_address_is_answered_alike_and_gets_nothing(self, people, client):
        answer = client.post("/account/password/reset/", {"email": "nobody@example.org"})
        assert answer.headers["Location"] == reverse("account_reset_password_done")
        assert not mail.outbox

    def test_an_address_is_written_to_five_times_an_hour(self, people, client):
        answers = [client.post("/account/password/reset/", {"email": "m@example.org"}) for _ in range(6)]
        assert [answer.status_code for answer in answers] == [302] * 5 + [429]

    def test_without_mail_the_page_says_whom_to_ask(self, people, client, settings):
        settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
        client.cookies["django_language"] = "en"
        page = client.get("/account/password/reset/").content.decode()
        assert "This server sends no mail" in page
        assert "administrator" in page
        assert 'name="email"' not in page


class TestOnesOwnPassword:
    def change(self, client, old, new):
        form = {"oldpassword": old, "password1": new, "password2": new}
        return client.post("/account/password/change/", form)

    def test_it_is_changed_with_the_old_one(self, people, as_person):
        client = as_person(people["member"])
        assert self.change(client, "correct horse", "a new long password").status_code == 302
        assert client.get(reverse("units")).status_code == 200, "one stays signed in"
        assert Person.objects.get(login="member").check_password("a new long password")

    @pytest.mark.parametrize(("old", "new"), [("wrong", "a new long password"), ("correct horse", "short")])
    def test_it_is_not_changed_otherwise(self, people, as_person, old, new):
        client = as_person(people["member"])
        assert self.change(client, old, new).status_code == 200
        assert Person.objects.get(login="member").check_password("correct horse")
