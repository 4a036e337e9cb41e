"""Dated work: tasks and each unit's part in them."""

from luoshi.work.models.feed import Feed
from luoshi.work.models.publication import Publication
from luoshi.work.models.task import Answer, Part, Task, TaskState

__all__ = ["Answer", "Feed", "Part", "Publication", "Task", "TaskState"]
