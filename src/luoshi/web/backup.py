"""Everything an installation knows, in one file that any database can take in again.

The file is a tar: `about.json` (version and time), `data.jsonl` (every row, one a line) and `files/`.
"""

from __future__ import annotations

import io
import json
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone
from django_scopes import scopes_disabled

import luoshi
from luoshi.desk.search.index import rebuild

# Made anew by the program itself, or worth nothing once it has ended.
LEFT_OUT = ("contenttypes", "auth.permission", "sessions", "django_tasks_database", "desk.searchrow")


class NotRestorable(Exception):
    """A backup that cannot be taken in here; the message says why and what to do."""


def back_up(target: Path) -> int:
    """Write the backup as one moment of the database; returns its size in bytes."""
    with tempfile.TemporaryDirectory() as folder, scopes_disabled(), _one_moment():
        data = Path(folder) / "data.jsonl"
        call_command("dumpdata", use_base_manager=True, format="jsonl", exclude=LEFT_OUT, output=str(data))
        partial = target.with_name(target.name + ".part")
        with tarfile.open(partial, "w:gz") as tar:
            _add_about(tar)
            tar.add(data, "data.jsonl")
            if Path(settings.MEDIA_ROOT).exists():
                tar.add(settings.MEDIA_ROOT, "files")
        partial.replace(target)
    return target.stat().st_size


@contextmanager
def _one_moment() -> Iterator[None]:
    """All reads see the database as it was at the first: SQLite does so by itself."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost and connection.vendor == "postgresql":
            connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def _add_about(tar: tarfile.TarFile) -> None:
    about = {"version": luoshi.__version__, "at": timezone.now().isoformat()}
    body = json.dumps(about).encode()
    entry = tarfile.TarInfo("about.json")
    entry.size = len(body)
    tar.addfile(entry, io.BytesIO(body))


def restore(source: Path) -> dict[str, str]:
    """Take a backup into an empty installation; returns what the backup says of itself.

    Raises NotRestorable where the file is no backup, is of a later version, or something is here already.
    """
    with tempfile.TemporaryDirectory() as folder:
        about = _unpack(source, Path(folder))
        if _version(about["version"]) > _version(luoshi.__version__):
            raise NotRestorable(f"This backup is of version {about['version']}: upgrade Luoshi first.")
        with scopes_disabled(), transaction.atomic():
            if apps.get_model("organisation.Organisation")._base_manager.exists():
                raise NotRestorable("There is data here already: restore into an empty LUOSHI_HOME.")
            call_command("loaddata", str(Path(folder) / "data.jsonl"), verbosity=0)
            rebuild()
            files = Path(folder) / "files"
            if files.exists():
                _move_into(files, Path(settings.MEDIA_ROOT))
    return about


def _unpack(source: Path, folder: Path) -> dict[str, str]:
    try:
        with tarfile.open(source, "r:gz") as tar:
            tar.extractall(folder, filter="data")
        about: dict[str, str] = json.loads((folder / "about.json").read_text())
    except (tarfile.TarError, OSError, ValueError) as error:
        raise NotRestorable(f"{source} is no backup of Luoshi, or it is damaged.") from error
    return about


def _move_into(files: Path, target: Path) -> None:
    for path in files.rglob("*"):
        if path.is_file():
            place = target / path.relative_to(files)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(path, place)


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))
