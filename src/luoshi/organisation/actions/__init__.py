"""What people do to their organisation: one function a verb, and the only way in."""

from luoshi.organisation.actions.calendar import (
    change_day,
    change_word,
    remove_day,
    reset_word,
    take_notice,
)
from luoshi.organisation.actions.founding import found_organisation, remove_sample
from luoshi.organisation.actions.people import (
    activate_person,
    add_person,
    add_person_with_role,
    change_language,
    change_person,
    deactivate_person,
    give_role,
    take_role,
)
from luoshi.organisation.actions.sign_in import choose_password, make_link
from luoshi.organisation.actions.units import (
    add_alias,
    add_unit,
    close_unit,
    move_unit,
    order_unit,
    place_unit,
    remove_alias,
    rename_unit,
    reopen_unit,
)

__all__ = [
    "activate_person",
    "add_alias",
    "add_person",
    "add_person_with_role",
    "add_unit",
    "change_day",
    "change_language",
    "change_person",
    "change_word",
    "choose_password",
    "close_unit",
    "deactivate_person",
    "found_organisation",
    "give_role",
    "make_link",
    "move_unit",
    "order_unit",
    "place_unit",
    "remove_alias",
    "remove_day",
    "remove_sample",
    "rename_unit",
    "reopen_unit",
    "reset_word",
    "take_notice",
    "take_role",
]
