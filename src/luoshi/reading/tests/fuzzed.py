"""Bytes made to mean something: fragments of prose, elements of a Word document. `tools.fuzz` uses them too."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.sax.saxutils import quoteattr

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PROSE = (
    "一、|二、|三、|（一）|（二）|(三)|1.|2．|3、|（1）|①|②|第一部分 |第二章|1.1 |⒈|⑴|"
    "每|月|日|周|季度|半年|学期|两|次|场|至少|不少于|不低于|不超过|全年|定期|年底前|6月底前|3月、9月|会后|"
    "个工作日内|10|１２|1.5万|二十余|100%|千分之三|7×24小时|1:0.4|1-2|十|百|零|〇|l0|1O|O|"
    "《|》|（|）|(|)|“|”|「|」|：|:|、|，|,|。|；|;|！|？|?|.|…|……|—|-|/|\\|\t| |　|\n|\r\n|\n\n|\u200b|\ufeff|"
    "办公室|各科室|馆长|供水科|由|负责|牵头|会同|配合|督促|要求|责任单位：|完成时限：|责任科室|工作任务|序号|备注|"
    "检查|召开|会议|培训|台账|制度|机制|建立|健全|修订|印发|开展|加强|提升|确保|通过|坚持|必须|鼓励|"
    "读者|座谈会|水箱|管网|码头|书屋|稿件|三级审核|预算|报告|清单|方案|手册|"
    "目录|3|市图书馆2026年工作要点|关于印发|的通知|附件：|2026年1月5日|各部门：|，通过|等|及|和|的|与|"
    "開館|責任單位|於|後|𫍽|\U0001f600|é|A|z|\x00|\x1f|\u2028|\x85|№|㎡|％|～|·|〔|〕|【|】|<|>|&|#|*|`|_|注：|合计"
)  # fmt: skip
WORD = (
    "p r t br tab cr tbl tr tc tcPr trPr pPr rPr numPr ilvl numId pStyle gridSpan vMerge gridBefore del ins "
    "moveFrom moveTo sdt sdtContent hyperlink fldSimple fldChar instrText smartTag txbxContent drawing pict "
    "AlternateContent Choice Fallback footnoteReference noBreakHyphen sym vanish ruby rubyBase rt delText "
    "abstractNum abstractNumId num lvl start numFmt lvlText lvlRestart isLgl suff lvlOverride startOverride "
    "styleLink numStyleLink style basedOn footnote"
)
ATTRIBUTES = (
    "val",
    "id",
    "numId",
    "abstractNumId",
    "ilvl",
    "styleId",
    "type",
    "fldCharType",
    "instr",
    "char",
)
SAID = (
    "0|1|2|3|9|-1|99|70|99999999|decimal|chineseCounting|japaneseCounting|bullet|upperLetter|"
    "decimalEnclosedCircle|"
    "%1.|%1.%2|（%2）|%9、|restart|continue|begin|separate|end|paragraph|Heading1|nothing|true|0.5|F0A8"
)
FRAGMENTS = [*PROSE.split("|"), "|", "｜"]
ELEMENTS = WORD.split()
VALUES = SAID.split("|")
PARTS = ("document", "numbering", "styles", "footnotes")
MOST_STEPS = 4000


def prose(data: bytes) -> str:
    return "".join(FRAGMENTS[byte % len(FRAGMENTS)] for byte in data[:MOST_STEPS])


def parts_of_word(data: bytes) -> bytes:
    """A Word file; the parts are parted by zeros. Bytes are read in pairs: what to do, and with what."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, held in zip(PARTS, data[:MOST_STEPS].split(b"\0", len(PARTS) - 1), strict=False):
            inner = "".join(_xml(held))
            if name == "document":
                inner = f"<w:body>{inner}</w:body>"
            archive.writestr(f"word/{name}.xml", f"<w:{name} {W}>{inner}</w:{name}>")
    return out.getvalue()


def _xml(steps: bytes) -> Iterator[str]:
    """Elements are opened, given attributes and words, and closed; what is open at the end is closed."""
    opened: list[str] = []
    for what, which in zip(steps[::2], steps[1::2], strict=False):
        if what % 4 == 0 and opened:
            yield f"</w:{opened.pop()}>"
        elif what % 4 == 1:
            words = FRAGMENTS[which % len(FRAGMENTS)]
            yield f"<w:r><w:t>{_escaped(words)}</w:t></w:r>"
        else:
            name = ELEMENTS[which % len(ELEMENTS)]
            given = ATTRIBUTES[what // 4 % len(ATTRIBUTES)]
            said = VALUES[(what // 4 + which) % len(VALUES)]
            opened.append(name)
            yield f"<w:{name} w:{given}={quoteattr(said)}>"
    yield from (f"</w:{name}>" for name in reversed(opened))


def _escaped(words: str) -> str:
    kept = "".join(char for char in words if char >= " ")
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
