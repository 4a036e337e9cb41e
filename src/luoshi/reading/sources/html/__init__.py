"""Pages saved from a site: the article without navigation, its tables as tables.

A density rule of our own over lxml. Trafilatura and readability weigh the commas and class names of English
pages, flatten tables and bring a dozen packages; here the cells of a task table are what is wanted most.
"""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from luoshi.reading.document import Document
from luoshi.reading.errors import Damaged, TooLong
from luoshi.reading.sources.html.article import article_of, title_of
from luoshi.reading.sources.html.render import render
from luoshi.reading.sources.plain import decode

MOST_TAGS = 100_000
DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")


def document(data: bytes) -> Document:
    """Raises TooLong for more tags than a page of text has, Damaged where there is no element."""
    text = DECLARATION.sub("", decode(data).lstrip("\ufeff"), count=1)
    if text.count("<") > MOST_TAGS:
        raise TooLong
    try:
        root = document_fromstring(text, HTMLParser(remove_comments=True, remove_pis=True))
    except (etree.ParserError, etree.XMLSyntaxError) as broken:
        raise Damaged(part="网页") from broken
    return render(article_of(root), title_of(root))
