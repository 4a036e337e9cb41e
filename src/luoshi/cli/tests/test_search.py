"""`luoshi search rebuild` makes the index anew from the records."""

from __future__ import annotations

from luoshi.cli.main import main
from luoshi.desk.models import SearchRow


def test_it_is_made_anew_and_says_how_much_can_be_found(library, people, capsys):
    count = SearchRow.objects.count()
    SearchRow.objects.update(title="错", tokens="错")
    SearchRow.objects.first().delete()
    assert main(["search", "rebuild"]) == 0
    assert f"{count} records can be found." in capsys.readouterr().out
    assert SearchRow.objects.count() == count
    assert not SearchRow.objects.filter(title="错").exists()
