"""制定《…》: a document that is itself to be made, revised, issued or signed."""

from __future__ import annotations

import re

from luoshi.reading.lexicon.documents import HANDLED, MADE, MAKING_NOUN, USED
from luoshi.reading.rule import Hold, Mark, Rule, Site

TITLE = re.compile(r"《(?P<title>[^《》]{1,100}(?:《[^《》]{1,60}》[^《》]{0,60})?)》")
VERBS_BEFORE = re.compile(rf"(?P<made>{MADE})(?!的|后|以来)|(?P<used>{USED})")
# 对《…》进行修订, 《…》由青训处起草, 《…》编制工作.
DONE_AFTER = re.compile(
    rf"(?:《[^《》]{{1,80}}》|[、和及与等])*(?:等?(?:制度|办法|文件|规定|方案|预案)?)(?:的)?"
    rf"(?:(?:由[^，。；]{{1,20}})?(?:进行|予以|开展|启动|完成|做好|抓紧|及时|适时|加快)?(?:全面|集中|重新)?(?:{MADE})(?!的)|{MAKING_NOUN})"
)
LAW = re.compile(r"(?:中华人民共和国.*|.{2,}法)$")


def deliverable(site: Site) -> Mark | Hold:
    """The nearest verb before the title decides, and where it only takes hold (对, 将, 加快), the one behind."""
    verb = None
    for verb in VERBS_BEFORE.finditer(site.lead[-60:]):
        pass
    after = site.after
    if verb is not None and verb["made"]:
        made = True
    elif verb is None or HANDLED.fullmatch(verb[0]):
        made = bool(DONE_AFTER.match(after))
    else:
        made = False
    return site.mark("deliverable", title=site.match["title"]) if made else site.hold()


RULES = (
    Rule(
        "deliverable",
        "《",
        TITLE,
        deliverable,
        ("制定《供水预案》", "对《准入制度》进行修订", "《培训指南》由青训处起草", "签订《责任书》", "加快《村庄规划》编制工作"),
        ("学习《图书馆法》", "按照《办法》规范许可", "落实新修订的《体育法》", "以《水法》修订为契机"),
    ),
)
