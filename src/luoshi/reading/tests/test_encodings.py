from __future__ import annotations

import pytest

from luoshi.reading import read

PLAN = "市图书馆2026年工作要点\r\n一、开馆\r\n每周开馆六天。\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "gbk", "utf-16-le", "utf-16-be"])
def test_encodings_without_a_mark(encoding: str):
    assert read(PLAN.encode(encoding)).text == PLAN


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_the_mark_of_utf_16_is_no_text(encoding: str):
    assert read(("\ufeff" + PLAN).encode(encoding)).text == PLAN


def test_a_utf_8_file_is_its_own_text_mark_and_line_ends_included():
    reading = read(("\ufeff" + PLAN).encode())
    assert reading.text == "\ufeff" + PLAN
    assert reading.plans[0].title == "市图书馆2026年工作要点"
    (sentence,) = reading.plans[0].sentences
    assert ("\ufeff" + PLAN)[sentence.start : sentence.end] == "每周开馆六天。"


def test_characters_beyond_gbk_and_beyond_the_basic_plane():
    plan = "修缮㙍头古桥，编印《𫍽书》。"
    assert read(plan.encode("gb18030")).text == plan
    assert read(plan.encode()).plans[0].sentences[0].end == len(plan)


def test_a_path_and_its_name(tmp_path):
    path = tmp_path / "年度安排.txt"
    path.write_bytes("一、开馆\n每周开馆六天。".encode())
    assert read(path).plans[0].title == "年度安排"
    assert read(str(path), name="别名.txt").plans[0].title == "别名"
    assert read(path.read_bytes()).plans[0].title == ""


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_torn_character_costs_no_more_than_itself(encoding: str):
    whole = PLAN.encode(encoding)
    torn = whole + "馆".encode(encoding)[:1]
    assert read(torn).text == PLAN + "\ufffd"
    place = whole.index("周开馆".encode(encoding))
    reading = read(whole[:place] + b"\xff" + whole[place:])
    assert [measure.title for measure in reading.plans[0].measures] == ["开馆"]
