"""The columns of a ledger's sheet, and which column another heading means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from luoshi.ledgers.definition import Definition
from luoshi.papers.sheet import Column, Kind, Sheet, plain_heading

OWN = "x-"
KINDS: dict[str, Kind] = {"number": "number", "money": "number", "date": "date", "text": "text"}
LANGUAGES = ("zh-hans", "en")


@dataclass(frozen=True, slots=True)
class Common:
    """A column that all ledgers have; `often` are headings that offices give it in sheets of their own."""

    key: str
    label: Any
    width: int
    kind: Kind = "text"
    often: tuple[str, ...] = ()


COMMON = (
    Common("number", _("No."), 6, "number"),
    Common(
        "title", _("What it is about"), 30, "long", ("标题", "名称", "事项名称", "问题", "存在问题", "隐患")
    ),
    Common("unit", _("Lead unit"), 14, often=("责任单位", "责任部门", "责任科室", "单位", "部门", "科室")),
    Common("person", _("Person in charge"), 12, often=("负责人", "整改责任人", "联系人")),
    Common("level", _("Level"), 8, often=("等级", "风险等级", "隐患级别")),
    Common("state", _("State"), 10, often=("整改状态", "办理状态", "办理情况")),
    Common(
        "found_on",
        _("Found or begun on"),
        12,
        "date",
        ("发现日期", "发现时间", "登记日期", "开始日期", "日期"),
    ),
    Common(
        "due_on", _("To be done by"), 12, "date", ("整改时限", "整改期限", "完成时限", "截止日期", "期限")
    ),
    Common("closed_on", _("Closed on"), 12, "date", ("销号日期", "完成日期", "办结时间", "整改完成日期")),
    Common("source", _("Source"), 16, often=("问题来源", "发现来源", "发现途径")),
)
IDENTIFIER = Common("identifier", _("Identifier"), 6, "identifier")


def sheet_of(definition: Definition) -> Sheet:
    """What all ledgers have, then the ledger's own fields, headed in the reader's language."""
    own = (
        Column(OWN + field.key, str(field.label), 20, KINDS.get(field.kind, "long"))
        for field in definition.fields
    )
    return Sheet(str(definition.name), (*_common(), *own, *_common((IDENTIFIER,))))


def _common(columns: Iterable[Common] = COMMON) -> Iterator[Column]:
    yield from (Column(one.key, str(one.label), one.width, one.kind) for one in columns)


def kind_of(key: str, definition: Definition) -> Kind:
    """How the column of a key is read; everything that is said in words is `long`."""
    if key.startswith(OWN):
        return KINDS.get(definition.field(key.removeprefix(OWN)).kind, "long")
    return next(one.kind for one in (*COMMON, IDENTIFIER) if one.key == key)


def keys_of(definition: Definition) -> list[str]:
    """Every column that can be read."""
    common = [one.key for one in (*COMMON, IDENTIFIER)]
    return [*common, *(OWN + field.key for field in definition.fields)]


def names(versions: Iterable[Definition]) -> dict[str, str]:
    """The column that each heading means, by `plain_heading`: labels in both languages and codes of all versions.

    versions: the present one first, whose words win.
    """
    found: dict[str, str] = {}
    for definition in versions:
        for field in definition.fields:
            for name in (field.label.zh, field.label.en, OWN + field.key, field.key):
                found.setdefault(plain_heading(name), OWN + field.key)
    found |= _called()
    for one in COMMON:
        for name in (one.key, *one.often):
            found.setdefault(plain_heading(name), one.key)
    return found


@cache
def _called() -> dict[str, str]:
    """The common columns by what the program itself calls them, in both languages."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        with override(language):
            found |= {plain_heading(str(one.label)): one.key for one in (*COMMON, IDENTIFIER)}
    return found


def common_names() -> frozenset[str]:
    """What no field of a ledger's own is called, by `plain_heading`."""
    return frozenset(_called())


def guessed(headings: Iterable[str], versions: list[Definition], kept: Mapping[str, str]) -> dict[str, str]:
    """The column of each heading, "" where none fits; what the office kept goes first, and no column twice."""
    known, can_be_read = names(versions), set(keys_of(versions[0]))
    found: dict[str, str] = {}
    for heading in headings:
        key = kept.get(plain_heading(heading), known.get(plain_heading(heading), ""))
        found[heading] = key if key in can_be_read and key not in found.values() else ""
    return found


def retired(headings: Iterable[str], versions: list[Definition]) -> list[str]:
    """The headings that earlier versions of the type asked for, and the present one does not."""
    known, can_be_read = names(versions), set(keys_of(versions[0]))
    return [one for one in headings if known.get(plain_heading(one), "title") not in can_be_read]


def mapped_sheet(mapping: Mapping[str, str], definition: Definition) -> Sheet:
    """As the file has it: its own headings over the columns that they mean."""
    columns = (Column(key, heading, kind=kind_of(key, definition)) for heading, key in mapping.items() if key)
    return Sheet(str(definition.name), tuple(columns))
