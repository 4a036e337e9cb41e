from __future__ import annotations

from django.urls import path

from luoshi.assessment.views import appeals, indicators, marks, papers, results, schemes, sheets

urlpatterns = [
    path("assessment/", schemes.schemes, name="schemes"),
    path("assessment/begin/", schemes.begin_scheme, name="begin_scheme"),
    path("assessment/categories/<uuid:pk>/change/", indicators.change_category, name="change_category"),
    path("assessment/categories/<uuid:pk>/remove/", indicators.remove_category, name="remove_category"),
    path("assessment/categories/<uuid:pk>/add/", indicators.add_indicator, name="add_indicator"),
    path("assessment/indicators/<uuid:pk>/change/", indicators.change_indicator, name="change_indicator"),
    path("assessment/indicators/<uuid:pk>/remove/", indicators.remove_indicator, name="remove_indicator"),
    path("assessment/indicators/<uuid:pk>/mark/", marks.give_marks, name="give_marks"),
    path("assessment/indicators/<uuid:pk>/enter/", marks.enter_marks, name="enter_marks"),
    path("assessment/indicators/<uuid:pk>/surveys/", marks.surveys, name="surveys"),
    path("assessment/results/<uuid:pk>/", results.result, name="result"),
    path("assessment/results/<uuid:pk>/letter/", papers.result_letter, name="result_letter"),
    path("assessment/results/<uuid:pk>/<uuid:key>/", results.score, name="score"),
    path("assessment/results/<uuid:pk>/<uuid:key>/rectify/", results.rectify_failed, name="rectify_failed"),
    path("assessment/results/<uuid:pk>/<uuid:key>/appeal/", appeals.appeal, name="appeal"),
    path("assessment/appeals/<uuid:pk>/answer/", appeals.answer_appeal, name="answer_appeal"),
    path("assessment/<uuid:pk>/", schemes.scheme, name="scheme"),
    path("assessment/<uuid:pk>/change/", schemes.change_scheme, name="change_scheme"),
    path("assessment/<uuid:pk>/remove/", schemes.remove_scheme, name="remove_scheme"),
    path("assessment/<uuid:pk>/grades/", schemes.set_grades, name="set_grades"),
    path("assessment/<uuid:pk>/categories/add/", indicators.add_category, name="add_category"),
    path("assessment/<uuid:pk>/sheet/", sheets.scheme_sheet, name="scheme_sheet"),
    path("assessment/<uuid:pk>/sheet/take/", sheets.take_scheme_sheet, name="take_scheme_sheet"),
    path("assessment/<uuid:pk>/sheet/apply/", sheets.apply_scheme_sheet, name="apply_scheme_sheet"),
    path("assessment/<uuid:pk>/marks/", marks.marking, name="marking"),
    path("assessment/<uuid:pk>/compute/", results.compute, name="compute"),
    path("assessment/<uuid:pk>/publish/", results.publish, name="publish_scheme"),
    path("assessment/<uuid:pk>/results/", results.results, name="results"),
    path("assessment/<uuid:pk>/results/sheet/", papers.results_sheet, name="results_sheet"),
    path("assessment/<uuid:pk>/results/word/", papers.results_word, name="results_word"),
    path("assessment/<uuid:pk>/letters/", papers.result_letters, name="result_letters"),
    path("assessment/<uuid:pk>/what-if/", results.what_if, name="what_if"),
    path("assessment/<uuid:pk>/pictures/", papers.pictures, name="pictures"),
    path("assessment/<uuid:pk>/appeals/", appeals.appeals, name="appeals"),
    path("survey/<str:secret>/", marks.survey, name="survey"),
]
