"""An office's own ledgers: taken along as a file, shown before they are in use, held where they ask about people."""

from __future__ import annotations

import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from luoshi.journal.models import Event
from luoshi.ledgers.models import Entry, LedgerVersion
from luoshi.ledgers.tests.build import write


@pytest.fixture
def file(clerk):
    """The file of the ledger of risks, as it is downloaded, with the next number."""
    data = yaml.safe_load(clerk.get(reverse("type_file", args=["risks"])).content)
    data["version"] = 2
    return data


def show(client, data):
    text = data if isinstance(data, str) else yaml.safe_dump(data, allow_unicode=True)
    return client.post(reverse("ledger_types"), {"file": SimpleUploadedFile("a.yaml", text.encode())})


def keep(client, data):
    return client.post(reverse("keep_type"), {"text": yaml.safe_dump(data, allow_unicode=True)})


def test_a_new_version_is_shown_and_then_used_and_old_lines_keep_theirs(clerk, head, file):
    old = write(head)
    file["fields"].append({"key": "cost", "kind": "money", "label": {"zh": "整改费用", "en": "Cost"}})
    file["fields"] = [field for field in file["fields"] if field["key"] != "measure"]
    shown = show(clerk, file)
    assert "整改费用" in shown.content.decode()
    assert not LedgerVersion.objects.filter(number=2).exists()
    keep(clerk, file)
    new = write(head, **{"x-cost": "12.5"})
    assert (new.version.number, new.data["cost"]) == (2, "12.5")
    old = Entry.objects.get(pk=old.pk)
    assert {field.key for field in old.definition.fields} >= {"measure"}
    assert head.get(reverse("entry", args=[old.pk])).status_code == 200
    assert Event.objects.filter(verb="ledger-kept").count() == 1


def test_a_ledger_of_ones_own_stands_beside_the_others(clerk, head, file):
    file |= {"code": "keys", "version": 1, "name": {"zh": "钥匙", "en": "Keys"}}
    keep(clerk, file)
    assert "钥匙" in head.get(reverse("ledgers")).content.decode()
    assert "risks" in {row.definition.code for row in head.get(reverse("ledgers")).context["rows"]}
    again = yaml.safe_load(clerk.get(reverse("type_file", args=["keys"])).content)
    assert again == file


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"version": 1}, "version"),
        ({"version": 3}, "version"),
        ({"states": []}, "states"),
        (
            {"fields": [{"key": "x", "kind": "picture", "label": {"zh": "图", "en": "Picture"}}]},
            "fields.0.kind",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_place_and_nothing_is_kept(clerk, file, change, place):
    page = show(clerk, file | change)
    assert page.status_code == 422
    assert place in {flaw.place for flaw in page.context["flaws"]}
    assert keep(clerk, file | change).status_code == 422
    assert not LedgerVersion.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        "a: [1, 2",
        "!!python/object/apply:os.system ['true']",
        "a: &x [1]\nb: *x",
        "\t- a",
        "x" * 200_001,
        "- " * 3000,
    ],
)
def test_a_hostile_file_is_refused_with_a_word(clerk, text):
    page = show(clerk, text)
    assert page.status_code == 422
    assert page.context["flaws"]


def test_a_file_that_is_no_text_says_so(clerk):
    upload = SimpleUploadedFile("a.yaml", b"\xff\xfe\x00")
    assert clerk.post(reverse("ledger_types"), {"file": upload}).status_code == 422


@pytest.mark.parametrize("label", ["思想动态", "宗教信仰", "社交账号", "家庭成员"])
def test_a_ledger_about_people_waits_for_the_legal_reviewer(clerk, head, people, as_person, file, label):
    file["fields"].append({"key": "more", "kind": "text", "label": {"zh": label, "en": "More"}})
    assert label in show(clerk, file).content.decode()
    keep(clerk, file)
    row = LedgerVersion.objects.get(number=2)
    assert row.waits
    assert write(head).version.number == 1
    address = reverse("decide_type", args=[row.pk])
    assert clerk.get(address).status_code == 403
    legal = as_person(people["legal"])
    assert address in legal.get(reverse("ledgers")).content.decode()
    assert legal.post(address, {"reason": " ", "decline": "yes"}).status_code == 422
    legal.post(address, {"reason": "不得登记个人情况", "decline": "yes"})
    assert not LedgerVersion.objects.filter(number=2).exists()
    assert Event.objects.filter(verb="ledger-declined").count() == 1


def test_what_the_legal_reviewer_clears_is_used(clerk, head, people, as_person, file):
    file["fields"].append({"key": "more", "kind": "text", "label": {"zh": "设备立场图", "en": "More"}})
    keep(clerk, file)
    row = LedgerVersion.objects.get(number=2)
    as_person(people["legal"]).post(
        reverse("decide_type", args=[row.pk]), {"reason": "说的是设备", "clear": "yes"}
    )
    assert write(head).version.number == 2


def test_only_the_office_keeps_types(head, people, as_person, file):
    assert head.get(reverse("ledger_types")).status_code == 403
    assert keep(head, file).status_code == 403
    assert head.get(reverse("type_file", args=["risks"])).status_code == 403
    assert as_person(people["clerk"]).get(reverse("type_file", args=["dreams"])).status_code == 404
