"""How fast plans are read: `python -m bench reading`.

The text of `bench.prose` does not repeat itself; a compendium, in which plans come back word for word, is
measured apart.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import process_time

import docx

from bench.figure import Figure
from bench.prose import plan_text
from luoshi.reading import read
from luoshi.reading.tests.pdf import paragraph, pdf, rows

LENGTH = 9_000
LARGE = 5_000_000
"""Bytes of the text whose memory is measured."""
MARK = 2.0
"""Million characters a second."""


def figures() -> Iterator[Figure]:
    """Every figure of reading, one at a time."""
    yield from speeds()
    plan = plan_text(LENGTH)
    for kind, made, mark in (("docx", as_docx, 40), ("pdf", as_pdf, 600)):
        data = made(plan)
        took = fastest(lambda data=data: read(data), 5)  # type: ignore[misc]
        yield Figure(f"reading: {kind} of 9,000 characters", took * 1000, mark, "ms")
    yield Figure("reading: luoshi read --to json, whole process", whole_process(plan), 0.4, "s")
    yield Figure("reading: peak memory for a text of 5 MB", peak_memory(), 150, "MB")


def speeds() -> Iterator[Figure]:
    """Characters a second, alone and as the text grows; every round reads a text that was not read before."""
    once = cost(lambda seed: plan_text(LENGTH, seed), 20)
    tenfold = cost(lambda seed: plan_text(10 * LENGTH, seed), 5)
    hundredfold = cost(lambda seed: plan_text(100 * LENGTH, seed), 2)
    compendium = "\n".join([plan_text(10 * LENGTH)] * 10)
    again = cost(lambda _: compendium, 3)
    yield Figure("reading: 9,000 characters, in process", once * LENGTH / 1000, 25, "ms")
    yield Figure("reading: new text, million characters a second", 1 / tenfold, MARK, "", at_least=True)
    yield Figure("reading: compendium, million characters a second", 1 / again, MARK, "", at_least=True)
    yield Figure("reading: 10 times the text, time a character", tenfold / once, 1.2, "x")
    yield Figure("reading: 100 times the text, time a character", hundredfold / once, 1.2, "x")


def cost(text_of: Callable[[int], str], rounds: int) -> float:
    """Microseconds a character of the fastest round; each round reads the text of another seed."""
    best = float("inf")
    for seed in range(rounds):
        text = text_of(seed)
        data = text.encode()
        begun = process_time()
        read(data)
        best = min(best, (process_time() - begun) / len(text))
    return best * 1e6


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
    """Seconds of work of the fastest round, after one that warms up: the one other work disturbed least."""
    work()
    best = float("inf")
    for _ in range(rounds):
        begun = worked()
        work()
        best = min(best, worked() - begun)
    return best


def worked() -> float:
    """Seconds that this process and those it started have worked, which waiting for a busy machine adds nothing to."""
    children = getrusage(RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime


def whole_process(plan: str) -> float:
    """Seconds of work from the start of the program to its end."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "plan.txt")
        path.write_text(plan, encoding="utf-8")
        command = [sys.executable, "-m", "luoshi.cli", "read", str(path), "--to", "json"]
        return fastest(lambda: subprocess.run(command, check=True, capture_output=True), 5)  # noqa: S603


def peak_memory() -> float:
    """Megabytes that a process of its own needs at most to read a large text."""
    program = (
        "import sys; from resource import RUSAGE_SELF, getrusage; from luoshi.reading import read;"
        "read(sys.stdin.buffer.read()); print(getrusage(RUSAGE_SELF).ru_maxrss)"
    )
    text = plan_text(LARGE // 3).encode()
    done = subprocess.run([sys.executable, "-c", program], input=text, capture_output=True, check=True)  # noqa: S603
    return int(done.stdout) / 1024
