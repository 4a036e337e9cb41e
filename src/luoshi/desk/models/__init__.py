"""What a person keeps of their desk."""

from luoshi.desk.models.kept_view import KeptView
from luoshi.desk.models.visit import Visit

__all__ = ["KeptView", "Visit"]
