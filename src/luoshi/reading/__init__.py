"""Luoshi's reader: documents to plans, measures, sentences, commitments and duties.

    from luoshi.reading import read
    reading = read("plan.docx")

No network, no model, no Django; every result carries its place in `Reading.text`.
"""

from luoshi.reading.reader import read
from luoshi.reading.result import Reading

__all__ = ["Reading", "read"]
