"""What the frame of a page offers to each of those who are signed in."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.fixture
def offered(people, as_person):
    """The titles of the groups with the addresses of their entries, and those at the foot of a phone."""

    def asked(role: str, name: str = "calendar"):
        page = as_person(people[role]).get(reverse(name))
        groups = {
            str(one["title"]): [entry["url"] for entry in one["entries"]] for one in page.context["menu"]
        }
        return groups, [entry["url"] for entry in page.context["shortcuts"]], page

    return asked


def test_entries_stand_in_groups_under_a_heading(offered):
    groups, _shortcuts, page = offered("clerk")
    assert list(groups) == ["", "计划安排", "督促落实", "汇总分析", "单位管理"]
    assert reverse("ledgers") in groups["督促落实"]
    html = page.content.decode()
    assert html.index(">计划安排<") < html.index(f'href="{reverse("plans")}"') < html.index(">督促落实<")


def test_whoever_may_use_nothing_of_a_group_does_not_see_its_heading(offered, monkeypatch):
    own = ("", (("我的工作", "my_work", "list-check", "work.see"),))
    legal = ("法制", (("法制审核", "flags", "scale", "plans.review_flags"),))
    monkeypatch.setattr("luoshi.web.menu.GROUPS", (own, legal))
    groups, _shortcuts, page = offered("member")
    assert list(groups) == [""]
    assert ">法制<" not in page.content.decode()
    assert list(offered("legal")[0]) == ["", "法制"]


def test_a_phone_has_the_first_four_at_its_foot(offered):
    _groups, shortcuts, _page = offered("clerk")
    assert shortcuts == [reverse(name) for name in ("my_work", "home", "progress", "review")]
    groups, shortcuts, _page = offered("member")
    assert shortcuts == [url for urls in groups.values() for url in urls][:4]


def test_the_page_one_is_on_is_marked_once(offered):
    _groups, _shortcuts, page = offered("clerk", "ledgers")
    side = page.content.decode().split('id="main"')[0]
    assert side.count('aria-current="page"') == 1
    assert f'href="{reverse("ledgers")}" aria-current="page"' in side


def test_of_two_addresses_of_which_one_lies_below_the_other_the_nearer_is_marked(offered):
    assert reverse("duty_reports").startswith(reverse("reports"))
    for name in ("duty_reports", "reports"):
        _groups, _shortcuts, page = offered("clerk", name)
        groups = [entry for one in page.context["menu"] for entry in one["entries"]]
        assert [entry["url"] for entry in groups if entry["current"]] == [reverse(name)]


def test_a_stranger_is_offered_nothing(client):
    assert list(client.get(reverse("account_login")).context["menu"]) == []
