from __future__ import annotations

from django.urls import path

from luoshi.desk.views import home, my_work, progress

urlpatterns = [
    path("", home.home, name="home"),
    path("my-work/", my_work.my_work, name="my_work"),
    path("progress/", progress.progress, name="progress"),
    path("progress/sheet/", progress.progress_sheet, name="progress_sheet"),
]
