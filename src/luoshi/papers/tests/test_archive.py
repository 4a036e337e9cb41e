"""What a zip may be before anything inflates it."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from luoshi.papers import archive
from luoshi.papers.archive import Limits, check_archive
from luoshi.papers.errors import DamagedFile, EncryptedFile, HostileArchive
from luoshi.papers.tests.books import packed

MEGABYTE = 1 << 20


def refused(data: bytes, limits: Limits = archive.LIMITS) -> object:
    with pytest.raises(HostileArchive) as caught:
        check_archive(data, limits)
    return caught.value.details["reason"]


def test_an_honest_archive_is_opened():
    opened = check_archive(packed({"a.xml": b"<a/>", "b/c.bin": b"\0" * 1000}))
    assert opened.read("a.xml") == b"<a/>"


def test_an_entry_with_extra_fields_is_found_by_its_header():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        entry = zipfile.ZipInfo("a.xml")
        entry.extra = b"\x99\x99\x04\x00abcd"
        entry.compress_type = zipfile.ZIP_DEFLATED
        made.writestr(entry, b"<a/>" * 100)
    assert check_archive(out.getvalue(), Limits(inflated=400)).read("a.xml") == b"<a/>" * 100


def test_entries_are_counted():
    parts = {f"{n}.xml": b"" for n in range(4)}
    check_archive(packed(parts), Limits(entries=4))
    assert refused(packed(parts), Limits(entries=3)) == archive.TOO_MANY


def test_sizes_add_up_over_the_entries():
    parts = {f"{n}.bin": bytes(1000) for n in range(3)}
    check_archive(packed(parts), Limits(inflated=3000))
    assert refused(packed(parts), Limits(inflated=2999)) == archive.TOO_LARGE


def test_what_packs_beyond_measure_is_refused_only_above_a_megabyte():
    check_archive(packed({"a.bin": bytes(MEGABYTE)}))
    assert refused(packed({"a.bin": bytes(MEGABYTE + 70_000)})) == archive.TOO_DENSE


def test_a_size_that_the_directory_understates_is_measured():
    data = bytearray(packed({"a.bin": bytes(range(256)) * 200}))
    directory = data.rindex(b"PK\x01\x02")
    struct.pack_into("<L", data, directory + 24, 10)
    assert refused(bytes(data), Limits(inflated=51_199)) == archive.TOO_LARGE


def test_stored_entries_are_measured_too():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("a.bin", bytes(500))
    check_archive(out.getvalue(), Limits(inflated=500))
    assert refused(out.getvalue(), Limits(inflated=499)) == archive.TOO_LARGE


@pytest.mark.parametrize("name", ["../a.xml", "/etc/a.xml", "xl/../../a.xml", "..\\a.xml"])
def test_an_entry_outside_the_archive_is_refused(name):
    assert refused(packed({name: b""})) == archive.OUTSIDE


def test_archives_inside_are_refused():
    assert refused(packed({"xl/media/a.ZIP": b""})) == archive.INSIDE


def test_unusual_compression_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as made:
        made.writestr("a.bin", b"a")
    assert refused(out.getvalue()) == archive.UNUSUAL


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_entries_of_one_name_are_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("a.xml", b"1")
        made.writestr("a.xml", b"2")
    assert refused(out.getvalue()) == archive.TWICE


def test_overlapping_entries_are_refused():
    data = bytearray(packed({"a.bin": b"a" * 50, "b.bin": b"b" * 50}))
    second = data.rindex(b"PK\x01\x02")
    struct.pack_into("<L", data, second + 42, 0)
    assert refused(bytes(data)) == archive.OVERLAP


def test_an_encrypted_entry_is_named():
    data = bytearray(packed({"a.bin": b"a"}))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(EncryptedFile):
        check_archive(bytes(data))


@pytest.mark.parametrize("harm", ["cut", "header", "stream", "short", "directory"])
def test_damage_is_named(harm):
    data = bytearray(packed({"a.bin": bytes(range(256)) * 4}))
    if harm == "cut":
        del data[-10:]
    elif harm == "header":
        data[0] = 0
    elif harm == "stream":
        data[35:45] = b"\xff" * 10
    else:
        size = 1 << 30 if harm == "directory" else 100
        struct.pack_into("<L", data, data.rindex(b"PK\x01\x02") + 20, size)
    with pytest.raises(DamagedFile):
        check_archive(bytes(data))
