"""How fast plans are read: `python -m bench.reading`.

The text is made of the sentences below, which are nobody's plan, until it has the length of a real one.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import cycle
from pathlib import Path
from time import perf_counter

import docx

from bench.figure import Figure
from luoshi.reading import read
from luoshi.reading.tests.pdf import paragraph, pdf, rows

LENGTH = 9_000
SENTENCES = (
    "园林处每月对市区公园开展一次设施检查，发现松动的座椅和护栏当场维修。",
    "6月底前完成15个口袋公园改造，栽植乡土树种不少于2000株。",
    "修订《公园游览服务规范》，明确开放时间、保洁标准和投诉办理流程。",
    "公园是城市的客厅，草木有情，来的人才会常来。",
    "各管护所定期修剪行道树，遇大风天气前完成危枝排查；养护记录逐日登记。",
    "全年举办自然课堂不少于24场，游客满意度达到95%以上。",
    "植物园会同科普中心，每季度更换一次科普展板，9月举办菊花展。",
    "建立苗木采购验收制度，规格不符、带病带虫的一律退回。",
)
SECTIONS = ("管好设施", "种好花木", "服务游客", "守住安全")
NUMERALS = "一二三四"


def figures() -> Iterator[Figure]:
    """Every figure of reading, one at a time."""
    plan = plan_text().encode()
    once = fastest(lambda: read(plan), 20)
    yield Figure("reading: 9,000 characters, in process", once * 1000, 25, "ms")
    for times in (10, 100):
        grown = fastest(lambda times=times: read(b"\n".join([plan] * times)), 3)  # type: ignore[misc]
        yield Figure(f"reading: {times} times the text, time a text", grown / times / once, 1.5, "x")
    for kind, made, mark in (("docx", as_docx, 60), ("pdf", as_pdf, 600)):
        data = made(plan.decode())
        took = fastest(lambda data=data: read(data), 5)  # type: ignore[misc]
        yield Figure(f"reading: {kind} of 9,000 characters", took * 1000, mark, "ms")
    yield Figure("reading: luoshi read --to json, whole process", whole_process(plan), 0.4, "s")


def plan_text() -> str:
    """A plan of LENGTH characters: sections, measures and eight sentences a measure."""
    lines = ["云川市园林局2026年工作要点", "今年，全局工作以方便市民游园为主线，抓好以下几项。"]
    supply = cycle(SENTENCES)
    size, number = sum(map(len, lines)), 0
    while size < LENGTH:
        if number % 6 == 0 and number // 6 < len(SECTIONS):
            lines.append(f"{NUMERALS[number // 6]}、{SECTIONS[number // 6]}")
        number += 1
        lines.append(f"{number}.做实第{number}项日常工作")
        lines.append("".join(next(supply) for _ in range(11)))
        size += sum(map(len, lines[-2:]))
    return "\n".join(lines)[:LENGTH]


def as_docx(text: str) -> bytes:
    """The text as Word keeps it, one paragraph a line."""
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def as_pdf(text: str) -> bytes:
    """The text on pages of 24 rows; it is read in a process of its own, whose start counts."""
    printed = [row for line in text.splitlines() for row in paragraph(line)]
    return pdf(*(rows(*printed[start : start + 24]) for start in range(0, len(printed), 24)))


def fastest(work: Callable[[], object], rounds: int) -> float:
    """Seconds of the fastest round, after one that warms up: the one other work disturbed least."""
    work()
    best = float("inf")
    for _ in range(rounds):
        begun = perf_counter()
        work()
        best = min(best, perf_counter() - begun)
    return best


def whole_process(plan: bytes) -> float:
    """Seconds from the start of the program to its end."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "plan.txt")
        path.write_bytes(plan)
        command = [sys.executable, "-m", "luoshi.cli", "read", str(path), "--to", "json"]
        return fastest(lambda: subprocess.run(command, check=True, capture_output=True), 5)  # noqa: S603


if __name__ == "__main__":
    results = list(figures())
    print(*results, sep="\n")
    sys.exit(not all(figure.is_met for figure in results))
