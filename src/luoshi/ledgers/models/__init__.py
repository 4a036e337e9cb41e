"""Registers of an office: their types as data, and what is written in them."""

from luoshi.ledgers.models.attachment import Attachment, Tie
from luoshi.ledgers.models.entry import Entry
from luoshi.ledgers.models.intake import Intake, KeptMapping, Taking
from luoshi.ledgers.models.line import EntryLine
from luoshi.ledgers.models.version import LedgerVersion

__all__ = ["Attachment", "Entry", "EntryLine", "Intake", "KeptMapping", "LedgerVersion", "Taking", "Tie"]
