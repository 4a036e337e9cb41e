"""Events that a time is counted from without 后: 上岗1个月内."""

from __future__ import annotations

STATES = "上岗 入职 到岗 任职 入院 出院 入学 开学 签约 印发 发布 成立 投产 开馆 结束 离任 中标".split()
