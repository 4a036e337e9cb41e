"""PDF: pages with a text layer are read, scans are handed to text recognition where it is installed."""

from __future__ import annotations

from luoshi.reading.document import Document
from luoshi.reading.errors import NeedsOcr
from luoshi.reading.sources import apart
from luoshi.reading.sources.pdf import scan

READER = "luoshi.reading.sources.pdf.reader"


def document(data: bytes) -> Document:
    """Raises Encrypted, Damaged, TooLong, TooComplex; NeedsOcr for a scan where nothing can recognise it."""
    try:
        return apart.document(READER, data)
    except NeedsOcr:
        if not scan.is_possible():
            raise
    return apart.document(scan.__name__, data, scan.LIMITS)
