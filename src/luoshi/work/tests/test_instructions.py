"""A leader's instruction: given in two taps from what is late, on top of the task, told to the units that owe it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from luoshi.journal.models import Event
from luoshi.notices.sources import matters
from luoshi.work.actions import answers, evidence
from luoshi.work.models import Answer, Remark
from luoshi.work.tests.build import once, publish, unit

NOW = date(2026, 7, 10)


@pytest.fixture
def late(plan, people, today):
    """读者服务部 leads something that was due in June, 采编部 supports it."""
    today(date(2026, 3, 2))
    once(plan, "6月底前", title="报送清单", unit=unit("读者服务部"), supports=["采编部"])
    publish(plan)
    today(NOW)
    return Answer.objects.get(unit=unit("读者服务部"))


def told():
    """Which units are told of an instruction on what."""
    return {(matter.title, str(matter.unit)) for matter in matters(NOW) if matter.section == "instructed"}


def test_two_taps_from_what_is_late_give_it(late, people, as_person):
    leader = as_person(people["leader"])
    address = reverse("instruct", args=[late.task_id])
    assert address in leader.get(reverse("progress")).content.decode()
    form = leader.get(address).context["form"]
    leader.post(address, {"text": form.initial["text"]})
    page = leader.get(reverse("task", args=[late.task_id]))
    assert [one.text for one in page.context["instructions"]] == ["请抓紧办理，并说明逾期原因。"]
    assert page.context["remarks"] == []
    assert Event.objects.filter(verb="instructed", object=late.task_id).count() == 1


def test_every_unit_that_still_owes_it_is_told_for_a_week(late, people, as_person):
    leader = as_person(people["leader"])
    for text in ("先报送", "再说明"):
        leader.post(reverse("instruct", args=[late.task_id]), {"text": text})
    both = {("报送清单", str(unit(name).pk)) for name in ("读者服务部", "采编部")}
    assert told() == both
    evidence.add_note(answer=late, person=people["head"], note="已报", happened_on=NOW)
    answers.submit(answer=late, person=people["head"])
    assert told() == both - {("报送清单", str(unit("读者服务部").pk))}
    Remark.objects.update(at=timezone.now() - timedelta(days=8))
    assert told() == set()


def test_what_others_say_is_talk(late, people, as_person):
    clerk = as_person(people["clerk"])
    assert clerk.get(reverse("instruct", args=[late.task_id])).status_code == 403
    assert clerk.post(reverse("instruct", args=[late.task_id]), {"text": "快"}).status_code == 403
    clerk.post(reverse("remark", args=[late.task_id]), {"text": "请快些"})
    assert told() == set()
    page = clerk.get(reverse("task", args=[late.task_id]))
    assert [one.text for one in page.context["remarks"]] == ["请快些"]
    assert page.context["may_instruct"] is False


def test_an_empty_one_is_not_given(late, people, as_person):
    answer = as_person(people["leader"]).post(reverse("instruct", args=[late.task_id]), {"text": " "})
    assert answer.status_code == 422
    assert not Remark.objects.exists()


def test_a_chaser_comes_with_its_words_and_what_was_chosen_first(late, people, as_person, today):
    once(late.task.plan, "5月底前", title="更早的事", unit=unit("采编部"))
    today(date(2026, 3, 2))
    publish(late.task.plan)
    today(NOW)
    page = as_person(people["leader"]).get(reverse("write_chaser"), {"answer": str(late.pk)})
    assert page.context["late"][0] == late
    assert page.context["form"].initial["text"]
