"""Files that LibreOffice has to save as docx first."""

from __future__ import annotations

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


@pytest.fixture
def pretend(monkeypatch, tmp_path):
    """Puts a shell script in the place of LibreOffice; it is given the file's path last."""

    def put(script: str) -> None:
        program = tmp_path / "soffice"
        program.write_text(f"#!/bin/sh\nfor file; do :; done\n{script}\n")
        program.chmod(0o755)
        monkeypatch.setattr(office, "which", lambda _name: str(program))

    return put


def test_without_it_the_message_says_how_to_save_the_file(monkeypatch):
    monkeypatch.setattr(office, "which", lambda _name: None)
    with pytest.raises(errors.OldWord, match="Save as"):
        read(OLD_WORD, "a.wps")
    with pytest.raises(errors.UnknownFormat, match="RTF"):
        read(RTF.encode(), "a.rtf")


def test_it_works_in_a_folder_of_its_own_that_is_gone_afterwards(pretend, tmp_path):
    (tmp_path / "made.docx").write_bytes(word_file())
    pretend(
        f'cd {tmp_path}; echo "$@" > said; cp "$file" given; cp made.docx "$(dirname "$file")/plan.docx"\n'
        'cp "$(dirname "$file")/profile/user/registrymodifications.xcu" settings'
    )
    assert read(OLD_WORD, "a.doc").text == "每月检查一次。\n"
    profile, *_, source = (tmp_path / "said").read_text().split()
    folder = Path(source).parent
    assert profile == "-env:UserInstallation=" + (folder / "profile").as_uri()
    assert "--infilter=MS Word 97" in (tmp_path / "said").read_text()
    assert (tmp_path / "given").read_bytes() == OLD_WORD
    assert "ooInetProxyType" in (tmp_path / "settings").read_text()
    assert not folder.exists()


def test_what_it_cannot_save_is_damaged(pretend):
    pretend("exit 1")
    with pytest.raises(errors.Damaged):
        read(OLD_WORD, "a.doc")


def test_what_takes_too_long_is_ended_with_all_that_it_started(pretend, monkeypatch, tmp_path):
    monkeypatch.setattr(office, "SECONDS", 1)
    pretend(f"sleep 60 & echo $! > {tmp_path}/started; wait")
    with pytest.raises(errors.TooComplex):
        read(OLD_WORD, "a.doc")
    assert not is_running(int((tmp_path / "started").read_text()))


def is_running(process: int) -> bool:
    """An ended process may wait to be collected: it is a zombie then."""
    stat = Path(f"/proc/{process}/stat")
    return stat.exists() and stat.read_text().split()[2] != "Z"


@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not installed")
def test_a_real_file_and_one_that_only_looks_like_one():
    assert measures(read(RTF.encode(), "a.rtf")) == [(1, "甲", 0)]
    with pytest.raises(errors.Damaged):
        read(OLD_WORD, "a.doc")
