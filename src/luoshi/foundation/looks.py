"""How a state looks: a tone (a colour of the stylesheet) and an icon (a shape), always both."""

from __future__ import annotations

from typing import NamedTuple


class Look(NamedTuple):
    tone: str
    icon: str


TONES = {
    "ok": Look("ok", "circle-check"),
    "late": Look("late", "alert-triangle"),
    "soon": Look("soon", "clock"),
    "wait": Look("wait", "hourglass-empty"),
    "info": Look("info", "circle-dot"),
    "mute": Look("mute", "circle-dashed"),
}

STATES = {
    # tasks
    "planned": TONES["mute"],
    "open": TONES["info"],
    "submitted": TONES["wait"],
    "returned": Look("late", "arrow-back-up"),
    "accepted": TONES["ok"],
    "waived": Look("mute", "ban"),
    "paused": Look("mute", "player-pause"),
    "superseded": Look("mute", "history"),
    # commitments
    "read": TONES["info"],
    "confirmed": TONES["ok"],
    "narrowed": Look("ok", "scale"),
    "declined": Look("wait", "ban"),
    "dismissed": Look("mute", "x"),
    "withdrawn": Look("mute", "arrow-back-up"),
    "flagged": Look("wait", "flag"),
}


def look(name: str) -> Look:
    """The look of a state or of a bare tone; one that nobody has described yet looks plain."""
    return STATES.get(name) or TONES.get(name) or TONES["mute"]
