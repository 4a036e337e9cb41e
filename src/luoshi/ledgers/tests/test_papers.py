"""An entry and a register in Word, and the chaser on a grave entry."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.urls import reverse
from docx import Document

from luoshi.foundation.refusals import Refused
from luoshi.journal.models import Event
from luoshi.ledgers.actions.chasing import chase_entry
from luoshi.ledgers.tests.build import photo, step, write
from luoshi.ledgers.views import papers
from luoshi.work.models import Chaser, Reply
from luoshi.work.open_matters import open_matters
from luoshi.work.tests.build import unit

SAID = {"text": "请立即整改。", "reply_by": "2026-06-17"}


def words(answer):
    document = Document(io.BytesIO(answer.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


@pytest.fixture
def grave(head):
    return write(head, level="major")


def test_an_entry_is_printed_with_what_it_says_and_how_it_was_closed(head, clerk):
    entry = write(head, level="general", **{"x-measure": "移走纸箱"})
    photo(head, entry)
    step(head, entry, "apply", "已移走")
    step(clerk, entry, "accept")
    head.cookies["django_language"] = "en"
    said = words(head.get(reverse("entry_word", args=[entry.pk])))
    for one in (
        "风险隐患登记表",
        "第1号",
        "消防通道堆放纸箱",
        "读者服务部",
        "一般",
        "已销号",
        "移走纸箱",
        "申请销号",
        "已移走",
    ):
        assert one in said, one
    assert said.index("申请销号：") < said.index("同意销号：")


def test_lines_of_an_outlet_stand_on_its_paper(head):
    outlet = write(head, "outlets")
    line = {"kind": "refresh", "happened_on": "2026-06-02", "what": "更新阅读活动预告"}
    head.post(reverse("add_line", args=[outlet.pk]), line)
    said = words(head.get(reverse("entry_word", args=[outlet.pk])))
    assert "日常记录" in said
    assert "更新阅读活动预告" in said
    assert "2026年6月2日" in said


def test_the_register_is_printed_as_it_is_filtered(head, monkeypatch):
    write(head)
    write(head, title="电线老化", level="major")
    said = words(head.get(reverse("ledger_word", args=["risks"]), {"level": "major"}))
    assert "电线老化" in said
    assert "消防通道" not in said
    monkeypatch.setattr(papers, "MOST_PRINTED", 1)
    answer = head.get(reverse("ledger_word", args=["risks"]), follow=True)
    assert "超过1条" in answer.content.decode()
    assert head.get(reverse("ledger_word", args=["risks"]), {"level": "major"}).status_code == 200


def test_a_grave_entry_gets_a_chaser_that_its_unit_replies_to(grave, head, people, as_person):
    leader = as_person(people["leader"])
    address = reverse("chase_entry", args=[grave.pk])
    assert address in leader.get(reverse("entry", args=[grave.pk])).content.decode()
    assert leader.post(address, {"text": "", "reply_by": "2026-06-01"}).status_code == 422
    answer = leader.post(address, SAID)
    chaser = Chaser.objects.get()
    assert answer.url == reverse("chaser", args=[chaser.pk])
    assert (chaser.record, chaser.matter, chaser.matter_due) == (
        grave.pk,
        "风险隐患：消防通道堆放纸箱",
        date(2026, 6, 20),
    )
    assert [reply.unit for reply in chaser.replies.all()] == [unit("读者服务部")]
    page = leader.get(answer.url).content.decode()
    assert reverse("entry", args=[grave.pk]) in page
    assert chaser.name in head.get(reverse("entry", args=[grave.pk])).content.decode()
    said = words(leader.get(reverse("print_chaser", args=[chaser.pk])))
    assert "挂牌督办" in said
    assert "风险隐患：消防通道堆放纸箱" in said
    assert Event.objects.get(object=grave.pk, verb="entry-chased").data == {"chaser": chaser.name}
    assert chaser.name in {
        one.title.removesuffix("的办理情况") for one in open_matters([unit("读者服务部").pk], chaser.reply_by)
    }
    head.post(reverse("reply_to_chaser", args=[Reply.objects.get().pk]), {"text": "已移走"})
    leader.post(reverse("accept_reply", args=[Reply.objects.get().pk]))
    chaser.refresh_from_db()
    assert chaser.closed_at is not None


def test_one_chaser_at_a_time_and_on_grave_open_entries_alone(grave, head, clerk, people, as_person):
    leader = as_person(people["leader"])
    leader.post(reverse("chase_entry", args=[grave.pk]), SAID)
    answer = leader.post(reverse("chase_entry", args=[grave.pk]), SAID)
    assert (answer.status_code, Chaser.objects.count()) == (422, 1)
    small = write(head, title="灯管", level="low")
    assert leader.post(reverse("chase_entry", args=[small.pk]), SAID).status_code == 422
    Chaser.objects.update(closed_at="2026-06-11T00:00:00Z")
    leader.post(reverse("chase_entry", args=[grave.pk]), SAID)
    assert sorted(Chaser.objects.values_list("number", flat=True)) == [1, 2]
    photo(head, grave)
    step(head, grave, "apply")
    step(clerk, grave, "accept")
    with pytest.raises(Refused) as caught:
        chase_entry(entry=grave, person=people["leader"], text="x", reply_by=date(2026, 6, 20))
    assert caught.value.code == "not-supervised"


@pytest.mark.parametrize("role", ["head", "member", "auditor"])
def test_who_gives_no_orders_writes_no_chaser(role, grave, people, as_person):
    client = as_person(people[role])
    assert client.post(reverse("chase_entry", args=[grave.pk]), SAID).status_code == 403
    assert (
        reverse("chase_entry", args=[grave.pk])
        not in client.get(reverse("entry", args=[grave.pk])).content.decode()
    )
    assert not Chaser.objects.exists()


def test_two_who_close_one_entry_at_once_close_it_once(head, clerk, people, as_person):
    entry = write(head)
    photo(head, entry)
    step(head, entry, "apply")
    said = {"word": "", "revision": entry.revision}
    address = reverse("entry_step", args=[entry.pk, "accept"])
    clerk.post(address, said)
    answer = as_person(people["leader"]).post(address, said, follow=True)
    assert "期间已有变动" in answer.content.decode()
    accepted = [one for one in Event.objects.filter(verb="entry-stepped") if one.data["step"] == "同意销号"]
    assert [one.actor for one in accepted] == [people["clerk"].pk]
