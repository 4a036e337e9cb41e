"""How each messenger wants to see that a message is from us: HMAC-SHA256 over the time, each in its own way."""

from __future__ import annotations

import base64
import hashlib
import hmac


def dingtalk(secret: str, milliseconds: int) -> str:
    """Base64; the secret is the key and stands in the text as well."""
    return _base64(secret, f"{milliseconds}\n{secret}")


def feishu(secret: str, seconds: int) -> str:
    """Base64; time and secret are the key of an empty text."""
    return _base64(f"{seconds}\n{secret}", "")


def webhook(secret: str, seconds: int, body: bytes) -> str:
    """Hexadecimal, over the time, a dot and the body as it is sent."""
    return hmac.new(secret.encode(), f"{seconds}.".encode() + body, hashlib.sha256).hexdigest()


def _base64(key: str, text: str) -> str:
    return base64.b64encode(hmac.new(key.encode(), text.encode(), hashlib.sha256).digest()).decode()
