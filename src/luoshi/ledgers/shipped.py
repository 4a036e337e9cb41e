"""The ledgers that come with Luoshi: one YAML file each."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from luoshi.ledgers.definition import Definition, define

FOLDER = Path(__file__).parent / "types"
# In the order in which an office meets them.
ORDER = (
    *(
        "risks",
        "rectifications",
        "outlets",
        "emergency-plans",
        "drills",
        "activity-filings",
        "contact-points",
    ),
    *(
        "research",
        "suggestions",
        "commendations",
        "training",
        "mentoring",
        "budget",
        "equipment",
        "petitions",
    ),
)


@cache
def shipped() -> dict[str, Definition]:
    """By code, in that order."""
    return {code: define(data_of(code)) for code in ORDER}


@cache
def data_of(code: str) -> Any:
    """What its file holds."""
    return yaml.safe_load((FOLDER / f"{code}.yaml").read_text(encoding="utf-8"))
