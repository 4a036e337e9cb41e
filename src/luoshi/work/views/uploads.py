"""Large files in parts: the server's half of tus 1.0 (https://tus.io/protocols/resumable-upload)."""

from __future__ import annotations

import base64
import binascii
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from luoshi.foundation.lookup import find
from luoshi.foundation.refusals import Conflict, Refused
from luoshi.organisation.requests import SignedIn
from luoshi.work.actions import uploads as actions
from luoshi.work.models import Answer, Upload

VERSION = "1.0.0"


def _said(status: int, text: object = "", **headers: object) -> HttpResponse:
    answer = HttpResponse(str(text), status=status, content_type="text/plain; charset=utf-8")
    answer["Tus-Resumable"] = VERSION
    for name, value in headers.items():
        answer[name.replace("_", "-")] = str(value)
    return answer


@require_POST
def begin_upload(request: SignedIn, pk: UUID) -> HttpResponse:
    """Creation: its length and name are announced, its address is answered."""
    rows = Answer.objects.select_related("task")
    answer = find(rows, request.user, see="work.see", do="work.answer", pk=pk)
    length = request.headers.get("Upload-Length", "")
    if not length.isdecimal():
        return _said(400, _("Say how long the file is."))
    name = _name(request.headers.get("Upload-Metadata", ""))
    try:
        upload = actions.begin_upload(answer=answer, person=request.user, name=name, size=int(length))
    except Refused as refusal:
        return _said(422, refusal.message)
    return _said(201, Location=reverse("upload_part", args=[upload.pk]))


def _name(metadata: str) -> str:
    """The `filename` among pairs of a key and a value in base64, set apart by commas."""
    for pair in metadata.split(","):
        key, _blank, value = pair.strip().partition(" ")
        if key == "filename":
            try:
                return base64.b64decode(value).decode()
            except (binascii.Error, UnicodeDecodeError):
                break
    return _("file")


@require_http_methods(["HEAD", "PATCH", "DELETE"])
def upload_part(request: SignedIn, pk: UUID) -> HttpResponse:
    """How far it has come, the next part of it, or the end of it. 404 to everyone but who began it."""
    rows = Upload.objects.select_related("answer", "answer__task").filter(by=request.user)
    upload = find(rows, request.user, see="work.see", pk=pk)
    if request.method == "HEAD":
        sizes = {"Upload_Offset": upload.offset, "Upload_Length": upload.size}
        return _said(200, Cache_Control="no-store", **sizes)
    if request.method == "DELETE":
        actions.drop_upload(upload=upload, person=request.user)
        return _said(204)
    return _take(request, upload)


def _take(request: SignedIn, upload: Upload) -> HttpResponse:
    start = request.headers.get("Upload-Offset", "")
    if request.content_type != "application/offset+octet-stream" or not start.isdecimal():
        return _said(415, _("Send one part and say where it begins."))
    if int(request.headers.get("Content-Length") or 0) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        return _said(413, _("Send smaller parts."))
    try:
        actions.take_part(upload=upload, person=request.user, start=int(start), data=request.body)
    except Conflict as conflict:
        return _said(409, conflict.message)
    except Refused as refusal:
        return _said(422, refusal.message)
    return _said(204, Upload_Offset=upload.offset)
