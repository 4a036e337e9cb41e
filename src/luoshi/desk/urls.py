from __future__ import annotations

from django.urls import path

from luoshi.desk.views import home, my_work

urlpatterns = [
    path("", home.home, name="home"),
    path("my-work/", my_work.my_work, name="my_work"),
]
