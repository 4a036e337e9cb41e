"""Files that are made for whoever asks, and kept by their browser under a name."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

from django.http import HttpResponse
from django.utils.http import content_disposition_header

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ZIP = "application/zip"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def download(data: bytes, media_type: str, name: str) -> HttpResponse:
    """The file under its name, in any script (RFC 6266)."""
    disposition = content_disposition_header(True, name)
    return HttpResponse(data, content_type=media_type, headers={"Content-Disposition": disposition})


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Files, each with its name, in one archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name.replace("/", "／"), data)
    return out.getvalue()
