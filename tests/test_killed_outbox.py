"""Killed at any statement of making and sending digests: no message is lost, none is there twice."""

from __future__ import annotations

import os
import random
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import call_command
from django.test import override_settings
from django.utils import timezone
from django_scopes import scope

from luoshi.foundation.jobs import JobState, sweep
from luoshi.notices.digests.make import open_digests
from luoshi.notices.models import Digest, Message
from luoshi.organisation.actions.founding import found_organisation
from luoshi.organisation.actions.people import add_person_with_role
from luoshi.organisation.models import Organisation, Role, Unit
from luoshi.work.actions.publish import publish_plan
from luoshi.work.tests.build import a_plan, once
from luoshi.work.year.proposal import propose
from tests.killed import copied, in_child, made

KILLS = int(os.environ.get("LUOSHI_KILLS", "20"))
MONDAY = date(2026, 6, 15)
PEOPLE = 4


class Server(BaseEmailBackend):
    """A mail server outside all databases: it takes a mail by writing its Message-ID into a file."""

    file = Path()

    def send_messages(self, email_messages):
        for message in email_messages:
            with Server.file.open("a") as file:
                file.write(message.extra_headers["Message-ID"] + "\n")
        return len(email_messages)


@pytest.fixture(scope="module")
def template(tmp_path_factory, django_db_blocker):
    """A library in which four people are to be told of one thing, to be copied for every kill."""
    folder = tmp_path_factory.mktemp("killed")

    def prepare(_killing):
        call_command("migrate", verbosity=0, interactive=False)
        library, clerk = found_organisation(
            name="青山市图书馆", administrator="林小满", login="lin", password="x", office="读者服务部"
        )
        with scope(organisation=library.pk), _at(MONDAY - timedelta(3)):
            unit = Unit.objects.get(name="读者服务部")
            for number in range(PEOPLE - 1):
                who = {"name": f"馆员{number}", "login": f"p{number}", "role": Role.MEMBER}
                add_person_with_role(organisation=library, person=clerk, unit=unit, **who)
            for number, person in enumerate(clerk.__class__.objects.all()):
                person.email = f"{number}@luoshi.test"
                person.save(update_fields=["email"])
            plan = a_plan(library, clerk)
            once(plan, "6月15日前", title="举办讲座", unit=unit)
            publish_plan(plan=plan, person=clerk, seen=propose(plan).fingerprint)

    with django_db_blocker.unblock(), made(folder) as name:
        in_child(prepare, name)
        yield name


def _at(day, clock="09:00"):
    moment = datetime.fromisoformat(f"{day.isoformat()}T{clock}")
    return time_machine.travel(moment.replace(tzinfo=timezone.get_default_timezone()))


def _worker(mails, clock="09:00"):
    """What a worker does in the morning: it makes the digests, then sends what waits."""

    def work(_killing):
        Server.file = mails
        with (
            _at(MONDAY, clock),
            override_settings(EMAIL_BACKEND=f"{Server.__module__}.Server"),
        ):
            open_digests()
            while sweep():
                pass

    return work


def _everyone_was_told_once(mails):
    def work(_killing):
        with scope(organisation=Organisation.objects.get().pk):
            rows = list(Message.objects.values_list("person", "channel", "job_state"))
            assert len(rows) == len(set(rows)) == 2 * PEOPLE
            assert {state for _person, _channel, state in rows} == {JobState.DONE}
            assert Digest.objects.get().job_state == JobState.DONE
            sent = {
                f"<{key}@luoshi>"
                for key in Message.objects.filter(channel="mail").values_list("pk", flat=True)
            }
            assert set(mails.read_text().split()) == sent

    return work


def _nothing_by_half(_killing):
    """All messages of the day or none, and whoever was told so was sent a mail."""
    with scope(organisation=Organisation.objects.get().pk):
        is_made = Digest.objects.filter(job_state=JobState.DONE).exists()
        assert Message.objects.count() == (2 * PEOPLE if is_made else 0)


def test_a_kill_at_any_statement_loses_and_doubles_no_message(template, tmp_path, django_db_blocker):
    with django_db_blocker.unblock():
        dry = tmp_path / "dry"
        with copied(template, tmp_path) as database:
            statements = in_child(_worker(dry), database)
            in_child(_everyone_was_told_once(dry), database)
            assert len(dry.read_text().split()) == PEOPLE
        draw = random.Random(20260615)  # noqa: S311
        for kill in range(KILLS):
            at, mails = draw.randint(1, statements), tmp_path / f"mails-{kill}"
            mails.touch()
            with copied(template, tmp_path) as database:
                assert in_child(_worker(mails), database, at) == 0, f"not killed at {at}"
                in_child(_nothing_by_half, database)
                # The lease of what the dead worker held has run out by then.
                in_child(_worker(mails, "09:10"), database)
                in_child(_everyone_was_told_once(mails), database)
                assert len(mails.read_text().split()) <= PEOPLE + 1, f"more than the one in hand, at {at}"


def test_two_workers_at_once_send_each_message_once(template, tmp_path, django_db_blocker):
    with django_db_blocker.unblock():
        for turn in range(3):
            mails = tmp_path / f"both-{turn}"
            with copied(template, tmp_path) as database, ThreadPoolExecutor(2) as pool:
                for child in [pool.submit(in_child, _worker(mails), database) for _worker_ in range(2)]:
                    child.result()
                in_child(_everyone_was_told_once(mails), database)
            assert len(mails.read_text().split()) == PEOPLE
