"""The breakdown sheet: out, changed by someone, and back in."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date
from decimal import Decimal

import docx
import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django_scopes import scope

from luoshi.foundation.refusals import Conflict
from luoshi.journal.models import Event
from luoshi.organisation.models import Person, Unit
from luoshi.papers import sheet as papers
from luoshi.plans.actions.assign import assign
from luoshi.plans.actions.confirm import confirm_commitment, dismiss_commitment
from luoshi.plans.actions.sheet import apply_sheet, drop_sheet, offer_sheet
from luoshi.plans.actions.undo import undo
from luoshi.plans.breakdown import BREAKDOWN
from luoshi.plans.models import Commitment, CommitmentState, FlagState, ImportState, PromiseKind, SheetImport

OFFICE = ("administrator", "clerk")
HEAD = 2  # the rows above the first commitment: title and headings


@pytest.fixture
def taken(small_plan, clerk):
    """The rows of the sheet as downloaded: `taken("en")` in English."""

    def take(language="zh-hans"):
        clerk.cookies["django_language"] = language
        answer = clerk.get(reverse("sheet", args=[small_plan.pk]))
        return [dict(row.cells) for row in papers.read(BREAKDOWN, answer.content).rows]

    return take


@pytest.fixture
def bring(small_plan, clerk):
    """`bring(rows)` uploads them as a sheet and returns what is kept of it."""

    def upload(rows, sheet=BREAKDOWN):
        file = SimpleUploadedFile("分解表.xlsx", papers.write(sheet, rows))
        answer = clerk.post(reverse("sheet_import", args=[small_plan.pk]), {"file": file})
        assert answer.status_code == 302, answer.content.decode()
        return SheetImport.objects.get(pk=answer.url.rstrip("/").rpartition("/")[2])

    return upload


@pytest.fixture
def settle(small_plan, clerk):
    return lambda offered, step="apply_sheet": clerk.post(reverse(step, args=[small_plan.pk, offered.pk]))


@pytest.fixture
def shown(small_plan, clerk):
    return lambda offered: clerk.get(reverse("sheet_preview", args=[small_plan.pk, offered.pk]))


def _row(rows, words):
    return next(row for row in rows if words in row["quote"])


def _changed(rows, words, **cells):
    return [{**row, **cells} if words in row["quote"] else row for row in rows]


def _faults(offered):
    return [(fault["number"], fault["column"]) for fault in offered.rows["faults"]]


def _unit(name):
    return Unit.objects.get(name=name)


# out


def test_the_sheet_lists_what_is_to_be_done_in_the_order_of_the_text(taken, named, people):
    rows = taken()
    assert [row["measure"].partition(".")[0] for row in rows] == ["1", "1", "2", "2", "3", "3"]
    night = _row(rows, "夜读")
    assert night["section"] == "办好读者服务"
    assert night["frequency"] == "每季度 1 次"
    assert night["lead"] == "读者服务部"
    assert night["identifier"] == str(named("夜读").pk)
    assert (_row(rows, "书屋")["due"], _row(rows, "书屋")["lead"]) == ("6月底前", "")
    dismiss_commitment(commitment=named("值班"), person=people["clerk"], reason="已完成")
    assert len(taken()) == 5


def test_each_unit_and_supports_are_named_and_our_words_are_in_the_readers_language(taken, named, people):
    rows = list(Commitment.objects.filter(pk=named("夜读").pk).select_related("unit"))
    assign(commitments=rows, person=people["clerk"], role="each")
    assign(commitments=[named("书屋")], person=people["clerk"], role="support", unit=_unit("采编部"))
    Commitment.objects.filter(pk=named("书屋").pk).update(due_on=date(2026, 6, 30))
    assert [_row(taken(), "夜读")["lead"], _row(taken(), "书屋")["support"]] == ["各科室", "采编部"]
    english = taken("en")
    assert _row(english, "夜读")["lead"] == "each unit"
    assert _row(english, "夜读")["frequency"] == "every quarter, 1 time"
    assert _row(english, "书屋")["due"] == "30 June 2026"


def test_both_files_are_attachments_that_are_what_they_say(small_plan, clerk):
    for name, ending in (("sheet", "xlsx"), ("sheet_word", "docx")):
        answer = clerk.get(reverse(name, args=[small_plan.pk]))
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["Content-Disposition"].endswith(ending)
        assert answer["X-Content-Type-Options"] == "nosniff"
    table = docx.Document(io.BytesIO(answer.content)).tables[0]
    assert len(table.rows) == 7
    assert table.rows[1].cells[3].text == "开展夜读活动"


# back in


@pytest.mark.parametrize(("out", "back"), [("zh-hans", "zh-hans"), ("en", "zh-hans"), ("zh-hans", "en")])
def test_out_and_in_again_changes_nothing(taken, bring, clerk, out, back):
    rows = Commitment.objects.filter(quote__contains="书屋").select_related("unit")
    assign(commitments=rows, person=Person.objects.get(login="clerk"), role="support", unit=_unit("采编部"))
    Commitment.objects.filter(quote__contains="值班").update(due_on=date(2026, 3, 2), note="=1+1\n第二行")
    Commitment.objects.filter(quote__contains="夜读").update(starts_on=date(2026, 4, 1))
    Commitment.objects.filter(quote__contains="巡检").update(product="巡检报告", threshold="完好率达到95%")
    rows = taken(out)
    clerk.cookies["django_language"] = back
    offered = bring(rows)
    assert (offered.rows["changes"], offered.rows["added"], offered.rows["faults"]) == ([], [], [])
    assert (offered.rows["unchanged"], offered.rows["missing"], offered.rows["fixed"]) == (6, [], [])


CELLS = [
    ("夜读", "title", "办好夜读", {"title": "办好夜读"}),
    (
        "夜读",
        "frequency",
        "每月 2–3 场",
        {"every_unit": "month", "times_op": "range", "times_max": Decimal(3)},
    ),
    (
        "夜读",
        "frequency",
        "常态",
        {"kind": "standing", "every_n": None, "times_value": None, "times_unit": ""},
    ),
    ("夜读", "frequency", "20 次", {"kind": "quota", "every_n": None, "times_value": Decimal(20)}),
    ("夜读", "frequency", "", {"kind": "once", "every_unit": ""}),
    ("夜读", "frequency", "每月 1 次；全年 12 次", {"total": Decimal(12), "times_unit": "次"}),
    ("值班", "frequency", "20 篇", {"kind": "quota", "times_value": Decimal(20), "times_unit": "篇"}),
    ("值班", "frequency", "≥95%", {"kind": "once", "threshold": "≥ 95 %", "times_value": None}),
    (
        "夜读",
        "frequency",
        "每季度 1 次；成果《夜读简报》；指标：到场率不低于80%",
        {"kind": "recurring", "product": "夜读简报", "threshold": "到场率不低于80%"},
    ),
    ("值班", "due", "2026-06-30", {"due_on": date(2026, 6, 30), "kind": "once"}),
    ("书屋", "due", "2026年5月31日", {"due_on": date(2026, 5, 31), "due_text": "6月底前", "kind": "quota"}),
    ("夜读", "due", "自2026年4月1日起", {"starts_on": date(2026, 4, 1), "due_text": "", "kind": "recurring"}),
    ("书屋", "due", "9月底前", {"due_on": None, "due_text": "9月底前"}),
    ("书屋", "due", "", {"due_text": ""}),
    ("书屋", "note", "=SUM(A1)", {"note": "=SUM(A1)"}),
]


@pytest.mark.parametrize(("words", "column", "text", "after"), CELLS, ids=[f"{c[1]}-{c[2]}" for c in CELLS])
def test_a_changed_cell_changes_one_thing(taken, bring, settle, named, words, column, text, after):
    versions = dict(Commitment.objects.values_list("pk", "version"))
    offered = bring(_changed(taken(), words, **{column: text}))
    assert [len(offered.rows[name]) for name in ("changes", "added", "faults")] == [1, 0, 0]
    assert dict(Commitment.objects.values_list("pk", "version")) == versions
    settle(offered)
    assert {name: getattr(named(words), name) for name in after} == after
    changed = [
        pk for pk, version in Commitment.objects.values_list("pk", "version") if version != versions[pk]
    ]
    assert changed == [named(words).pk]


@pytest.fixture
def as_csv(taken):
    """The sheet as a spreadsheet saves it as text: `as_csv("gb18030", "夜读", note="甲")`."""

    def save(encoding, words, **cells):
        out = io.StringIO(newline="")
        columns = [column for column in BREAKDOWN.in_order if column.kind != "serial"]
        writer = csv.writer(out)
        writer.writerow([column.heading for column in columns])
        for row in _changed(taken(), words, **cells):
            writer.writerow([row[column.key] for column in columns])
        return out.getvalue().encode(encoding)

    return save


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_sheet_saved_as_csv_comes_back_as_the_workbook_does(as_csv, small_plan, people, encoding):
    data = as_csv(encoding, "夜读", note="甲\n乙", lead="保卫科")
    offered = offer_sheet(plan=small_plan, person=people["clerk"], name="表.csv", data=data)
    assert (offered.rows["changes"], offered.rows["added"], offered.rows["missing"]) == ([], [], [])
    assert (_faults(offered), offered.rows["unchanged"]) == ([(2, "lead")], 5)
    data = as_csv(encoding, "夜读", note="甲\n乙")
    offered = offer_sheet(plan=small_plan, person=people["clerk"], name="表.csv", data=data)
    (change,) = offered.rows["changes"]
    assert (change["number"], change["new"]) == (2, {"note": "甲\n乙"})


def test_the_sheet_names_limits_and_documents(taken, named):
    Commitment.objects.filter(pk=named("巡检").pk).update(product="巡检报告", threshold="完好率达到95%")
    assert _row(taken(), "巡检")["frequency"].endswith("；成果《巡检报告》；指标：完好率达到95%")
    assert _row(taken("en"), "巡检")["frequency"].endswith("; document 《巡检报告》; limit: 完好率达到95%")


def test_units_are_found_by_all_their_names_and_taken_away_by_a_blank(taken, bring, settle, named):
    rows = _changed(taken(), "夜读", lead="馆办公室", support="采编部、读者服务部")
    settle(bring(_changed(rows, "书屋", lead="各科室")))
    night = named("夜读")
    assert (night.unit.name, [one.unit.name for one in night.supports.all()]) == (
        "办公室",
        ["读者服务部", "采编部"],
    )
    assert named("书屋").each_unit
    settle(bring(_changed(taken(), "夜读", lead="", support="")))
    assert (named("夜读").unit, named("夜读").supports.count()) == (None, 0)


def test_the_preview_shows_from_what_to_what_in_the_readers_language(taken, bring, shown, clerk):
    offered = bring(_changed(taken(), "夜读", frequency="每月 2 次", lead="各科室"))
    (row,) = shown(offered).context["preview"].changes
    assert [(one.before, one.after) for one in row.differences] == [
        ("每季度 1 次", "每月 2 次"),
        ("读者服务部", "各科室"),
    ]
    assert row.number == HEAD + 1
    clerk.cookies["django_language"] = "en"
    (row,) = shown(offered).context["preview"].changes
    assert (row.differences[0].label, row.differences[0].after) == (
        "Frequency/quantity",
        "every month, 2 times",
    )


FAULTS = [
    ("lead", "保卫科"),
    ("lead", "办公室、采编部"),
    ("support", "采编部、保卫科"),
    ("frequency", "有时候"),
    ("frequency", "2000000000000 次"),
    ("title", ""),
    ("title", "长" * 201),
    ("note", "长" * 401),
    ("due", "长" * 61),
    ("identifier", "018f-no-key"),
    ("identifier", "01a21003-e7e6-7719-8b93-a612e6045457"),
]


@pytest.mark.parametrize(("column", "text"), FAULTS, ids=[f"{c}-{t[:8]}" for c, t in FAULTS])
def test_a_faulty_row_is_named_by_its_number_and_left_out_whole(taken, bring, settle, named, column, text):
    rows = _changed(taken(), "朗读", **{"note": "不应写入", column: text})
    offered = bring(_changed(rows, "夜读", note="写入"))
    assert _faults(offered) == [(HEAD + 2, column)]
    settle(offered)
    assert (named("夜读").note, named("朗读").note) == ("写入", "")


def test_a_fault_says_what_to_do_in_the_readers_language(taken, bring, shown, clerk):
    offered = bring(_changed(taken(), "朗读", lead="保卫科"))
    assert "没有名为“保卫科”的单位" in shown(offered).content.decode()
    clerk.cookies["django_language"] = "en"
    assert "No unit is called “保卫科”" in shown(offered).content.decode()


def test_what_the_reviewer_narrowed_or_the_office_left_out_is_not_changed(taken, bring, named, people):
    rows = _changed(_changed(taken(), "夜读", title="另一件事"), "值班", note="备注")
    Commitment.objects.filter(pk=named("夜读").pk).update(flag_state=FlagState.NARROWED)
    dismiss_commitment(commitment=named("值班"), person=people["clerk"], reason="已完成")
    assert _faults(bring(rows)) == [(HEAD + 1, "title"), (HEAD + 6, "identifier")]


def test_missing_rows_and_changed_words_of_the_plan_are_said_and_change_nothing(taken, bring, shown, named):
    rows = [
        row
        for row in _changed(taken(), "书屋", section="别的板块", quote="书屋")
        if "夜读" not in row["quote"]
    ]
    offered = bring(rows)
    preview = shown(offered).context["preview"]
    assert preview.missing == [named("夜读")]
    assert preview.fixed == [HEAD + 2]
    assert (preview.total, preview.unchanged) == (0, 5)
    assert named("夜读").title in shown(offered).content.decode()


def test_a_row_without_identifier_is_added_under_its_measure(taken, bring, settle, small_plan):
    new = {
        **dict.fromkeys(("identifier", "note", "section"), ""),
        **{
            "measure": "2. 村级书屋",
            "title": "培训书屋管理员",
            "quote": "加强培训",
            "frequency": "每年 2 次",
        },
        **{"due": "", "lead": "读者服务部", "support": "采编部"},
    }
    offered = bring([*taken(), new])
    assert not Commitment.objects.filter(title="培训书屋管理员").exists()
    settle(offered)
    made = Commitment.objects.get(title="培训书屋管理员")
    assert (made.measure.number, made.kind, made.every_unit) == (2, PromiseKind.RECURRING, "year")
    assert (made.unit.name, made.supports.get().unit.name) == ("读者服务部", "采编部")
    assert (made.by_hand, made.start, made.quote, made.plan) == (True, None, "加强培训", small_plan)
    assert _faults(bring([*taken(), new])) == [(HEAD + 8, "title")]
    assert _faults(bring([{**new, "title": "别的", "measure": "9. 没有"}])) == [(HEAD + 1, "measure")]


def test_a_new_row_with_a_day_is_owed_once_and_without_anything_is_standing(taken, bring, settle):
    blank = dict.fromkeys(taken()[0], "")
    settle(bring([{**blank, "title": "印制手册", "due": "2026-05-20"}, {**blank, "title": "爱护图书"}]))
    once, standing = (Commitment.objects.get(title=title) for title in ("印制手册", "爱护图书"))
    assert (once.kind, once.due_on, once.measure) == (PromiseKind.ONCE, date(2026, 5, 20), None)
    assert standing.kind == PromiseKind.STANDING


def test_a_column_that_was_cut_out_says_nothing(taken, bring):
    columns = tuple(column for column in BREAKDOWN.columns if column.key not in ("lead", "due"))
    offered = bring(taken(), papers.Sheet("表", columns))
    assert offered.rows["unchanged"] == 6


def test_the_whole_sheet_is_one_step_and_taken_back_as_one(taken, bring, settle, named, small_plan, people):
    blank = dict.fromkeys(taken()[0], "")
    rows = _changed(_changed(taken(), "夜读", lead="采编部", support="办公室"), "书屋", due="2026-05-31")
    offered = bring([*rows, {**blank, "title": "印制手册"}])
    settle(offered)
    offered.refresh_from_db()
    events = Event.objects.filter(data__step=str(offered.step)).values_list("verb", flat=True)
    assert sorted(events) == ["commitment-added", "commitment-edited", "commitment-edited"]
    told = Event.objects.get(verb="sheet-taken-in")
    assert (told.data["altered"], told.data["added"]) == (2, 1)
    undo(plan=small_plan, person=people["clerk"], step=offered.step)
    assert (named("夜读").unit.name, named("夜读").supports.count()) == ("读者服务部", 0)
    assert named("书屋").due_on is None
    assert Commitment.objects.get(title="印制手册").state == CommitmentState.WITHDRAWN


def test_confirmed_twice_it_is_written_once(taken, bring, settle, named, people):
    blank = dict.fromkeys(taken()[0], "")
    offered = bring([*_changed(taken(), "夜读", note="一次"), {**blank, "title": "印制手册"}])
    first, second = (SheetImport.objects.select_related("plan").get(pk=offered.pk) for _ in range(2))
    assert apply_sheet(offered=first, person=people["clerk"])
    assert not apply_sheet(offered=second, person=people["clerk"])
    assert settle(offered).status_code == 302
    assert Commitment.objects.filter(title="印制手册").count() == 1
    assert named("夜读").version == 2
    settle(offered, "drop_sheet")
    offered.refresh_from_db()
    assert offered.state == ImportState.APPLIED


def test_what_was_changed_meanwhile_stops_the_whole_sheet(taken, bring, shown, named, people):
    offered = bring(_changed(_changed(taken(), "夜读", note="甲"), "值班", note="乙"))
    confirm_commitment(commitment=named("值班"), person=people["clerk"])
    assert [row.is_stale for row in shown(offered).context["preview"].changes] == [False, True]
    with pytest.raises(Conflict) as refused:
        apply_sheet(offered=offered, person=people["clerk"])
    assert refused.value.code == "changed-since-preview"
    assert str(HEAD + 6) in str(refused.value.message)
    offered.refresh_from_db()
    assert offered.state == ImportState.WAITING
    assert {named("夜读").note, named("值班").note} == {""}


def test_of_two_sheets_for_the_same_row_the_second_is_refused(taken, bring, settle, named, clerk):
    rows = taken()
    first, second = (bring(_changed(rows, "夜读", note=note)) for note in ("甲", "乙"))
    settle(first)
    settle(second)
    assert named("夜读").note == "甲"
    second.refresh_from_db()
    assert second.state == ImportState.WAITING


def test_a_sheet_that_is_left_is_not_written(taken, bring, settle, named):
    offered = bring(_changed(taken(), "夜读", note="甲"))
    settle(offered, "drop_sheet")
    settle(offered)
    assert named("夜读").note == ""
    offered.refresh_from_db()
    assert offered.state == ImportState.DROPPED


# files that are no sheet


def _zip_with(name, content):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


BAD = {
    "empty": (b"", "文件是空的"),
    "text": ("序号、事项。".encode(), "不是电子表格"),
    "csv": ("序号,事项".encode(), "承诺事项"),
    "docx": (_zip_with("word/document.xml", "<w/>"), "电子表格"),
    "bomb": (_zip_with("xl/worksheets/sheet1.xml", b"\0" * 60_000_000), "压缩包"),
    "headings": (papers.write(papers.Sheet("表", (papers.Column("a", "甲"),)), [{"a": "1"}]), "承诺事项"),
    "no identifiers": (
        papers.write(papers.Sheet("表", BREAKDOWN.columns[:-1]), [{"title": "印制手册"}]),
        "标识",
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_file_that_is_no_sheet_is_refused_with_what_to_do(small_plan, clerk, kind):
    data, words = BAD[kind]
    address = reverse("sheet_import", args=[small_plan.pk])
    answer = clerk.post(address, {"file": SimpleUploadedFile("表.xlsx", data)})
    assert answer.status_code == 422
    assert words in answer.context["error"]
    script = {"X-Requested-With": "XMLHttpRequest"}
    again = clerk.post(address, {"file": SimpleUploadedFile("表.xlsx", data)}, headers=script)
    assert (again.status_code, again.json()) == (422, {"error": answer.context["error"]})
    assert not SheetImport.objects.exists()


def test_without_a_file_the_page_asks_for_one(small_plan, clerk):
    assert clerk.post(reverse("sheet_import", args=[small_plan.pk])).status_code == 422


# who may


@pytest.mark.parametrize("role", ["administrator", "clerk", "leader", "head", "member", "legal", "auditor"])
def test_everyone_takes_the_sheet_and_the_office_brings_it_back(small_plan, people, as_person, taken, role):
    client, may = as_person(people[role]), role in OFFICE
    for name in ("sheet", "sheet_word"):
        assert client.get(reverse(name, args=[small_plan.pk])).status_code == 200
    data = papers.write(BREAKDOWN, _changed(taken(), "夜读", note="甲"))
    offered = offer_sheet(plan=small_plan, person=people["clerk"], name="表.xlsx", data=data)
    keys = [small_plan.pk, offered.pk]
    address = reverse("sheet_import", args=[small_plan.pk])
    answers = [
        client.get(address),
        client.post(address, {"file": SimpleUploadedFile("表.xlsx", data)}),
        client.get(reverse("sheet_preview", args=keys)),
        client.post(reverse("apply_sheet", args=keys)),
        client.post(reverse("drop_sheet", args=keys)),
    ]
    expected = [200, 302, 200, 302, 302] if may else [403] * 5
    assert [answer.status_code for answer in answers] == expected


@pytest.mark.parametrize("take", [apply_sheet, drop_sheet])
def test_only_the_office_settles_a_sheet_whatever_the_way(people, bring, taken, take):
    offered = bring(_changed(taken(), "夜读", note="甲"))
    with pytest.raises(PermissionDenied):
        take(offered=offered, person=people["member"])
    assert SheetImport.objects.get().state == "waiting"


def test_a_stranger_finds_nothing(small_plan, taken, bring, stranger, as_person):
    offered, client = bring(_changed(taken(), "夜读", note="甲")), as_person(stranger)
    for name in ("sheet", "sheet_word", "sheet_import"):
        assert client.get(reverse(name, args=[small_plan.pk])).status_code == 404
    for name in ("apply_sheet", "drop_sheet"):
        assert client.post(reverse(name, args=[small_plan.pk, offered.pk])).status_code == 404
    assert client.get(reverse("sheet_preview", args=[small_plan.pk, offered.pk])).status_code == 404
    with scope(organisation=stranger.organisation_id):
        assert not SheetImport.objects.exists()


def test_a_sheet_belongs_to_its_plan(taken, bring, read_text, clerk):
    offered = bring(_changed(taken(), "夜读", note="甲"))
    other = read_text("青山市图书馆2027年工作要点\n一、其他\n1.其他。每月检查1次。\n")
    assert clerk.get(reverse("sheet_preview", args=[other.pk, offered.pk])).status_code == 404


def test_the_pages_cost_the_same_for_one_row_and_three(
    small_plan, taken, bring, clerk, django_assert_max_num_queries
):
    costs = set()
    for words in (["夜读"], ["夜读", "书屋", "值班"]):
        rows = taken()
        for word in words:
            rows = _changed(rows, word, lead="采编部", support="办公室")
        offered = bring(
            [{**row, "identifier": ""} if len(words) > 1 and "巡检" in row["quote"] else row for row in rows]
        )
        with django_assert_max_num_queries(12) as preview:
            clerk.get(reverse("sheet_preview", args=[small_plan.pk, offered.pk]))
        with django_assert_max_num_queries(12) as page:
            clerk.get(reverse("sheet_import", args=[small_plan.pk]))
        with django_assert_max_num_queries(12) as sheet:
            clerk.get(reverse("sheet", args=[small_plan.pk]))
        costs.add((len(preview), len(page), len(sheet)))
    assert len(costs) == 1
