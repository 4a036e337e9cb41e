"""Words in a request: bounded, and without the characters that no database keeps."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, StringConstraints


def _no_nul(text: str) -> str:
    if "\x00" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
        raise ValueError("holds characters that cannot be kept")
    return text


def _some(text: str) -> str:
    if not text.strip():
        raise ValueError("must not be empty")
    return text


Word = Annotated[str, StringConstraints(max_length=400), AfterValidator(_no_nul)]
Reason = Annotated[Word, StringConstraints(min_length=1), AfterValidator(_some)]
Title = Annotated[
    str, StringConstraints(min_length=1, max_length=200), AfterValidator(_no_nul), AfterValidator(_some)
]
Text = Annotated[
    str, StringConstraints(min_length=1, max_length=2000), AfterValidator(_no_nul), AfterValidator(_some)
]
Search = Annotated[str, StringConstraints(max_length=100), AfterValidator(_no_nul)]
