from __future__ import annotations

from django.urls import path

from luoshi.plans.views import commitments, documents, flags, plans, reading

urlpatterns = [
    path("plans/", plans.plans, name="plans"),
    path("plans/<uuid:pk>/read/", reading.reading, name="reading"),
    path("plans/<uuid:pk>/undo/", reading.undo, name="undo"),
    path("plans/<uuid:pk>/add/", reading.add, name="add_commitment"),
    path("plans/<uuid:pk>/merge/", reading.merge, name="merge_commitments"),
    path("plans/<uuid:pk>/confirm/", reading.confirm_all, name="confirm_all"),
    path("plans/<uuid:pk>/history/", plans.history, name="plan_history"),
    path("plans/<uuid:pk>/dates/", plans.dates, name="plan_dates"),
    path("doubts/<uuid:pk>/settle/", reading.settle_doubt, name="settle_doubt"),
    path("documents/upload/", documents.upload, name="upload_document"),
    path("documents/paste/", documents.paste, name="paste_text"),
    path("documents/<uuid:pk>/", documents.document, name="document"),
    path("documents/<uuid:pk>/file/", documents.file, name="document_file"),
    path("documents/<uuid:pk>/text/", documents.text, name="correct_text"),
    path("documents/<uuid:pk>/replace/", documents.replace, name="replace_document"),
    path("documents/<uuid:pk>/year/", documents.year, name="set_year"),
    path("documents/<uuid:pk>/read-again/", documents.read_again, name="read_again"),
    path("documents/<uuid:pk>/delete/", documents.delete, name="delete_document"),
    path("commitments/<uuid:pk>/confirm/", commitments.confirm, name="confirm_commitment"),
    path("commitments/<uuid:pk>/edit/", commitments.edit, name="edit_commitment"),
    path("commitments/<uuid:pk>/dismiss/", commitments.dismiss, name="dismiss_commitment"),
    path("commitments/<uuid:pk>/reopen/", commitments.reopen, name="reopen_commitment"),
    path("commitments/<uuid:pk>/split/", commitments.split, name="split_commitment"),
    path("commitments/<uuid:pk>/history/", commitments.history, name="commitment_history"),
    path("flags/", flags.flags, name="flags"),
    path("commitments/<uuid:pk>/flag/", flags.flag, name="flag_commitment"),
    path("commitments/<uuid:pk>/clear/", flags.clear, name="clear_flag"),
    path("commitments/<uuid:pk>/narrow/", flags.narrow, name="narrow_commitment"),
    path("commitments/<uuid:pk>/decline/", flags.decline, name="decline_commitment"),
]
