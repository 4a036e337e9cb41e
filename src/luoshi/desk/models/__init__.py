"""What a person keeps of their desk, what may be asked of a unit, figures for those above, and what is found."""

from luoshi.desk.models.ceiling import Ceiling
from luoshi.desk.models.kept_view import KeptView
from luoshi.desk.models.search_row import SearchRow
from luoshi.desk.models.total import DailyTotal
from luoshi.desk.models.visit import Visit

__all__ = ["Ceiling", "DailyTotal", "KeptView", "SearchRow", "Visit"]
