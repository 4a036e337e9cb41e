"""Dated work: tasks, each unit's part in them, and what proves it."""

from luoshi.work.models.chaser import Chased, Chaser, Reply, ReplyState
from luoshi.work.models.check import Check, CheckedUnit, CheckItem, CheckKind, ItemResult
from luoshi.work.models.continuation import Continuation
from luoshi.work.models.evidence import Evidence, EvidenceKind, Use
from luoshi.work.models.feed import Feed
from luoshi.work.models.look import Look, Standing
from luoshi.work.models.occurrence import Occurrence
from luoshi.work.models.order import Order
from luoshi.work.models.outcome import Outcome
from luoshi.work.models.pass_link import PassLink
from luoshi.work.models.publication import Publication
from luoshi.work.models.remark import Remark
from luoshi.work.models.request import Request, RequestState, Wish
from luoshi.work.models.task import Answer, Part, Task, TaskState, month_number
from luoshi.work.models.tick import Tick
from luoshi.work.models.upload import Upload

__all__ = [
    "Answer",
    "Chased",
    "Chaser",
    "Check",
    "CheckItem",
    "CheckKind",
    "CheckedUnit",
    "Continuation",
    "Evidence",
    "EvidenceKind",
    "Feed",
    "ItemResult",
    "Look",
    "Occurrence",
    "Order",
    "Outcome",
    "Part",
    "PassLink",
    "Publication",
    "Remark",
    "Reply",
    "ReplyState",
    "Request",
    "RequestState",
    "Standing",
    "Task",
    "TaskState",
    "Tick",
    "Upload",
    "Use",
    "Wish",
    "month_number",
]
