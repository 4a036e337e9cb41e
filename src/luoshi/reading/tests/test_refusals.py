from __future__ import annotations

import struct
import zipfile
from io import BytesIO

import pytest

from luoshi.reading import errors, read
from luoshi.reading.sources import office
from luoshi.reading.tests.word import Word

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + bytes(64)
PLAN = "1.甲\n每月检查一次。\n".encode()
CONTENT_TYPES = "[Content_Types].xml"


def container(**parts: bytes | str) -> bytes:
    """A zip file; a part's name is written with __ for / and without its .xml."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return out.getvalue()


def locked(data: bytes) -> bytes:
    """The same container with its entries marked as encrypted."""
    held = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = held.find(mark)
        while place >= 0:
            held[place + offset] |= 1
            place = held.find(mark, place + 4)
    return bytes(held)


def word_file() -> bytes:
    word = Word()
    word.line("每月检查一次。")
    return word.bytes


def torn(data: bytes) -> bytes:
    return data[: len(data) // 2]


def scrambled(data: bytes) -> bytes:
    """The container with the packed bytes of its main part overwritten."""
    place = data.find(b"word/document.xml") + 200
    return data[:place] + bytes(200) + data[place + 200 :]


@pytest.mark.parametrize(
    ("data", "name", "error"),
    [
        (b"", "a.txt", errors.EmptyFile),
        (b"\xef\xbb\xbf \r\n\t", "a.txt", errors.EmptyFile),
        (PNG, "a.docx", errors.NotAPlan),
        (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8, "a.txt", errors.NotAPlan),
        (bytes(range(128, 256)) * 9, "a.txt", errors.NotAPlan),
        (b"12,34\n56,78\n", "a.txt", errors.NoProse),
        (b"All work and no play.", "a.txt", errors.NoProse),
        (PLAN, "a.docx", errors.WrongEnding),
        (b"<!DOCTYPE html><html><body>404</body></html>", "a.docx", errors.WrongEnding),
        (b"<html><body>404</body></html>", "a.txt", errors.NoProse),
        (b"%PDF-1.7\n" + PLAN, "a.txt", errors.Damaged),
        (container(ppt__presentation="x"), "a.docx", errors.UnknownFormat),
        (container(other="x"), "a.docx", errors.Packed),
        (b"Rar!\x1a\x07\x00" + bytes(100), "a.rar", errors.Packed),
        (b"7z\xbc\xaf\x27\x1c" + bytes(100), "a.7z", errors.Packed),
        (container(mimetype="application/epub+zip"), "a.epub", errors.UnknownFormat),
        (b"MIME-Version: 1.0\n\n" + PLAN, "a.mht", errors.UnknownFormat),
        (b"<?xml version='1.0'?><package>" + PLAN, "a.xml", errors.UnknownFormat),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", errors.Encrypted),
        (locked(word_file()), "a.docx", errors.Encrypted),
        (OLE + "WordDocument".encode("utf-16-le"), "a.doc", errors.OldWord),
        (OLE + "WordDocument".encode("utf-16-le"), "a.docx", errors.OldWord),
        (OLE, "a.doc", errors.UnknownFormat),
        (torn(word_file()), "a.docx", errors.Damaged),
        (scrambled(word_file()), "a.docx", errors.Damaged),
        (container(word__document="<w:document"), "a.docx", errors.Damaged),
        (container(word__document="<document/>"), "a.docx", errors.Damaged),
        (container(word__other="<document/>"), "a.docx", errors.Damaged),
        (PLAN + b"\0" + PLAN, "a.txt", errors.NulBytes),
    ],
)  # fmt: skip
def test_each_kind_of_bad_file_has_its_error(
    data: bytes, name: str, error: type[errors.Unreadable], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(office, "which", lambda _name: None)
    with pytest.raises(errors.Unreadable) as caught:
        read(data, name)
    assert caught.type is error


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE d [<!ENTITY a "b">]><document><body><p>&a;</p></body></document>',
        '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]><document>&a;</document>',
        '<!DOCTYPE d SYSTEM "http://example.invalid/d.dtd"><document/>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(declared: str, encoding: str):
    with pytest.raises(errors.XmlEntities):
        read(container(word__document=declared.encode(encoding)), "a.docx")


def test_a_part_that_swells_is_refused_before_it_is_unpacked():
    with pytest.raises(errors.ZipBomb) as caught:
        read(container(word__document="<document/>", word__media=bytes(9_000_000)), "a.docx")
    assert "word/media.xml" in caught.value.say("zh")


def test_a_part_larger_than_any_plan_is_refused_however_it_is_packed(monkeypatch):
    monkeypatch.setattr("luoshi.reading.sources.archive.LARGEST_PART", 10)
    with pytest.raises(errors.ZipBomb):
        read(container(word__document="<document></document>"), "a.docx")


def test_parts_that_are_too_much_together_are_refused(monkeypatch):
    monkeypatch.setattr("luoshi.reading.sources.archive.LARGEST_TOTAL", 100)
    with pytest.raises(errors.ZipBomb):
        read(container(word__document="<document/>", word__styles="<s/>" * 30), "a.docx")


def test_a_part_that_lies_about_its_size_is_stopped():
    data = bytearray(container(word__document="<document>" + "x" * 500 + "</document>"))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.find(mark) + offset
        data[place : place + 4] = struct.pack("<I", 5)
    with pytest.raises(errors.Damaged):
        read(bytes(data), "a.docx")


def test_a_file_over_the_limit_is_refused():
    with pytest.raises(errors.TooLarge) as caught:
        read("每月检查。".encode() * 1_500_000, "a.txt")
    assert caught.value.say("en").startswith("The file has 22 MB; the limit is 20 MB.")


def test_what_word_names_a_text_or_a_text_word_is_read_by_its_content():
    assert read(word_file(), "plan.txt").plans[0].sentences
    assert read(PLAN, "plan.md").plans[0].sentences


def test_every_error_speaks_both_languages_and_says_what_to_do():
    kinds = errors.Unreadable.__subclasses__()
    assert len({kind.code for kind in kinds}) == len(kinds) >= 12
    detail = dict.fromkeys(
        (
            "size_mb",
            "limit_mb",
            "what_zh",
            "what_en",
            "ending",
            "format",
            "part",
            "offset",
            "pages",
            "seconds",
        ),
        "7",
    )
    for kind in kinds:
        error = kind(**detail)
        assert error.say("zh") == error.wrong("zh") + error.advice("zh")
        assert error.wrong("zh").endswith("。")
        assert error.advice("zh").endswith("。")
        assert error.advice("en").endswith(".")
        assert str(error) == error.say("en")
        assert "{" not in error.say("zh") + error.say("en")


def test_no_error_hides_a_picture_behind_prose():
    with pytest.raises(errors.NotAPlan, match="a picture"):
        read(PNG + PLAN, "a.txt")
