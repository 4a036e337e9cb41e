"""Files that are no sheet, or would rather be something else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from luoshi.papers import errors
from luoshi.papers.sheet import read
from luoshi.papers.sheet.apart import visible_sheets
from luoshi.papers.sheet.grid import COMPOUND, ENCRYPTED_STREAM, Limits
from luoshi.papers.tests.books import WORKSHEET, book, packed, with_part

FILES = Path(__file__).parent / "files"
GOOD = book(["书屋名称", "藏书量"], ["江畔书屋", 5])
ODS = (FILES / "rooms.ods").read_bytes()
END = b"</sheetData>"


@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_the_older_and_the_open_format_are_read(register, ending):
    result = read(register, (FILES / f"rooms.{ending}").read_bytes())
    first, second = result.rows
    assert (first.number, dict(first.cells)) == (
        3,
        {"name": "江畔书屋", "books": 1200.5, "opened": date(2026, 6, 30), "about": "临江，\n有座席"},
    )
    assert (second.number, second.cells["opened"]) == (5, date(2026, 7, 1))


def test_a_formula_in_the_open_format_is_a_fault(register):
    (fault,) = read(register, ODS).faults
    assert (fault.row, fault.column, fault.code) == (5, "books", "formula")


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", errors.EmptyFile),
        (b"\0" * 4096, errors.EmptyFile),
        ("书屋名称，藏书量。".encode(), errors.NotASpreadsheet),
        (b"%PDF-1.7", errors.NotASpreadsheet),
        (packed({"word/document.xml": b"<a/>"}), errors.NotASpreadsheet),
        (b"PK\x03\x04" + b"\0" * 60, errors.DamagedFile),
        (GOOD[:-40], errors.DamagedFile),
        (COMPOUND + b"\0" * 2048, errors.DamagedFile),
        (COMPOUND + b"\0" * 512 + ENCRYPTED_STREAM, errors.EncryptedFile),
        (with_part(GOOD, WORKSHEET, END, b""), errors.DamagedFile),
        (
            with_part(GOOD, "xl/sharedStrings.xml", b'uniqueCount="3"', b'uniqueCount="4294967296"'),
            errors.DamagedFile,
        ),
        (with_part(GOOD, WORKSHEET, b'encoding="UTF-8"', b'encoding="UTF-9"'), errors.DamagedFile),
        (with_part(GOOD, WORKSHEET, b'r="A1"', b'r="AAAA1"'), errors.DamagedFile),
        (
            with_part(ODS, "content.xml", b"<text:p>", b'<text:p><text:s text:c="999999999"/>'),
            errors.DamagedFile,
        ),
    ],
)
def test_what_cannot_be_read_is_named(register, data, refusal):
    with pytest.raises(refusal) as caught:
        read(register, data)
    for language in ("zh", "en"):
        assert "{" not in caught.value.message(language)
    assert caught.value.message("zh").endswith("。")


@pytest.mark.parametrize("part", [WORKSHEET, "xl/workbook.xml"])
def test_entities_are_not_expanded(register, part):
    bomb = b'?>\n<!DOCTYPE a [<!ENTITY b "c">]>'
    with pytest.raises(errors.ForbiddenXml):
        read(register, with_part(GOOD, part, b"?>", bomb))


@pytest.mark.parametrize(
    "cell",
    [
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        b'<row r="20001"><c r="A20001"><v>1</v></c></row>',
        b'<row r="100"><c r="XFD100"><v>1</v></c></row>',
        b'<row r="20000"/><row><c t="inlineStr"><is><t>a</t></is></c></row>',
    ],
)
def test_cells_far_apart_are_refused_before_they_are_laid_out(register, cell):
    with pytest.raises(errors.SheetTooLarge) as caught:
        read(register, with_part(GOOD, WORKSHEET, END, cell + END))
    assert "20000" in caught.value.message("zh")


@pytest.mark.parametrize(
    "cell",
    [b'<row r="1048576"><c r="XFD1048576" s="1"/></row>', b'<row r="20000"><c r="B20000"><v>1</v></c></row>'],
)
def test_empty_cells_with_a_border_and_the_last_row_are_not_too_far(register, cell):
    assert read(register, with_part(GOOD, WORKSHEET, END, cell + END)).rows[0].cells["name"] == "江畔书屋"


def test_repeated_cells_of_the_open_format_count_as_often(register):
    repeated = (
        b'<table:table-row table:number-rows-repeated="1048570"><table:table-cell office:value-type="string"'
    )
    row = b'<table:table-row table:style-name="ro1"><table:table-cell office:value-type="string"'
    with pytest.raises(errors.SheetTooLarge):
        read(register, with_part(ODS, "content.xml", row, repeated))


def test_a_file_over_the_limit_is_not_opened(register):
    with pytest.raises(errors.FileTooLarge) as caught:
        read(register, b"PK" + b"\1" * (1 << 20), limits=Limits(size=1))
    assert "上限为 1 MB" in caught.value.message("zh")


def test_an_old_file_with_too_many_rows_is_refused():
    with pytest.raises(errors.SheetTooLarge):
        visible_sheets((FILES / "rooms.xls").read_bytes(), most_rows=3)
