"""An article's elements to lines and tables, as a browser would set them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from luoshi.reading.document import Document
from luoshi.reading.sources.headings import numbers
from luoshi.reading.sources.html.article import is_apart, squeezed
from luoshi.reading.sources.html.tables import Node, columns, is_data_table, is_record
from luoshi.reading.sources.writer import Writer

INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "q", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
HEADINGS = {f"h{rank}": rank for rank in range(1, 7)}
SPACES = re.compile(r"[ \t\r\n\f]+")
# A line end inside Chinese text is no blank.
BROKEN = re.compile(r"(?<=[^\x00-\xff]) (?=[^\x00-\xff])")
LINKS = 0.6
# Lines that sites print around an article.
NOTE = re.compile(
    r"(?:(?:发布|发文|成文|更新)(?:时间|日期|机构)?|时间|日期|(?:信息|文章|稿件)?来源|作者|(?:责任)?编辑|责编|审核|字[号体]|"
    r"(?:浏览|点击|阅读|访问)(?:次数|量)?|打印|分享(?:到)?|收藏|[上下]一[篇条]|(?:您)?(?:现在|当前)?的?位置)[：:【\[（(]|"
    r"(?:相关(?:阅读|链接|文章|新闻|信息)|延伸阅读|推荐阅读|热点推荐)[：:]?$|(?:打印本页|关闭窗口|扫一扫|返回顶部|【(?:打印|关闭))"
)
LONGEST_NOTE = 80


def render(article: Node, title: str) -> Document:
    """The document; `title` stands first where the article does not say it."""
    writer = Writer()
    if title and title not in squeezed(article):
        writer.line(title)
    Renderer(writer, article).run()
    return writer.document()


class Renderer:
    """`open` are the parts of a line that inline elements still add to, `linked` how much
    of it is links; `label` is the number that the next line begins with."""

    def __init__(self, writer: Writer, article: Node) -> None:
        self.writer = writer
        self.article = article
        self.open: list[str] = []
        self.linked = 0
        self.label = ""
        heads = list(_heads(article))
        labels = numbers([(HEADINGS[node.tag], squeezed(node)) for node in heads])
        self.labels = dict(zip(heads, labels, strict=True))
        self.counts: dict[Node, int] = {}

    def run(self) -> None:
        self._block(self.article)

    def _block(self, node: Node) -> None:
        self._end()
        if node.tag == "table" and is_record(node):
            return
        if is_data_table(node):
            self.writer.grid([[_lines_of(cell) for cell in row] for row in columns(node)])
            return
        self.label = self.labels.get(node, "") or (self._number(node) if node.tag == "li" else self.label)
        self._inside(node)
        self._end()

    def _inside(self, node: Node) -> None:
        self.open.append(node.text or "")
        for child in node:
            if is_apart(child):
                pass
            elif child.tag == "br":
                self._break()
            elif child.tag in INLINE:
                self.linked += len(squeezed(child)) if child.tag == "a" else 0
                self._inside(child)
            else:
                self._block(child)
            self.open.append(child.tail or "")

    def _break(self) -> None:
        """A line break ends a line, but not in the middle of a sentence."""
        if not "".join(self.open).rstrip().endswith(("，", "、")):
            self._end()

    def _number(self, item: Node) -> str:
        """The number that a browser prints before an item of an ordered list, unless the words have one."""
        whole = item.getparent()
        if whole.tag != "ol" or squeezed(item)[:1].isdecimal():
            return ""
        self.counts[whole] = self.counts.get(whole, 0) + 1
        return f"{self.counts[whole]}."

    def _end(self) -> None:
        text = BROKEN.sub("", SPACES.sub(" ", "".join(self.open))).strip()
        length = len("".join(text.split()))
        is_note = length <= LONGEST_NOTE and NOTE.match(text)
        if text and self.linked <= LINKS * length and not is_note:
            self.writer.line(self.label + text)
            self.label = ""
        self.open, self.linked = [], 0


def _heads(article: Node) -> Iterator[Node]:
    """The headings of the article's text, without those of parts beside it."""
    apart: set[Node] = set()
    for node in article.iter():
        if node.getparent() in apart or is_apart(node):
            apart.add(node)
        elif node.tag in HEADINGS and squeezed(node) and NOTE.match(squeezed(node)) is None:
            yield node


def _lines_of(cell: Node | None) -> str:
    if cell is None:
        return ""
    inner = Writer()
    Renderer(inner, cell).run()
    return inner.document().text
