"""Plans of any length that nobody issued, sentence by sentence different, and always the same for one seed."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

UNITS = (
    "园林处", "植物园", "各管护所", "科普中心", "苗圃", "养护科", "规划科", "安全科", "综合办公室", "市水厂",
    "管网所", "各泵站", "化验室", "客服中心", "维修班组", "港务科", "各码头", "调度室", "训练科", "各分馆",
    "采编部", "古籍部", "体育场", "游泳馆", "各教研室", "实验中心", "后勤处", "门诊部", "药剂科", "设备科",
)  # fmt: skip
THINGS = (
    "座椅和护栏", "行道树", "口袋公园", "消防器材", "老旧管线", "二次供水设施", "水质在线仪表", "计量器具",
    "阅览室空调", "古籍书库", "自助借还设备", "船闸启闭机", "系船柱", "护岸", "装卸机械", "跑道标线",
    "更衣室", "训练器材", "实验台", "标本柜", "急救药品", "除颤仪", "配电房", "电梯", "食堂库房", "苗木基地",
    "灌溉管网", "温室", "菊花展区", "导览标识",
)  # fmt: skip
CHECKS = ("检查", "检修", "盘点", "巡查", "校准", "清洗", "测试", "评估", "核对", "消毒", "除尘", "抽查")
EVENTS = (
    "自然课堂",
    "读者座谈",
    "技能比武",
    "开放日",
    "专题讲座",
    "应急演练",
    "公益课程",
    "科普展览",
    "游泳培训",
    "书目推荐",
)
PAPERS = (
    "公园游览服务规范",
    "停水告知办法",
    "采购验收细则",
    "码头作业规程",
    "借阅规则",
    "养护技术手册",
    "值班制度",
)
AIMS = (
    "安全运行水平", "服务质量", "精细化管理水平", "应急处置能力", "资源利用效率", "职工业务素质", "场馆开放能力",
    "供水保障能力", "苗木养护水平", "读者满意程度", "作业衔接效率", "设施完好程度",
)  # fmt: skip
PERIODS = ("每月", "每季度", "每半年", "每周", "每年", "每两周", "每两个月", "按月", "每学期", "逐季")
TALK = ("扎实", "持续", "有序", "稳步", "全面", "深入", "统筹")
SECTIONS = ("管好设施", "种好花木", "服务读者", "守住安全", "保障供水", "办好活动", "练好本领", "用好资金")
NUMERALS = "一二三四五六七八"


class Prose:
    """Sentences one after another; half say what is wanted, half what is to be done, as in real plans."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 (text, no secrets)

    def one(self, words: tuple[str, ...]) -> str:
        return self.random.choice(words)

    def number(self, most: int = 60) -> int:
        return self.random.randint(2, most)

    def sentence(self) -> str:
        return self.random.choice((self.aim, self.aim, self.aim, self.list, self.doing, self.act))()

    def aim(self) -> str:
        """What moves the year; it promises nothing."""
        return (
            f"坚持以{self.one(AIMS)}为重点，{self.one(TALK)}推进{self.one(THINGS)}管护，"
            f"不断提升{self.one(AIMS)}和{self.one(AIMS)}。"
        )

    def list(self) -> str:
        """Acts without a number or a date."""
        return (
            f"{self.one(UNITS)}要结合{self.one(THINGS)}实际，加强{self.one(THINGS)}的{self.one(CHECKS)}，"
            f"发现问题及时报{self.one(UNITS)}处理；做好{self.one(EVENTS)}的组织和{self.one(THINGS)}的维护。"
        )

    def doing(self) -> str:
        """A promise of the kinds plans have most."""
        unit, thing, number = self.one(UNITS), self.one(THINGS), self.number()
        return self.random.choice((
            f"{unit}{self.one(PERIODS)}对{thing}开展一次{self.one(CHECKS)}，并把结果报{self.one(UNITS)}。",
            f"{self.random.randint(3, 12)}月底前完成{number}处{thing}改造，同步更换{self.one(THINGS)}。",
            f"全年举办{self.one(EVENTS)}不少于{number}场，参加人数力争比上年有所增加。",
            f"{self.one(THINGS)}的完好率达到{self.random.randint(80, 99)}%以上，{unit}负责记录。",
            f"修订《{self.one(PAPERS)}》，明确{thing}的{self.one(CHECKS)}要求，由{unit}牵头落实。",
        ))  # fmt: skip

    def act(self) -> str:
        return (
            f"建立{self.one(THINGS)}和{self.one(THINGS)}的{self.one(CHECKS)}台账，"
            f"{self.one(UNITS)}会同{self.one(UNITS)}定期{self.one(CHECKS)}{self.one(THINGS)}。"
        )

    def lines(self) -> Iterator[str]:
        """A plan without end: title, sections, measures with four to eight sentences."""
        yield "云川市公用事业中心2026年工作要点"
        yield "今年，全中心以方便市民为主线，抓好以下各项工作。"
        number = 0
        while True:
            if number % 6 == 0 and number // 6 < len(SECTIONS):
                yield f"{NUMERALS[number // 6]}、{SECTIONS[number // 6]}"
            number += 1
            yield f"{number}.抓好{self.one(THINGS)}的{self.one(CHECKS)}"
            yield "".join(self.sentence() for _ in range(self.random.randint(4, 8)))


def plan_text(length: int, seed: int = 2026) -> str:
    """The first `length` characters of a plan; another length is another plan."""
    held: list[str] = []
    size = 0
    for line in Prose(seed * 10_000_000 + length).lines():
        held.append(line)
        size += len(line) + 1
        if size >= length:
            break
    return "\n".join(held)[:length]
