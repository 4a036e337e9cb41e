from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.reading.numerals import NUMBER, value

DIGITS = "零一二三四五六七八九"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12", 12),
        ("１２", 12),
        ("1.5万", 15_000),
        ("1,200", 1200),
        ("12,345,678", 12_345_678),
        ("3千", 3000),
        ("2百万", 2_000_000),
        ("1.2亿", 120_000_000),
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("廿五", 25),
        ("一百零二", 102),
        ("三百五", 350),
        ("一千二", 1200),
        ("三千零五十", 3050),
        ("两万", 20_000),
        ("二〇二六", 2026),
        ("半", 0.5),
        ("３．５万", 35_000),
        ("百", 100),
    ],
)
def test_says_the_number(written: str, number: float) -> None:
    assert value(written) == number
    assert re.fullmatch(NUMBER, written)


@given(st.integers(1, 9999))
def test_reads_every_number_that_characters_can_write(number: int) -> None:
    assert value(in_characters(number)) == number


def in_characters(number: int) -> str:
    """1203 as 一千二百零三."""
    written, gap = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, scale)
        if digit:
            written += ("零" if gap else "") + DIGITS[digit] + name
        gap = bool(written) and not digit
    return written


def test_refuses_what_is_no_number() -> None:
    with pytest.raises(ValueError, match="not a number"):
        value("若干")
