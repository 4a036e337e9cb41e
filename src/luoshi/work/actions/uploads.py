"""Large files that arrive in parts (the steps of tus 1.0: creation, offset, patch, termination)."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from datetime import timedelta
from pathlib import PurePath

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.file_kinds import HEAD, kind_of
from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Conflict, Refused
from luoshi.organisation.models import Person
from luoshi.work.actions.answers import refuse_closed
from luoshi.work.actions.evidence import add_file
from luoshi.work.models import Answer, Upload, Use

LEFT_BEHIND = timedelta(days=7)
MEGABYTE = 1024 * 1024


def begin_upload(*, answer: Answer, person: Person, name: str, size: int) -> Upload:
    """Announce a file of `size` bytes. Refused: answer-closed, file-too-large, empty-file."""
    require(person, "work.answer", answer)
    refuse_closed(answer)
    most = settings.MOST_EVIDENCE_BYTES
    if size > most:
        message = _(
            "“%(name)s” is larger than %(most)d MB. Make it smaller, or give a link to where it lies."
        )
        raise Refused("file-too-large", message % {"name": name, "most": most // MEGABYTE})
    if size == 0:
        raise Refused("empty-file", _("“%(name)s” is empty.") % {"name": name})
    for old in Upload.objects.filter(by=person, begun_at__lt=timezone.now() - LEFT_BEHIND):
        drop_upload(upload=old, person=person)
    facts = {"answer": answer, "by": person, "name": PurePath(name).name[-200:], "size": size}
    return Upload.objects.create(organisation_id=answer.organisation_id, **facts)


def take_part(*, upload: Upload, person: Person, start: int, data: bytes) -> Use | None:
    """Keep the part that begins at byte `start`; the last one makes the file evidence, which is returned.

    Raises Conflict where another part is expected, Refused where the whole cannot be taken (then it is gone).
    """
    require(person, "work.answer", upload.answer)
    _keep(upload, start, data)
    if upload.offset < upload.size:
        return None
    try:
        use = _assemble(upload, person)
    finally:
        drop_upload(upload=upload, person=person)
    return use


def drop_upload(*, upload: Upload, person: Person) -> None:
    """Forget it and what has arrived of it."""
    require(person, "work.answer", upload.answer)
    for name in upload.part_names:
        with suppress(FileNotFoundError):
            default_storage.delete(name)
    Upload.objects.filter(pk=upload.pk).delete()


def _keep(upload: Upload, start: int, data: bytes) -> None:
    with transaction.atomic():
        row = Upload.objects.select_for_update().filter(pk=upload.pk).first()
        if row is None or row.offset != start or start + len(data) > row.size:
            raise Conflict("other-part", _("This part does not follow the last one."))
        if data:
            name = row.part_name(start)
            default_storage.delete(name)
            default_storage.save(name, ContentFile(data))
            row.parts = [*row.parts, len(data)]
            row.save(update_fields=["parts"])
    upload.parts = row.parts


def _assemble(upload: Upload, person: Person) -> Use:
    with tempfile.TemporaryFile() as whole:
        for name in upload.part_names:
            with default_storage.open(name) as part:
                whole.write(part.read())
        whole.seek(0)
        media_type = kind_of(whole.read(HEAD), upload.name)
        file = File(whole, name=upload.name)
        file.size = upload.size
        whole.seek(0)
        day = timezone.localdate()
        return add_file(
            answer=upload.answer, person=person, file=file, happened_on=day, media_type=media_type
        )
