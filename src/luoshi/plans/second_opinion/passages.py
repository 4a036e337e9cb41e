"""A plan's sentences in passages that a model reads at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

# Enough for a measure or two; small models lose the thread in more.
LONGEST = 1_500


def passages(sentences: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """(start, end) of the passages, each whole sentences in a row; only a longer sentence makes a longer one."""
    begun: int | None = None
    ended = 0
    for start, end in sentences:
        if begun is not None and end - begun > LONGEST:
            yield begun, ended
            begun = None
        begun = start if begun is None else begun
        ended = end
    if begun is not None:
        yield begun, ended
