"""What a person keeps of their desk, and what the office lets be asked of a unit."""

from luoshi.desk.models.ceiling import Ceiling
from luoshi.desk.models.kept_view import KeptView
from luoshi.desk.models.visit import Visit

__all__ = ["Ceiling", "KeptView", "Visit"]
