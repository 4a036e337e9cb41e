from __future__ import annotations

from django.conf import settings
from django.urls import include, path

from luoshi.foundation.style import style
from luoshi.web import views

urlpatterns = [
    path("account/", include("luoshi.organisation.account_urls")),
    path("language/", views.set_language, name="set_language"),
    path("", include("luoshi.organisation.urls")),
    path("", include("luoshi.notices.urls")),
    path("", include("luoshi.plans.urls")),
    path("", include("luoshi.work.urls")),
    path("", include("luoshi.ledgers.urls")),
    path("", include("luoshi.meetings.urls")),
    path("", include("luoshi.assessment.urls")),
    path("", include("luoshi.desk.urls")),
    path("", include("luoshi.reports.urls")),
    path("", include("luoshi.api.urls")),
]

if settings.DEBUG:
    urlpatterns.append(path("style/", style, name="style"))
