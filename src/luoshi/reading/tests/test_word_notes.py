from __future__ import annotations

import zipfile
from io import BytesIO

from luoshi.reading import read
from luoshi.reading.tests.shown import sentences

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def paragraph(text: str, more: str = "") -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r>{more}</w:p>"


def call(kind: str, number: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def word(body: str, **notes: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for kind, content in notes.items():
            archive.writestr(f"word/{kind}s.xml", f"<w:{kind}s {W}>{content}</w:{kind}s>")
    return out.getvalue()


def test_notes_stand_below_the_paragraph_that_calls_them():
    reading = read(
        word(
            paragraph("每月检查。", call("footnote", 2) + call("endnote", 1))
            + paragraph("每年汇总。", call("footnote", 2)),
            footnote='<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
            f'<w:footnote w:id="2">{paragraph("含节假日。")}{paragraph("夜间除外。")}</w:footnote>',
            endnote=f'<w:endnote w:type="normal" w:id="1">{paragraph("器材指灭火器。")}</w:endnote>',
        )
    )
    assert reading.text == "每月检查。\n注：含节假日。夜间除外。\n注：器材指灭火器。\n每年汇总。\n"
    assert len(sentences(reading)) == 5


def test_a_call_without_a_note_and_a_note_without_a_call_are_nothing():
    unused = f'<w:footnote w:id="3">{paragraph("旧注。")}</w:footnote>'
    assert read(word(paragraph("每月检查。", call("footnote", 9)), footnote=unused)).text == "每月检查。\n"
    assert read(word(paragraph("每月检查。", call("endnote", 1)))).text == "每月检查。\n"
