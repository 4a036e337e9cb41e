"""Looks at a zip before anything inflates it: office files are zips, and a zip can claim to be small.

Sizes in a zip's directory are the writer's word. Each entry is therefore inflated here, in pieces that are
thrown away, until its end or a limit; a reader that inflates it later meets what was measured, not what was
claimed.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath

from luoshi.papers.errors import DamagedFile, EncryptedFile, HostileArchive
from luoshi.papers.words import Words

MEGABYTE = 1 << 20
LOCAL_HEADER = struct.Struct("<4s22xHH")
NESTED = frozenset({".zip", ".xlsx", ".docx", ".ods", ".odt", ".jar", ".7z", ".rar", ".gz", ".xz", ".bz2"})
PIECE = 1 << 16

TOO_MANY = Words("条目过多", "too many entries")
TWICE = Words("条目重名", "two entries of one name")
OVERLAP = Words("条目重叠", "overlapping entries")
OUTSIDE = Words("条目路径越界", "an entry outside the archive")
INSIDE = Words("内含压缩包", "an archive inside the archive")
UNUSUAL = Words("压缩方式罕见", "an unusual compression")
TOO_LARGE = Words("解压后过大", "too large when unpacked")
TOO_DENSE = Words("压缩比异常", "packed beyond all measure")


@dataclass(frozen=True, slots=True)
class Limits:
    """`ratio` is inflated to packed size, asked only of entries above 1 MB: small XML packs very well."""

    entries: int = 2_000
    inflated: int = 200 * MEGABYTE
    ratio: int = 300


LIMITS = Limits()


def check_archive(data: bytes, limits: Limits = LIMITS) -> zipfile.ZipFile:
    """Opens `data` once it is known to be safe to inflate.

    Raises DamagedFile, EncryptedFile, or HostileArchive with the reason.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, struct.error) as error:
        raise DamagedFile from error
    entries = archive.infolist()
    if len(entries) > limits.entries:
        raise HostileArchive(reason=TOO_MANY)
    if len({entry.filename for entry in entries}) < len(entries):
        raise HostileArchive(reason=TWICE)
    _refuse_overlaps(entries)
    left = limits.inflated
    for entry in entries:
        _refuse_kind(entry)
        left -= _measure(data, entry, left, limits.ratio)
    return archive


def _refuse_overlaps(entries: list[zipfile.ZipInfo]) -> None:
    """Entries that share bytes inflate the same data many times."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise HostileArchive(reason=OVERLAP)
        end = entry.header_offset + entry.compress_size


def _refuse_kind(entry: zipfile.ZipInfo) -> None:
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    if entry.flag_bits & 0x1:
        raise EncryptedFile
    if path.is_absolute() or ".." in path.parts:
        raise HostileArchive(reason=OUTSIDE)
    if path.suffix.lower() in NESTED:
        raise HostileArchive(reason=INSIDE)
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise HostileArchive(reason=UNUSUAL)


def _measure(data: bytes, entry: zipfile.ZipInfo, limit: int, ratio: int) -> int:
    """The entry's true inflated size in bytes; stops and raises at `limit` or at the ratio."""
    packed = _packed(data, entry)
    if entry.compress_type == zipfile.ZIP_STORED:
        size = len(packed)
        _refuse_size(size, len(packed), limit, ratio)
        return size
    inflater, size, rest = zlib.decompressobj(-zlib.MAX_WBITS), 0, bytes(packed)
    try:
        while not inflater.eof:
            piece = inflater.decompress(rest, PIECE)
            size, rest = size + len(piece), inflater.unconsumed_tail
            _refuse_size(size, len(packed), limit, ratio)
            if not piece and not rest and not inflater.eof:
                raise DamagedFile
    except zlib.error as error:
        raise DamagedFile from error
    return size


def _refuse_size(size: int, packed: int, limit: int, ratio: int) -> None:
    if size > limit:
        raise HostileArchive(reason=TOO_LARGE)
    if size > MEGABYTE and size > ratio * packed:
        raise HostileArchive(reason=TOO_DENSE)


def _packed(data: bytes, entry: zipfile.ZipInfo) -> memoryview:
    """The entry's packed bytes, found by its local header as a reader does."""
    header = data[entry.header_offset : entry.header_offset + LOCAL_HEADER.size]
    if len(header) < LOCAL_HEADER.size or not header.startswith(b"PK\x03\x04"):
        raise DamagedFile
    _, name, extra = LOCAL_HEADER.unpack(header)
    start = entry.header_offset + LOCAL_HEADER.size + name + extra
    if start + entry.compress_size > len(data):
        raise DamagedFile
    return memoryview(data)[start : start + entry.compress_size]
