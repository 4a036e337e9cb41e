from __future__ import annotations

from django.urls import path

from luoshi.ledgers.views import entries, figures, intakes, lines, papers, screenings, types

urlpatterns = [
    path("ledgers/", entries.ledgers, name="ledgers"),
    path("ledgers/types/", types.ledger_types, name="ledger_types"),
    path("ledgers/types/keep/", types.keep, name="keep_type"),
    path("ledgers/types/<slug:code>/file/", types.type_file, name="type_file"),
    path("ledgers/types/<uuid:pk>/decide/", types.decide, name="decide_type"),
    path("ledgers/entries/<uuid:pk>/", entries.entry, name="entry"),
    path("ledgers/entries/<uuid:pk>/change/", entries.change_entry, name="change_entry"),
    path("ledgers/entries/<uuid:pk>/attach/", entries.attach, name="attach_file"),
    path("ledgers/entries/<uuid:pk>/look-back/", entries.look_back, name="look_back"),
    path("ledgers/entries/<uuid:pk>/chase/", papers.chase, name="chase_entry"),
    path("ledgers/entries/<uuid:pk>/word/", papers.entry_word, name="entry_word"),
    path("ledgers/entries/<uuid:pk>/line/", lines.add_line, name="add_line"),
    path("ledgers/lines/<uuid:pk>/remove/", lines.remove_line, name="remove_line"),
    path("ledgers/entries/<uuid:pk>/<slug:name>/", entries.take_step, name="entry_step"),
    path("ledgers/intakes/<uuid:pk>/", intakes.intake, name="intake"),
    path("ledgers/intakes/<uuid:pk>/columns/", intakes.tell_columns, name="tell_columns"),
    path("ledgers/intakes/<uuid:pk>/confirm/", intakes.confirm_intake, name="confirm_intake"),
    path("ledgers/<slug:code>/", entries.ledger, name="ledger"),
    path("ledgers/<slug:code>/add/", entries.add_entry, name="add_entry"),
    path("ledgers/<slug:code>/figures/", figures.ledger_figures, name="ledger_figures"),
    path("ledgers/<slug:code>/figures/<slug:key>/", figures.figure_sheet, name="figure_sheet"),
    path("ledgers/<slug:code>/matrix/", entries.ledger_matrix, name="ledger_matrix"),
    path("ledgers/<slug:code>/word/", papers.ledger_word, name="ledger_word"),
    path("ledgers/<slug:code>/take-in/", intakes.bring_sheet, name="bring_sheet"),
    path("ledgers/<slug:code>/sheet/", entries.ledger_sheet, name="ledger_sheet"),
    path("answers/<uuid:pk>/screening/", screenings.screening, name="screening"),
    path("tasks/<uuid:pk>/screening/", screenings.screening_round, name="screened"),
]
