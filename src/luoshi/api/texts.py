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


# A further bound on one of these may only be narrower: each is held to.
Word = Annotated[str, StringConstraints(max_length=400), AfterValidator(_no_nul)]
Reason = Annotated[Word, StringConstraints(min_length=1), AfterValidator(_some)]
Title = Annotated[
    str, StringConstraints(min_length=1, max_length=200), AfterValidator(_no_nul), AfterValidator(_some)
]
Text = Annotated[
    str, StringConstraints(min_length=1, max_length=2000), AfterValidator(_no_nul), AfterValidator(_some)
]
Search = Annotated[str, StringConstraints(max_length=100), AfterValidator(_no_nul)]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
Long = Annotated[str, StringConstraints(max_length=4000), AfterValidator(_no_nul)]
Paper = Annotated[str, StringConstraints(max_length=60000), AfterValidator(_no_nul)]
Clock = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
