"""Why a message was not sent: a code in its row, and the words for it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from luoshi.foundation.jobs import GAVE_UP

OVERTAKEN, MAIL_NOT_SET = "overtaken", "mail-not-set"
WORDS = {
    MAIL_NOT_SET: _("This server cannot send mail: no mail server is set (LUOSHI_MAIL_URL)."),
    "no-address": _("No e-mail address is entered for this person."),
    "address-refused": _("The mail server does not accept the address."),
    "mail-refused": _("The mail server did not take the message."),
    "mail-not-reached": _("The mail server could not be reached."),
    "bot-not-reached": _("The address of the group could not be reached."),
    "bot-refused": _("The group's server did not take the message: check key and signature."),
    "bot-redirected": _("The address leads on to another one. Enter that one."),
    "bot-forbidden": _("The address points to a place that messages never go to."),
    OVERTAKEN: _("Its day was over before it could be sent; what it said stands in the next digest."),
    GAVE_UP: _("Sending was broken off again and again."),
}


def words_of(code: str, answer: str = "") -> str:
    """What went wrong, with what the other side answered."""
    said = str(WORDS.get(code, code))
    return f"{said} ({answer})" if answer else said


class NotSent(Exception):
    """It did not go out; `is_final` where trying again by itself would not help.

    `answer`: the number with which the other side turned it down.
    """

    def __init__(self, code: str, *, is_final: bool = False, answer: str = "") -> None:
        super().__init__(code)
        self.code, self.is_final, self.answer = code, is_final, answer
