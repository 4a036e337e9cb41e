"""What a unit is asked for: a report, a meeting, an inspection, study or a form. The load is counted by these."""

from __future__ import annotations

import re

from django.db import models
from django.utils.translation import gettext_lazy as _


class Ask(models.TextChoices):
    """What a commitment or an order asks of a unit each time."""

    REPORT = "report", _("report")
    MEETING = "meeting", _("meeting")
    INSPECTION = "inspection", _("inspection")
    STUDY = "study", _("study")
    FORM = "form", _("form")
    NONE = "none", _("none of these")


# The first that fits: a form beats the report that it fills (填报情况报表), a report what it tells of (报送培训总结).
CUES: dict[Ask, re.Pattern[str]] = {
    Ask.FORM: re.compile("填报|填写|报表|统计表|登记表|一览表|清单|台账|备案"),
    Ask.REPORT: re.compile("报送|上报|报告(?![会厅])|总结|小结|简报|专报|述职|汇报材料"),
    Ask.STUDY: re.compile("学习|培训|轮训|集训|研讨|讲座|读书班|授课|报告会"),
    Ask.MEETING: re.compile("会议|例会|会商|[调进协席谈署判析头员审题]会|调度会|召开"),
    Ask.INSPECTION: re.compile("检查|督查|巡查|抽查|排查|核查|督导|巡检|暗访|验收|评估"),
}


def ask_of(words: str) -> Ask:
    """The kind that the words ask for; none where they name no such thing."""
    return next((ask for ask, cue in CUES.items() if cue.search(words)), Ask.NONE)
