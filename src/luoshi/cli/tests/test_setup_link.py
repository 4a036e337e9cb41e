"""`luoshi setup-link` prints a link that works, for the first organisation or on request for one more."""

from __future__ import annotations

import pytest

from luoshi.cli.main import main
from luoshi.organisation.models import Organisation


@pytest.mark.django_db
class TestSetupLink:
    def test_it_prints_a_link_that_opens_the_first_run(self, capsys, client):
        assert main(["setup-link", "--address", "https://work.example.org/"]) == 0
        link = capsys.readouterr().out.strip()
        assert link.startswith("https://work.example.org/setup/")
        assert client.get(link.removeprefix("https://work.example.org")).status_code == 200

    def test_a_sample_does_not_stand_in_the_way(self, capsys):
        Organisation.objects.create(name="青山市图书馆", is_sample=True)
        assert main(["setup-link"]) == 0
        assert capsys.readouterr().out.startswith("http://127.0.0.1:8000/setup/")

    def test_one_more_organisation_must_be_asked_for(self, capsys, library):
        assert main(["setup-link"]) == 1
        assert "--another" in capsys.readouterr().err
        assert main(["setup-link", "--another"]) == 0
        assert "/setup/" in capsys.readouterr().out
