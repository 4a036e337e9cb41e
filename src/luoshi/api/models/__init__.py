"""Tokens, calls that are remembered, and webhooks."""

from luoshi.api.models.call import Call
from luoshi.api.models.token import Token
from luoshi.api.models.webhook import Delivery, Webhook

__all__ = ["Call", "Delivery", "Token", "Webhook"]
