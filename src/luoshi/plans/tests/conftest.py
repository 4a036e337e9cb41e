"""A small plan, read: two sections, three measures, six commitments."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile

from luoshi.organisation.models import Unit
from luoshi.plans.actions import revisions
from luoshi.plans.actions.documents import paste_text
from luoshi.plans.models import Commitment, CommitmentState, Plan, PlanState, Revision, Support
from luoshi.plans.revising.comparison import comparison_of

TEXT = """青山市图书馆2026年工作要点
一、办好读者服务
1.夜间服务。由读者服务部每季度开展1次夜读活动。由志愿者中心每月组织1次朗读会。
2.村级书屋。6月底前完成12个村级书屋的图书更新。由志愿者中心完成1次设备巡检。
二、管好内部事务
3.安全管理。由办公室、保卫科每月检查1次消防设施。完善值班制度。
"""
REVISED = """青山市图书馆2026年工作要点（修订）
一、办好读者服务
1.夜间服务。由读者服务部每月开展2次夜读活动。由志愿者中心每月组织1次朗读会。
2.村级书屋。6月底前完成12个村级书屋的图书更新。
3.流动书车。由读者服务部每周开行1次流动书车。
二、管好内部事务
4.安全管理。完善值班制度。由志愿者中心完成1次设备巡检。
"""


@pytest.fixture
def read_text(people, django_capture_on_commit_callbacks):
    """`read_text(text)` is the plan that the reader makes of it."""

    def read(text):
        with django_capture_on_commit_callbacks(execute=True):
            document, _is_new = paste_text(person=people["clerk"], name="工作要点", text=text)
        document.refresh_from_db()
        return document.plans.get()

    return read


@pytest.fixture
def clerk(people, as_person):
    """The browser of the office clerk."""
    return as_person(people["clerk"])


@pytest.fixture
def small_plan(read_text):
    return read_text(TEXT)


@pytest.fixture
def named(small_plan):
    """`named("夜读")` is the commitment of the small plan with those words, as it stands now."""
    return lambda words: Commitment.objects.get(plan=small_plan, quote__contains=words)


@pytest.fixture
def offer(people, django_capture_on_commit_callbacks):
    """`offer(plan, text)` offers a revised version of a plan and has it read."""

    def offered(plan, text, name="修订版.txt"):
        with django_capture_on_commit_callbacks(execute=True):
            revision = revisions.offer_revision(
                plan=plan, person=people["clerk"], name=name, file=ContentFile(text.encode())
            )
        return as_it_stands(revision)

    return offered


@pytest.fixture
def revise(small_plan, offer):
    """`revise(text)` offers a revised version of the small plan and has it read."""
    return lambda text=REVISED, name="修订版.txt": offer(small_plan, text, name)


def as_it_stands(revision):
    """The revision loaded anew, as a request does."""
    return Revision.objects.select_related("plan__document", "document", "replaced", "by").get(pk=revision.pk)


@pytest.fixture
def apply(people):
    """`apply(revision)` confirms the comparison as it stands; returns the step."""

    def confirm(revision):
        revision = as_it_stands(revision)
        seen = comparison_of(revision).fingerprint
        return revisions.apply_revision(revision=revision, person=people["clerk"], seen=seen)

    return confirm


@pytest.fixture
def shared_plan(small_plan, named, library):
    """The small plan confirmed and published: the reading unit leads, the office supports, one thing is each unit's."""
    for row in small_plan.commitments.all():
        row.state = CommitmentState.CONFIRMED
        row.save()
    units = {unit.name: unit for unit in Unit.objects.all()}
    for words, name in (("夜读", "读者服务部"), ("消防设施", "办公室")):
        small_plan.commitments.filter(quote__contains=words).update(unit=units[name], each_unit=False)
    Support.objects.filter(commitment__plan=small_plan).delete()
    Support.objects.create(organisation=library, commitment=named("夜读"), unit=units["办公室"])
    row = named("值班制度")
    row.each_unit, row.quote, row.unit = True, "各科室每季度开展1次安全自查", None
    row.save()
    Plan.objects.filter(pk=small_plan.pk).update(state=PlanState.PUBLISHED)
    return Plan.objects.get(pk=small_plan.pk)
