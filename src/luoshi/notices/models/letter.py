from __future__ import annotations

from django.db import models

from luoshi.notices.models.message import Message
from luoshi.organisation.models import Owned


class Letter(Owned):
    """What a message to someone without an account says: to which address, and with which file beside it.

    The answer goes to `answer_to`, where someone has an address.
    """

    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="letter")
    address = models.EmailField()
    answer_to = models.EmailField(blank=True)
    text = models.TextField()
    file_name = models.CharField(max_length=200, blank=True)
    data = models.BinaryField(default=bytes, blank=True)

    def __str__(self) -> str:
        return self.address
