"""Files are named and known by what they hold."""

from __future__ import annotations

import hashlib

from django.core.files.base import File


def sha256_of(file: File[bytes]) -> str:
    """Of the whole file, which is at its beginning afterwards."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()
