"""A sheet is shown before it is written, row by row, and the same sheet twice changes nothing more."""

from __future__ import annotations

import io
import re

import pytest
from django.urls import reverse
from django.utils import translation

from luoshi.foundation.refusals import Conflict
from luoshi.journal.models import Event
from luoshi.organisation import actions
from luoshi.organisation.models import Alias, Membership, Person, Role, Unit
from luoshi.organisation.sheets import people as sheet_of_people
from luoshi.organisation.sheets.apply import apply, present_rows, preview
from luoshi.organisation.sheets.declared import PEOPLE, SHEETS, UNITS
from luoshi.organisation.sheets.upload import read_upload
from luoshi.papers import sheet as papers
from luoshi.papers.errors import EmptyFile, HeadingsNotFound, NotASpreadsheet

UNIT_ROWS = [
    {"name": "馆领导"},
    {"name": "采编部", "parent": "馆领导", "aliases": "编目部、 采访部；采编部", "position": 5},
    {"name": "数字组", "parent": "技术部"},
    {"name": "技术部", "parent": "馆领导", "position": 40},
    {"name": "安保科"},
]


@pytest.fixture
def boss(people):
    return people["administrator"]


@pytest.fixture
def take(library, boss):
    """Reads rows as a sheet, and carries the preview out as the page does."""

    def take(kind, rows):
        upload = read_upload(SHEETS[kind], papers.write(SHEETS[kind], rows))
        with translation.override("en"):
            return apply(kind, upload, preview(kind, upload, library).digest, library, boss)

    return take


def problems(found):
    with translation.override("en"):
        return [(problem.number, problem.heading, str(problem.message)) for problem in found.problems]


def shown(found):
    with translation.override("en"):
        return {
            change.name: [(str(one.label), one.before, one.after) for one in change.differences]
            for change in found.changes
        }


class TestUnits:
    def test_new_units_find_their_place_and_present_ones_are_changed(self, take):
        found = take("units", UNIT_ROWS)
        assert not found.problems
        assert (found.added, found.altered, found.unchanged) == (3, 1, 1)
        parents = {unit.name: unit.parent and unit.parent.name for unit in Unit.objects.all()}
        assert parents["数字组"] == "技术部"
        assert parents["技术部"] == parents["安保科"] == "馆领导"
        assert set(Unit.objects.get(name="采编部").aliases.values_list("name", flat=True)) == {
            "编目部",
            "采访部",
        }
        assert Unit.objects.filter(parent__name="馆领导")[0].name == "办公室"
        assert Unit.objects.get(name="采编部").position == 5

    def test_the_same_sheet_again_changes_nothing(self, take):
        take("units", UNIT_ROWS)
        events = Event.objects.count()
        found = take("units", UNIT_ROWS)
        assert (found.changes, found.unchanged) == ((), 5)
        assert Event.objects.count() == events

    def test_what_is_exported_changes_nothing(self, take):
        take("units", UNIT_ROWS)
        found = take("units", present_rows("units"))
        assert (found.changes, found.problems, found.unchanged) == ((), (), 7)

    def test_each_change_is_shown_from_what_to_what(self, take):
        assert shown(take("units", UNIT_ROWS)) == {
            "采编部": [("other names", "", "编目部、采访部"), ("order", "3", "5")],
            "数字组": [("unit above", "", "技术部")],
            "技术部": [("unit above", "", "馆领导")],
            "安保科": [("unit above", "", "馆领导")],
        }

    def test_a_blank_cell_changes_nothing(self, take):
        take("units", UNIT_ROWS)
        assert not take("units", [{"name": "采编部"}, {"name": "数字组"}]).changes

    def test_an_other_name_goes_from_one_unit_to_another(self, take):
        take("units", [{"name": "采编部", "aliases": "编目部"}])
        found = take(
            "units", [{"name": "办公室", "aliases": "编目部"}, {"name": "采编部", "aliases": "采访部"}]
        )
        assert not found.problems
        assert Alias.objects.get(name="编目部").unit.name == "办公室"

    @pytest.mark.parametrize(
        ("rows", "place", "said"),
        [
            ([{"name": "甲"}, {"name": "甲"}], (4, "单位名称"), "stands in row 3"),
            ([{"name": "甲", "parent": "无此单位"}], (3, "上级单位"), "no unit “无此单位”"),
            ([{"name": "甲", "parent": "甲"}], (3, "上级单位"), "below itself"),
            ([{"name": "馆领导", "parent": "采编部"}], (3, "上级单位"), "below itself"),
            ([{"name": "甲", "position": -1}], (3, "排序"), "from 0"),
            ([{"name": "甲" * 81}], (3, "单位名称"), "at most 80"),
            ([{"name": "甲", "aliases": "采编部"}], (3, "别名"), "is a name of 采编部"),
            ([{"name": "甲", "aliases": "流通部"}], (3, "别名"), "is a name of 读者服务部"),
            ([{"name": "流通部"}], (3, "单位名称"), "is a name of 读者服务部"),
            (
                [{"name": "甲", "aliases": "丙"}, {"name": "乙", "aliases": "丙"}],
                (4, "别名"),
                "is a name of 甲",
            ),
            ([{"name": "甲", "position": "第三"}], (3, "排序"), ""),
        ],
    )
    def test_a_row_that_cannot_be_taken_is_left_out_alone(self, library, take, rows, place, said):
        Alias.objects.create(organisation=library, unit=Unit.objects.get(name="读者服务部"), name="流通部")
        found = take("units", [*rows, {"name": "好的科"}])
        assert [problem[:2] for problem in problems(found)] == [place]
        assert said in problems(found)[0][2]
        assert Unit.objects.filter(name="好的科").exists()
        assert not Unit.objects.filter(name__in=["流通部", "无此单位"]).exists()

    def test_two_units_below_each_other_are_both_left_out(self, take):
        found = take("units", [{"name": "甲", "parent": "乙"}, {"name": "乙", "parent": "甲"}])
        assert [number for number, _heading, _message in problems(found)] == [3, 4]

    def test_a_unit_below_one_that_is_left_out_is_left_out_too(self, take):
        found = take("units", [{"name": "甲", "parent": "无"}, {"name": "乙", "parent": "甲"}])
        assert [message[:16] for _n, _h, message in problems(found)] == ["There is no unit"] * 2


