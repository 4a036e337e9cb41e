"""The breakdown of a plan (任务分解表): its columns, and how period, number and date are worded in it.

Pure, so that the command line writes the sheet without a database. People edit the sheet and send it back:
what is worded here is parsed here.
"""

from luoshi.plans.breakdown.due import parse_due, parse_start, word_due
from luoshi.plans.breakdown.errors import NotAFrequency
from luoshi.plans.breakdown.frequency import Frequency, Rhythm, word_frequency, word_quantity, word_times
from luoshi.plans.breakdown.parse import parse_frequency
from luoshi.plans.breakdown.sheet import BREAKDOWN, breakdown_in

__all__ = [
    "BREAKDOWN",
    "Frequency",
    "NotAFrequency",
    "Rhythm",
    "breakdown_in",
    "parse_due",
    "parse_frequency",
    "parse_start",
    "word_due",
    "word_frequency",
    "word_quantity",
    "word_times",
]
