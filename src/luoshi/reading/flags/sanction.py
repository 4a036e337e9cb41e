"""`sanction`: a penalty, veto or bar on individuals, or a result that bears on their promotion or honours."""

from __future__ import annotations

from luoshi.reading.flags.lists import BAR, BEAR, FIRM, HARSH, HONOUR, RESULT, STAFF, WORDS, WRONGDOER
from luoshi.reading.flags.rule import FlagRule, any_of, cues, either, near

_BARRED_FROM = (
    "参评|(?:评选|参赛|申请|任职|授课|评审|候选|导师|执业)资格|资格证|奖励|津贴|职务"
    "|申报[^，,。；;]{0,8}(?:职称|奖|课题|项目|资格)|申报高|评为|推荐"
)

RULES = (
    FlagRule(
        "veto",
        "sanction",
        cues("否决"),
        any_of("一票否决|否决(?:制|权|项)"),
        ("违者实行“一票否决”。",),
        ("议案被代表否定。",),
    ),
    FlagRule(
        "called to account",
        "sanction",
        cues("问责 追责 追究 倒查 双查"),
        any_of("(?<!首)问责|追责|责任追究|终身追究|倒查|追究|一案双查"),
        ("对失职人员严肃问责。", "依规追究相关人员责任。"),
        ("压实各级责任。", "实行首问责任制。"),
    ),
    FlagRule(
        "summoned",
        "sanction",
        cues("约谈 诫勉 谈话 函询 批评教育 训诫 检讨 书面检查 深刻检查 警告 黄牌 红牌"),
        any_of(
            rf"约谈(?![^，,。；;]{{0,8}}(?:{FIRM}))",
            "诫勉|提醒谈话|谈话提醒|谈话函询|批评教育|训诫|检讨书?|书面检查|深刻检查",
            near(STAFF, "警告|黄牌|红牌", gap=14),
        ),
        ("对进度滞后的负责人进行约谈。",),
        ("对问题突出的，约谈企业负责人。",),
    ),
    FlagRule(
        "barred",
        "sanction",
        WORDS["bar"] + cues("禁赛"),
        any_of(
            near(BAR, f"{HONOUR}|{_BARRED_FROM}", gap=20),
            near("取消", "资格|称号|荣誉|岗位|等次", gap=16),
            "禁赛|终身不得",
        ),
        ("取消当年评优资格。", "不合格者不得晋升。"),
        ("取消两项不必要的证明。", "不得擅自停水。"),
    ),
    FlagRule(
        "result that bears on careers",
        "sanction",
        WORDS["honour"] + cues("奖优罚劣"),
        any_of(
            either(HONOUR, BEAR, gap=30),
            either(RESULT, HONOUR, gap=16),
            "能上能下|奖优罚劣|奖惩(?:制度|机制|办法|措施|兑现|分明)",
        ),
        ("考核结果作为评优评先的依据。", "与职称晋升挂钩。", "把结果运用于干部任用。"),
        ("选拔骨干组成宣讲队。", "评选先进班组，予以表彰。", "开展职称评审服务。"),
        needs_doing=True,
    ),
    FlagRule(
        "punished",
        "sanction",
        cues(
            "处分 处理 查处 惩 处罚 罚款 批评 曝光 黑名单 负面清单 不良记录 移送 移交 免职 撤职 停职 "
            "降职 降级 降薪 调离 调整 待岗 解聘 辞退 开除 劝退 除名 解除 末位 垫底 扣 停发 追回 记过 "
            "不合格 不胜任 不称职 不达标 不作为 不担当 不适 不在状态 组织处理 点名 留校察看 延迟毕业 "
            "退出 清退 淘汰 通报"
        ),
        any_of(
            (
                "处分|免职(?!能)|撤职|停职|降职|降级处|降薪|调离|待岗|解聘|辞退|开除|劝退|除名|"
                "记过|(?:移送|移交)(?:市|区|县|上级)?(?:纪检|纪委|司法|监察)|组织处理"
            ),
            "点名(?:道姓|通报)|通报曝光|留校察看|延迟毕业",
            (
                "解除(?:劳动)?合同|末位(?:淘汰|调整|谈话|约谈|退出)|考核末位|调整(?:工作)?岗位|"
                "调整出|退出(?:工作)?岗位|不称职"
            ),
            near("干部|人员|教师|导师|职工", "退出|淘汰", gap=8),
            near("扣发|扣罚|扣减|扣除|停发|追回", "绩效|奖金|工资|津贴|薪|补贴|个人", gap=12),
            near(WRONGDOER, HARSH, gap=20),
            near("对|将", "责任人|当事人|个人", "通报|处罚|处理", gap=14),
            near(
                "不合格|不胜任|不称职|不达标|不担当|不作为|不适宜|不适应|不在状态",
                "调整|淘汰|清退|退出|撤换",
                gap=12,
            ),
        ),
        ("对责任人从重处理。", "违纪的给予处分。", "对不胜任的及时调整。"),
        (
            "妥善处理读者投诉。",
            "依法处罚售假商户。",
            "处理破损图书。",
            "对未整改的科室通报批评。",
            "避免职能交叉。",
        ),
    ),
)
