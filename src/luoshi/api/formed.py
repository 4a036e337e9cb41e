"""What is sent, checked by the form of the page: the same fields, the same faults."""

from __future__ import annotations

from django import forms

from luoshi.api.problems import Unusable


def need_valid(form: forms.BaseForm, *place: str) -> None:
    """Raise Unusable (422) with every fault and where in the request it stands; `x-` are a ledger's own fields."""
    if form.is_valid():
        return
    errors = [
        {"at": ["body", *place, *_at(name)], "message": str(message)}
        for name, messages in form.errors.items()
        for message in messages
    ]
    raise Unusable(422, "invalid", errors=errors)


def _at(name: str) -> list[str]:
    if name.startswith("x-"):
        return ["values", name.removeprefix("x-")]
    return [] if name == "__all__" else [name]
