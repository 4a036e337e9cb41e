"""Registers of an office: their types as data, and what is written in them."""

from luoshi.ledgers.models.attachment import Attachment, Tie
from luoshi.ledgers.models.entry import Entry
from luoshi.ledgers.models.version import LedgerVersion

__all__ = ["Attachment", "Entry", "LedgerVersion", "Tie"]
