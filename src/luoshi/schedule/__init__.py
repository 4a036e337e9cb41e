"""Working days, periods and due dates: a promise and a year in, dated periods out.

Pure: no database, no clock, and `today` is never asked for.
"""

from luoshi.schedule.calendar import REST, WORK, Calendar, DayKind
from luoshi.schedule.dates import date_of
from luoshi.schedule.difference import Difference, difference
from luoshi.schedule.errors import NoticeError, PromiseError, ScheduleError, WordError
from luoshi.schedule.layout import lay_out
from luoshi.schedule.levelling import level
from luoshi.schedule.notice import overrides_from_notice
from luoshi.schedule.pace import expected_by
from luoshi.schedule.period import Note, Period
from luoshi.schedule.promise import Every, Op, Promise, PromiseKind, Times, Unit
from luoshi.schedule.starts import first_day
from luoshi.schedule.words import DEFAULT_WORDS, DateWord, DateWords

__all__ = [
    "DEFAULT_WORDS",
    "REST",
    "WORK",
    "Calendar",
    "DateWord",
    "DateWords",
    "DayKind",
    "Difference",
    "Every",
    "Note",
    "NoticeError",
    "Op",
    "Period",
    "Promise",
    "PromiseError",
    "PromiseKind",
    "ScheduleError",
    "Times",
    "Unit",
    "WordError",
    "date_of",
    "difference",
    "expected_by",
    "first_day",
    "lay_out",
    "level",
    "overrides_from_notice",
]
