"""Run by `apart`: the document in the file on standard input, as JSON on standard output."""

from __future__ import annotations

import json
import sys
from importlib import import_module

from luoshi.reading.errors import Unreadable
from luoshi.reading.sources.apart import packed


def limit_memory(most: int) -> None:
    try:
        import resource  # noqa: PLC0415 - Windows has none; there the time limit stands alone
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def main(module: str, memory: str) -> None:
    limit_memory(int(memory))
    try:
        answer = packed(import_module(module).document(sys.stdin.buffer.read()))
    except Unreadable as unreadable:
        answer = {"error": unreadable.code, "detail": unreadable.detail}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
