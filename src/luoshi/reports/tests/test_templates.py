"""Templates that an office brings: tried at once, filled in a sandbox, and refused with what is wrong."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document

from luoshi.foundation.refusals import Refused
from luoshi.journal.models import Event
from luoshi.papers.official import Paper, Text, write
from luoshi.reports.filling import fill
from luoshi.reports.models import ReportKind, Template
from luoshi.reports.usual import usual_template

ROWS = {"title": "月报", "units": [{"name": f"第{number}科"} for number in range(200)]}


def paper(*lines):
    return write(Paper(title="测试", blocks=[Text(line) for line in lines]))


def text_of(data):
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs)


def bring(browser, data, kind="month", name="月报.docx"):
    file = SimpleUploadedFile(name, data)
    return browser.post(reverse("report_templates"), {"kind": kind, "file": file})


@pytest.fixture
def clerk(people, as_person):
    return as_person(people["clerk"])


def test_an_offices_own_words_surround_the_figures(clerk, people):
    assert bring(clerk, paper("本月{{ period }}，应办{{ total.owed }}项。")).status_code == 302
    report = clerk.get(reverse("report_word", args=["month", 2026, 3])).content
    assert "本月2026年3月，应办0项。" in text_of(report)
    assert [event.verb for event in Event.objects.all()[:2]] == ["template-chosen", "template-added"]


def test_another_is_chosen_and_ours_takes_the_place_of_the_last(clerk):
    bring(clerk, paper("甲"))
    bring(clerk, paper("乙"))
    first, second = Template.objects.order_by("added_at")
    address = reverse("report_word", args=["month", 2026, 3])
    assert "乙" in text_of(clerk.get(address).content)
    clerk.post(reverse("choose_template", args=[first.pk]))
    assert "甲" in text_of(clerk.get(address).content)
    for row in (first, second):
        clerk.post(reverse("remove_template", args=[row.pk]))
    assert "工作进展情况月报" in text_of(clerk.get(address).content)


@pytest.mark.parametrize("kind", ReportKind)
def test_ours_can_be_taken_edited_and_brought_back(clerk, kind):
    data = clerk.get(reverse("usual_template", args=[kind])).content
    assert data == usual_template(kind)
    assert bring(clerk, data, kind).status_code == 302


@pytest.mark.parametrize(
    "line",
    [
        "{{ title.__class__.__mro__ }}",
        "{{ ''.__class__.__subclasses__() }}",
        "{{ units.__init__.__globals__ }}",
        "{{ self.__init__ }}",
        "{{ title|attr('__class__') }}",
        "{{ '%s'|format(title) }}",
        "{{ range(9) }}",
        "{{ lipsum() }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ 'a' * 999999999 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ no_such_name }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "".join(f"{{% for {name} in units %}}" for name in "abcd") + "x" + "{% endfor %}" * 4,
    ],
)
def test_a_hostile_template_is_refused(line):
    with pytest.raises(Refused) as refused:
        fill(paper(line), ROWS)
    assert refused.value.code == "template-broken"


def test_a_fault_is_told_beside_the_field_and_nothing_is_kept(clerk):
    page = bring(clerk, paper("{% for row in units %}没有结尾"))
    assert page.status_code == 422
    assert "模板" in str(page.context["form"].errors["file"])
    assert not Template.objects.exists()


@pytest.mark.parametrize("data", [b"", b"not a file", b"PK\x03\x04 broken"])
def test_what_is_no_word_file_is_refused(data):
    with pytest.raises(Refused):
        fill(data, ROWS)


def test_a_file_that_swells_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 60_000_000)
    with pytest.raises(Refused):
        fill(out.getvalue(), ROWS)


def test_what_stands_in_the_records_cannot_break_the_file():
    wicked = {"title": "<w:p>&amp;]]>{{ units }}</w:p>"}
    assert "<w:p>&amp;]]>{{ units }}</w:p>" in text_of(fill(paper("{{ title }}"), wicked))


@pytest.mark.parametrize(("role", "status"), [("leader", 403), ("auditor", 403), ("member", 403)])
def test_templates_are_the_offices(people, as_person, clerk, role, status):
    bring(clerk, paper("甲"))
    row = Template.objects.get()
    browser = as_person(people[role])
    assert browser.get(reverse("report_templates")).status_code == status
    for name in ("choose_template", "remove_template"):
        assert browser.post(reverse(name, args=[row.pk])).status_code == status


def test_strangers_find_no_template(clerk, as_person, stranger):
    bring(clerk, paper("甲"))
    address = reverse("remove_template", args=[Template.objects.get().pk])
    assert as_person(stranger).post(address).status_code == 404
