"""Decomposition tables that come as spreadsheets or CSV."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO

import pytest
import xlsxwriter

from luoshi.reading import errors, read
from luoshi.reading.sources import document_of, sheet_cells
from luoshi.reading.tests.shown import duties, measures, sentences
from luoshi.reading.tests.test_refusals import container

HEAD = ("序号", "工作任务", "具体要求", "责任科室", "时限要求")


def xlsx(
    *rows: tuple[object, ...],
    hidden: tuple[object, ...] = (),
    more: Sequence[tuple[object, ...]] = (),
) -> bytes:
    """A workbook of one sheet, of `more` where it has a second, and of a row that is hidden."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet("任务")
        for index, row in enumerate(rows):
            sheet.write_row(index, 0, row)
        if more:
            sheet = book.add_worksheet("续")
            for index, row in enumerate(more):
                sheet.write_row(index, 0, row)
        if hidden:
            sheet = book.add_worksheet("底稿")
            sheet.write_row(0, 0, hidden)
            sheet.hide()
    return out.getvalue()


def test_rows_are_measures_with_their_duties():
    reading = read(
        xlsx(
            ("市水务局2026年重点任务分解表",),
            (),
            HEAD,
            (1, "清洗水箱", "每季度清洗一次。", "供水科（牵头）、安检科", "11月底前"),
            (2, "更换水表", "逐户更换。\n全年3万只。", "营业科\n财务科", date(2026, 6, 30)),
            ("", "", "建立台账。", "", ""),
            ("注：按季通报。",),
            hidden=("旧稿", "作废。"),
        ),
        "a.xlsx",
    )
    assert reading.plans[0].title == "市水务局2026年重点任务分解表"
    assert measures(reading) == [(1, "清洗水箱", 0), (2, "更换水表", 0)]
    assert sentences(reading) == [
        (1, "每季度清洗一次。"), (2, "逐户更换。"), (2, "全年3万只。"), (2, "建立台账。"),
        (2, "注：按季通报。"),
    ]  # fmt: skip
    assert [found[2:] for found in duties(reading)] == [
        (["供水科"], ["安检科"], "11月底前"), (["营业科", "财务科"], [], "2026年6月30日"),
    ]  # fmt: skip


def test_a_sheet_of_one_column_is_lines():
    reading = read(xlsx(("市水务局2026年工作要点",), ("一、供水",), ("每月检查。",)), "a.xlsx")
    assert measures(reading) == [(1, "供水", 0)]


@pytest.mark.parametrize(
    ("cell", "printed"), [(3.0, "3"), (0.5, "0.5"), (date(2026, 1, 5), "2026年1月5日"), ("甲", "甲")]
)
def test_cells_as_a_person_would_write_them(cell: object, printed: str):
    assert sheet_cells.printed(cell) == printed


def test_bad_files_have_their_errors(monkeypatch):
    with pytest.raises(errors.Damaged):
        document_of(container(xl__workbook="<workbook>"), "a.xlsx")
    monkeypatch.setattr(sheet_cells, "MOST_CELLS", 3)
    with pytest.raises(errors.TooLong):
        sheet_cells.document(xlsx(HEAD))


CSV = '工作任务,责任科室,时限要求\n"清洗水箱,每季度一次",供水科,11月底前\n更换水表,"营业科\n财务科",\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_is_its_own_text_with_a_table_in_it(encoding: str):
    reading = read(CSV.encode(encoding), "a.csv")
    assert reading.text.removeprefix("\ufeff") == CSV
    assert [title for _, title, _ in measures(reading)] == ["清洗水箱,每季度一次", "更换水表"]
    assert [found[2:] for found in duties(reading)] == [
        (["供水科"], [], "11月底前"),
        (["营业科", "财务科"], [], None),
    ]


@pytest.mark.parametrize(
    "prose",
    [
        "今年,我局抓好供水。\n每月检查。\n",
        "今年,我局要抓好供水、用水和排水的各项工作安排。\n每月,每季都检查。\n",
        '甲,乙\n"丙,丁\n',
        "甲,乙\n",
        ",\n,\n",
    ],
)
def test_prose_with_commas_is_no_table(prose: str):
    assert document_of(prose.encode(), "a.txt").tables == ()
    assert document_of(prose.encode(), "a.txt").text == prose
