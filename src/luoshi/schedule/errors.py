"""What can be wrong with what a person gives the schedule; each message says what to do."""

from __future__ import annotations


class ScheduleError(ValueError):
    """Any of the errors below."""


class PromiseError(ScheduleError):
    """A promise that contradicts itself, such as a recurring one without a period."""


class WordError(ScheduleError):
    """A row of the table of date words whose rule is unknown or whose value the rule cannot use."""


class NoticeError(ScheduleError):
    """A pasted holiday notice that cannot be used."""


class NoticeWithoutHolidaysError(NoticeError):
    """The text holds no line such as 一、元旦：1月1日（周四）至3日（周六）放假调休."""


class NoticeOfAnotherYearError(NoticeError):
    """The notice names another year, or its weekdays do not fit the year."""


class NoticeDayError(NoticeError):
    """A day of the notice does not exist, or the days do not add up to its 共n天."""
