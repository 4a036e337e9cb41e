"""Flags read from what is done and to what, in wide classes of words, where no known way of saying it is met.

An act of learning, keeping, judging, steering or punishing and a matter that is nobody's business to keep or
steer, in one sentence, raise the flag: to ask once too often is better than to miss one.
"""

from __future__ import annotations

from luoshi.reading.flags.lists import FIRM, UNIT, WORDS, alternation
from luoshi.reading.flags.rule import FlagRule, along, any_of, near

_KEPT = alternation("kept")
_INNER = alternation("inner")
_OUTSIDE = alternation("outside")
_VOICE = alternation("voice")
_HANDLED = alternation("handled")
_SPOKEN = alternation("spoken")
_CLEARED = alternation("cleared")
_STANDING = alternation("standing")
_LOWERED = alternation("lowered")
_DECIDES = alternation("decides")
_RECORD = alternation("record")
# A consequence for a whole unit is none for a person.
_BODIES = f"{UNIT}|{FIRM}|公司|村组|团队|车间|支部|合作社|供货|供应|配送|投标|集体"
_NOT_A_UNIT = f"(?<![^，,。；;])(?![^，,。；;]{{0,40}}(?:{_BODIES}))"


def _both_ways(one: str, other: str, gap: int) -> str:
    return any_of(along(one, other, gap=gap), along(other, one, gap=gap))


RULES = (
    FlagRule(
        "inner life kept",
        "person",
        WORDS["inner"],
        _both_ways(_INNER, _KEPT, 24),
        ("逐人登记是否信教，存入个人卷宗。", "平日言谈由同组人员写出评语。"),
        ("坚定理想信念，站稳人民立场。", "讨论方案时各抒己见。"),
        needs_doing=True,
    ),
    FlagRule(
        "life outside work kept",
        "person",
        WORDS["outside"],
        _both_ways(_OUTSIDE, _KEPT, 18),
        ("对配偶移居境外情况年度核对一次。", "对聚会和交友情况按月走访核查。"),
        ("办理出境展览报关手续。", "为职工聚会提供场地。"),
        needs_doing=True,
    ),
    FlagRule(
        "voices handled",
        "speech",
        WORDS["voice"],
        _both_ways(_VOICE, _HANDLED, 24),
        ("对不实说法联系发布者删除。", "把业主群里的说法及时扭转过来。", "对网络信息全天候采集。"),
        ("读者留言当日答复。", "在业主群里发布停水通知。"),
        needs_doing=True,
    ),
    FlagRule(
        "what others say cleared beforehand",
        "speech",
        WORDS["spoken"],
        _both_ways(_SPOKEN, _CLEARED, 20),
        ("对学术报告实行题目与内容双审。", "专家进课堂前对讲授材料逐页审读。"),
        ("邀请专家作学术报告。", "放映会免费开放。"),
        needs_doing=True,
    ),
    FlagRule(
        "standing lowered",
        "sanction",
        WORDS["standing"],
        any_of(
            _NOT_A_UNIT + near("", _LOWERED, _STANDING, gap=20),
            _NOT_A_UNIT + near("", _STANDING, _LOWERED, gap=14),
        ),
        ("有责投诉三起以上的，不参加星级评定。", "违规的暂停作业资格三个月。", "当月绩效少拿一截。"),
        ("评选星级服务标兵。", "取消两项证明材料。", "科室当月不参加流动红旗评比。"),
        needs_doing=True,
    ),
    FlagRule(
        "standing decided by a record",
        "sanction",
        WORDS["record"],
        any_of(along(_RECORD, _DECIDES, _STANDING, gap=20), along(_RECORD, _STANDING, _DECIDES, gap=20)),
        ("以月度排名决定竞聘上岗先后。", "评语作为推免的前置条件。"),
        ("成绩合格者发给证书。", "排名靠前的科室交流经验。"),
        needs_doing=True,
    ),
)
