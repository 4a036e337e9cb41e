"""Where a word of flagged work is merely named: what is taught, rehearsed, paid for, listed or cited.

Each context is cut out of a sentence before the rules look at it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from luoshi.reading.wordlists import scanner

_DOING = (
    "建立|组建|设立|成立|健全|招募|采购|购置|监测|监看|掌握|收集|处置机制|台账|审查|审核|考察|摸底|摸排|排查"
    "|谈心|约谈|问责|追责|追究|处分|取消|挂钩"
)
# Bounded, so that a clause without end costs no more than a long one.
_REST = "[^，,。；;]{0,150}"


def _clause(inside: str, *, unless: str | None = None, begins: str = "") -> str:
    """A whole clause that holds `inside`, begins with `begins`, and holds nothing of `unless`."""
    refused = f"(?!{_REST}(?:{unless}))" if unless else ""
    return f"(?<![^，,。；;]){refused}{begins}{_REST}(?:{inside}){_REST}"


@dataclass(frozen=True)
class Context:
    """A clause (`form`, a pattern) that only names, in sentences that hold one of `cues`."""

    name: str
    cues: tuple[str, ...]
    form: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The form, compiled when one of its cues is first met."""
        return re.compile(self.form)


_LESSON = "培训|轮训|授课|课程|听课|实训|网课|跟班学习|专题教育|警示教育|知识竞赛|研讨班|案例教学"
_TOPICS = "(?:重点)?(?:围绕|聚焦|内容|涵盖|包括|涉及|讲授|学习|讲解|模拟|设置)"
_ABLE = "能力|水平|素养|本领|技能"
_READ = "学习|宣讲|解读|传达|研读|贯彻|依据|根据|按照|领会|普及"

CONTEXTS = (
    Context(
        "taught",
        ("专题讲座", *_LESSON.split("|")),
        (
            _clause(
                _LESSON,
                unless=f"{_DOING}|讲座|授课内容|外籍|依据|参考|条件|评优|晋升|晋级|聘任|聘用|职称|资格|未|不得|扣|罚|待岗|停岗|调离",
            )
            + "|"
            + _clause("专题讲座", begins="(?:举办|开展|组织|邀请)")
        ),
        ("举办舆情应对专题培训，邀请专家授课。",),
        ("对讲座主讲人进行审查。", "未参加培训的取消评优资格。", "把培训成绩作为岗位聘任的参考。"),
    ),
    Context(
        "cases told",
        ("案例",),
        r"(?:讲解|剖析|讲述|讲授|学习|观看|编写|研讨|通报)[^，,。；;]{0,30}案例",
        ("请县法院同志讲解失职问责的典型案例。",),
        ("对典型案例中的责任人严肃问责。",),
    ),
    Context(
        "rules learnt",
        ("规定", "条例"),
        (
            r"(?:学习|学懂|宣讲|解读|传达|研读|领会|普及)[^，,。；;]{0,50}"
            r"(?:(?:有关|相关|各项)规定|(?:条例|规定|办法)(?=[和与及、，,。；;]|$)(?:[和与及、][^，,。；;]{0,20}(?:条例|规定|办法))*)"
        ),
        ("学习水污染防治条例和问责追责有关规定。", "学习问责条例和处分规定。"),
        ("依据有关规定严肃问责。",),
    ),
    Context(
        "topics of a lesson or a list",
        ("讲座", "演练", "指标", "考核办法", "细则", *_LESSON.split("|")),
        _clause("", unless=f"{_DOING}|开展", begins=_TOPICS),
        ("组织两期培训，内容包括公文写作、舆情应对等。",),
        ("制定细则，聚焦网络舆情开展排查。",),
    ),
    Context(
        "ability",
        tuple(_ABLE.split("|")),
        (
            r"(?:提升|提高|增强|锤炼|培养|锻炼)[^，,。；;]{0,40}(?:舆情|舆论|思想)"
            rf"[^，,。；;]{{0,20}}(?:{_ABLE})"
        ),
        ("提升职工公文写作、舆情应对的能力。",),
        ("提高舆情处置精准度。",),
    ),
    Context(
        "rehearsed",
        ("演练", "演习", "推演"),
        _clause("演练|演习|推演", unless=_DOING),
        ("开展停水舆情应对演练。",),
        ("建立舆情处置预案并开展演练。",),
    ),
    Context(
        "paid for",
        ("经费", "预算", "资金"),
        _clause("经费|预算|资金|保障|用于", unless=f"{_DOING}|考核|责任"),
        ("安排专项经费，保障设备更新、舆情处置等工作需要。",),
        ("采购舆情监测服务，费用列入预算。",),
    ),
    Context(
        "listed in a budget",
        ("预算",),
        _clause("", begins="(?:年度|部门|全年)?预算[^，,。；;]{0,4}(?:列明|列支|列出|安排)"),
        ("年度预算中列明设备租赁、舆情监测软件续费等科目。",),
        ("采购舆情监测软件，费用列入预算。",),
    ),
    Context(
        "listed by name",
        ("目录",),
        _clause("", begins="[^，,。；;]{0,12}目录中?(?:列入|列明|列出|收录)"),
        ("应急预案目录中列入防汛、舆情等各类预案的名称。",),
        ("把舆情处置预案编入目录并每季度修订。",),
    ),
    Context(
        "advised on or practised",
        ("咨询", "指导", "锻炼", "压担子", "在实践中", "历练"),
        _clause(f"提供{_REST}(?:咨询|指导)", begins="为") + "|" + _clause("参与", begins="安排"),
        ("聘请法律顾问，为采购、舆情处置提供专业咨询。", "安排新人参与接待、舆情处置等工作，在实践中成长。"),
        ("指导各分馆做好舆情处置。",),
    ),
    Context(
        "cited",
        tuple(_READ.split("|")),
        (rf"(?:{_READ})[^，,。；;《]{{0,30}}(?:《[^》]{{1,60}}》[、和及与]?){{1,8}}"),
        ("学习新修订的《问责条例》。",),
        ("制定《责任追究办法》。",),
    ),
)
_CUES = scanner(cue for context in CONTEXTS for cue in context.cues)


def without_mentions(sentence: str) -> str:
    """The sentence without the clauses that only name flagged work."""
    found = set(_CUES.findall(sentence))
    for context in CONTEXTS:
        if not found.isdisjoint(context.cues):
            sentence = context.pattern.sub("", sentence)
    return sentence
