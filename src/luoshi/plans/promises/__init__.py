"""From what is read to what is promised: one act, one commitment. Pure: no Django."""

from luoshi.plans.promises.commitments import promises_of
from luoshi.plans.promises.read import Read, schedule_promise, starts_on

__all__ = ["Read", "promises_of", "schedule_promise", "starts_on"]
