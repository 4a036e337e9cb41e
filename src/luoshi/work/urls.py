from __future__ import annotations

from django.urls import path

from luoshi.work.views import calendar, feeds, plans, tasks, year

urlpatterns = [
    path("plans/<uuid:pk>/", plans.plan, name="plan"),
    path("plans/<uuid:pk>/publish/", plans.publish, name="publish_plan"),
    path("year/", year.year, name="year"),
    path("year/print/", year.print_year, name="print_year"),
    path("tasks/", tasks.tasks, name="tasks"),
    path("tasks/<uuid:pk>/", tasks.task, name="task"),
    path("tasks/<uuid:pk>/date/", tasks.agree_date, name="agree_date"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("feeds/", feeds.feeds, name="feeds"),
    path("feeds/open/", feeds.open_feed, name="open_feed"),
    path("feeds/<uuid:pk>/renew/", feeds.renew, name="renew_feed"),
    path("feed/<str:secret>.ics", feeds.feed, name="feed"),
]
