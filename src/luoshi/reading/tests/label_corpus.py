"""The corpora of labels and flags, one sentence a line; `#` begins a comment.

labels.txt: A (action) or F (framing), with * where the sentence holds an item, then the sentence.
flags.txt: the flags parted by commas, or -, then | and the sentence.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "corpus"


def _lines(name: str) -> list[str]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def labelled() -> list[tuple[str, bool, str]]:
    """Label, whether the sentence holds an item, and the sentence."""
    parted = (line.split(None, 1) for line in _lines("labels.txt"))
    return [("action" if mark[0] == "A" else "framing", "*" in mark, words) for mark, words in parted]


def flagged() -> list[tuple[frozenset[str], str]]:
    """Flags and the sentence."""
    parted = (line.split(" | ", 1) for line in _lines("flags.txt"))
    return [(frozenset(names.split(",")) - {"-"}, words) for names, words in parted]
