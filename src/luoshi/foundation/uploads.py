"""Files that are too large are turned away while they come in."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest


class MostBytes(FileUploadHandler):
    """Lets go of a file that grows over `settings.MOST_UPLOAD_BYTES` and remembers its name; others go on."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.taken = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.taken += len(raw_data)
        if self.taken > settings.MOST_UPLOAD_BYTES:
            request: Any = self.request
            request.too_large = [*too_large(request), self.file_name]
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The handlers behind this one keep the file."""


def too_large(request: HttpRequest) -> list[str]:
    """The names of the files that were turned away. `request.FILES` must have been read."""
    return getattr(request, "too_large", [])
