from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from luoshi.reading import errors, read
from luoshi.reading.tests.shown import measures, sentences

PAGE = "0 0 210 297"
OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SIZE, LEADING, LEFT, FULL = 5.6, 10, 30, 26
LONG = "每月检查一次公园的座椅和护栏，发现松动的当场维修，并且记入台账备查，年底时汇总上报给市园林局。"


def text(words: str, x: float, y: float, *, boundary: str = PAGE, more: str = "", code: str = "") -> str:
    """A text object with its baseline at (x, y), in mm."""
    return (
        f'<ofd:TextObject Boundary="{boundary}" Font="1" Size="{SIZE}" {more}>'
        f'<ofd:TextCode X="{x}" Y="{y}" {code}>{words}</ofd:TextCode></ofd:TextObject>'
    )


def rows(*lines: str) -> str:
    """Rows of text objects; ideographic blanks set a row in."""
    return "".join(
        text(
            words.strip("\u3000"),
            LEFT + SIZE * words.count("\u3000"),
            40 + LEADING * index,
            code=steps(words),
        )
        for index, words in enumerate(lines)
    )


def steps(words: str) -> str:
    return f'DeltaX="g {len(words.strip()) - 1} {SIZE}"' if len(words.strip()) > 1 else ""


def ofd(*pages: str, root: str = "Doc_0/Document.xml") -> bytes:
    """A file of these pages; names of parts are given from the root, the folder and with a leading slash."""
    out = BytesIO()
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        body = f"<ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>{root}</ofd:DocRoot></ofd:DocBody>"
        archive.writestr("OFD.xml", f'<ofd:OFD {OFD} Version="1.1" DocType="OFD">{body}</ofd:OFD>')
        box = f"<ofd:PageArea><ofd:PhysicalBox>{PAGE}</ofd:PhysicalBox></ofd:PageArea>"
        main = f"<ofd:CommonData>{box}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>"
        archive.writestr("Doc_0/Document.xml", f"<ofd:Document {OFD}>{main}</ofd:Document>")
        for number, content in enumerate(pages):
            layer = f"<ofd:Content><ofd:Layer>{content}</ofd:Layer></ofd:Content>"
            archive.writestr(f"Doc_0/Pages/Page_{number}/Content.xml", f"<ofd:Page {OFD}>{layer}</ofd:Page>")
    return out.getvalue()


def lines(*pages: str) -> list[str]:
    return read(ofd(*pages), "a.ofd").text.splitlines()


def paragraph(words: str) -> list[str]:
    words = "\u3000\u3000" + words
    return [words[start : start + FULL] for start in range(0, len(words), FULL)]


def test_a_plan_over_two_pages():
    first, *rest = paragraph(LONG)
    number = text("— 1 —", 100, 285)
    reading = read(
        ofd(rows("市图书馆2026年工作要点", "　　一、开馆", first) + number, rows(*rest, "　　二、闭馆"))
    )
    assert reading.plans[0].title == "市图书馆2026年工作要点"
    assert measures(reading) == [(1, "开馆", 0), (2, "闭馆", 0)]
    assert sentences(reading)[0] == (1, LONG)


def test_objects_are_read_by_their_place_and_not_by_their_order():
    assert lines(text("二。", 30, 60) + text("每月", 30, 40) + text("一。", 30 + 2 * SIZE, 40)) == [
        "每月一。",
        "二。",
    ]


def test_blocks_are_opened_and_what_is_not_shown_is_left_out():
    hidden = text("旧稿。", 30, 80, more='Visible="false"')
    assert lines(f"<ofd:PageBlock>{text('每月检查。', 30, 40)}</ofd:PageBlock>{hidden}") == ["每月检查。"]


def test_the_place_is_that_of_boundary_and_matrix():
    lower = text("二。", 0, 4, boundary="30 60 100 10")
    scaled = text("每月一。", 0, 2, boundary="30 40 100 10", more='CTM="2 0 0 2 0 1"')
    assert lines(lower + scaled) == ["每月一。", "二。"]


def test_codes_without_a_place_go_on_where_the_one_before_stood():
    two = (
        f'<ofd:TextObject Boundary="30 40 100 20" Size="{SIZE}"><ofd:TextCode X="0" Y="5">每月</ofd:TextCode>'
        f'<ofd:TextCode X="{2 * SIZE}">检查。</ofd:TextCode></ofd:TextObject>'
    )
    assert lines(two) == ["每月检查。"]


def test_a_wide_step_parts_two_cells():
    assert lines(text("办公室六月", 30, 40, code=f'DeltaX="{SIZE} {SIZE} 30 {SIZE}"')) == ["办公室 六月"]


def test_pages_that_are_pictures_need_recognition():
    with pytest.raises(errors.NeedsOcr):
        read(ofd('<ofd:ImageObject ResourceID="1" Boundary="0 0 210 297"/>'), "a.ofd")


@pytest.mark.parametrize(
    "data",
    [
        ofd(rows("每月检查。"), root=""),
        ofd(rows("每月检查。"), root="Doc_1/Document.xml"),
        ofd("<ofd:TextObject"),
    ],
)
def test_damaged_files(data: bytes):
    with pytest.raises(errors.Damaged):
        read(data, "a.ofd")


@pytest.mark.parametrize(
    "wrong", ['Boundary="0 0"', 'Boundary="0 0 210 297" Size="x"', 'Boundary="nan 0 1 1"']
)
def test_objects_without_a_place_are_passed_over(wrong: str):
    odd = f"<ofd:TextObject {wrong}><ofd:TextCode>旧稿。</ofd:TextCode></ofd:TextObject>"
    assert lines(odd + text("每月检查。", 30, 40, code='DeltaX="g 99999999 5.6 g x"')) == ["每月检查。"]


def test_more_pages_or_text_than_any_plan_has(monkeypatch):
    monkeypatch.setattr("luoshi.reading.sources.ofd.MOST_CHARACTERS", 4)
    with pytest.raises(errors.TooLong):
        lines(text("每月检查。", 30, 40))
    monkeypatch.setattr("luoshi.reading.sources.ofd.MOST_PAGES", 1)
    with pytest.raises(errors.TooLong):
        lines("", "")
