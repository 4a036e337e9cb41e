"""Settings from the environment: a bad one is explained, never met as a traceback."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from dataclasses import replace

import pytest
from django.conf import settings

from luoshi.web.checks import environment_is_sound, sign_in_is_encrypted
from luoshi.web.environment import read_environment

BAD = [
    ("LUOSHI_DATABASE_URL", "mysql://root@db/luoshi", "E001", "postgres://name:password@host:5432/database"),
    ("LUOSHI_MAIL_URL", "gopher://mail", "E002", "smtp://name:password@host:25"),
    ("LUOSHI_TIME_ZONE", "Asia/Atlantis", "E003", "Asia/Shanghai"),
    ("LUOSHI_DEBUG", "perhaps", "E004", "yes or no"),
    ("LUOSHI_HTTPS", "sometimes", "E005", "yes or no"),
    ("LUOSHI_MODEL_URL", "localhost:8080", "E006", "http://10.0.0.5:8080/v1"),
    ("LUOSHI_ADDRESS", "luoshi.example.cn", "E008", "https://luoshi.example.cn"),
]


@pytest.fixture
def read(tmp_path):
    return lambda **values: read_environment({"LUOSHI_HOME": str(tmp_path / "home"), **values})


def test_nothing_needs_to_be_set(read, tmp_path):
    found = read()
    assert found.faults == []
    assert found.database["ENGINE"] == "django.db.backends.sqlite3"
    assert found.database["NAME"] == str(tmp_path / "home" / "luoshi.sqlite3")
    assert (found.time_zone, found.debug, found.https) == ("Asia/Shanghai", False, False)
    assert found.hosts == ["localhost", "127.0.0.1", "[::1]"]


def test_the_secret_is_made_once_and_kept_from_others(read, tmp_path):
    first = read().secret_key
    assert len(first) > 50
    assert read().secret_key == first
    assert stat.S_IMODE((tmp_path / "home" / "secret-key").stat().st_mode) == 0o600
    assert read(LUOSHI_SECRET_KEY="given").secret_key == "given"


def test_a_writer_on_sqlite_takes_its_lock_at_once(read):
    options = read().database["OPTIONS"]
    assert (options["transaction_mode"], options["timeout"]) == ("IMMEDIATE", 20)
    assert "journal_mode=WAL" in options["init_command"]


def test_postgresql_is_taken_by_its_address(read):
    database = read(LUOSHI_DATABASE_URL="postgres://luoshi:secret@db:5433/office").database
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("db", 5433, "office")
    assert database["CONN_HEALTH_CHECKS"]


def test_mail_is_taken_by_its_address(read):
    mail = read(LUOSHI_MAIL_URL="smtp+tls://office:secret@mail.example:587").mail
    assert (mail["EMAIL_HOST"], mail["EMAIL_PORT"], mail["EMAIL_USE_TLS"]) == ("mail.example", 587, True)


def test_behind_https_the_hosts_are_trusted_by_their_names(read):
    found = read(LUOSHI_HTTPS="yes", LUOSHI_HOSTS="luoshi.example, plan.example,")
    assert found.hosts == ["luoshi.example", "plan.example"]
    assert found.origins == ["https://luoshi.example", "https://plan.example"]


@pytest.mark.parametrize(("name", "value", "number", "hint"), BAD)
def test_a_bad_one_is_a_check_with_a_number_and_a_way_out(read, monkeypatch, name, value, number, hint):
    found = read(**{name: value})
    monkeypatch.setattr(settings, "ENVIRONMENT", found)
    [fault] = environment_is_sound()
    assert fault.id == f"luoshi.{number}"
    assert name in fault.msg
    assert hint in fault.hint


@pytest.mark.parametrize(("name", "value", "number", "hint"), BAD)
def test_a_bad_one_is_replaced_by_the_usual_until_it_is_mended(read, name, value, number, hint):
    assert replace(read(**{name: value}), faults=[], secret_key="") == replace(read(), secret_key="")


def test_a_model_needs_an_address_and_a_name(read):
    assert read(LUOSHI_MODEL_NAME="qwen").second_opinion is None
    nameless = read(LUOSHI_MODEL_URL="http://10.0.0.5:8080/v1")
    assert (nameless.second_opinion, [fault.name for fault in nameless.faults]) == (
        None,
        ["LUOSHI_MODEL_NAME"],
    )
    whole = read(LUOSHI_MODEL_URL="http://10.0.0.5:8080/v1", LUOSHI_MODEL_NAME="qwen", LUOSHI_MODEL_KEY="k")
    assert whole.second_opinion == {"url": "http://10.0.0.5:8080/v1", "model": "qwen", "key": "k"}


def test_passwords_in_the_clear_are_warned_of(read, monkeypatch):
    monkeypatch.setattr(settings, "ENVIRONMENT", read())
    assert [warning.id for warning in sign_in_is_encrypted()] == ["luoshi.W001"]
    monkeypatch.setattr(settings, "ENVIRONMENT", read(LUOSHI_HTTPS="yes"))
    assert sign_in_is_encrypted() == []


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("LUOSHI_TIME_ZONE", "Asia/Atlantis", "Write for example Asia/Shanghai."),
        ("LUOSHI_DATABASE_URL", "postgres://nobody@127.0.0.1:1/none", "The database does not answer."),
    ],
)
def test_the_server_says_it_and_does_not_start(tmp_path, name, value, said):
    environment = {**os.environ, "LUOSHI_HOME": str(tmp_path), name: value}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "-m", "luoshi.cli", "serve", "--port", "0"]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 1
    assert said in ended.stderr
    assert name in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("values", "address"),
    [
        ({}, "http://localhost"),
        ({"LUOSHI_HOSTS": "luoshi.test,10.0.0.8", "LUOSHI_HTTPS": "yes"}, "https://luoshi.test"),
        ({"LUOSHI_ADDRESS": "https://office.test:8443/luoshi/"}, "https://office.test:8443/luoshi"),
        ({"LUOSHI_ADDRESS": "office.test"}, "http://localhost"),
    ],
)
def test_links_in_mails_begin_with_how_it_is_reached(read, values, address):
    assert read(**values).address == address
