"""Duties of one plan: from the brackets and lines of its passages and from the rows of its tables."""

from __future__ import annotations

from luoshi.reading.doubts import doubt
from luoshi.reading.duties.brackets import FIRST_LEADS, said_by_names, said_in_bracket
from luoshi.reading.duties.fields import said_on_line
from luoshi.reading.duties.roles import Said, parted
from luoshi.reading.duties.tables import TaskRow
from luoshi.reading.enclosures import ROUND, outer_pairs
from luoshi.reading.outline.tree import Outline, Passage
from luoshi.reading.result import Doubt, Duty
from luoshi.reading.sentences import STOP_CHARS, Unjudged, split
from luoshi.reading.span import BLANK, Span


def sentences_and_duties(
    text: str, plan: Span, tree: Outline
) -> tuple[list[Unjudged], list[Duty], list[Doubt]]:
    """The sentences of a plan; its duties, in order; doubts about fields that name no one."""
    collector = Collector(text, plan)
    sentences = [
        Unjudged(passage.measure, start, end)
        for passage in tree.passages
        for start, end in collector.sentences(passage)
    ]
    collector.close()
    for measure, row in tree.rows:
        collector.row(measure, row)
    return sentences, sorted(collector.duties, key=lambda duty: duty.start), collector.doubts


class Collector:
    """Takes the passages in order; gives back their sentences and keeps the duties it met.

    `first_leads_from` is where the plan says that the first named leads; it holds from there on.
    """

    def __init__(self, text: str, plan: Span) -> None:
        self.text = text
        note = FIRST_LEADS.search(text, plan.start, plan.end)
        self.first_leads_from = note.end() if note else plan.end + 1
        self.duties: list[Duty] = []
        self.doubts: list[Doubt] = []
        self.fields: tuple[int, Span, list[Said]] | None = None

    def sentences(self, passage: Passage) -> list[Span]:
        """The sentences of a passage; its duties are kept, and are no sentences."""
        text, span = self.text, passage.span
        fields = said_on_line(text[span.start : span.end])
        if fields is not None:
            self._field_line(passage.measure, span, fields)
            return []
        self.close()
        pairs = outer_pairs(text, span.start, span.end)
        apart: list[Span] = []
        for pair in pairs:
            if text[pair.start] not in ROUND:
                continue
            inside = text[pair.start + 1 : pair.end - 1]
            stands_apart = self._stands_apart(span, pair, apart)
            said = said_in_bracket(inside)
            if not said and stands_apart and pair.end == span.end and pair.start > span.start:
                said = said_by_names(inside)
            if said:
                self._keep(passage.measure, pair, said)
                if stands_apart:
                    apart.append(pair)
        return split(text, span, pairs, apart)

    def row(self, measure: int, row: TaskRow) -> None:
        """The unit and time cells of a table's row."""
        if row.said:
            self._keep(measure, row.span, list(row.said))

    def close(self) -> None:
        """End a run of field lines: they are one duty."""
        if self.fields is not None:
            measure, span, said = self.fields
            self.fields = None
            self._keep(measure, span, said)

    def _field_line(self, measure: int, span: Span, said: list[Said]) -> None:
        names_again = self.fields is not None and _repeats(self.fields[2], said)
        if self.fields is not None and self.fields[0] == measure and not names_again:
            _, first, before = self.fields
            # A line of time alone gives the duty above it its date; the duty stays where its names stand.
            end = span.end if any(part.names for part in said) else first.end
            self.fields = (measure, Span(first.start, end), before + said)
        else:
            self.close()
            self.fields = (measure, span, said)

    def _keep(self, measure: int, span: Span, said: list[Said]) -> None:
        lead, support = parted(said, first_leads=span.end >= self.first_leads_from)
        due = next((part.due for part in said if part.due), None)
        if (
            not lead
            and due
            and self.duties
            and self.duties[-1].measure == measure
            and self.duties[-1].due is None
        ):
            last = self.duties[-1]
            self.duties[-1] = Duty(measure, last.start, last.end, last.lead, last.support, due)
        elif lead or due:
            self.duties.append(Duty(measure, span.start, span.end, lead, support, due))
        else:
            self.doubts.append(doubt("duty-without-name", span.start, span.end, span.of(self.text)))

    def _stands_apart(self, passage: Span, pair: Span, apart: list[Span]) -> bool:
        """After a stop (or at the passage's beginning or end) a bracket is no part of a sentence."""
        before, after = pair.start - 1, pair.end
        while before >= passage.start and self.text[before] in BLANK:
            before -= 1
        while after < passage.end and self.text[after] in BLANK:
            after += 1
        if before < passage.start or after >= passage.end or self.text[before] in STOP_CHARS:
            return True
        return bool(apart) and apart[-1].end == before + 1


def _repeats(before: list[Said], said: list[Said]) -> bool:
    """Whether a line says again what the lines above said already, so that it begins another duty."""
    ranks = {part.rank for part in before}
    return any(part.rank in ranks for part in said)
