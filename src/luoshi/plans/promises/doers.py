"""Who a commitment is for: each unit, each person, and the units that the plan's annotations name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from luoshi.plans.promises.lexicon import ACTS
from luoshi.reading.result import Duty

PEOPLE = r"(?:名|位|人|干部|职工|员工|党员|馆员|教师|医师|护士|学生|学员)"
EACH_PERSON = re.compile(rf"每(?:个|一)?{PEOPLE}|人均|人人")
EACH_UNIT = re.compile(r"^(?:全[市县区馆校院局集团体]*)?(?:各|每个|每一)(?!级)|(?<=[、和及])各")

BODY = r"(?:部|处|科|室|中心|馆|办|局|院|队|组|所|站|公司|委员会)"
UNIT_NAME = rf"各[一-龥]{{2,6}}?|[一-龥]{{2,8}}?{BODY}"
DOER = re.compile(rf"^({UNIT_NAME})(?=(?:负责|牵头)?[将要须应]?(?:{'|'.join(ACTS)}))")


def is_per_person(actor: str | None, quote: str) -> bool:
    return bool(EACH_PERSON.search(actor or "") or re.search(r"人均|每人", quote))


def is_per_unit(actor: str | None, quote: str) -> bool:
    """各科室, 每个分馆, 各支部书记: each answers for itself; one that is per person is not counted so."""
    return bool(actor and EACH_UNIT.search(actor) and not is_per_person(actor, quote))


def duty_for(duties: Sequence[Duty], measure: int, start: int) -> Duty | None:
    """The annotation of the measure that stands behind the words, else its last one."""
    own = [duty for duty in duties if duty.measure == measure]
    return next((duty for duty in own if duty.start >= start), own[-1] if own else None)


def doer_of(clause: str) -> str | None:
    """The unit that opens a clause, when a verb of a concrete act follows: 各分馆建立…, 采编部整理…."""
    found = DOER.match(clause)
    return found[1] if found and not found[1].startswith(ACTS) else None
