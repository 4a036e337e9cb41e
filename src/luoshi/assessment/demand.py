"""How much of the overall yearly assessment a plan's commitment demands, by its own words."""

from __future__ import annotations

import re
from decimal import Decimal

from luoshi.plans.models import Commitment
from luoshi.reading.numerals import NUMBER, value

PERCENT = re.compile(rf"(?:百分之(?P<han>{NUMBER})|(?P<digits>{NUMBER})\s*[%％])")


def demanded(commitment: Commitment) -> Decimal | None:
    """The percent of its threshold, else of its sentence; None where neither says one."""
    for words in (commitment.threshold, commitment.quote):
        found = PERCENT.search(words)
        if found:
            return Decimal(str(value(found["han"] or found["digits"])))
    return None
