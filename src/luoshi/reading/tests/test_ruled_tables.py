"""Tables drawn with lines on printed pages, in PDF and OFD."""

from __future__ import annotations

from collections.abc import Sequence
from time import process_time

from luoshi.reading import read
from luoshi.reading.sources.pdf.reader import document
from luoshi.reading.tests.pdf import Draw, Put, paragraph, pdf, rows
from luoshi.reading.tests.shown import duties, measures, sentences
from luoshi.reading.tests.test_ofd import ofd, text
from luoshi.reading.tests.test_pdf import LONG

XS = (90, 130, 220, 380, 450, 510)
HIGH = 50
HEAD = ("序号", "工作任务", "具体要求", "责任科室", "时限")
FIRST = ("1", "清洗水箱", "每季度清洗一次，全年不\n少于4次。", "供水科\n安检科", "11月底")
SECOND = ("2", "更换水表", "逐户更换。", "营业科", "6月底前")

Page = list[Put | Draw]
Told = tuple[list[tuple[int, str, int]], list[tuple[int, str]], list[tuple[list[str], list[str], str | None]]]


def cell(words: str, left: float, top: float) -> Page:
    return [Put(left + 4, top + 4 + 16 * index, row, 14) for index, row in enumerate(words.splitlines())]


def table(*lines: Sequence[str], top: float = 120, closed: bool = True) -> Page:
    """Boxes round all cells; a row of one text is one box."""
    page: Page = []
    for index, line in enumerate(lines):
        y = top + HIGH * index
        xs = XS if len(line) > 1 else (XS[0], XS[-1])
        for words, left, right in zip(line, xs, xs[1:], strict=False):
            page += cell(words, left, y)
            if closed or index < len(lines) - 1:
                page.append(Draw(left, y, right, y + HIGH))
            else:
                page += [Draw(left, y, left, y + HIGH), Draw(right, y, right, y + HIGH)]
    return page


def told(*pages: Page) -> Told:
    reading = read(pdf(*pages), "a.pdf")
    return measures(reading), sentences(reading), [found[2:] for found in duties(reading)]


READ: Told = (
    [(1, "清洗水箱", 0), (2, "更换水表", 0)],
    [(1, "每季度清洗一次，全年不少于4次。"), (2, "逐户更换。")],
    [(["供水科", "安检科"], [], "11月底"), (["营业科"], [], "6月底前")],
)


def test_rows_are_measures_with_their_duties():
    assert told(table(HEAD, FIRST, SECOND)) == READ


def test_text_above_and_below_is_no_part_of_the_table():
    page = [*rows(*paragraph(LONG)), *table(HEAD, FIRST, top=220), *rows("　　另起一行。", top=400)]
    assert document(pdf(page)).text.splitlines() == [
        LONG, *HEAD, "1", "清洗水箱", "每季度清洗一次，全年不少于4次。", "供水科", "安检科", "11月底", "另起一行。",
    ]  # fmt: skip


def test_a_table_goes_on_over_pages_with_its_headings_again():
    assert told(table(HEAD, FIRST), table(HEAD, SECOND, top=60)) == READ
    assert told(
        table(HEAD, FIRST),
        table(SECOND, top=60) + table(("3", "清淤", "清淤一次。", "排水科", "年底"), top=110),
    )[1] == [*READ[1], (3, "清淤一次。")]


def test_a_row_torn_by_the_end_of_a_page_is_one_row():
    torn = ("1", "清洗水箱", "每季度清洗一次，全", "供水科\n安检科", "11月底")
    rest = ("", "", "年不少于4次。", "", "")
    assert told(table(HEAD, torn, closed=False), table(HEAD, rest, SECOND, top=60)) == READ


def test_a_cell_merged_over_all_columns_heads_what_stands_below():
    reading = read(pdf(table(HEAD, ("一、供水",), FIRST)))
    assert [section.title for section in reading.plans[0].sections] == ["供水"]
    assert measures(reading) == [(1, "清洗水箱", 1)]


def test_a_cell_merged_downwards_goes_on_with_its_task():
    page = table(HEAD, FIRST)
    page += [Draw(XS[0], 220, XS[2], 220), Draw(XS[1], 170, XS[1], 270), Draw(XS[2], 220, XS[5], 270)]
    page = [
        part for part in page if part != Draw(XS[0], 170, XS[1], 220) and part != Draw(XS[1], 170, XS[2], 220)
    ]
    page = [part for part in page if part != Draw(XS[0], 220, XS[2], 220)]
    page += [Draw(XS[0], 170, XS[0], 270), Draw(XS[0], 270, XS[2], 270), Draw(XS[3], 220, XS[3], 270)]
    page += [Draw(XS[4], 220, XS[4], 270), *cell("建立台账。", XS[2], 220), *cell("办公室", XS[3], 220)]
    assert told(page) == (
        [(1, "清洗水箱", 0)],
        [(1, "每季度清洗一次，全年不少于4次。"), (1, "建立台账。")],
        [(["供水科", "安检科"], [], "11月底"), (["办公室"], [], None)],
    )


def test_cells_that_stand_close_are_parted_at_the_line_between_them():
    page = [Put(92, 124, "工作任务责任科室", 14), Put(92, 154, "清洗水箱供水科", 14)]
    page += [Draw(x, y, x + 56, y + 30) for x in (91, 147) for y in (120, 150)]
    assert told(page) == ([(1, "清洗水箱", 0)], [(1, "清洗水箱")], [(["供水科"], [], None)])


def test_a_frame_round_a_page_and_lines_under_a_head_are_no_table():
    page = [*rows(*paragraph(LONG)), Draw(60, 60, 540, 800), Draw(60, 90, 540, 90), Draw(60, 92, 540, 92)]
    assert document(pdf(page)).text.splitlines() == [LONG]
    assert document(pdf(page)).tables == ()


def test_a_drawing_of_many_lines_is_no_table():
    hatched = [
        Draw(90 + step % 97 * 4, 200 + step % 89 * 5, 94 + step % 97 * 4, 205 + step % 89 * 5)
        for step in range(9000)
    ]
    begun = process_time()
    made = document(pdf([*rows(*paragraph(LONG)), *hatched]))
    assert (made.text, made.tables) == (LONG + "\n", ())
    assert process_time() - begun < 2


def test_a_table_in_ofd():
    xs, high = (20, 60, 120, 160), 20
    lines = (("工作任务", "具体要求", "责任单位"), ("清洗水箱", "每季度清洗。", "供水科"))
    drawn = "".join(
        text(words, left + 2, 40 + high * index + 10)
        for index, line in enumerate(lines)
        for words, left in zip(line, xs, strict=False)
    )
    grid = " ".join(f"M {x} 40 L {x} 80" for x in xs) + "".join(f" M 20 {y} L 160 {y}" for y in (40, 60))
    path = f'<ofd:PathObject Boundary="0 0 210 297"><ofd:AbbreviatedData>{grid}</ofd:AbbreviatedData></ofd:PathObject>'
    foot = path.replace("0 0 210 297", "20 80 140 1").replace(grid, "S 0 0 M 0 0 L 140 0 Q x")
    reading = read(ofd(drawn + path + foot), "a.ofd")
    assert measures(reading) == [(1, "清洗水箱", 0)]
    assert sentences(reading) == [(1, "每季度清洗。")]
    assert [found[2] for found in duties(reading)] == [["供水科"]]
