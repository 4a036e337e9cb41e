"""`python -m bench [PART …]`: one line a figure; exit status 1 where one is SHORT."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable

from bench import accuracy, pages, reading, search
from bench.figure import Figure

PARTS: dict[str, Callable[[], Iterable[Figure]]] = {
    "reading": reading.figures,
    "accuracy": accuracy.figures,
    "pages": pages.figures,
    "search": search.figures,
}
# So long that they are measured only where they are asked for.
LONG: dict[str, Callable[[], Iterable[Figure]]] = {"million": pages.million}


def main(chosen: list[str]) -> int:
    """Measure and print, part after part; all where none is chosen."""
    short = 0
    for name in chosen or PARTS:
        for figure in (PARTS | LONG)[name]():
            print(figure, flush=True)
            short += not figure.is_met
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
