"""Texts as tokens, and the words marked in what was found."""

from __future__ import annotations

import pytest

from luoshi.desk.search.marking import LENGTH, excerpt, marked, pattern
from luoshi.desk.search.tokens import Asked, asked, tokens


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("台账管理", {"台账", "账管", "管理", "理"}),
        ("账", {"账"}),
        ("台账，管理", {"台账", "账", "管理", "理"}),
        ("2026年6月", {"2026", "年", "6", "月"}),
        ("ＶＲ Lab_3", {"vr", "lab", "3"}),
        ("㐀𠀀〇", {"㐀𠀀", "𠀀〇", "〇"}),
        ("", set()),
    ],
)
def test_chinese_goes_by_pairs_and_the_rest_by_words(text, found):
    assert tokens(text) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("台账", (Asked("台账"),)),
        ("台账台账", (Asked("台账"), Asked("账台"))),
        ("账", (Asked("账", begins=True),)),
        ("VR", (Asked("vr"),)),
        ("lab", (Asked("lab", begins=True),)),
        ("？", ()),
    ],
)
def test_words_are_asked_by_their_pairs(words, found):
    assert asked(words) == found


def test_however_much_is_written_little_is_asked():
    assert len(asked("".join(chr(0x4E00 + n) for n in range(90)))) == 24


def said(pieces):
    return "".join(f"[{piece.text}]" if piece.is_marked else piece.text for piece in pieces)


def test_a_run_is_marked_whole_and_else_by_its_pairs():
    assert said(marked("隐患排查与排查隐患", pattern("隐患排查"))) == "[隐患排查]与[排查][隐患]"
    assert said(marked("VR lab (a+b)", pattern("vr a+b"))) == "[VR] l[a][b] ([a]+[b])"
    assert said(marked("原文", pattern("？"))) == "原文"


def test_an_excerpt_is_the_stretch_around_the_first_of_the_words():
    text = "前" * 60 + "\n台账\n" + "后" * 300
    shown = said(excerpt(text, pattern("台账")))
    assert shown.startswith("…前前") and shown.endswith("后…")
    assert " [台账] " in shown
    assert len(shown) <= LENGTH + 4
    assert excerpt("别的", pattern("台账")) == []
    assert said(excerpt("台账", pattern("台账"))) == "[台账]"
