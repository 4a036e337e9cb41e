"""Several names in one line, parted as the reader's language does."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import pgettext


def listed(names: Iterable[object]) -> str:
    """甲、乙 in Chinese, A, B in English."""
    return pgettext("between the names of a list", ", ").join(map(str, names))