def person_row(**more):
    return {"name": "林晓", "login": "linxiao", "unit": "采编部", "role": "科长", **more}


class TestPeople:
    @pytest.fixture(autouse=True)
    def _roles(self, monkeypatch):
        """What the roles are called in Chinese, whether the catalog is compiled or not."""
        names = sheet_of_people._role_names() | {"科长": "head", "成员": "member", "管理员": "administrator"}
        monkeypatch.setattr(sheet_of_people, "_role_names", lambda: names)

    def test_a_new_person_comes_with_a_role(self, take):
        found = take("people", [person_row(post="主任", email="lin@example.org")])
        person = Person.objects.get(login="linxiao")
        assert (person.name, person.post, person.email) == ("林晓", "主任", "lin@example.org")
        assert [(one.unit.name, one.role) for one in person.memberships_now] == [("采编部", "head")]
        assert not person.has_usable_password()
        assert (found.added, found.altered) == (1, 0)

    @pytest.mark.parametrize("role", ["head", "Head of unit", "HEAD OF UNIT", "科长"])
    def test_a_role_goes_by_its_code_and_its_name(self, take, role):
        take("people", [person_row(role=role)])
        assert Person.objects.get(login="linxiao").roles == {"head"}

    def test_without_a_role_one_is_a_member(self, take):
        take("people", [person_row(role=None)])
        assert Person.objects.get(login="linxiao").roles == {"member"}

    def test_a_unit_goes_by_any_of_its_names(self, library, take):
        Alias.objects.create(organisation=library, unit=Unit.objects.get(name="采编部"), name="编目部")
        take("people", [person_row(unit="编目部"), person_row(login="b", unit="市图书馆采编部")])
        assert Membership.objects.filter(unit__name="采编部").count() == 2

    def test_the_same_sheet_again_changes_nothing(self, take):
        rows = [person_row(), person_row(unit="办公室", role="member")]
        take("people", rows)
        events = Event.objects.count()
        assert take("people", rows).unchanged == 1
        assert Event.objects.count() == events

    def test_what_is_exported_changes_nothing(self, take):
        take("people", [person_row(), person_row(unit="办公室", role="member")])
        with translation.override("en"):
            rows = present_rows("people")
        found = take("people", rows)
        assert (found.changes, found.problems, found.unchanged) == ((), (), 8)

    def test_the_rows_of_a_person_are_all_their_roles(self, take):
        take("people", [person_row(), person_row(unit="办公室", role="member")])
        found = take("people", [person_row(name="林晓晓", login="LinXiao", unit="读者服务部")])
        assert shown(found) == {
            "林晓晓": [
                ("name", "林晓", "林晓晓"),
                ("roles", "办公室 Member、采编部 Head of unit", "读者服务部 Head of unit"),
            ]
        }
        roles = Person.objects.get(login="linxiao").memberships_now
        assert [(one.unit.name, one.role) for one in roles] == [("读者服务部", "head")]

    def test_a_blank_cell_changes_nothing(self, take):
        take("people", [person_row(post="主任", email="lin@example.org")])
        found = take("people", [{"name": "林晓", "login": "linxiao"}])
        assert (found.changes, found.unchanged) == ((), 1)

    @pytest.mark.parametrize(
        ("more", "heading", "said"),
        [
            ({"unit": "无此科"}, "所在单位", "no unit “无此科”"),
            ({"unit": None, "role": None}, "所在单位", "needs a unit"),
            ({"unit": None}, "所在单位", "A role needs a unit"),
            ({"role": "大王"}, "角色", "no role “大王”"),
            ({"email": "nobody"}, "邮箱", "no e-mail address"),
            ({"login": "two words!"}, "登录名", "letters, digits"),
            ({"login": "stranger"}, "登录名", "in use"),
            ({"name": "林" * 81}, "姓名", "At most 80"),
            ({"name": None}, "姓名", ""),
            ({"login": None}, "登录名", ""),
        ],
    )
    def test_a_row_that_cannot_be_taken_is_left_out_alone(self, take, stranger, more, heading, said):
        found = take("people", [person_row(**more), person_row(login="good")])
        assert [(number, column) for number, column, _m in problems(found)] == [(3, heading)]
        assert said in problems(found)[0][2]
        assert Person.objects.filter(login="good").exists()
        assert not Person.objects.filter(login="linxiao").exists()

    def test_names_may_be_as_long_as_the_database_holds(self, take):
        found = take("people", [person_row(name="林" * 80, login="l" * 60, post="长" * 80)])
        assert not found.problems
        assert Person.objects.get(login="l" * 60).post == "长" * 80

    def test_one_sign_in_name_is_one_person(self, take):
        found = take("people", [person_row(), person_row(name="王敏", unit="办公室")])
        assert [number for number, _h, _m in problems(found)] == [4]
        assert not Person.objects.filter(login="linxiao").exists(), "never half-read"

    def test_the_only_administrator_stays(self, take, boss):
        row = {"name": boss.name, "login": boss.login, "unit": "办公室", "role": "member"}
        found = take("people", [row])
        assert problems(found)[0][2].startswith("This is the only administrator")
        assert boss.roles == {"administrator"}

    def test_the_administrator_may_hand_over_in_one_sheet(self, take, boss):
        rows = [
            {"name": boss.name, "login": boss.login, "unit": "办公室", "role": "member"},
            person_row(role="administrator"),
        ]
        found = take("people", rows)
        assert not found.problems
        assert Person.objects.get(login="linxiao").roles == {"administrator"}
        assert Person.objects.get(pk=boss.pk).roles == {"member"}


