"""What each column of a task table holds, by the words of its headings."""

from __future__ import annotations

import re

from luoshi.reading.document import Row

NUMBER, TASK, PROSE, LEAD, ANSWER, HELP, DUE, NOTE, OTHER = range(9)
COLUMNS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (NUMBER, re.compile(r"序号|编号|号$")),
    # Remarks, and what kind of task it is: a word there is no sentence of the plan.
    (
        NOTE,
        re.compile(
            r"备注|^(?:类别|类型|分类|领域|板块|方面|维度|条线|附注|任务来源|任务类别|工作类别|工作板块)$|成果形式|佐证"
        ),
    ),
    (
        DUE,
        re.compile(
            r"(?:完成|办理|办结|整改|推进)?(?:时限|期限)|完成时间|时间节点|时间要求|时间安排|^时间$|完成日期|^进度$"
        ),
    ),
    (LEAD, re.compile(r"牵头|主办|主责")),
    (HELP, re.compile(r"配合|协办|协同|协助|参与|参加")),
    (
        ANSWER,
        re.compile(
            r"责任(?:单位|部门|科室|处室|股室|部室|院系|系部|站所|班组|领导|人|主体)|负责(?:人|单位|部门)|承办|实施(?:单位|主体)|落实(?:单位|部门)|包联"
            r"|(?:分管|挂钩|挂点|联系)领导"
        ),
    ),
    (
        TASK,
        re.compile(
            r"任务(?!分解|措施|目标)|事项|项目|工作要点|重点工作|工作名称|工作内容|主要工作|工作(?:目标)?$|名称|举措"
        ),
    ),
    (PROSE, re.compile(r"内容|措施|目标|要求|分解|标准|成果|要点|做法|说明|进度|安排|步骤|指标|计划")),
)
ROLES = frozenset((LEAD, ANSWER, HELP))
LONGEST_HEADER = 16
FEWEST_COLUMNS = 2
# A person above the unit that does the work; where both have a column, the unit is responsible.
PERSON = re.compile("领导|负责人|责任人|负责同志")
UNIT = re.compile("单位|部门|科室|处室|股室|部室|院系|系部|站所|班组|主体|机构")


def columns(text: str, header: Row, below: Row | None) -> tuple[list[int], bool] | None:
    """The kind of each column, and whether `below` is a second row of headings; None where these are none."""
    headings = words_of(text, header)
    if any(len(words) > LONGEST_HEADER for words in headings):
        return None
    parts = words_of(text, below) if below is not None else []
    has_parts = _are_parts(headings, parts)
    if has_parts:
        headings = [part or words for words, part in zip(headings, parts, strict=True)]
    kinds = _kinds(headings)
    return None if kinds is None else (kinds, has_parts)


def words_of(text: str, row: Row) -> list[str]:
    return ["".join(cell.of(text).split()) if cell else "" for cell in row.cells]


def _are_parts(headings: list[str], parts: list[str]) -> bool:
    """Whether a row says what the columns below one heading hold: 责任分工 above 牵头单位, 配合单位."""
    if len(parts) != len(headings) or not parts:
        return False
    below = [kind_of(words) for words in parts if words]
    over = [kind_of(words) for words, part in zip(headings, parts, strict=True) if words and not part]
    is_short = all(len(words) <= LONGEST_HEADER for words in parts)
    return (
        is_short
        and len(below) > 1
        and not {OTHER, NUMBER, TASK} & set(below)
        and bool({TASK, PROSE} & set(over))
    )


def _kinds(headings: list[str]) -> list[int] | None:
    kinds = [kind_of(words) for words in headings]
    known = [kind for kind in kinds if kind not in (OTHER, NOTE)]
    if len(known) < FEWEST_COLUMNS:
        return None
    if TASK not in kinds:
        if PROSE not in kinds or not {LEAD, ANSWER, DUE} & set(kinds):
            return None
        kinds[kinds.index(PROSE)] = TASK
    first = kinds.index(TASK)
    has_units = any(kind in ROLES and UNIT.search(words) for kind, words in zip(kinds, headings, strict=True))
    for index, words in enumerate(headings):
        if kinds[index] == TASK and index != first:
            kinds[index] = PROSE
        elif has_units and kinds[index] in ROLES and PERSON.search(words) and not UNIT.search(words):
            kinds[index] = NOTE
    return kinds


def kind_of(words: str) -> int:
    return next((kind for kind, shape in COLUMNS if shape.search(words)), OTHER) if words else OTHER
