"""The whole way: a scheme, marks, worked out, published, letters, an appeal that is won, and lines to be rectified."""

from __future__ import annotations

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document

from luoshi.assessment.kept import from_json
from luoshi.assessment.models import Appeal, Indicator, Result, Scheme
from luoshi.assessment.tests.build import UNITS, done, indicator, work
from luoshi.journal.models import Event
from luoshi.ledgers.models import Entry
from luoshi.ledgers.tests.build import PHOTO
from luoshi.organisation.models import Unit
from luoshi.work.tests.build import unit


def begin(client):
    said = {
        **{"start": "shipped", "title": "上半年考核", "period": "special"},
        **{"starts_on": "2026-01-01", "ends_on": "2026-06-30"},
        "units": [str(unit(name).pk) for name in UNITS],
    }
    client.post(reverse("begin_scheme"), said)
    return Scheme.objects.get()


def change(client, scheme, **words):
    plain = ("title", "period", "spread", "places", "fail", "appeal_days", "starts_on", "ends_on", "revision")
    said = {name: getattr(scheme, name) for name in plain}
    said["units"] = [str(key) for key in scheme.covered.values_list("unit", flat=True)]
    return client.post(reverse("change_scheme", args=[scheme.pk]), said | words)


def mark(client, one, names, marks="90"):
    said = {}
    for name in names:
        said |= {f"marks-{unit(name).pk}": marks, f"reason-{unit(name).pk}": "报送及时"}
    return client.post(reverse("give_marks", args=[one.pk]), said)


def ready(browsers, people):
    """The shipped scheme, everything marked; 读者服务部 was late from March on."""
    clerk = browsers["clerk"]
    for answer in work(people["clerk"]):
        done(answer, late=answer.unit.name == "读者服务部" and answer.due_on.month > 2)
    scheme = begin(clerk)
    assessors = [str(people[role].pk) for role in ("leader", "head")]
    assert change(clerk, scheme, assessors=assessors, share="20").status_code == 302
    for one in Indicator.objects.filter(source="marked"):
        assert mark(browsers["leader"], one, ("读者服务部", "采编部")).status_code == 302
        assert mark(browsers["head"], one, ("办公室", "采编部"), "80").status_code == 302
    for name in UNITS:
        file = SimpleUploadedFile("检查.png", PHOTO)
        said = {"unit": str(unit(name).pk), "marks": "95", "reason": "档案检查", "file": file}
        address = reverse("enter_marks", args=[indicator(scheme, "档案整理").pk])
        assert clerk.post(address, said).status_code == 302
    scheme.refresh_from_db()
    return scheme


def test_from_the_shipped_scheme_to_a_point_that_is_won_back(browsers, people):
    clerk, head = browsers["clerk"], browsers["head"]
    scheme = ready(browsers, people)
    assert (scheme.categories.count(), Indicator.objects.count(), scheme.grades.count()) == (5, 20, 4)
    assert clerk.get(scheme.get_absolute_url()).context["faults"] == []
    clerk.post(reverse("compute", args=[scheme.pk]))
    assert Result.objects.count() == 3
    clerk.post(reverse("publish_scheme", args=[scheme.pk]))
    scheme.refresh_from_db()
    assert (scheme.state, str(scheme.appeal_until)) == ("published", "2026-07-13")
    result = Result.objects.get(unit=unit("读者服务部"))
    line = from_json(result.arithmetic).line(str(indicator(scheme, "任务按期办结率").pk))
    assert (line.told["hits"], line.told["base"], str(line.marks)) == ("2", "6", "33.33")
    page = head.get(reverse("score", args=[result.pk, line.key])).content.decode()
    assert "开展安全检查" in page
    assert "33.33%" in page
    letter = Document(io.BytesIO(head.get(reverse("result_letter", args=[result.pk])).content))
    words = "\n".join(one.text for one in letter.paragraphs)
    assert "任务按期办结率" in words
    assert "2026年7月13日" in words
    archive = zipfile.ZipFile(io.BytesIO(clerk.get(reverse("result_letters", args=[scheme.pk])).content))
    assert sorted(archive.namelist()) == sorted(f"{name}.docx" for name in UNITS)
    before = result.total
    head.post(reverse("appeal", args=[result.pk, line.key]), {"text": "四月闭馆，经同意延期"})
    appeal = Appeal.objects.get()
    answer = {"granted": "yes", "marks": "50", "reply": "四月确已同意延期"}
    assert browsers["leader"].post(reverse("answer_appeal", args=[appeal.pk]), answer).status_code == 302
    result.refresh_from_db()
    won = from_json(result.arithmetic).line(line.key)
    assert (str(won.marks), won.told["won"]["before"]) == ("50", "33.33")
    assert result.total - before == won.points - line.points > 0
    page = browsers["auditor"].get(reverse("appeals", args=[scheme.pk])).content.decode()
    assert "四月闭馆，经同意延期" in page
    assert "四月确已同意延期" in page
    clerk.post(reverse("rectify_failed", args=[result.pk, line.key]))
    entry = Entry.objects.get(title__contains="任务按期办结率")
    assert (entry.code, entry.unit, entry.source) == ("rectifications", unit("读者服务部"), "上半年考核")
    address = reverse("score", args=[result.pk, line.key])
    assert address in clerk.get(entry.get_absolute_url()).content.decode()
    assert entry.get_absolute_url() in clerk.get(result.get_absolute_url()).content.decode()
    verbs = set(Event.objects.values_list("verb", flat=True))
    assert {"scheme-published", "appeal-raised", "appeal-granted", "score-rectified"} <= verbs
    assert Unit.objects.filter(name__in=UNITS).count() == Result.objects.count()
