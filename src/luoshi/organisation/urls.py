from __future__ import annotations

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from luoshi.organisation.views import calendar, imports, people, sample, sign_in, stand_ins, tree, units


class SheetKind(StringConverter):
    """What there is a sheet of."""

    regex = "units|people"


register_converter(SheetKind, "sheet")

urlpatterns = [
    path("setup/<str:token>/", sign_in.set_up, name="set_up"),
    path("link/<uuid:key>/<str:token>/", sign_in.use_link, name="use_link"),
    path("organisation/", units.units, name="units"),
    path("organisation/sample/remove/", sample.remove_sample, name="remove_sample"),
    path("organisation/people/<uuid:pk>/stand-in/", stand_ins.name_stand_in, name="name_stand_in"),
    path("organisation/stand-ins/<uuid:pk>/end/", stand_ins.end_stand_in, name="end_stand_in"),
    path("organisation/units/add/", units.add_unit, name="add_unit"),
    path("organisation/units/<uuid:pk>/", units.unit, name="unit"),
    path("organisation/units/<uuid:pk>/history/", units.unit_history, name="unit_history"),
    path("organisation/units/<uuid:pk>/rename/", units.rename_unit, name="rename_unit"),
    path("organisation/units/<uuid:pk>/move/", units.move_unit, name="move_unit"),
    path("organisation/units/<uuid:pk>/order/", units.order_unit, name="order_unit"),
    path("organisation/units/<uuid:pk>/close/", units.close_unit, name="close_unit"),
    path("organisation/units/<uuid:pk>/reopen/", units.reopen_unit, name="reopen_unit"),
    path("organisation/units/<uuid:pk>/aliases/add/", units.add_alias, name="add_alias"),
    path("organisation/aliases/<uuid:pk>/remove/", units.remove_alias, name="remove_alias"),
    path("organisation/people/", people.people, name="people"),
    path("organisation/people/add/", people.add_person, name="add_person"),
    path("organisation/people/<uuid:pk>/", people.person, name="person"),
    path("organisation/people/<uuid:pk>/history/", people.person_history, name="person_history"),
    path("organisation/people/<uuid:pk>/change/", people.change_person, name="change_person"),
    path("organisation/people/<uuid:pk>/deactivate/", people.deactivate_person, name="deactivate_person"),
    path("organisation/people/<uuid:pk>/activate/", people.activate_person, name="activate_person"),
    path("organisation/people/<uuid:pk>/link/", people.make_link, name="make_link"),
    path("organisation/people/<uuid:pk>/roles/give/", people.give_role, name="give_role"),
    path("organisation/roles/<uuid:pk>/take/", people.take_role, name="take_role"),
    path("organisation/<sheet:kind>/import/", imports.import_sheet, name="import_sheet"),
    path("organisation/<sheet:kind>/import/apply/", imports.apply_import, name="apply_import"),
    path("organisation/<sheet:kind>/template/", imports.template_sheet, name="template_sheet"),
    path("organisation/<sheet:kind>/export/", imports.export_sheet, name="export_sheet"),
    path("organisation/tree/", tree.organisations, name="organisations"),
    path("organisation/tree/join/", tree.join, name="join_above"),
    path("organisation/tree/invite/", tree.invite, name="invite_below"),
    path("organisation/tree/codes/<uuid:pk>/withdraw/", tree.withdraw, name="withdraw_invitation"),
    path("organisation/tree/<uuid:pk>/end/", tree.end, name="end_tie"),
    path("organisation/working-days/", calendar.working_days, name="working_days"),
    path("organisation/working-days/consequences/", calendar.consequences, name="consequences"),
    path("organisation/working-days/history/", calendar.calendar_history, name="calendar_history"),
    path("organisation/working-days/change/", calendar.change_day, name="change_day"),
    path("organisation/working-days/<uuid:pk>/remove/", calendar.remove_day, name="remove_day"),
    path("organisation/working-days/notice/", calendar.take_notice, name="take_notice"),
    path("organisation/date-words/", calendar.date_words, name="date_words"),
    path("organisation/date-words/change/", calendar.change_word, name="change_word"),
    path("organisation/date-words/<uuid:pk>/reset/", calendar.reset_word, name="reset_word"),
]
