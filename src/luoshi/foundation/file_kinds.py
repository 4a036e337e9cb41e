"""What kind of file this is, by its first bytes: a name can say anything."""

from __future__ import annotations

from pathlib import PurePath

import filetype
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.refusals import Refused

HEAD = 8192
PROGRAMS = frozenset(
    (
        *("application/x-msdownload", "application/x-executable", "application/x-elf", "application/java"),
        *("application/x-mach-binary", "application/vnd.android.package-archive", "application/wasm"),
    )
)
SCRIPTS = (b"#!", b"@echo off", b"<?php", b"MZ", b"\x7fELF")
# Endings that a person opens without a second thought: what is inside must be of the same sort.
SORTS = {
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".heic"), "image/"),
    **dict.fromkeys((".mp4", ".mov", ".avi", ".mkv"), "video/"),
    ".pdf": "application/pdf",
}
SHOWN = {"application/pdf", "image/jpeg", "image/png", "image/gif", "image/webp"}


def kind_of(head: bytes, name: str) -> str:
    """The media type of a file that begins with `head`. Refused: program-file, other-kind."""
    found = filetype.guess_mime(head)
    if found in PROGRAMS or head[:10].lower().startswith(tuple(mark.lower() for mark in SCRIPTS)):
        raise Refused("program-file", _("Programs are not taken as evidence. Send a document or a picture."))
    sort = SORTS.get(PurePath(name).suffix.lower(), "")
    if not (found or "").startswith(sort):
        message = _(
            "“%(name)s” is not what its name says. Open it once to see, and send it under its right name."
        )
        raise Refused("other-kind", message % {"name": name})
    return found or "application/octet-stream"


def kind_of_file(file: File[bytes]) -> str:
    """The media type of a whole file, which is at its beginning before and after. Refused as `kind_of` is."""
    head = file.read(HEAD)
    file.seek(0)
    return kind_of(head, str(file.name))


def is_shown(media_type: str) -> bool:
    """Whether a browser shows it by itself, safely."""
    return media_type in SHOWN
