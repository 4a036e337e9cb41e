"""What a person keeps of their desk, what the office lets be asked of a unit, and figures for those above."""

from luoshi.desk.models.ceiling import Ceiling
from luoshi.desk.models.kept_view import KeptView
from luoshi.desk.models.total import DailyTotal
from luoshi.desk.models.visit import Visit

__all__ = ["Ceiling", "DailyTotal", "KeptView", "Visit"]
