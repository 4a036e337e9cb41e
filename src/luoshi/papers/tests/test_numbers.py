from __future__ import annotations

import pytest

from luoshi.papers.sheet.numbers import NotANumber, parse_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        (" １２ ", 12),
        ("1,200", 1200),
        ("１，２００", 1200),
        ("3.5", 3.5),
        ("-2", -2),
        ("−2", -2),
        ("2.0", 2),
    ],
)
def test_a_number_is_read_as_typed(text, number):
    read = parse_number(text)
    assert read == number
    assert isinstance(read, type(number))


@pytest.mark.parametrize("text", ["", "12本", "十二", "1,2,3", "1.2.3", "1e5", "inf", "nan", "≥20", "3-5"])
def test_a_number_with_words_around_it_is_refused(text):
    with pytest.raises(NotANumber):
        parse_number(text)
