"""Sentences that are framing although they hold words of doing."""

from __future__ import annotations

import re

from luoshi.reading.labels.rule import FramingRule

_HEADS = "基础|前提|保障|保证|阵地|关键|重点|核心|要求|体现|抓手|途径|生命线|底线|之年|一年|根本|使命|方向|所在|窗口|意义"

RULES = (
    FramingRule(
        "transition",
        re.compile(r"\s*过渡句"),
        ("过渡句：创新服务方式，开展延伸服务，把书送到读者身边。",),
        ("开展延伸服务，把书送到读者身边。",),
    ),
    FramingRule(
        "summing up",
        re.compile(r"\s*(?:通过|经过)[^，,。；;]{1,60}[，,](?:确保|使|让|推动|实现|切实|不断|有力)[^，,。；;]*[。；;]?$"),
        ("通过开展以上检查和整治，确保全年供水安全。",),
        ("通过招标购置两台救护车，6月交付使用。",),
    ),
    FramingRule(
        "lead with must",
        re.compile(
            r"[^，,。；;]{0,40}[，,]?(?:必须|务必)(?:建立|健全|完善|构建)[^，,。；;]{1,40}(?:机制|制度|体系)[。；;]?$"
        ),
        ("守住医疗质量底线，必须健全全过程质控机制。",),
        ("各科室必须建立设备台账，每月核对一次。", "建立全过程质控机制。"),
    ),
    FramingRule(
        "what something is",
        re.compile(rf"[^，,。；;]{{2,40}}是[^，,。；;]{{2,60}}(?:{_HEADS})(?:[。；;]|[，,](?:必须|要|做好)[^，,。；;]*[。；;]?$)"),
        ("开展全民阅读活动是建设学习型城市的重要抓手。", "组织好防汛演练是保安全的基础，必须高度重视。"),
        ("开展全民阅读活动，分馆是承办单位。",),
    ),
)
