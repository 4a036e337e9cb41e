from __future__ import annotations

from types import SimpleNamespace

import pytest

from luoshi.reading import errors, read
from luoshi.reading.sources.pdf import scan
from luoshi.reading.sources.pdf.reader import document
from luoshi.reading.sources.printed.paragraphs import document_of
from luoshi.reading.tests.pdf import FULL, HEIGHT, Put, paragraph, pdf, rows
from luoshi.reading.tests.shown import measures, sentences

LONG = "每月检查一次公园的座椅和护栏，发现松动的当场维修，并且记入台账备查，年底时汇总上报给市园林局。"
OTHER = "各管护所每季度修剪一次行道树，遇大风天气前完成危枝排查，养护记录逐日登记，不得事后补记。"


def lines(*pages: list[Put], turned: int = 0) -> list[str]:
    return document(pdf(*pages, turned=turned)).text.splitlines()


def test_a_plan_is_read_through_a_process_of_its_own():
    reading = read(
        pdf(rows("市图书馆2026年工作要点", "一、开馆", *paragraph(LONG), "　　二、闭馆")), "plan.pdf"
    )
    assert reading.plans[0].title == "市图书馆2026年工作要点"
    assert measures(reading) == [(1, "开馆", 0), (2, "闭馆", 0)]
    assert sentences(reading)[0] == (1, LONG)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_rows_are_joined_to_paragraphs_however_the_page_is_turned(turned: int):
    assert lines(rows(*paragraph(LONG), "　　一、开馆", *paragraph(OTHER)), turned=turned) == [
        LONG,
        "一、开馆",
        OTHER,
    ]


def test_a_paragraph_goes_on_over_a_page():
    first, *rest = paragraph(LONG)
    assert lines(rows(*paragraph(OTHER), first), rows(*rest, "　　二、闭馆")) == [OTHER, LONG, "二、闭馆"]


def test_a_row_that_is_not_full_ends_its_paragraph_and_a_full_one_before_a_number_too():
    full = "　　" + "一" * (FULL - 3) + "。"
    assert lines(rows(*paragraph(LONG), "甲" * 9, "乙" * 8, full, "二、闭馆")) == [
        LONG, "甲" * 9, "乙" * 8, full.strip(), "二、闭馆",
    ]  # fmt: skip


def test_a_row_may_lack_what_could_not_be_parted_from_the_next():
    assert lines(rows(*paragraph(LONG), "　　" + "甲" * (FULL - 4), "2000册，每年一次。")) == [
        LONG, "甲" * (FULL - 4) + "2000册，每年一次。",
    ]  # fmt: skip


def test_rows_hanging_under_a_number_go_on_with_it():
    hanging = rows(
        "1." + "甲" * (FULL - 1), "　" + "乙" * (FULL - 1), "　" + "丙" * 3 + "。", "2." + "丁" * 8
    )
    assert lines(hanging) == ["1." + "甲" * (FULL - 1) + "乙" * (FULL - 1) + "丙丙丙。", "2." + "丁" * 8]


def test_a_larger_step_between_rows_begins_a_paragraph():
    above = rows("甲" * FULL, "乙" * FULL, "丙" * FULL)
    assert lines([*above, *rows("丁" * FULL, "戊" * FULL, top=300)]) == [
        "甲" * FULL + "乙" * FULL + "丙" * FULL,
        "丁" * FULL + "戊" * FULL,
    ]


def test_text_of_another_size_is_another_paragraph():
    page = [Put(90, 100, "甲" * FULL, 16), Put(90, 128, "乙" * 18, 22), Put(90, 160, "丙" * 18, 22)]
    assert lines(page) == [
        "甲" * FULL, "乙" * 18 + "丙" * 18,
    ]  # fmt: skip


def test_hyphens_at_the_end_of_a_row_are_undone_and_words_are_kept_apart():
    head = "甲" * (FULL - 7)
    assert lines(rows(head + "infor-", "mation " + head, "Open Day" + "乙" * 20)) == [
        head + "information" + head + "Open Day" + "乙" * 20
    ]
    assert lines(rows("甲" * (FULL - 3) + "Open", "Day" + "乙" * 20)) == [
        "甲" * (FULL - 3) + "Open Day" + "乙" * 20
    ]


