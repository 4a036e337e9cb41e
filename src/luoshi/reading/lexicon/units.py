"""What is counted, and how it counts."""

from __future__ import annotations

# What happens: one of them is a number to reach even where 一 counts it (组织一次体检).
EVENTS = "场次 次数 次 场 期 轮 届 堂 遍 回 批次 批 班次".split()
TIMES_OF_DAY = "分钟 小时 个小时".split()
DURATIONS = "个工作日 工作日 个自然日 自然日 个月 个星期 个季度 天 日 周 年".split()
SUMS = "元 美元 人民币".split()
RATIOS = "个百分点 百分点 个点".split()
LEARNING = "课时 学时 学分 分钟课".split()
# Words that count people and things: none of them stands for a kind, an aspect or a side of something.
COUNTED = (
    "人次 人天 名 人 位 户次 户 家次 家 篇次 篇 份 部 册次 册 台次 台 套 辆次 辆 艘次 艘 架 座 处 片 间 栋 幢 所 "
    "公里 千米 平方米 平方公里 立方米 万方 米 公顷 亩次 亩 吨 公斤 千克 斤 株 棵 头 尾 只 羽 枚 支 根 本 张 幅 件次 件 "
    "例次 例 床 张床 桩 档 首 幕 集 版 节 门次 门 班 字 盏 块 宗 单 席 组 队 对 标段 车次 航次 班列 列 标箱 千瓦 兆瓦 度 "
    "令 帧 碗 瓶 箱 袋 粒 颗 口 眼 孔 顶 铺 窝 垛 层 团 支次 种次 双"
).split()
# Words that count aspects as readily as things (三个方面, 五项任务): a small number of them needs a doing to be one.
ABSTRACT = "个 项次 项 种 类 条次 条 款 道".split()

UNITS = sorted({*EVENTS, *TIMES_OF_DAY, *DURATIONS, *SUMS, *RATIOS, *LEARNING, *COUNTED, *ABSTRACT}, key=len, reverse=True)
UNIT = "(?:" + "|".join(UNITS) + ")"

# The word after the unit shows that the characters meant something else: 三人行, 两次性, 五家庭, 一年级.
NOT_A_UNIT = (
    r"(?:次性|次全会|次全体|次会议精神|次代表大会|届(?:中央|全国|[一二三四五六七八九]中全会|人大|党代会)|次能源|场所|场馆|场地|年级|年制|级|期间|期工程|年来|年以来|日常|日报|条件|条例|条款|条线|家庭|户籍|户外|"
    r"人才|人民|人大|部门|部委|部分|部队|本级|本土|本要点|件事|项制度|张一弛|面|村|乡镇|县|市|部曲|会一课|审|校|"
    r"字经|名称|份子|位一体|处置|处理|处长|所有|组织|组长|队伍|队员|对应|对照|门诊|门类|门户|门口|节约|节点|节日|"
    r"套路|班子|班级|家属|口径|口人|米七|台账|集中|集体|版权|版本|单位|单元|块块|根本|度假|列车|头雁)"
)
