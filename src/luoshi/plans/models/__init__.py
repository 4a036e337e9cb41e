"""The plan as issued and what it commits to."""

from luoshi.plans.models.commitment import (
    Cadence,
    Commitment,
    CommitmentState,
    FlagState,
    PromiseKind,
    Reviewer,
    Support,
    UnitFrom,
)
from luoshi.plans.models.document import Document
from luoshi.plans.models.letter import Letter, LetterState, LetterWording
from luoshi.plans.models.opinion import Opinion
from luoshi.plans.models.plan import Doubt, Measure, Plan, PlanState, Section, Sentence
from luoshi.plans.models.revision import Revision
from luoshi.plans.models.sheet import ImportState, SheetImport

__all__ = [
    "Cadence",
    "Commitment",
    "CommitmentState",
    "Document",
    "Doubt",
    "FlagState",
    "ImportState",
    "Letter",
    "LetterState",
    "LetterWording",
    "Measure",
    "Opinion",
    "Plan",
    "PlanState",
    "PromiseKind",
    "Reviewer",
    "Revision",
    "Section",
    "Sentence",
    "SheetImport",
    "Support",
    "UnitFrom",
]
