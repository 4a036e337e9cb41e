"""Whole plans with what a person marked in them, as one text a plan (`tests/plans/marked/*.txt`).

    = 一、畅通航道                      a line outside the sentences: a title or heading
    + 责任单位：航道科                  a line that says who is responsible
    A:speech,person 安排专人值守……。      a sentence of action (F framing), its flags
      recurring month =1次 @各科室        an item in it, in the words of the corpus of items
      deadline due:4小时内 | threshold <=4小时    either reading is right

Where `NAME.gold.json` lies beside `NAME.txt`, the text is the plan itself and the gold is as in `agreement`, without
`quote`: that keeps tables and duties.

A heading that ends in 。 has its first sentence on the same line of the plan; sentences run on otherwise.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Record = dict[str, Any]

UNSEEN = Path(__file__).parent / "plans" / "unseen"

PERIOD = re.compile(r"(\d*)(day|week|month|quarter|half-year|year)")
AMOUNT = re.compile(r"(=|>=|<=)([\d.]+)(\D.*)")
RANGE = re.compile(r"([\d.]+)\.\.([\d.]+)(\D.*)")


def unseen(wording: str = "*") -> Iterator[tuple[str, Record]]:
    """The plans that are kept back from tuning, with their gold; who tunes on one moves it to `marked`.

    `wording` is "ordinary", as offices write, or "roundabout".
    """
    yield from map(plan_of, sorted(UNSEEN.glob(f"{wording}/*.txt")))


def plan_of(path: Path) -> tuple[str, Record]:
    """The plan's text and its gold, in either way of marking."""
    beside = path.with_suffix(".gold.json")
    if not beside.exists():
        return marked(path)
    text = path.read_text(encoding="utf-8")
    gold: Record = {"headings": [], "duties": [], **json.loads(beside.read_text(encoding="utf-8"))}
    for mark in (*gold["sentences"], *gold["items"], *gold["duties"]):
        mark["quote"] = text[mark["start"] : mark["end"]]
    return text, gold


def marked(path: Path) -> tuple[str, Record]:
    """The plan's text and its gold: `sentences`, `items` (over their whole sentence), `headings`."""
    text, sentences, items = "", list[Record](), list[Record]()
    headings = list[str]()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            place = {key: sentences[-1][key] for key in ("start", "end", "quote")}
            items.append({**alternatives(line), **place})
            continue
        mark, words = line.split(" ", 1)
        if mark in ("=", "+"):
            text += ("\n" if text and not text.endswith("\n") else "") + words
            text += "" if words.endswith("。") else "\n"
            headings += [words] if mark == "=" else []
        else:
            sentences.append(sentence(mark, words, len(text)))
            text += words
    return text + "\n", {
        "headings": headings,
        "sentences": sentences,
        "items": items,
        "measures": [],
        "duties": [],
    }


def sentence(mark: str, words: str, start: int) -> Record:
    letter, _, flags = mark.partition(":")
    return {
        "start": start,
        "end": start + len(words),
        "quote": words,
        "label": {"A": "action", "F": "framing"}[letter],
        "flags": flags.split(",") if flags else [],
    }


def alternatives(line: str) -> Record:
    first, *others = (item(words.split()) for words in line.split("|"))
    return {**first, "or": others}


def item(words: list[str]) -> Record:
    kind, *rest = words
    read: Record = {"kind": kind, "every": None, "times": None, "due": None, "title": None, "actor": None}
    for word in rest:
        if found := PERIOD.fullmatch(word):
            read["every"] = {"n": int(found[1] or 1), "unit": found[2]}
        elif found := AMOUNT.fullmatch(word):
            read["times"] = {"op": found[1], "value": float(found[2]), "max": None, "unit": found[3]}
        elif found := RANGE.fullmatch(word):
            read["times"] = {
                "op": "range",
                "value": float(found[1]),
                "max": float(found[2]),
                "unit": found[3],
            }
        elif word.startswith("due:"):
            read["due"] = word.removeprefix("due:")
        elif word.startswith("《"):
            read["title"] = word[1:-1]
        elif word.startswith("@"):
            read["actor"] = word[1:]
        else:
            raise ValueError(f"not a mark of an item: {word!r} in {' '.join(words)!r}")
    return read
