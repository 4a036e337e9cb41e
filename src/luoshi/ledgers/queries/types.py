"""The versions of ledgers, and which of them wait for the legal reviewer."""

from __future__ import annotations

from typing import Any

import yaml

from luoshi.ledgers.definition import Definition
from luoshi.ledgers.models import LedgerVersion
from luoshi.ledgers.shipped import FOLDER, shipped


def waiting() -> list[LedgerVersion]:
    """Those that a legal reviewer has to look at first; one query."""
    return list(LedgerVersion.objects.filter(waits=True).select_related("made_by"))


def as_yaml(definition: Definition) -> str:
    """The file of a ledger's present version, to be changed and brought back; at most one query."""
    own = LedgerVersion.objects.filter(code=definition.code, number=definition.number).first()
    if own is None and shipped().get(definition.code) == definition:
        return (FOLDER / f"{definition.code}.yaml").read_text(encoding="utf-8")
    data: Any = own.data if own else {}
    return str(yaml.safe_dump(data, allow_unicode=True, sort_keys=False))
