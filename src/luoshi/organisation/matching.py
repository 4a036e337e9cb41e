"""From the name of a doer in a plan to the units of the organisation.

Plans speak of a unit by its name, by a short one, or with the organisation in front (馆办公室,
市图书馆采编部); of all units at once (各科室); and of several in a row (办公室、采编部和读者服务部). Whatever
no rule places is returned as it stands, to be mapped by a person: a wrong unit is worse than none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


class Named(Protocol):
    """A unit with the names it goes by."""

    @property
    def name(self) -> str: ...

    @property
    def other_names(self) -> Sequence[str]: ...


N = TypeVar("N", bound=Named)

# What an organisation calls itself in one or two words, before the name of a unit.
SELF_WORDS = frozenset(
    [
        "馆",
        "院",
        "校",
        "局",
        "部",
        "厅",
        "委",
        "司",
        "署",
        "所",
        "站",
        "处",
        "会",
        "办",
        "中心",
        "公司",
        "集团",
        "机关",
        "本",
        "我",
        "单位",
    ]
)
SELF_PREFIX = re.compile(
    r"(?:本|我|全)?(?:" + "|".join(sorted(SELF_WORDS, key=len, reverse=True)) + ")(?:机关)?"
)
EACH = re.compile(
    r"(?:各个?|全体|所有|全[馆院校局部厅委会所站公司]+各?)(?:相关|有关|责任|业务|职能|内设|直属|下属|基层)*"
    r"(?P<kind>科室部门|部门单位|科室|部室|部门|单位|处室|股室|机构|分馆|分院|分校|分公司|支行|学院|院系|系部|班组|中心|部|处|科|所|站|队)"
)
ANY_KIND = frozenset({"科室部门", "部门单位", "科室", "部室", "部门", "单位", "处室", "股室", "机构"})
# A mark inside brackets belongs to the name; a word may.
MARKS = re.compile(r"(?:[、,;/\n]|以及)(?![^()]*\))")
WORDS = re.compile(r"(?:[和与及]|会同|联合)(?![^()]*\))")
COMPLETE = re.compile(r"..(?:[部科室处办局队站所馆院]|中心)$")
BRACKETED = re.compile(r"\([^()]*\)$")
LEAD_WORDS = re.compile(
    r"^(?:由|责任单位:|责任部门:|责任科室:|牵头单位:|牵头部门:|牵头:|配合单位:|配合部门:|配合:)"
)


def plain(name: str) -> str:
    """A name as it is compared: one width, no spaces, one case, no word before it and no remark behind."""
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", name)).casefold()
    return BRACKETED.sub("", LEAD_WORDS.sub("", text)) or text


def match(name: str, units: Iterable[N], organisation: str = "") -> N | None:
    """The unit that `name` means: by its name, by another one, then without the organisation in front.

    organisation: the full name of the organisation; a prefix counts as its own if it is the end of it
    (市图书馆 of 青山市图书馆) or a word that any organisation calls itself by (馆, 本院, 机关).
    None where no unit goes by the name, or two do.
    """
    wanted, known = plain(name), list(units)
    if not wanted:
        return None
    for names in (lambda unit: (unit.name,), lambda unit: unit.other_names):
        found = [unit for unit in known if wanted in map(plain, names(unit))]
        if found:
            return found[0] if len(found) == 1 else None
    return _behind_prefix(wanted, known, plain(organisation))


def _behind_prefix(wanted: str, units: list[N], organisation: str) -> N | None:
    ends = sorted(
        ((plain(called), unit) for unit in units for called in (unit.name, *unit.other_names)),
        key=lambda end: -len(end[0]),
    )
    for called, unit in ends:
        prefix = wanted.removesuffix(called)
        if called and prefix != wanted and _is_own(prefix, organisation):
            return unit
    return None


def _is_own(prefix: str, organisation: str) -> bool:
    return SELF_PREFIX.fullmatch(prefix) is not None or (len(prefix) > 1 and organisation.endswith(prefix))


@dataclass(frozen=True, slots=True)
class Doers(Generic[N]):
    """Whom a text names: `units` in its order, `each` if it speaks of all, `unmatched` names as written."""

    units: tuple[N, ...] = ()
    each: bool = False
    unmatched: tuple[str, ...] = ()


def match_all(text: str, units: Iterable[N], organisation: str = "") -> Doers[N]:
    """Everyone a text names, taken apart at 、 and then at 和: a unit may be called 组织和人事部.

    各科室 is every unit; 各分馆 is every unit whose name ends so, or every unit where none does.
    """
    known = list(units)
    found: dict[str, N] = {}
    unmatched: list[str] = []
    each = False
    for part in _parts(text, known, organisation):
        unit, marker = match(part, known, organisation), EACH.fullmatch(plain(part))
        if unit is not None:
            found.setdefault(unit.name, unit)
        elif marker:
            each = True
            found.update({one.name: one for one in _of_kind(marker["kind"], known)})
        else:
            unmatched.append(part)
    return Doers(tuple(found.values()), each, tuple(dict.fromkeys(unmatched)))


def _of_kind(kind: str, units: list[N]) -> list[N]:
    special = [] if kind in ANY_KIND else [unit for unit in units if plain(unit.name).endswith(kind)]
    return special or units


def _parts(text: str, units: list[N], organisation: str) -> list[str]:
    """The names in a text."""

    def is_known(name: str) -> bool:
        return match(name, units, organisation) is not None or EACH.fullmatch(plain(name)) is not None

    pieces = MARKS.split(unicodedata.normalize("NFKC", text).strip(" \n。."))
    return [name for piece in pieces for name in _at_words(piece.strip(), is_known)]


def _at_words(piece: str, is_known: Callable[[str], bool]) -> list[str]:
    """Broken at a word only beside a name that is known or complete, so that 党建和人事科 stays whole."""
    if is_known(piece):
        return [piece]
    for word in reversed(list(WORDS.finditer(piece))):
        head, tail = piece[: word.start()].strip(), piece[word.end() :].strip()
        if is_known(head) or is_known(tail) or COMPLETE.search(head):
            return _at_words(head, is_known) + _at_words(tail, is_known)
    return [piece] if piece else []
