from __future__ import annotations

from luoshi.reading import read
from luoshi.reading.tests.shown import duties, measures, sentences
from luoshi.reading.tests.word import Word


def lines(word: Word) -> list[str]:
    return read(word.bytes, "plan.docx").text.splitlines()


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_headers_and_footers_are_no_text():
    word = Word()
    word.document.sections[0].header.paragraphs[0].text = "内部资料"
    word.document.sections[0].footer.paragraphs[0].text = "第1页"
    word.line("每月检查。")
    assert lines(word) == ["每月检查。"]


def test_tracked_changes_are_taken_as_accepted():
    word = Word()
    word.body(
        f"<w:p>{run('每')}<w:del><w:r><w:delText>周</w:delText></w:r></w:del><w:ins>{run('月')}</w:ins>{run('检查。')}"
        f"<w:moveFrom>{run('旧位')}</w:moveFrom><w:moveTo>{run('新位')}</w:moveTo></w:p>"
    )
    assert lines(word) == ["每月检查。新位"]


def test_a_deleted_paragraph_end_joins_two_paragraphs():
    word = Word()
    word.body(f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('每月')}</w:p>")
    word.body(f"<w:p>{run('检查。')}</w:p>")
    assert lines(word) == ["每月检查。"]


def test_text_inside_wrappers_is_read_and_hidden_text_is_not():
    word = Word()
    word.body(
        f"<w:p><w:hyperlink>{run('网站')}</w:hyperlink><w:sdt><w:sdtContent>{run('每周')}</w:sdtContent></w:sdt>"
        f"<w:smartTag>{run('更新')}</w:smartTag><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏字</w:t></w:r>"
        "<w:r><w:t>一</w:t><w:noBreakHyphen/><w:t>二次。</w:t><w:br/><w:t>另起。</w:t></w:r></w:p>"
    )
    word.body(f"<w:sdt><w:sdtContent><w:p>{run('框内一段。')}</w:p></w:sdtContent></w:sdt>")
    assert lines(word) == ["网站每周更新一-二次。", "另起。", "框内一段。"]


def test_a_text_box_is_read_once():
    box = f"<w:txbxContent><w:p>{run('框中文字。')}</w:p></w:txbxContent>"
    word = Word()
    word.body(
        f"<w:p>{run('正文文字。')}<w:r><AlternateContent><Choice><w:drawing>{box}</w:drawing></Choice>"
        f"<Fallback><w:pict>{box}</w:pict></Fallback></AlternateContent></w:r></w:p>"
    )
    assert lines(word) == ["正文文字。", "框中文字。"]


def test_a_task_table():
    word = Word()
    table = word.document.add_table(rows=4, cols=4)
    rows = (
        ("重点任务分解表", "", "", ""),
        ("序号", "工作任务", "责任单位", "完成时限"),
        ("1", "每季度清洗水箱", "供水科（牵头）、安检科", "11月底前"),
        ("2", "编印《节水手册》", "宣传科\n办公室", ""),
    )
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.rows[0].cells[0].merge(table.rows[0].cells[3])
    reading = read(word.bytes)
    assert measures(reading) == [(1, "每季度清洗水箱", 0), (2, "编印《节水手册》", 0)]
    assert sentences(reading) == [(1, "每季度清洗水箱"), (2, "编印《节水手册》")]
    assert duties(reading) == [
        (1, "1\n每季度清洗水箱\n供水科（牵头）、安检科\n11月底前", ["供水科"], ["安检科"], "11月底前"),
        (2, "2\n编印《节水手册》\n宣传科\n办公室", ["宣传科", "办公室"], [], None),
    ]


def test_a_cell_merged_downwards_goes_on_with_its_task():
    word = Word()
    table = word.document.add_table(rows=3, cols=3)
    rows = (
        ("工作任务", "具体措施", "责任科室"),
        ("办好读书节", "定出方案。", "活动部"),
        ("", "布置会场。", "后勤科"),
    )
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    reading = read(word.bytes)
    assert measures(reading) == [(1, "办好读书节", 0)]
    assert sentences(reading) == [(1, "定出方案。"), (1, "布置会场。")]
    assert [lead for _, _, lead, _, _ in duties(reading)] == [["活动部"], ["后勤科"]]


def test_a_deleted_row_is_gone_and_other_tables_are_lines():
    word = Word()
    word.line("经费如下。")
    table = word.document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("购书经费", "三十万元。", "删去经费", "十万元。"), strict=True):
        cell.text = text
    properties = table.rows[1]._tr.get_or_add_trPr()
    properties.append(properties.makeelement(properties.tag.replace("trPr", "del"), {}))
    assert lines(word) == ["经费如下。", "购书经费", "三十万元。"]
