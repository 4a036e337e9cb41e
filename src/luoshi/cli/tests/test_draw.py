"""A draw that anyone can repeat: by the command, by hand, and on the page."""

from __future__ import annotations

import hashlib

import pytest

from luoshi.cli.main import main
from luoshi.work.draw import Ticket, digest_of, drawn, lot_of, read, written

POOL = [Ticket(f"{number:02}", "采编部" if number % 3 else "办公室") for number in range(30)]


def test_a_lot_is_the_sha256_of_seed_and_key():
    assert lot_of("2026", "甲") == hashlib.sha256("2026:甲".encode()).hexdigest()


def test_those_with_the_smallest_lots_are_drawn_in_their_order():
    by_hand = sorted(POOL, key=lambda one: hashlib.sha256(f"seed:{one.key}".encode()).hexdigest())
    assert drawn("seed", POOL, 5) == by_hand[:5]
    assert drawn("seed", reversed(POOL), 5) == by_hand[:5]
    assert drawn("another", POOL, 5) != by_hand[:5]


def test_of_each_unit_as_many_are_drawn():
    found = drawn("seed", POOL, 2, each=True)
    assert sorted(one.unit for one in found) == ["办公室", "办公室", "采编部", "采编部"]
    by_hand = sorted(POOL, key=lambda one: lot_of("seed", one.key))
    assert [one for one in found if one.unit == "办公室"] == [one for one in by_hand if one.unit == "办公室"][
        :2
    ]


def test_more_than_there_is_draws_all():
    assert sorted(drawn("seed", POOL, 99)) == sorted(POOL)


def test_no_key_is_favoured():
    """Of 1,000 seeds each of the thirty is drawn about a third of the time."""
    hits = [ticket.key for seed in range(1000) for ticket in drawn(str(seed), POOL, 10)]
    assert all(270 < hits.count(ticket.key) < 400 for ticket in POOL)


def test_the_pool_is_written_and_read_again():
    assert sorted(read(written(POOL))) == sorted(POOL)
    assert list(read("a\tb\n\n c \n")) == [Ticket("a", "b"), Ticket("c", "")]
    assert written(list(reversed(POOL))) == written(POOL)


def test_the_digest_tells_pools_apart():
    assert digest_of(POOL) == digest_of(list(reversed(POOL)))
    assert digest_of(POOL) != digest_of(POOL[1:])
    assert digest_of([Ticket("b", ""), Ticket("a", "")]) == hashlib.sha256(b"a\nb").hexdigest()


@pytest.mark.parametrize("each", [False, True])
def test_the_command_draws_the_same(tmp_path, capsys, each):
    file = tmp_path / "pool.txt"
    file.write_text(written(POOL), encoding="utf-8")
    asked = ["checks", "draw", str(file), "--seed", "s", "--count", "4", *(["--each"] if each else [])]
    assert main(asked) == 0
    said = capsys.readouterr()
    keys = [line.split("\t")[1] for line in said.out.splitlines()]
    assert keys == [one.key for one in drawn("s", POOL, 4, each=each)]
    assert digest_of(POOL) in said.err


def test_the_command_says_that_a_pool_cannot_be_read(tmp_path, capsys):
    assert main(["checks", "draw", str(tmp_path / "none.txt"), "--seed", "s", "--count", "4"]) == 2
    assert "none.txt" in capsys.readouterr().err
