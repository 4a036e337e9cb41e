"""Drawing by lot so that anyone can repeat it: a published seed, a published pool, and a hash that favours nobody.

Each answer of the pool is given the SHA-256 of `SEED:KEY` (UTF-8, in hexadecimal digits). In the order of these
numbers the first are drawn: `count` of all, or `count` of each unit.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Ticket(NamedTuple):
    """One answer of the pool: its key, and the unit that answered."""

    key: str
    unit: str


def lot_of(seed: str, key: str) -> str:
    """The number that decides, as 64 hexadecimal digits."""
    return hashlib.sha256(f"{seed}:{key}".encode()).hexdigest()


def drawn(seed: str, pool: Iterable[Ticket], count: int, *, each: bool = False) -> list[Ticket]:
    """The tickets drawn, in the order of their lots; the order of the pool does not matter."""
    taken: Counter[str] = Counter()
    found = []
    for ticket in sorted(pool, key=lambda one: (lot_of(seed, one.key), one.key)):
        of = ticket.unit if each else ""
        if taken[of] < count:
            taken[of] += 1
            found.append(ticket)
    return found


def digest_of(pool: Iterable[Ticket]) -> str:
    """What proves that a pool is the one that was drawn from: the SHA-256 of its keys, sorted, one a line."""
    return hashlib.sha256("\n".join(sorted(one.key for one in pool)).encode()).hexdigest()


def written(pool: Sequence[Ticket]) -> str:
    """The pool as a text file: a line an answer, its key and its unit parted by a tab, sorted by key."""
    return "".join(f"{one.key}\t{one.unit}\n" for one in sorted(pool))


def read(text: str) -> Iterator[Ticket]:
    """The pool of such a file; empty lines are passed over, a line without a unit has none."""
    for line in text.splitlines():
        key, _tab, unit = line.strip().partition("\t")
        if key:
            yield Ticket(key, unit)
