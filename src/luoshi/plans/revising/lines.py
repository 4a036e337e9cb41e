"""The comparison as it is told and, once confirmed, kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from luoshi.plans.alignment import Pair, Run, Stretch, changed_words
from luoshi.plans.revising.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Line:
    """One promise in both texts, in plain values; a side that it does not stand in is empty."""

    kind: str
    title: str
    before: str
    after: str
    place_before: str = ""
    place_after: str = ""
    is_elsewhere: bool = False
    is_reviewed_anew: bool = False

    @classmethod
    def of(cls, outcome: Outcome) -> Line:
        row = outcome.before or outcome.after
        sides = [pair.before for pair in outcome.pairs], [pair.after for pair in outcome.pairs]
        before, after = ("；".join(_said(side, outcome.pairs)) for side in sides)
        place_before, place_after = (_place(side, whole=outcome.is_elsewhere) for side in sides)
        return cls(
            kind=outcome.kind,
            title=row.title if row else "",
            before=before,
            after=after,
            place_before=place_before,
            place_after=place_after,
            is_elsewhere=outcome.is_elsewhere,
            is_reviewed_anew=outcome.is_reviewed_anew,
        )

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def runs(self) -> tuple[list[Run], list[Run]]:
        """Both sides with the words that differ."""
        return changed_words(self.before, self.after)


def _said(side: Iterable[Stretch | None], pairs: Iterable[Pair]) -> list[str]:
    """The words; the whole sentences where it is only around them that the text was changed."""
    found = []
    for one, pair in zip(side, pairs, strict=True):
        if one:
            found.append(one.around if _stays_in_other_words(pair) else one.text)
    return list(dict.fromkeys(found))


def _stays_in_other_words(pair: Pair) -> bool:
    sides = pair.before, pair.after
    return pair.kind == "altered" and len({one.words for one in sides if one}) == 1


def _place(side: Iterable[Stretch | None], *, whole: bool) -> str:
    """The title that the first stands under; `whole` with that of the section."""
    one = next((one for one in side if one), None)
    titles = (one.part if whole or not one.place else "", one.place) if one else ()
    return " · ".join(title for title in titles if title)
