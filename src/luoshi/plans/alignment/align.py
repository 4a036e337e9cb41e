"""Which promise of the one text is which of the other: the same words first, then the most alike."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import product

from rapidfuzz import fuzz

from luoshi.plans.alignment.pairs import Pair, Stretch, bare

# Of a hundred. Sentences of a plan that have nothing to do with each other share 每月…1次 and reach about 45.
ALIKE_TITLES = 60
ALIKE_IN_PLACE = 55
ALIKE_ELSEWHERE = 70

Alike = tuple[float, int, int]


def compare(before: Sequence[Stretch], after: Sequence[Stretch]) -> list[Pair]:
    """Every stretch of both sides exactly once: in the order of `after`, and then what is dropped."""
    return _Alignment(before, after).pairs()


class _Alignment:
    """Pairs two texts in steps, each taking from what the ones before left; holds what is still alone."""

    def __init__(self, before: Sequence[Stretch], after: Sequence[Stretch]) -> None:
        self.before, self.after = before, after
        self.left, self.right = dict(enumerate(before)), dict(enumerate(after))
        self.partner: dict[int, int] = {}
        self.places = _same_titles([one.place for one in before], [one.place for one in after])
        self.parts = _same_titles([one.part for one in before], [one.part for one in after])

    def pairs(self) -> list[Pair]:
        self._same(lambda one: (one.words, self._place(one)), lambda one: (one.words, one.place))
        self._same(lambda one: one.words, lambda one: one.words)
        self._alike(ALIKE_IN_PLACE, in_place=True)
        self._alike(ALIKE_ELSEWHERE, in_place=False)
        found = [self._pair(index) for index in range(len(self.after))]
        return found + [Pair(one, None) for one in self.left.values()]

    def _pair(self, index: int) -> Pair:
        after = self.after[index]
        if index not in self.partner:
            return Pair(None, after)
        before = self.before[self.partner[index]]
        return Pair(before, after, self._is_elsewhere(before, after))

    def _is_elsewhere(self, before: Stretch, after: Stretch) -> bool:
        """Under another title, or in another section though its own is still there."""
        part = self.parts.get(before.part, after.part)
        return self._place(before) != after.place or part != after.part

    def _place(self, before: Stretch) -> str | None:
        """Where it would stand in the other text; None where its place is gone."""
        return self.places.get(before.place)

    def _take(self, left: int, right: int) -> None:
        self.partner[right] = left
        del self.left[left], self.right[right]

    def _same(self, old_key: Callable[[Stretch], Hashable], new_key: Callable[[Stretch], Hashable]) -> None:
        """Those with one key, in their order."""
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for left, one in self.left.items():
            waiting[old_key(one)].append(left)
        for right, one in list(self.right.items()):
            if waiting[new_key(one)]:
                self._take(waiting[new_key(one)].popleft(), right)

    def _alike(self, least: float, *, in_place: bool) -> None:
        """The most alike first, of equals those that stand first."""
        found: list[Alike] = []
        for (left, before), (right, after) in product(self.left.items(), self.right.items()):
            if in_place and self._place(before) != after.place:
                continue
            alike = fuzz.ratio(before.words, after.words, score_cutoff=least)
            if alike:
                found.append((-alike, left, right))
        for _alike, left, right in sorted(found):
            if left in self.left and right in self.right:
                self._take(left, right)


def _same_titles(before: Iterable[str], after: Iterable[str]) -> dict[str, str]:
    """Which title of the other text each one is: the same, else one that is much like it."""
    old, new = dict.fromkeys(before), dict.fromkeys(after)
    found = {title: title for title in old if title in new}
    left = [title for title in old if title not in found]
    right = [title for title in new if title not in found]
    scores = ((-fuzz.ratio(bare(one), bare(other)), one, other) for one, other in product(left, right))
    for score, one, other in sorted(scores):
        if -score >= ALIKE_TITLES and one not in found and other not in found.values():
            found[one] = other
    return found
