"""What is backed up can be taken in again, and nothing else is."""

from __future__ import annotations

import tarfile

import pytest
from django.core.files.base import ContentFile
from django_scopes import scope, scopes_disabled

from luoshi.journal.models import Event
from luoshi.organisation.models import Organisation, Person, Unit
from luoshi.plans.actions.documents import upload_document
from luoshi.plans.models import Document
from luoshi.web.backup import NotRestorable, back_up, restore

PLAN = "青山市图书馆2026年工作要点\n一、服务\n1.夜读。每季度开展1次夜读活动。\n"


@pytest.fixture
def backup(people, tmp_path):
    upload_document(person=people["clerk"], name="要点.txt", file=ContentFile(PLAN.encode()))
    target = tmp_path / "luoshi.tar.gz"
    assert back_up(target) == target.stat().st_size
    return target


def _forget(organisation, settings, tmp_path):
    with scopes_disabled():
        organisation.delete()
        Event._base_manager.all()._raw_delete("default")
    settings.MEDIA_ROOT = tmp_path / "restored"


def test_people_units_files_and_journal_come_back(backup, library, settings, tmp_path):
    before = Event.objects.count()
    _forget(library, settings, tmp_path)
    about = restore(backup)
    assert set(about) == {"version", "at"}
    with scope(organisation=Organisation.objects.get().pk):
        assert Unit.objects.count() == 4
        assert Person.objects.get(login="clerk").check_password("correct horse")
        assert Document.objects.get().file.read().decode() == PLAN
        assert Event.objects.count() == before > 0


def test_nothing_is_restored_over_what_is_here(backup):
    with pytest.raises(NotRestorable, match="data here already"):
        restore(backup)


@pytest.mark.parametrize("content", [b"", b"no backup at all"])
def test_a_file_that_is_no_backup_is_refused_by_name(db, tmp_path, content):
    path = tmp_path / "wrong.tar.gz"
    path.write_bytes(content)
    with pytest.raises(NotRestorable, match=r"wrong\.tar\.gz is no backup"):
        restore(path)


def test_a_backup_of_a_later_version_asks_for_an_upgrade(backup, tmp_path, monkeypatch):
    monkeypatch.setattr("luoshi.__version__", "0.0.9")
    with pytest.raises(NotRestorable, match="upgrade Luoshi first"):
        restore(backup)


def test_the_secret_key_is_not_in_the_backup(backup):
    with tarfile.open(backup) as tar:
        assert not [name for name in tar.getnames() if "secret" in name]
