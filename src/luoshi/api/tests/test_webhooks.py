"""Webhooks: told of each event once, signed, tried again, given up visibly, sent again on request."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from luoshi.api.actions.webhooks import add_hook
from luoshi.api.deliveries import NAME, WAITS
from luoshi.api.models import Delivery, Webhook
from luoshi.foundation.jobs import run_job
from luoshi.foundation.refusals import Refused
from luoshi.ledgers.actions.entries import add_entry
from luoshi.ledgers.queries.entries import definitions
from luoshi.meetings.actions.minutes import issue_minutes
from luoshi.meetings.tests.build import TODAY, held
from luoshi.notices.outbox.problems import words_of
from luoshi.notices.tests.listening import listening
from luoshi.work.actions.orders import give_order
from luoshi.work.tests.build import unit


@pytest.fixture
def order(people):
    """`order(title)` gives one; the journal then holds an event of it."""

    def give(title="报送清单"):
        day = timezone.localdate() + timedelta(days=5)
        return give_order(person=people["leader"], title=title, due_on=day, units=[unit("采编部")])

    return give


def send(delivery):
    run_job.func(NAME, str(delivery.pk))
    delivery.refresh_from_db()
    return delivery


def test_an_event_is_told_once_and_signed(people, order):
    with listening() as server:
        hook = add_hook(person=people["clerk"], name="门户", address=server.address, verbs=["order-given"])
        task = order()
        delivery = send(Delivery.objects.get())
    ((_path, _query, headers, sent),) = server.got
    body = json.loads(sent)
    assert (body["verb"], body["object"]) == ("order-given", str(task.pk))
    at = headers["X-Luoshi-Timestamp"]
    expected = hmac.new(hook.secret.encode(), f"{at}.".encode() + sent, hashlib.sha256).hexdigest()
    assert headers["X-Luoshi-Signature"] == f"sha256={expected}"
    assert (delivery.job_state, delivery.sent_at is not None) == ("done", True)


def test_only_what_it_wants_to_know_is_told(people, order):
    add_hook(person=people["clerk"], name="验收", address="http://127.0.0.1:9/", verbs=["answer-accepted"])
    order()
    assert not Delivery.objects.exists()
    add_hook(person=people["clerk"], name="全部", address="http://127.0.0.1:9/")
    order()
    assert [one.verb for one in Delivery.objects.filter(webhook__name="全部")] == [
        "order-given",
        "hook-added",
    ]


def test_an_event_that_is_undone_is_told_to_nobody(people, order):
    add_hook(person=people["clerk"], name="全部", address="http://127.0.0.1:9/", verbs=["order-given"])
    with pytest.raises(Refused):
        give_order(person=people["leader"], title="旧", due_on=date(2020, 1, 1), units=[unit("采编部")])
    assert not Delivery.objects.exists()


def test_a_server_that_is_down_is_asked_again_until_it_is_given_up(people, order, at):
    at(date(2026, 6, 10), "09:00")
    add_hook(person=people["clerk"], name="门户", address="http://127.0.0.1:9/", verbs=["order-given"])
    order()
    delivery = send(Delivery.objects.get())
    assert (delivery.job_state, delivery.problem) == ("waiting", "bot-not-reached")
    assert delivery.next_at == timezone.now() + WAITS[0]
    for _attempt in WAITS:
        Delivery.objects.update(next_at=timezone.now())
        delivery = send(delivery)
    assert (delivery.job_state, delivery.attempts) == ("failed", 1 + len(WAITS))


def test_what_was_given_up_is_sent_again_on_request(people, order, as_person, program):
    add_hook(person=people["clerk"], name="门户", address="http://127.0.0.1:9/", verbs=["order-given"])
    order()
    Delivery.objects.update(job_state="failed", attempts=5, problem="bot-not-reached")
    delivery = Delivery.objects.get()
    browser = as_person(people["clerk"])
    page = browser.get(reverse("hook", args=[delivery.webhook_id])).content.decode()
    assert words_of("bot-not-reached") in page
    with listening() as server:
        Webhook.objects.update(address=server.address)
        browser.post(reverse("replay_delivery", args=[delivery.pk]))
        assert send(delivery).job_state == "done"
        again = program("clerk").post(f"/deliveries/{delivery.pk}/replay")
        assert (again.status_code, again.json()["state"]) == (202, "waiting")
        refused = program("clerk").post(f"/deliveries/{delivery.pk}/replay")
        assert refused.json()["type"] == "urn:luoshi:problem:on-its-way"


def test_webhooks_are_the_offices(people, program, as_person, stranger):
    clerk = program("clerk")
    made = clerk.post(
        "/webhooks", {"name": "门户", "address": "https://example.org/hook", "verbs": ["hook-added"]}
    )
    hook = made.json()
    assert made.status_code == 201
    assert hook["secret"] == Webhook.objects.get().secret
    assert clerk.get("/webhooks").json() == [
        {name: hook[name] for name in ("id", "name", "address", "verbs")}
    ]
    assert program("leader").get("/webhooks").status_code == 403
    assert as_person(people["leader"]).get(reverse("hook", args=[hook["id"]])).status_code == 403
    assert as_person(stranger).get(reverse("hook", args=[hook["id"]])).status_code == 404
    assert clerk.get(f"/webhooks/{hook['id']}/deliveries").json()["count"] == 1
    assert clerk.delete(f"/webhooks/{hook['id']}").status_code == 204
    assert not Webhook.objects.exists()


@pytest.mark.parametrize(
    "address", ["ftp://example.org/", "not an address", "https://name:pass@example.org/"]
)
def test_an_address_that_is_none_is_named_beside_its_field(people, as_person, address):
    page = as_person(people["clerk"]).post(reverse("add_hook"), {"name": "门户", "address": address})
    assert page.status_code == 422
    assert "address" in page.context["form"].errors


def test_what_happens_in_ledgers_and_meetings_is_told_too(people, at):
    at(TODAY)
    clerk = people["clerk"]
    add_hook(
        person=clerk, name="对接", address="http://127.0.0.1:1/", verbs=["entry-added", "minutes-issued"]
    )
    facts = {"title": "电线裸露", "unit": unit("采编部"), "found_on": TODAY}
    entry = add_entry(person=clerk, definition=definitions()["risks"], facts=facts, data={})
    row = held(clerk, at)
    issue_minutes(meeting=row, person=clerk, minutes="纪要", version=row.version)
    told = {one.verb: one.body for one in Delivery.objects.all()}
    assert set(told) == {"entry-added", "minutes-issued"}
    assert (told["entry-added"]["object"], told["entry-added"]["kind"]) == (str(entry.pk), "ledgers.entry")
    assert (told["minutes-issued"]["object"], told["minutes-issued"]["actor_name"]) == (
        str(row.pk),
        clerk.name,
    )
