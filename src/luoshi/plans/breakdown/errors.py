from __future__ import annotations

from luoshi.papers.words import Words

MESSAGE = Words(
    "“{text}”看不懂，请写成：每季度 1 次、≥ 20 篇、3–5 场、常态、随时、成果《办法》、指标：满意度≥95%。",
    "“{text}” is not understood; write: every quarter, 1 time; ≥ 20 articles; 3–5 events; ongoing; "
    "document 《办法》; limit: 95%.",
)


class NotAFrequency(ValueError):
    """Words that name no period and no number; `message` says how to write them."""

    code = "not-a-frequency"

    def __init__(self, text: str) -> None:
        self.message = MESSAGE.filled(text=text[:40])
        super().__init__(self.message.en)
