"""What else reads periods out of Chinese text, beside Luoshi: JioNLP and Microsoft's Recognizers-Text.

Neither is needed by Luoshi: a reader that is not installed is left out. `bench/periods.txt` holds the sentences.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from time import process_time
from typing import NamedTuple

from bench.prose import plan_text
from luoshi.reading.items import read_items
from luoshi.reading.result import Sentence

SENTENCES = Path(__file__).with_name("periods.txt")
LENGTH = 3_000
"""Characters on which speed is measured: some readers need seconds for them."""

Period = tuple[str, float]
"""Days or months, and how many: a week is 7 days, a quarter 3 months."""
Reader = Callable[[str], set[Period]]

UNITS: dict[str, Period] = {
    "day": ("day", 1),
    "week": ("day", 7),
    "month": ("month", 1),
    "quarter": ("month", 3),
    "half-year": ("month", 6),
    "year": ("month", 12),
}
# ISO 8601, as Recognizers-Text writes it: P2W, P3M, P0.5Y.
DURATION = re.compile(r"P(?P<n>[\d.]+)(?P<unit>[DWMY])")
LETTERS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


class Score(NamedTuple):
    """`found` of the `said` periods, `invented` in sentences without one, characters a second."""

    reader: str
    found: int
    said: int
    invented: int
    silent: int
    speed: float


def period(n: float, unit: str) -> Period:
    kind, times = UNITS[unit]
    return kind, n * times


def luoshi(sentence: str) -> set[Period]:
    items = read_items(sentence, [Sentence(1, 0, len(sentence))])
    return {period(item.every.n, item.every.unit) for item in items if item.every}


def jionlp() -> Reader:
    from jionlp import ner

    logging.disable(logging.CRITICAL)

    def periods(sentence: str) -> set[Period]:
        found = [
            one["detail"]["time"]["delta"]
            for one in ner.extract_time(sentence)
            if one["type"] == "time_period"
        ]
        return {period(n, unit) for delta in found for unit, n in delta.items() if unit in UNITS}

    return periods


def recognizers() -> Reader:
    from recognizers_date_time import Culture, recognize_datetime

    def periods(sentence: str) -> set[Period]:
        sets = (
            one for one in recognize_datetime(sentence, Culture.Chinese) if one.type_name.endswith(".set")
        )
        written = (DURATION.fullmatch(held["timex"]) for one in sets for held in one.resolution["values"])
        return {period(float(found["n"]), LETTERS[found["unit"]]) for found in written if found}

    return periods


READERS: dict[str, tuple[str, Callable[[], Reader]]] = {
    "Luoshi": ("luoshi", lambda: luoshi),
    "JioNLP": ("jionlp", jionlp),
    "Recognizers-Text": ("recognizers_date_time", recognizers),
}


def told() -> Iterator[tuple[Period | None, str]]:
    """Each sentence with the period it says."""
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            said, _, sentence = line.partition("\t")
            n, _, unit = said.partition(" ")
            yield (None if said == "-" else period(float(n), unit)), sentence


def score(name: str, reader: Reader) -> Score:
    """A reader on the sentences, and its speed."""
    read_so = [(said, reader(sentence)) for said, sentence in told()]
    return Score(
        name,
        found=sum(said in periods for said, periods in read_so if said),
        said=sum(said is not None for said, _ in read_so),
        invented=sum(bool(periods) for said, periods in read_so if said is None),
        silent=sum(said is None for said, _ in read_so),
        speed=max(speed_of(reader, plan_text(LENGTH, seed)) for seed in range(3)),
    )


def speed_of(reader: Reader, text: str) -> float:
    """Characters a second on prose, given sentence by sentence."""
    sentences = [part + "。" for part in text.split("。")]
    begun = process_time()
    for sentence in sentences:
        reader(sentence)
    return len(text) / (process_time() - begun)


def table() -> str:
    """A table in Markdown: one line a reader that is installed."""
    lines = [
        "| reader | periods found | invented where none is said | characters a second |",
        "|---|---|---|---|",
    ]
    for name, (package, made) in READERS.items():
        if find_spec(package):
            one = score(name, made())
            lines.append(
                f"| {one.reader} | {one.found} of {one.said} | {one.invented} of {one.silent} | {one.speed:,.0f} |"
            )
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
