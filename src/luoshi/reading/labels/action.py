"""What makes a clause a concrete act, one rule a kind of act; the first that fits is named."""

from __future__ import annotations

from luoshi.reading.labels.rule import ActionRule

RULES = (
    ActionRule(
        "done",
        ("act",),
        ("为急诊科购置两台除颤仪。", "维修阅览室空调。", "水质数据按周公布并报送主管部门。"),
        ("提升服务水平。", "发挥公开透明的优势。"),
    ),
    ActionRule(
        "opened",
        ("open",),
        ("开展节水宣传进社区。", "组织新职工学习操作规程。"),
        ("推动各项工作扎实开展。", "加强组织领导。", "鼓励社会力量开展助学。"),
    ),
    ActionRule(
        "held",
        ("hold open", "event check act"),
        ("召开年度总结大会。", "对老旧泵站进行评估。"),
        ("学术交流氛围浓厚。", "营造举办赛事的良好环境。"),
    ),
    ActionRule(
        "drawn up",
        ("write build hold push", "document"),
        ("修订古籍出库办法。", "明确各班组责任人。", "建立设备台账。"),
        ("按计划稳步进行。", "确保制定的方案有效。"),
    ),
    ActionRule(
        "set up",
        ("write build", "mechanism site"),
        ("健全危急值报告制度。", "搭建漏损监测平台。", "打造双导师教学模式。"),
        ("构建齐抓共管的格局。", "打造宣传矩阵。", "深化体制机制改革。"),
    ),
    ActionRule(
        "built",
        ("push", "site"),
        ("加快东区水厂二期工程建设。", "推进泵站提标工程。"),
        ("推动形成良好局面。", "加快发展。"),
    ),
    ActionRule(
        "checked",
        ("strengthen write build push", "check"),
        ("加强用药监督。", "规范病历审核。", "推进违建整治。"),
        ("加强内部管理。", "规范稿件把关。", "强化科室协同。"),
    ),
    ActionRule(
        "included",
        ("include", "target document event check mechanism"),
        ("把窗口服务纳入年度考核。",),
        ("把节约理念融入日常。",),
    ),
    ActionRule(
        "made a ground",
        ("serve", "ground check"),
        ("培训学时作为聘期考核依据。",),
        ("把读者满意作为首要追求。",),
    ),
    ActionRule(
        "must in every case",
        ("must",),
        ("未戴安全帽的一律不准入场。", "新购图书须经验收方可上架。"),
        ("必须高度重视。", "绝不能松懈。"),
    ),
    ActionRule(
        "must for all",
        ("every", "obliged include"),
        ("所有岗位必须按新流程交接。",),
        ("所有工作围绕读者。",),
    ),
)
