"""When people are reminded, by which way, and every message that came of it."""

from luoshi.notices.models.bot import Bot, BotKind
from luoshi.notices.models.digest import Digest
from luoshi.notices.models.letter import Letter
from luoshi.notices.models.message import Channel, Kind, Message
from luoshi.notices.models.preference import Preference, Way
from luoshi.notices.models.thresholds import QuietDays, Thresholds

__all__ = [
    "Bot",
    "BotKind",
    "Channel",
    "Digest",
    "Kind",
    "Letter",
    "Message",
    "Preference",
    "QuietDays",
    "Thresholds",
    "Way",
]
