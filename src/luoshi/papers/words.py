"""A sentence in the two languages of the interface, for libraries that must not know which one is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Words:
    """The same sentence in Chinese and in English; `{name}` marks what `filled` puts in."""

    zh: str
    en: str

    def filled(self, **values: object) -> Words:
        """Puts `values` in; one that is Words itself goes in language by language."""
        return Words(
            self.zh.format(**{name: _chinese(value) for name, value in values.items()}),
            self.en.format(**{name: _english(value) for name, value in values.items()}),
        )

    def in_language(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


def _chinese(value: object) -> object:
    return value.zh if isinstance(value, Words) else value


def _english(value: object) -> object:
    return value.en if isinstance(value, Words) else value
