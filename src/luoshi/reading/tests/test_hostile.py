"""Whatever the bytes: a reading or a named error, in time, with places that lie in the text."""

from __future__ import annotations

import os
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luoshi.reading import read
from luoshi.reading.errors import Unreadable
from luoshi.reading.sources import document_of, office
from luoshi.reading.tests.fuzzed import parts_of_word, prose
from luoshi.reading.tests.pdf import pdf, rows
from luoshi.reading.tests.sound import check, check_tables
from luoshi.reading.tests.test_ofd import ofd
from luoshi.reading.tests.test_ofd import rows as ofd_rows
from luoshi.reading.tests.test_office import OLD_WORD, RTF
from luoshi.reading.tests.test_refusals import OLE, word_file
from luoshi.reading.tests.test_sheets import CSV, HEAD, xlsx

SECONDS = 2.0
BEGINNINGS = (
    b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"PK\x03\x04", b"PK\x05\x06", b"%PDF-1.7\n", b"{\\rtf1",
    OLE, OLD_WORD, OLE + "Workbook\0".encode("utf-16-le"),
    b"<!DOCTYPE html><html>", b"<table><tr><td>", b"# \n", b"|a|b|\n|---|---|\n",
    "工作任务,责任科室\n".encode(), "工作任务\t责任科室\n".encode("gb18030"), b"\x89PNG\r\n\x1a\n",
)  # fmt: skip
PAGE = "<html><h2>供水</h2><table><tr><td>工作任务<td>责任单位<tr><td>检查。<td>办公室</table></html>"
MARKED = "# 题\n\n## 供水\n\n| 工作任务 | 责任单位 |\n|---|---|\n| 每月检查 | 办公室 |\n\n- 每年**汇总**。\n"


@cache
def whole(kind: str) -> bytes:
    """A sound file of each kind."""
    return {
        "docx": word_file,
        "ofd": lambda: ofd(ofd_rows("每月检查。", "每年汇总。")),
        "html": PAGE.encode,
        "markdown": MARKED.encode,
        "csv": CSV.encode,
        "rtf": RTF.encode,
        "pdf": lambda: pdf(rows("每月检查。", "每年汇总。")),
        "xlsx": lambda: xlsx(HEAD, (1, "检查", "每月检查。", "办公室", "年底")),
    }[kind]()


def damaged(data: bytes, changes: list[tuple[int, bytes]]) -> bytes:
    """The file with bytes overwritten at places given as shares of 65,536."""
    out = bytearray(data)
    for share, put in changes:
        at = share * len(out) >> 16
        out[at : at + len(put)] = put
    return bytes(out)


def seconds() -> float:
    """Of work, so that a busy machine changes nothing; children count."""
    return sum(os.times()[:4])


def outcome(data: bytes, name: str = "") -> None:
    begun = seconds()
    try:
        check(read(data, name))
    except Unreadable as unreadable:
        assert unreadable.say("zh")
    assert seconds() - begun < SECONDS


@pytest.fixture(autouse=True)
def no_office(monkeypatch):
    monkeypatch.setattr(office, "which", lambda _name: None)


CHANGES = st.lists(
    st.tuples(st.integers(0, 65535), st.binary(min_size=1, max_size=12)), min_size=1, max_size=6
)


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_any_bytes_after_any_beginning(beginning: bytes):
    is_apart = beginning.startswith(b"%PDF") or b"W\0o\0r\0k\0b" in beginning

    @settings(max_examples=3 if is_apart else 20, deadline=None)
    @given(st.binary(max_size=600))
    def holds(rest: bytes):
        outcome(beginning + rest)

    holds()


@pytest.mark.parametrize("kind", ["docx", "ofd", "html", "markdown", "csv", "rtf", "pdf", "xlsx"])
def test_any_damage_to_a_sound_file(kind: str):
    @settings(max_examples=4 if kind in ("pdf", "xlsx") else 30, deadline=None)
    @given(CHANGES)
    def holds(changes: list[tuple[int, bytes]]):
        outcome(damaged(whole(kind), changes))

    if kind != "rtf":
        check(read(whole(kind)))
        check_tables(document_of(whole(kind), ""))
    holds()


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_fragments_of_prose(data: bytes):
    outcome(prose(data).encode(), "a.txt")


@settings(max_examples=100, deadline=None)
@given(st.binary(min_size=40, max_size=600))
def test_any_elements_of_a_word_document(data: bytes):
    outcome(parts_of_word(data), "a.docx")


PIECES = st.sampled_from([
    "<div>", "</div>", "<p>", "<table>", "<tr>", "<td rowspan=9>", "<td colspan=70>", "<th>", "</table>",
    "<ol>", "<li>", "<h1>", "<h3>", "<a>", "</a>", "<br>", "<!--", "-->", "<script>", "每月检查。",
    "责任单位", "工作任务", "&#0;", "&nbsp;", "# ", "\n", "|", "|---|---|\n", '"', ",", "**", "[", "](",
    "\t", "一、", "\ud7ff",
])  # fmt: skip
MARKUPS = st.sampled_from(["<html>", "# 题\n", "工作任务,责任单位\n", "工作任务\t责任单位\n"])


@settings(max_examples=80, deadline=None)
@given(st.lists(PIECES, max_size=40), MARKUPS)
def test_tables_and_rows_lie_in_order_in_any_markup(pieces: list[str], beginning: str):
    data = (beginning + "".join(pieces)).encode()
    outcome(data)
    try:
        check_tables(document_of(data, ""))
    except Unreadable:
        return


@pytest.mark.parametrize(
    "data",
    [
        b"<html>" + b"<td rowspan=64 colspan=64>" * 20_000,
        b"<html><ol>" + "<li>每月检查。".encode() * 20_000,
        b"<html>" + b"<a>" * 40_000,
        b"# a\n" + b"[" * 200_000,
        b"# a\n" + b"*" * 200_001,
        b"# a\n" + b"|" * 50_000 + b"\n|---|",
        b"a,b\n" + b'"' * 300_001,
        b"a,b\n" * 200_000,
        b"# a\n" + b"- " * 200_000,
        b"# a\n" + b">" * 200_000,
        b"|---" * 100_000,
        b"<!--" * 100_000,
        b"# " + b" #" * 200_000 + b" x",
    ],
    ids=range(13),
)
def test_repetition_takes_time_that_grows_with_the_text(data: bytes):
    begun = seconds()
    try:
        document_of(data + "\n每月检查。".encode(), "")
    except Unreadable as unreadable:
        assert unreadable.code == "too-long"
    assert seconds() - begun < SECONDS
