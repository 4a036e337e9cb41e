"""The corpus of items: a sentence a line, and under it, indented, each item that it holds.

    各分馆每月开展1次读者座谈。
      recurring month =1次 @各分馆 "每月开展1次读者座谈"

After the kind stand, where the item has them, the period (2month, 10day), the number (=1次, >=15%, 3..5场),
due:…, 《title》, @actor and the quote. A threshold's actor is not said. `#` begins a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from luoshi.reading.items import read_items
from luoshi.reading.result import Item, Sentence

FOLDER = Path(__file__).parent / "corpus" / "items"
QUOTE = re.compile(r' "([^"]*)"$')


@dataclass(frozen=True)
class Case:
    file: str
    sentence: str
    items: tuple[str, ...]
    quotes: tuple[str, ...]


def cases() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("*.txt")):
        sentence, items = "", list[str]()
        for line in [*path.read_text(encoding="utf-8").splitlines(), "#"]:
            if line.startswith("  "):
                items.append(line.strip())
                continue
            if sentence:
                quotes = [found[1] for item in items if (found := QUOTE.search(item))]
                yield Case(path.stem, sentence, tuple(QUOTE.sub("", item) for item in items), tuple(quotes))
            sentence, items = ("" if line.startswith("#") else line), []


def read(sentence: str) -> list[Item]:
    return read_items(sentence, [Sentence(1, 0, len(sentence))])


def written(item: Item) -> str:
    """The item as the corpus writes it, without its quote."""
    words: list[str] = [item.kind]
    if item.every:
        words.append(f"{item.every.n if item.every.n > 1 else ''}{item.every.unit}")
    if item.times:
        number = f"{item.times.value:.12g}"
        most = f"{item.times.max:.12g}" if item.times.max is not None else ""
        amount = f"{number}..{most}" if most else f"{item.times.op}{number}"
        words.append(amount + item.times.unit)
    if item.due:
        words.append(f"due:{item.due}")
    if item.title:
        words.append(f"《{item.title}》")
    if item.actor and item.kind != "threshold":
        words.append(f"@{item.actor}")
    return " ".join(words)


CASES_TEXT = "".join(case.sentence for case in cases())
