"""Old Word and WPS files, RTF and ODT: LibreOffice, where it is installed, saves them as docx."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from luoshi.reading.document import Document
from luoshi.reading.errors import Damaged, OldWord, TooComplex, UnknownFormat
from luoshi.reading.sources import docx
from luoshi.reading.sources.detect import kind_of

SECONDS = 60
# Named, so that LibreOffice does not take a damaged file for a text of some kind.
FILTERS = {"doc": "MS Word 97", "rtf": "Rich Text Format", "odt": "writer8"}
# LibreOffice refuses to run twice on one profile, so each run has its own. In it macros stay off, and nothing
# that a file links to is fetched: the proxy that would have to be asked does not exist.
SECURITY, NETWORK = "org.openoffice.Office.Common/Security/Scripting", "org.openoffice.Inet/Settings"
SETTINGS = (
    (SECURITY, "MacroSecurityLevel", "3"),
    (SECURITY, "BlockUntrustedRefererLinks", "true"),
    (NETWORK, "ooInetProxyType", "2"),
    (NETWORK, "ooInetHTTPProxyName", "127.0.0.1"),
    (NETWORK, "ooInetHTTPProxyPort", "9"),
    (NETWORK, "ooInetHTTPSProxyName", "127.0.0.1"),
    (NETWORK, "ooInetHTTPSProxyPort", "9"),
)


def document(data: bytes) -> Document:
    """Raises OldWord or UnknownFormat without LibreOffice; Damaged or TooComplex where it saves nothing."""
    kind = kind_of(data)
    program = which("soffice") or which("libreoffice")
    if program is None:
        raise OldWord() if kind == "doc" else UnknownFormat(format=kind.upper())
    with TemporaryDirectory(prefix="luoshi-office-") as folder:
        return docx.document(_saved(program, kind, data, Path(folder)))


def _saved(program: str, kind: str, data: bytes, folder: Path) -> bytes:
    """The file as docx."""
    profile, source = folder / "profile", folder / "plan.doc"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_settings(), "utf-8")
    source.write_bytes(data)
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    command += [f"--infilter={FILTERS[kind]}", "--convert-to", "docx", "--outdir", str(folder), str(source)]
    _run(command)
    try:
        return (folder / "plan.docx").read_bytes()
    except FileNotFoundError as missing:
        raise Damaged(part="Word") from missing


def _run(command: list[str]) -> None:
    """Ends all of the program where it takes too long: what is started is but a script that starts others."""
    quiet = subprocess.DEVNULL
    running = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, process_group=0)  # noqa: S603
    try:
        running.wait(SECONDS)
    except subprocess.TimeoutExpired as late:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        raise TooComplex(seconds=SECONDS) from late


def _settings() -> str:
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in SETTINGS
    )
    return f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
