"""Which part of a page is its article: the smallest that still holds most of the prose outside links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from luoshi.reading.sources.html.tables import Node, is_data_table

NO_TEXT = frozenset((
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "canvas",
    "audio", "video", "map", "head", "nav", "header", "footer", "aside", "form", "button", "input", "select",
    "textarea", "dialog",
))  # fmt: skip
HIDDEN = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
# What sites call the parts around an article, as a word of its own in a class or an id.
AROUND = re.compile(
    r"(?i)(?:^|[-_\s])(?:nav|navbar|menu|breadcrumb|crumbs?|footer|sidebar|share|toolbar|tools|pagination|copyright|position|related|recommend|search|logo|qrcode)"
    r"(?:$|[-_\s])"
)
NAMED = frozenset(("div", "ul", "section", "p", "td"))
ARTICLE = 0.75
# Text with stops is prose; a list of names is not.
STOPS = re.compile("[，。；、：]")
STOP_WORTH = 10
WHOLE = frozenset(("ul", "ol", "dl", "p", "blockquote"))
SITE = re.compile(r"\s*(?:[-_|–—·]|::|>>)\s*")
FEWEST_OF_TITLE = 6


def is_apart(node: Node) -> bool:
    """Whether an element is never text of an article."""
    if not isinstance(node.tag, str) or node.tag in NO_TEXT or HIDDEN.search(node.get("style", "")):
        return True
    return node.tag in NAMED and AROUND.search(f"{node.get('class', '')} {node.get('id', '')}") is not None


def article_of(root: Node) -> Node:
    """Goes down from the body while one child holds most of the text."""
    weights = _weights(root)
    node = next(root.iter("body"), root)
    while not is_data_table(node):
        heaviest = max(node, key=lambda child: weights[child], default=None)
        if heaviest is None or heaviest.tag in WHOLE or weights[heaviest] <= ARTICLE * weights[node]:
            break
        node = heaviest
    return node


def _weights(root: Node) -> dict[Node, float]:
    """For each element, how much prose it holds outside links; children come before their parents."""
    weights: dict[Node, float] = {}
    for node in reversed(list(root.iter())):
        own = _worth(node.text) + sum(_worth(child.tail) for child in node)
        weights[node] = 0 if node.tag == "a" or is_apart(node) else own + sum(map(weights.__getitem__, node))
    return weights


def _worth(text: str | None) -> int:
    return len(text.strip()) + STOP_WORTH * len(STOPS.findall(text)) if text else 0


def title_of(root: Node) -> str:
    """What the page is headed with: the one <h1>, else the <title> without the name of the site."""
    heads = [words for words in map(squeezed, root.iter("h1")) if words]
    if len(heads) == 1:
        return heads[0]
    return next((words for words in _parts_of_title(root) if len(words) >= FEWEST_OF_TITLE), "")


def _parts_of_title(root: Node) -> Iterator[str]:
    for node in root.iter("title"):
        yield from SITE.split(squeezed(node))


def squeezed(node: Node) -> str:
    """The text of an element without blanks."""
    return "".join("".join(node.itertext()).split())
