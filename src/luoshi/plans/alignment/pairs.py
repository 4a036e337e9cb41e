"""What is compared, and what comes of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["added", "altered", "moved", "dropped", "same"]
KINDS: tuple[Kind, ...] = ("added", "altered", "moved", "dropped", "same")


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words of a promise in one of the two texts.

    `key` is the caller's. `place` is the title of what it stands in, `part` that of the section around. `around` are
    its whole sentences, and `meaning` is what was read from them: where the words stay and both change, the promise
    is another one.
    """

    key: Any
    text: str
    place: str = ""
    part: str = ""
    around: str = ""
    meaning: Hashable = None

    @property
    def words(self) -> str:
        """The text as it is compared."""
        return bare(self.text)


@dataclass(frozen=True, slots=True)
class Pair:
    """One promise in both texts; a side is None where it stands in the other alone."""

    before: Stretch | None
    after: Stretch | None
    is_elsewhere: bool = False

    @property
    def kind(self) -> Kind:
        """Other words weigh more than another place."""
        if self.before is None:
            return "added"
        if self.after is None:
            return "dropped"
        if _says_otherwise(self.before, self.after):
            return "altered"
        return "moved" if self.is_elsewhere else "same"


def _says_otherwise(before: Stretch, after: Stretch) -> bool:
    if before.words != after.words:
        return True
    return bare(before.around) != bare(after.around) and before.meaning != after.meaning


def bare(text: str) -> str:
    """Without the white space and the width of characters, in which files of one text differ."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
