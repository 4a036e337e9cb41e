"""Schemes and their indicators, marks, surveys, results and what is said against them."""

from luoshi.assessment.models.appeal import Appeal, AppealState, Rectification
from luoshi.assessment.models.indicator import Category, Indicator, Kind, Source
from luoshi.assessment.models.mark import Mark
from luoshi.assessment.models.result import Result
from luoshi.assessment.models.scheme import Assessor, Covered, Grade, Period, Scheme, SchemeState, Spread
from luoshi.assessment.models.survey import Survey, Tally

__all__ = [
    "Appeal",
    "AppealState",
    "Assessor",
    "Category",
    "Covered",
    "Grade",
    "Indicator",
    "Kind",
    "Mark",
    "Period",
    "Rectification",
    "Result",
    "Scheme",
    "SchemeState",
    "Source",
    "Spread",
    "Survey",
    "Tally",
]
