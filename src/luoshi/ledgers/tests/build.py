"""Lines of ledgers, written as people write them."""

from __future__ import annotations

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from luoshi.ledgers.models import Entry
from luoshi.ledgers.shipped import shipped
from luoshi.work.tests.build import unit

NOW = date(2026, 6, 10)
PHOTO = b"\x89PNG\r\n\x1a\n" + b"\0" * 60


def fill(definition, **words):
    """Every required field of a ledger, with something that fits."""
    fits = {
        "text": "某处",
        "long": "某事",
        "number": "3",
        "money": "100",
        "date": "2026-06-01",
        "link": "https://example.org/",
    }
    own = {
        f"x-{one.key}": next(iter(one.choices)) if one.kind == "choice" else fits.get(one.kind, "")
        for one in definition.fields
        if one.required
    }
    common = {"title": "消防通道堆放纸箱", "unit": unit("读者服务部").pk, "found_on": "2026-06-01"}
    return {**common, "due_on": "2026-06-20", **own, **words}


def write(client, code="risks", **words):
    client.post(reverse("add_entry", args=[code]), fill(shipped()[code], **words))
    return Entry.objects.order_by("-number").first()


def step(client, entry, name, word="已清理"):
    answer = client.post(reverse("entry_step", args=[entry.pk, name]), {"word": word})
    entry.refresh_from_db()
    return answer


def photo(client, entry, data=PHOTO):
    file = SimpleUploadedFile("现场.png", data)
    client.post(reverse("attach_file", args=[entry.pk]), {"file": file}, follow=True)
