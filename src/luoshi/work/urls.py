from __future__ import annotations

from django.urls import path

from luoshi.work.views import calendar, chasers, evidence, feeds, plans, tasks, uploads, year

urlpatterns = [
    path("plans/<uuid:pk>/", plans.plan, name="plan"),
    path("plans/<uuid:pk>/publish/", plans.publish, name="publish_plan"),
    path("year/", year.year, name="year"),
    path("year/print/", year.print_year, name="print_year"),
    path("tasks/", tasks.tasks, name="tasks"),
    path("tasks/<uuid:pk>/", tasks.task, name="task"),
    path("tasks/<uuid:pk>/date/", tasks.agree_date, name="agree_date"),
    path("answers/<uuid:pk>/evidence/", evidence.evidence, name="evidence"),
    path("answers/<uuid:pk>/link/", evidence.add_link, name="add_link"),
    path("answers/<uuid:pk>/note/", evidence.add_note, name="add_note"),
    path("answers/<uuid:pk>/use/", evidence.use_evidence, name="use_evidence"),
    path("answers/<uuid:pk>/upload/", uploads.begin_upload, name="begin_upload"),
    path("uploads/<uuid:pk>/", uploads.upload_part, name="upload_part"),
    path("uses/<uuid:pk>/", evidence.change_piece, name="change_piece"),
    path("uses/<uuid:pk>/withdraw/", evidence.withdraw_use, name="withdraw_use"),
    path("evidence/<uuid:pk>/", evidence.piece, name="piece"),
    path("evidence/<uuid:pk>/file/", evidence.evidence_file, name="evidence_file"),
    path("chasers/", chasers.chasers, name="chasers"),
    path("chasers/write/", chasers.write_chaser, name="write_chaser"),
    path("chasers/<uuid:pk>/", chasers.chaser, name="chaser"),
    path("chasers/<uuid:pk>/print/", chasers.print_chaser, name="print_chaser"),
    path("replies/<uuid:pk>/", chasers.reply_to_chaser, name="reply_to_chaser"),
    path("replies/<uuid:pk>/accept/", chasers.accept_reply, name="accept_reply"),
    path("replies/<uuid:pk>/return/", chasers.return_reply, name="return_reply"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("feeds/", feeds.feeds, name="feeds"),
    path("feeds/open/", feeds.open_feed, name="open_feed"),
    path("feeds/<uuid:pk>/renew/", feeds.renew, name="renew_feed"),
    path("feed/<str:secret>.ics", feeds.feed, name="feed"),
]
