"""Settings that come from the environment, read with their faults collected instead of raised.

`web/checks.py` prints each fault as a system check with an id and a hint, so that a bad value is
explained at start-up rather than met as a traceback.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import environ
from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True, slots=True)
class Fault:
    """A setting that cannot be used: its name, what is wrong, what to write instead."""

    name: str
    wrong: str
    hint: str


@dataclass(frozen=True, slots=True)
class Environment:
    """The values in use; a faulty one has been replaced by its default."""

    home: Path
    secret_key: str
    debug: bool
    hosts: list[str]
    origins: list[str]
    https: bool
    database: dict[str, Any]
    mail: dict[str, Any]
    mail_from: str
    address: str
    time_zone: str
    second_opinion: dict[str, str] | None
    faults: list[Fault] = field(default_factory=list)


def read_environment(values: Mapping[str, str] = os.environ) -> Environment:
    """Read the LUOSHI_… variables. The home folder is made, a missing secret is made once and kept there."""
    faults: list[Fault] = []
    home = Path(values.get("LUOSHI_HOME", "var")).resolve()
    home.mkdir(parents=True, exist_ok=True)
    https = _yes(values, "LUOSHI_HTTPS", faults)
    hosts = _list(values, "LUOSHI_HOSTS", "localhost,127.0.0.1,[::1]")
    return Environment(
        home=home,
        secret_key=values.get("LUOSHI_SECRET_KEY") or _kept_secret(home / "secret-key"),
        debug=_yes(values, "LUOSHI_DEBUG", faults),
        hosts=hosts,
        origins=[f"https://{host}" for host in hosts] if https else [],
        https=https,
        database=_database(values, home, faults),
        mail=_mail(values, faults),
        mail_from=values.get("LUOSHI_MAIL_FROM", "luoshi@localhost"),
        address=_address(values, hosts, https=https, faults=faults),
        time_zone=_time_zone(values, faults),
        second_opinion=_second_opinion(values, faults),
        faults=faults,
    )


def _yes(values: Mapping[str, str], name: str, faults: list[Fault]) -> bool:
    word = values.get(name, "no").strip().lower()
    if word not in {"yes", "no", "true", "false", "1", "0", ""}:
        faults.append(Fault(name, f"“{word}” is neither yes nor no", "Write yes or no."))
    return word in {"yes", "true", "1"}


def _list(values: Mapping[str, str], name: str, default: str) -> list[str]:
    return [part.strip() for part in values.get(name, default).split(",") if part.strip()]


def _kept_secret(path: Path) -> str:
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return path.read_text(encoding="ascii").strip()


def _database(values: Mapping[str, str], home: Path, faults: list[Fault]) -> dict[str, Any]:
    default = f"sqlite:///{home / 'luoshi.sqlite3'}"
    url = values.get("LUOSHI_DATABASE_URL") or default
    if not url.startswith(("sqlite:", "postgres:", "postgresql:")):
        faults.append(
            Fault(
                "LUOSHI_DATABASE_URL",
                f"“{url.split(':')[0]}” is no database that Luoshi works with",
                "Write sqlite:////path/to/file or postgres://name:password@host:5432/database.",
            )
        )
        url = default
    database: dict[str, Any] = environ.Env.db_url_config(url)
    if database["ENGINE"].endswith("sqlite3"):
        database["OPTIONS"] = SQLITE
    else:
        database["CONN_MAX_AGE"] = 60
        database["CONN_HEALTH_CHECKS"] = True
    return database


# A writer takes its lock at BEGIN: of deferred transactions that read and then write, many are lost.
SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-64000; PRAGMA foreign_keys=ON;"
    ),
}


def _mail(values: Mapping[str, str], faults: list[Fault]) -> dict[str, Any]:
    url = values.get("LUOSHI_MAIL_URL", "")
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    try:
        return dict(environ.Env.email_url_config(url))
    except (ImproperlyConfigured, ValueError):
        faults.append(
            Fault(
                "LUOSHI_MAIL_URL",
                "this is no address of a mail server",
                "Write smtp://name:password@host:25, smtp+tls://… or smtp+ssl://….",
            )
        )
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}


def _address(values: Mapping[str, str], hosts: list[str], *, https: bool, faults: list[Fault]) -> str:
    """How it is reached from outside, without a slash at the end; by the first of its names if not said."""
    usual = f"{'https' if https else 'http'}://{hosts[0] if hosts else 'localhost'}"
    address = values.get("LUOSHI_ADDRESS", "").strip() or usual
    if not re.match(r"https?://[^\s/]+", address):
        wrong = f"“{address}” is no address"
        faults.append(Fault("LUOSHI_ADDRESS", wrong, "Write for example https://luoshi.example.cn."))
        return usual
    return address.rstrip("/")


def _time_zone(values: Mapping[str, str], faults: list[Fault]) -> str:
    name = values.get("LUOSHI_TIME_ZONE", "Asia/Shanghai")
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        faults.append(
            Fault("LUOSHI_TIME_ZONE", f"“{name}” is no time zone", "Write for example Asia/Shanghai.")
        )
        return "Asia/Shanghai"
    return name


def _second_opinion(values: Mapping[str, str], faults: list[Fault]) -> dict[str, str] | None:
    """The office's own language model: its address, its name and its key; None where there is none."""
    url, model = values.get("LUOSHI_MODEL_URL", "").strip(), values.get("LUOSHI_MODEL_NAME", "").strip()
    if not url:
        return None
    if not re.match(r"https?://[^\s/]", url):
        faults.append(
            Fault("LUOSHI_MODEL_URL", f"“{url}” is no address", "Write for example http://10.0.0.5:8080/v1.")
        )
        return None
    if not model:
        faults.append(
            Fault(
                "LUOSHI_MODEL_NAME", "the model has no name", "Write the name by which the endpoint knows it."
            )
        )
        return None
    return {"url": url, "model": model, "key": values.get("LUOSHI_MODEL_KEY", "")}
