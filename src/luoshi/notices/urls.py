from __future__ import annotations

from django.urls import path

from luoshi.notices.views import bots, outbox, own, reminders

urlpatterns = [
    path("notices/", own.notices, name="notices"),
    path("notices/read/", own.read_notices, name="read_notices"),
    path("notices/choice/", own.notice_choice, name="notice_choice"),
    path("notices/reminders/", reminders.reminders, name="reminders"),
    path("notices/reminders/change/", reminders.change_thresholds, name="change_thresholds"),
    path("notices/reminders/history/", reminders.reminders_history, name="reminders_history"),
    path("notices/quiet/add/", reminders.add_quiet_days, name="add_quiet_days"),
    path("notices/quiet/<uuid:pk>/remove/", reminders.remove_quiet_days, name="remove_quiet_days"),
    path("notices/bots/", bots.bots, name="bots"),
    path("notices/bots/add/", bots.add_bot, name="add_bot"),
    path("notices/bots/<uuid:pk>/change/", bots.change_bot, name="change_bot"),
    path("notices/bots/<uuid:pk>/remove/", bots.remove_bot, name="remove_bot"),
    path("notices/bots/<uuid:pk>/test/", bots.send_test, name="send_test"),
    path("notices/outbox/", outbox.outbox, name="outbox"),
    path("notices/outbox/<uuid:pk>/retry/", outbox.retry_message, name="retry_message"),
    path("notices/digests/<uuid:pk>/retry/", outbox.retry_digest, name="retry_digest"),
]
