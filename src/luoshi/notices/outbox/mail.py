"""A message as mail."""

from __future__ import annotations

import smtplib

from django.core.mail import EmailMessage
from django.utils import translation

from luoshi.notices.models import Letter, Message
from luoshi.notices.outbox.problems import MAIL_NOT_SET, NotSent
from luoshi.notices.outbox.text import footing, text_of
from luoshi.organisation.models import Person
from luoshi.organisation.sign_in import mail_is_set

# The answers of a mail server that will be the same in an hour.
FINAL = range(500, 600)


def send_mail(message: Message, person: Person) -> None:
    """Hand it to the mail server, under the same Message-ID every time. Raises NotSent."""
    _check_mail()
    if not person.email:
        raise NotSent("no-address", is_final=True)
    with translation.override(person.language):
        text = f"{text_of(message.subject, message.body)}\n\n{footing()}\n"
    _hand_over(_mail(message, text, person.email))


def mail_letter(letter: Letter) -> None:
    """The same with a letter and its file. Raises NotSent."""
    _check_mail()
    mail = _mail(letter.message, letter.text, letter.address)
    mail.reply_to = [letter.answer_to] if letter.answer_to else []
    if letter.file_name:
        mail.attach(letter.file_name, bytes(letter.data), _kind_of(letter.file_name))
    _hand_over(mail)


def _kind_of(file_name: str) -> str:
    """Programs for mail take a calendar's file in by its kind; all others are only kept."""
    return "text/calendar" if file_name.endswith(".ics") else "application/octet-stream"


def _check_mail() -> None:
    if not mail_is_set():
        raise NotSent(MAIL_NOT_SET, is_final=True)


def _hand_over(mail: EmailMessage) -> None:
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _said in error.recipients.values()]
        raise NotSent("address-refused", is_final=all(code in FINAL for code in codes)) from error
    except smtplib.SMTPResponseException as error:
        raise NotSent("mail-refused", answer=str(error.smtp_code)) from error
    except (smtplib.SMTPException, OSError) as error:
        raise NotSent("mail-not-reached") from error


def _mail(message: Message, text: str, to: str) -> EmailMessage:
    # Whoever gets it twice, since the server took it and the worker died, is shown it once.
    headers = {"Message-ID": f"<{message.pk}@luoshi>", "Auto-Submitted": "auto-generated"}
    return EmailMessage(message.subject, text, to=[to], headers=headers)