def test_blanks_between_ideographs_and_digits_are_typesetting():
    assert lines(rows("2026 年 6 月底前", "Open Day 活动")) == ["2026年6月底前", "Open Day活动"]


def test_page_numbers_and_running_heads_are_no_text():
    pages = [
        [Put(90, 40, "市园林局文件"), *rows(*paragraph(text)), Put(280, HEIGHT - 60, f"— {number} —")]
        for number, text in enumerate((LONG, OTHER, LONG), 1)
    ]
    assert lines(*pages) == [LONG, OTHER, LONG]


@pytest.mark.parametrize("printed", ["- 1 -", "1", "第1页", "第 1 页 共 3 页", "1/3", "－１－", "第一页"])
def test_ways_to_number_a_page(printed: str):
    assert lines([*rows(*paragraph(LONG)), Put(280, HEIGHT - 60, printed)]) == [LONG]


def test_numbers_in_the_text_and_words_at_the_foot_stay():
    assert lines([*rows("　　甲一二", "2026", top=400), Put(90, HEIGHT - 60, "抄送各科室")]) == [
        "甲一二", "2026", "抄送各科室",
    ]  # fmt: skip


def test_two_columns_are_read_one_after_the_other():
    width = 12
    left = [*paragraph(LONG, width), "　　每年汇总。"]
    right = [*paragraph(OTHER, width), "　　另起一行。", "　　再起一行。"]
    page = [Put(150, 60, "市园林局2026年工作要点全文摘编")]
    page += rows(*left, left=90) + rows(*right, left=320)
    assert lines(page) == [page[0].text, LONG, "每年汇总。", OTHER, "另起一行。", "再起一行。"]


def test_pages_without_text_need_recognition(monkeypatch):
    monkeypatch.setattr(scan, "find_spec", lambda _name: None)
    with pytest.raises(errors.NeedsOcr):
        read(pdf([], [Put(90, 100, "甲")]), "scan.pdf")


def test_recognised_text_is_joined_like_printed_text():
    found = (
        (330, 300, "甲" * 24, 0.9),
        (250, 370, "乙" * 26, 0.8),
        (250, 440, "丙。", 0.8),
        (0, 0, "花", 0.2),
    )
    corners = [
        [(left, top), (left + 40 * len(text), top), (left + 40 * len(text), top + 40), (left, top + 40)]
        for left, top, text, _ in found
    ]
    seen = SimpleNamespace(
        boxes=corners, txts=[text for *_, text, _ in found], scores=[sure for *_, sure in found]
    )
    picture = SimpleNamespace(shape=(2340, 1653, 3))
    assert (
        document_of(scan.recognised([picture], lambda _picture: seen)).text
        == "甲" * 24 + "乙" * 26 + "丙。\n"
    )
    (blank,) = scan.recognised([picture], lambda _picture: SimpleNamespace(boxes=None))
    assert (blank.width, blank.height, blank.pieces) == (1653, 2340, ())


def test_a_file_with_a_password():
    locked = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%b>/U<%b>>>/ID[<00><00>]" % (b"11" * 32, b"22" * 32)
    with pytest.raises(errors.Encrypted):
        read(pdf(rows("每月检查。"), extra=locked), "a.pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(range(256)) * 40, pdf()])
def test_damaged_files(data: bytes):
    with pytest.raises(errors.Damaged):
        read(data, "a.pdf")


def test_more_pages_or_text_than_any_plan_has(monkeypatch):
    monkeypatch.setattr("luoshi.reading.sources.pdf.reader.MOST_PAGES", 1)
    with pytest.raises(errors.TooLong):
        document(pdf([], []))
    monkeypatch.setattr("luoshi.reading.sources.pdf.reader.MOST_CHARACTERS", 5)
    with pytest.raises(errors.TooLong):
        document(pdf(rows("一二三四五六")))
