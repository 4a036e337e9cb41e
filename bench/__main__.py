"""`python -m bench`: one line a figure; exit status 1 where one is SHORT."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable

from bench import pages, reading
from bench.figure import Figure

PARTS: tuple[Callable[[], Iterable[Figure]], ...] = (reading.figures, pages.figures)


def main() -> int:
    """Measure and print, part after part."""
    short = 0
    for part in PARTS:
        for figure in part():
            print(figure, flush=True)
            short += not figure.is_met
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
