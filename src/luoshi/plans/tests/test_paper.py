"""The issued text as it is drawn: nothing is lost, nothing is drawn twice, offsets are those of the text."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from luoshi.plans.models import Commitment, Doubt, Measure, Section, Sentence
from luoshi.plans.paper import Mark, Marks, Paper
from luoshi.plans.queries.account import Stand, account_of

TEXT = st.text(alphabet="𠮷馆员每月检查😀。，\n", min_size=1, max_size=80)


@st.composite
def papers(draw: Any) -> tuple[Paper, list[Mark]]:
    """A text cut into headings and sentences, with gaps; marks and doubts anywhere over it."""
    text = draw(TEXT)
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    parts: dict[str, list[Any]] = {"section": [], "measure": [], "sentence": []}
    for start, end in zip(edges[::2], edges[1::2], strict=False):
        kind = draw(st.sampled_from(["section", "measure", "sentence", "sentence"]))
        label = draw(st.sampled_from(["framing", "action"]))
        rows = {
            "section": Section(start=start, end=end, number=1),
            "measure": Measure(start=start, end=end, number=1),
            "sentence": Sentence(start=start, end=end, label=label),
        }
        parts[kind].append(rows[kind])
    span = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(
        lambda pair: pair[0] < pair[1]
    )
    marks = [Mark(start, end, Commitment(kind="once")) for start, end in draw(st.lists(span, max_size=6))]
    doubts = [Doubt(start=start, end=end, code="torn-end") for start, end in draw(st.lists(span, max_size=3))]
    return Paper(text, parts["section"], parts["measure"], parts["sentence"], Marks(marks), doubts), marks


@given(papers())
def test_the_runs_together_are_the_text_they_cover(case: tuple[Paper, list[Mark]]):
    paper, _marks = case
    drawn = [run for block in paper.blocks() for run in block.runs]
    if not paper.doubts:
        assert [run.start for run in drawn] == sorted({run.start for run in drawn})
    for run in drawn:
        assert run.text
        assert paper.text[run.start : run.start + len(run.text)] == run.text
    covered = [(part.start, part.end) for part in (*paper.sections, *paper.measures, *paper.sentences)]
    for start, end in covered:
        inside = "".join(run.text for run in drawn if start <= run.start < end)
        assert inside == paper.text[start:end]


@given(papers())
def test_every_run_names_all_commitments_over_it_the_shortest_first(case: tuple[Paper, list[Mark]]):
    paper, marks = case
    for block in paper.blocks():
        for run in block.runs:
            end = run.start + len(run.text)
            over = [mark for mark in marks if mark.start <= run.start and end <= mark.end]
            assert set(run.commitments) == {mark.commitment for mark in over}
            lengths = {mark.commitment: mark.end - mark.start for mark in over}
            assert [lengths[one] for one in run.commitments] == sorted(lengths.values())
            assert not any(mark.start < end and run.start < mark.end for mark in marks if mark not in over)


@given(papers())
def test_every_doubt_is_seen(case: tuple[Paper, list[Mark]]):
    paper, _marks = case
    for doubt in paper.doubts:
        drawn = [run for block in paper.blocks() for run in block.runs if run.doubt]
        assert any(run.start < doubt.end and doubt.start < run.start + len(run.text) for run in drawn)


@given(papers())
def test_the_shares_of_the_account_are_the_sentences(case: tuple[Paper, list[Mark]]):
    paper, marks = case
    account = account_of(paper.sentences, paper.marks, [mark.commitment for mark in marks], [])
    body = sum(sentence.end - sentence.start for sentence in paper.sentences)
    assert abs(sum(account.share.values()) - body) < 1e-6
    assert account.total == len(marks)
    assert 0 <= account.percent <= 100


def blocks(text: str, **parts: Any) -> list[tuple[str, list[str]]]:
    paper = Paper(text, parts.get("sections", []), parts.get("measures", []), parts["sentences"], Marks([]))
    return [(block.tag, [run.text for run in block.runs]) for block in paper.blocks()]


def sentence(text: str, words: str, label: str = "action") -> Sentence:
    return Sentence(start=text.index(words), end=text.index(words) + len(words), label=label)


def test_sentences_of_a_line_share_a_paragraph_and_a_heading_stands_alone():
    text = "一、甲\n1.乙。丙。丁。\n戊。"
    drawn = blocks(
        text,
        sections=[Section(start=0, end=3, number=1)],
        measures=[Measure(start=4, end=8, number=1)],
        sentences=[sentence(text, "丙。"), sentence(text, "丁。"), sentence(text, "戊。")],
    )
    assert drawn == [("h2", ["一、甲"]), ("h3", ["1.乙。"]), ("p", ["丙。", "丁。"]), ("p", ["戊。"])]


def test_words_that_stand_in_no_sentence_are_drawn_where_they_are_doubted():
    text = "甲。附表 乙。"
    loose = Doubt(start=2, end=4, code="line-outside-outline")
    paper = Paper(text, [], [], [sentence(text, "甲。"), sentence(text, "乙。")], Marks([]), [loose])
    (block,) = paper.blocks()
    assert [(run.text, run.doubt is loose) for run in block.runs] == [
        ("甲。", False),
        ("附表", True),
        ("乙。", False),
    ]


def test_framing_is_drawn_as_such_only_where_nothing_is_promised():
    text = "春天来了，开展活动。"
    paper = Paper(
        text, [], [], [sentence(text, text, "framing")], Marks([Mark(5, 9, Commitment(kind="once"))])
    )
    (block,) = paper.blocks()
    assert [(run.text, run.is_framing) for run in block.runs] == [
        ("春天来了，", True),
        ("开展活动", False),
        ("。", True),
    ]


def test_the_account_shares_a_sentence_among_its_commitments_and_leaves_out_what_is_doubted():
    text = "甲甲甲甲乙乙乙乙。说明。剩下。"
    rows = [
        Commitment(kind="once", state="confirmed"),
        Commitment(kind="once", state="read"),
        Commitment(kind="once", state="read", flag_state="waiting"),
        Commitment(kind="once", state="dismissed"),
    ]
    marks = Marks([Mark(0, 4, rows[0]), Mark(4, 8, rows[1])])
    sentences = [sentence(text, text[:9]), sentence(text, "说明。", "framing"), sentence(text, "剩下。")]
    account = account_of(sentences, marks, rows, [Doubt(start=8, end=9, code="torn-end")])
    assert account.share == {
        Stand.TAKEN: 4,
        Stand.TO_CONFIRM: 4,
        Stand.WAITING: 0,
        Stand.LEFT_OUT: 0,
        Stand.FRAMING: 3,
        Stand.UNREAD: 4,
    }
    assert account.count == {
        Stand.TAKEN: 1,
        Stand.TO_CONFIRM: 1,
        Stand.WAITING: 1,
        Stand.LEFT_OUT: 1,
        Stand.FRAMING: 1,
        Stand.UNREAD: 2,
    }
    assert account.percent == 73
    assert account.total == 4


def test_a_plan_without_sentences_has_nothing_to_account_for():
    assert account_of([], Marks([]), [], []).percent == 0
