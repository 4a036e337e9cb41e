"""Files that LibreOffice has to save as docx first."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which

import pytest

from luoshi.reading import errors, read
from luoshi.reading.sources import office
from luoshi.reading.tests.shown import measures
from luoshi.reading.tests.test_refusals import OLE, word_file

RTF = (
    r"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 SimSun;}}\f0 1.\'bc\'d7\par "
    r"\u27599?\u26376?\u26816?\u26597?\'a1\'a3\par}"
)
OLD_WORD = OLE + "WordDocument".encode("utf-16-le")


def pretend(monkeypatch, act):
    """As if LibreOffice were there; `act` gets the command, and the source file's path."""
    monkeypatch.setattr(office, "which", lambda _name: "/usr/bin/soffice")

    def run(command, **limits):
        act(command, Path(command[-1]), limits)

    monkeypatch.setattr(subprocess, "run", run)


def test_without_it_the_message_says_how_to_save_the_file(monkeypatch):
    monkeypatch.setattr(office, "which", lambda _name: None)
    with pytest.raises(errors.OldWord, match="Save as"):
        read(OLD_WORD, "a.wps")
    with pytest.raises(errors.UnknownFormat, match="RTF"):
        read(RTF.encode(), "a.rtf")


def test_it_works_in_a_folder_of_its_own_that_is_gone_afterwards(monkeypatch):
    seen = []

    def act(command, source, limits):
        assert source.read_bytes() == OLD_WORD
        assert "-env:UserInstallation=" + (source.parent / "profile").as_uri() in command
        assert "ooInetProxyType" in (source.parent / "profile/user/registrymodifications.xcu").read_text()
        assert limits["timeout"] == office.SECONDS
        (source.parent / "plan.docx").write_bytes(word_file())
        seen.append(source)

    pretend(monkeypatch, act)
    assert read(OLD_WORD, "a.doc").text == "每月检查一次。\n"
    assert not seen[0].parent.exists()


def test_what_it_cannot_save_is_damaged_and_what_takes_too_long_is_stopped(monkeypatch):
    pretend(monkeypatch, lambda *_: None)
    with pytest.raises(errors.Damaged):
        read(OLD_WORD, "a.doc")

    def late(command, *_):
        raise subprocess.TimeoutExpired(command, 60)

    pretend(monkeypatch, late)
    with pytest.raises(errors.TooComplex):
        read(OLD_WORD, "a.doc")


@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not installed")
def test_a_real_file_and_one_that_only_looks_like_one():
    assert measures(read(RTF.encode(), "a.rtf")) == [(1, "甲", 0)]
    with pytest.raises(errors.Damaged):
        read(OLD_WORD, "a.doc")