def test_what_changed_since_it_was_shown_is_not_written(library, boss):
    upload = read_upload(UNITS, papers.write(UNITS, [{"name": "技术部"}]))
    digest = preview("units", upload, library).digest
    actions.add_unit(organisation=library, person=boss, name="技术部")
    with pytest.raises(Conflict, match="changed-meanwhile"):
        apply("units", upload, digest, library, boss)


class TestFiles:
    CSV = '单位名称,上级单位,别名\n技术部,馆领导,"信息部,网络部"\n无门部,无此单位,\n'

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
    def test_a_csv_file_is_a_sheet_with_the_same_row_numbers(self, library, encoding):
        upload = read_upload(UNITS, self.CSV.encode(encoding))
        assert [(line.number, line.text("name"), line.text("aliases")) for line in upload.lines] == [
            (2, "技术部", "信息部,网络部"),
            (3, "无门部", None),
        ]

    @pytest.mark.parametrize("mark", ["\t", ";"])
    def test_a_csv_file_may_use_other_marks(self, mark):
        upload = read_upload(UNITS, f"单位名称{mark}排序\n技术部{mark}7\n".encode())
        assert upload.lines[0].cells == {"name": "技术部", "position": 7}

    @pytest.mark.parametrize(
        ("data", "error"),
        [
            (b"", EmptyFile),
            (b"%PDF-1.7", NotASpreadsheet),
            (b"\x00,\x00", NotASpreadsheet),
            (b"\x89PNG,\xff\xfe\xfd", NotASpreadsheet),
            ("年度,计划\n1,2\n".encode(), HeadingsNotFound),
        ],
    )
    def test_what_is_no_sheet_is_refused_by_name(self, data, error):
        with pytest.raises(error):
            read_upload(UNITS, data)


