"""Pages with their filters, kept under a name of one's own."""

from __future__ import annotations

import pytest
from django.urls import reverse

from luoshi.desk.actions.kept_views import MOST
from luoshi.desk.models import KeptView
from luoshi.journal.models import Event

LATE = "/tasks/?state=late&part=owed"


@pytest.fixture
def clerk(people, as_person):
    return as_person(people["clerk"])


def keep(browser, name="逾期清单", address=LATE):
    return browser.post(reverse("kept_views"), {"name": name, "address": address})


def test_a_page_is_kept_with_its_filters_and_opened_again(clerk):
    assert keep(clerk).url == LATE
    assert f'href="{LATE.replace("&", "&amp;")}"' in clerk.get(reverse("kept_views")).content.decode()
    assert Event.objects.get(verb="view-kept").data == {"address": LATE}


def test_the_same_name_stands_for_the_newest_page(clerk):
    keep(clerk)
    keep(clerk, address="/year/?year=2026")
    assert KeptView.objects.get().address == "/year/?year=2026"


def test_the_frame_says_which_page_could_be_kept(clerk):
    page = clerk.get(LATE).content.decode()
    assert 'href="/views/?of=%2Ftasks%2F%3Fstate%3Dlate%26part%3Dowed"' in page


@pytest.mark.parametrize("address", ["https://example.org/", "//example.org/tasks/", "/no/such/page/"])
def test_only_a_page_of_this_program_is_kept(clerk, address):
    page = keep(clerk, address=address)
    assert page.status_code == 422
    assert not KeptView.objects.exists()


def test_there_is_an_end_to_how_many_are_kept(clerk, people):
    owner = {"organisation": people["clerk"].organisation, "person": people["clerk"], "address": LATE}
    KeptView.objects.bulk_create(KeptView(**owner, name=str(number)) for number in range(MOST))
    keep(clerk, "多一个")
    assert KeptView.objects.count() == MOST
    keep(clerk, "0", "/year/")
    assert KeptView.objects.get(name="0").address == "/year/"


def test_one_is_dropped_by_its_person_alone(clerk, people, as_person, stranger):
    keep(clerk)
    address = reverse("drop_view", args=[KeptView.objects.get().pk])
    for other in (people["leader"], stranger):
        assert as_person(other).post(address).status_code == 404
    clerk.post(address)
    assert not KeptView.objects.exists()
    assert Event.objects.filter(verb="view-dropped").count() == 1


def test_nobody_sees_what_others_keep(clerk, people, as_person):
    keep(clerk)
    assert "逾期清单" not in as_person(people["leader"]).get(reverse("kept_views")).content.decode()
