"""制定《…》: a document that is itself to be made, revised, issued or signed."""

from __future__ import annotations

import re

from luoshi.reading.lexicon import any_of, words
from luoshi.reading.rule import Hold, Mark, Rule, Site

MADE = any_of(words("documents", "made"))
HANDLED = any_of(words("documents", "handled"))
USED = any_of(words("documents", "used"))
TITLE = re.compile(r"《(?P<title>[^《》]{1,100}(?:《[^《》]{1,60}》[^《》]{0,60})?)》")
VERB = re.compile(rf"(?P<made>{MADE})(?!的|后|以来)|(?P<handled>{HANDLED})|{USED}")
# 对《…》进行修订, 《…》由青训处起草, 《…》编制工作.
DONE_AFTER = re.compile(
    r"(?:《[^《》]{1,80}》|[、和及与等])*等?(?:制度|办法|文件|规定|方案|预案)?的?"
    r"(?:(?:由[^，。；]{1,20})?(?:[于在]?[^，。；《》]{1,8}[前内底季年])?"
    r"(?:进行|予以|开展|启动|完成|做好|抓紧|及时|适时|加快|尽快|尽早|如期|按时|正式)?(?:全面|集中|重新)?"
    rf"{MADE}(?![的后时《]|之日|以来)|{any_of(words('documents', 'making'))})"
)


# 拿出《简史》基本陈列的改陈大纲: the title is part of another thing's name.
PART_OF_NAME = re.compile(
    "(?!等|和|及|与|的|（)[^，。；、《》]{2,8}的[^，。；、]{0,6}(?:大纲|方案|计划|设计|预案|报告|清单)"
)


def deliverable(site: Site) -> Mark | Hold:
    """The nearest verb before the title decides, and where it only takes hold (对, 加快), the one behind."""
    verbs = list(VERB.finditer(site.lead[-60:]))
    if not verbs or verbs[-1]["handled"]:
        made = bool(DONE_AFTER.match(site.after))
    else:
        made = bool(verbs[-1]["made"]) and not PART_OF_NAME.match(site.after)
    return site.mark("deliverable", title=site.match["title"]) if made else site.hold()


RULES = (
    Rule(
        "deliverable",
        ("《",),
        TITLE,
        deliverable,
        (
            "制定《供水预案》",
            "对《准入制度》进行修订",
            "《培训指南》由青训处起草",
            "签订《责任书》",
            "加快《村庄规划》编制工作",
        ),
        ("学习《图书馆法》", "按照《办法》规范许可", "落实新修订的《体育法》", "以《水法》修订为契机"),
    ),
)
