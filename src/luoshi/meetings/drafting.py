"""Minutes as the records alone tell them, in the words of a Chinese paper, for people to complete."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from luoshi.meetings.models import AgendaItem, Attendee, Decision, ItemKind, Meeting, Part, Presence
from luoshi.meetings.queries.decisions import is_ended
from luoshi.papers.official import Heading, Paper, Text
from luoshi.papers.official.blocks import Block
from luoshi.papers.official.numbering import in_characters
from luoshi.papers.printable import in_words

HEADING = re.compile(r"[一二三四五六七八九十]+、(.{1,60})")
NOTHING_DECIDED = "会议听取了有关情况。"
HEADS = {
    Part.CHAIR: "主持",
    Part.MEMBER: "出席",
    Part.GUEST: "列席",
    Part.SECRETARY: "记录",
}


def draft(
    meeting: Meeting,
    attendees: Iterable[Attendee],
    items: Sequence[AgendaItem],
    decisions: Collection[Decision],
    last: Collection[Decision],
) -> str:
    """A paragraph a line, a heading for each point of the agenda and what was decided on it below."""
    own = {item.pk for item in items}
    loose = [one for one in decisions if one.item_id not in own]
    parts = [_opening(meeting, attendees)]
    for number, item in enumerate(items, start=1):
        parts.append(f"{in_characters(number)}、{item.title}")
        said = _fate(last) if item.kind == ItemKind.FATE else [f"会议研究了{item.title}。"]
        decided = list(_decided(one for one in decisions if one.item_id == item.pk))
        parts += [*said, *(["会议议定：", *decided] if decided else [])]
    if loose:
        parts += [f"{in_characters(len(items) + 1)}、议定事项", *_decided(loose)]
    return "\n".join(parts if items or loose else [*parts, NOTHING_DECIDED])


def _opening(meeting: Meeting, attendees: Iterable[Attendee]) -> str:
    chair = next((one for one in attendees if one.part == Part.CHAIR), None)
    led = f"{chair.label}主持会议。" if chair else ""
    return f"{in_words(meeting.day)}，{meeting.title}在{meeting.place}召开。{led}现将会议议定事项纪要如下："


def _decided(decisions: Iterable[Decision]) -> Iterator[str]:
    for number, one in enumerate(decisions, start=1):
        by = f"由{one.unit}负责" if one.unit else ""
        until = f"{in_words(one.due_on)}前完成" if one.due_on else ""
        told = "，".join(part for part in (by, until) if part)
        yield f"{number}. {one.text.rstrip('。；')}{'（' + told + '）' if told else ''}。"


def _fate(last: Collection[Decision]) -> list[str]:
    open_ = [one for one in last if one.is_given and not is_ended(one)]
    told = f"上次会议以来议定事项{len(last)}项，已办结{len(last) - len(open_)}项。"
    rest = [f"{one.text}：尚未办结，由{one.unit}继续推进。" for one in open_]
    return [told, *rest]


def minutes_paper(meeting: Meeting, attendees: Collection[Attendee]) -> Paper:
    """In official layout (会议纪要); `meeting.organisation` must be loaded."""
    return Paper(
        title=f"{meeting.title}纪要",
        issuer=f"{meeting.organisation.name}会议纪要",
        number=f"〔{meeting.day.year}〕{meeting.number}号",
        blocks=[*_blocks(meeting.minutes), *_present(attendees)],
        signer=str(meeting.series.unit),
        signed_on=meeting.issued_at.date() if meeting.issued_at else None,
    )


def notice_paper(meeting: Meeting, attendees: Collection[Attendee], items: Sequence[AgendaItem]) -> Paper:
    """The call to the meeting, with its agenda (会议通知)."""
    hours = f"{meeting.begins:%H:%M}至{meeting.ends:%H:%M}"
    return Paper(
        title=f"关于召开{meeting.title}的通知",
        addressee="、".join(dict.fromkeys(str(one.unit or one.name) for one in attendees)),
        blocks=[
            Text(f"定于{in_words(meeting.day)}召开{meeting.title}，现将有关事项通知如下："),
            Heading("时间和地点"),
            Text(f"{in_words(meeting.day)}{hours}，{meeting.place}。"),
            Heading("会议议程"),
            *(Text(f"{number}. {item.title}") for number, item in enumerate(items, start=1)),
            Heading("参会人员"),
            Text("、".join(one.label for one in attendees) + "。"),
        ],
        signer=str(meeting.series.unit),
        signed_on=meeting.called_at.date() if meeting.called_at else None,
    )


def _blocks(minutes: str) -> Iterator[Block]:
    for line in minutes.splitlines():
        heading = HEADING.fullmatch(line.strip())
        if heading:
            yield Heading(heading[1])
        elif line.strip():
            yield Text(line.strip())


def _present(attendees: Collection[Attendee]) -> Iterator[Text]:
    for part, head in HEADS.items():
        there = [_name(one) for one in attendees if one.part == part and one.presence != Presence.ABSENT]
        if there:
            yield Text(f"{head}：{'、'.join(there)}")
    away = [one.label for one in attendees if one.presence == Presence.ABSENT]
    if away:
        yield Text(f"请假：{'、'.join(away)}")


def _name(one: Attendee) -> str:
    return f"{one.substitute}（代{one.label}）" if one.substitute else one.label