def carried_by(page):
    """The signed rows in the hidden field of a preview."""
    found = re.search(r'name="rows" value="([^"]+)"', page.content.decode())
    assert found is not None
    return found[1]


class TestThePages:
    @pytest.fixture
    def client(self, boss, as_person):
        client = as_person(boss)
        client.cookies["django_language"] = "en"
        return client

    @pytest.fixture
    def upload(self, client):
        def upload(kind, data, name="sheet.xlsx"):
            file = io.BytesIO(data)
            file.name = name
            return client.post(reverse("import_sheet", args=[kind]), {"file": file})

        return upload

    def confirm(self, client, kind, page):
        return client.post(reverse("apply_import", args=[kind]), {"rows": carried_by(page)}, follow=True)

    @pytest.mark.parametrize(
        ("kind", "rows", "name"),
        [("units", UNIT_ROWS, "数字组"), ("people", [person_row(role="head")], "林晓")],
    )
    def test_a_sheet_is_shown_then_written(self, client, upload, kind, rows, name):
        page = upload(kind, papers.write(SHEETS[kind], rows))
        assert name in page.content.decode()
        assert not Event.objects.exists()
        answer = self.confirm(client, kind, page)
        assert answer.redirect_chain == [(reverse(kind), 302)]
        assert name in answer.content.decode()
        assert Event.objects.exists()

    def test_rows_with_a_problem_are_shown_with_their_number_and_column(self, client, upload):
        page = upload("units", TestFiles.CSV.encode(), "units.csv").content.decode()
        assert "无此单位" in page
        assert ">3</td>" in page
        assert "上级单位" in page

    def test_a_file_that_is_no_sheet_says_why_in_the_readers_language(self, client, upload):
        answer = upload("units", b"%PDF-1.7")
        assert answer.status_code == 422
        assert "This is no spreadsheet" in str(answer.context["form"].errors["file"])
        client.cookies["django_language"] = "zh-hans"
        assert "这不是电子表格" in str(upload("units", b"%PDF-1.7").context["form"].errors["file"])

    def test_a_sheet_that_changes_nothing_has_no_button(self, client, upload):
        page = upload("units", papers.write(UNITS, [{"name": "采编部"}])).content.decode()
        assert "Nothing to change" in page
        assert 'name="rows"' not in page

    def test_what_changed_meanwhile_is_shown_once_more(self, client, upload, library, boss):
        page = upload("units", papers.write(UNITS, [{"name": "技术部"}, {"name": "安保科"}]))
        actions.add_unit(organisation=library, person=boss, name="技术部")
        answer = self.confirm(client, "units", page)
        assert "changed meanwhile" in answer.content.decode()
        assert not Unit.objects.filter(name="安保科").exists()
        self.confirm(client, "units", answer)
        assert Unit.objects.filter(name="安保科").exists()

    def test_a_preview_of_someone_else_is_not_carried_out(self, client, upload, people, as_person, library):
        unit = Unit.objects.get(name="办公室")
        Membership.objects.create(
            organisation=library, person=people["clerk"], unit=unit, role=Role.ADMINISTRATOR
        )
        page = upload("units", papers.write(UNITS, [{"name": "技术部"}]))
        answer = self.confirm(as_person(people["clerk"]), "units", page)
        assert answer.redirect_chain == [(reverse("import_sheet", args=["units"]), 302)]
        assert not Unit.objects.filter(name="技术部").exists()

    def test_a_preview_of_units_is_not_carried_out_as_people(self, client, upload):
        page = upload("units", papers.write(UNITS, [{"name": "技术部"}]))
        answer = client.post(reverse("apply_import", args=["people"]), {"rows": carried_by(page)})
        assert answer.headers["Location"] == reverse("import_sheet", args=["people"])

    @pytest.mark.parametrize(("kind", "count"), [("units", 4), ("people", 7)])
    def test_the_present_list_comes_as_a_sheet(self, client, kind, count):
        answer = client.get(reverse("export_sheet", args=[kind]))
        assert answer.headers["Content-Disposition"].startswith("attachment;")
        assert len(read_upload(SHEETS[kind], answer.content).lines) == count

    def test_the_empty_sheet_has_the_headings(self, client):
        answer = client.get(reverse("template_sheet", args=["people"]))
        assert papers.read(PEOPLE, answer.content).absent == ()
