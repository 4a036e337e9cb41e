from __future__ import annotations

from django.urls import path

from luoshi.desk.views import below, burden, changes, home, kept_views, late, my_work, progress, search, week

urlpatterns = [
    path("", home.home, name="home"),
    path("my-work/", my_work.my_work, name="my_work"),
    path("my-work/<uuid:pk>/same/", my_work.same_work, name="same_work"),
    path("search/", search.search, name="search"),
    path("changes/", changes.changes, name="changes"),
    path("views/", kept_views.kept_views, name="kept_views"),
    path("views/<uuid:pk>/drop/", kept_views.drop_view, name="drop_view"),
    path("week/", week.this_week, name="this_week"),
    path("week/<str:day>/", week.week, name="week"),
    path("late/", late.late, name="late"),
    path("progress/", progress.progress, name="progress"),
    path("progress/sheet/", progress.progress_sheet, name="progress_sheet"),
    path("progress/untouched/", progress.untouched, name="untouched"),
    path("burden/", burden.burden, name="burden"),
    path("burden/sheet/", burden.burden_sheet, name="burden_sheet"),
    path("burden/ceilings/", burden.limits, name="ceilings"),
    path("burden/repeats/", burden.repeats, name="repeats"),
    path("burden/repeats/<uuid:pk>/with/<uuid:kept>/", burden.join, name="join_commitments"),
    path("burden/repeats/<uuid:pk>/apart/", burden.part, name="part_commitments"),
    path("below/", below.below, name="below"),
    path("below/sheet/", below.below_sheet, name="below_sheet"),
]
