"""The words by which acts are told apart and named."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# Verbs that carry no act of their own: 每季度更新不少于1次 is named by what an earlier clause updates.
LIGHT = _words("开展 组织 举办 召开 进行 完成 更新 实施 参加 组织开展 实现 做好")

# Verbs that close an act begun in the clause before: 修订《…》，6月底前印发.
CLOSING = _words(
    "印发 下发 发布 出台 公布 颁布 施行 实施 执行 报送 上报 提交 投入使用 投用 启用 开放 建成 完工 竣工 "
    "验收 通过验收 "
    "上线 到位 到账 落地 完成 办结 交付"
)
CLOSING_LENGTH = 8  # with a longer object it is an act of its own

# Verbs of a concrete act, by which the clause that names a sentence is chosen.
VERBS = _words(
    "建立 制定 修订 完善 编制 编印 印发 出台 设立 成立 组建 开展 组织 举办 召开 实施 推行 实行 开设 开通 "
    "开放 启用 停用 改造 修缮 整修 更换 购置 采购 配备 增设 设置 新增 新建 建设 升级 整理 汇总 发布 "
    "公示 公开 签订 走访 通报 邀请 选派 录制 梳理 撤并 合并 指定 安排 绘制 张贴 拓宽 统一 征求"
)
# Acts whose verb is as often a noun: 检查结果, 推广主题.
NOUNS = _words("培训 检查 排查 审核 督查 评选 评估 考核 报告 登记 推广 指导 巡查 随访")
ACTS = (*VERBS, *NOUNS)

# Words with which a clause gives an aim or a scope; it names a sentence only when it holds an act as well.
AIMS = _words(
    "围绕 聚焦 针对 坚持 结合 通过 根据 按照 以 为做好 为加强 为提升 为进一步 为落实 为贯彻 为确保 为切实 对 "
    "强化 深化 加强 严格 充分 利用 依托 推动 落实 抓好 做好 提升 提高 立足 紧扣 凡 运用 采取 加大 "
    "创新 优化 遇 如遇"
)
SCOPES = _words("后 前 时 中 的 起 方面 过程")  # with which a clause only says when or where

# Words before the act that are no part of its name.
LEADING = _words(
    "要 须 应 需 必须 应当 需要 力争 确保 原则上 一般 至少 不少于 积极 认真 扎实 切实 进一步 深入 "
    "持续 全面 大力 着力 "
    "及时 全年 年内 累计 全部 并 且 同时 此外 定期 不定期 适时 重点 均 共 再"
)

# Units in which the same occasions are counted: a total in one may sum up a period in another.
OCCASIONS = frozenset(_words("次 场 场次 期 遍 回"))

# Shares of those who take part: a limit on the act in the same sentence, not a rate of its own.
ATTENDANCE = _words("参与率 参训率 参加率 参会率 出勤率 到会率 到课率")
RATES = _words("率 满意度 知晓度 指数 得分 达标")
REACHED = _words(
    "达到 提升到 提升至 提高到 提高至 升至 增至 压缩 压降 压减 降至 降到 下降 减少 缩短 控制在 保持在 稳定在"
)

# Times that last all year, so that no act is due by them.
LASTING = _words("全年 持续 长期 常年 常态 每 随时 定期")
