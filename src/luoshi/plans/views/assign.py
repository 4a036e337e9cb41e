"""Naming who does what, for one plan."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_POST
from django_scopes.forms import SafeModelChoiceField

from luoshi.foundation.lookup import find
from luoshi.foundation.refusals import Refused
from luoshi.organisation.models import Unit
from luoshi.organisation.requests import SignedIn
from luoshi.plans.actions import assign as actions
from luoshi.plans.actions.undo import undo as take_back
from luoshi.plans.models import Commitment, Plan
from luoshi.plans.queries.assign import assignable, board_of, open_units


class WhoForm(forms.Form):
    """Whom something is given to. The unit may be left out where the role needs none."""

    unit = SafeModelChoiceField(label=gettext_lazy("Unit"), queryset=Unit.objects.none(), required=False)
    role = forms.ChoiceField(
        label=gettext_lazy("As"),
        choices=(
            ("lead", gettext_lazy("leads")),
            ("support", gettext_lazy("supports")),
            ("each", gettext_lazy("each unit")),
            ("nobody", gettext_lazy("nobody")),
        ),
    )

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request.POST)
        self.fields["unit"].queryset = open_units()  # type: ignore[attr-defined]
        if not self.is_valid():
            raise Refused("unit-missing", _("Choose a unit."))


def _plan(request: SignedIn, pk: UUID) -> Plan:
    rows = Plan.objects.select_related("document")
    return find(rows, request.user, see="plans.see", do="plans.assign", pk=pk)


@require_GET
def assign(request: SignedIn, pk: UUID) -> HttpResponse:
    """The whole outline of the plan with who does what."""
    plan = _plan(request, pk)
    return render(request, "plans/assign.html", {"plan": plan, "board": board_of(plan)})


@require_POST
def give(request: SignedIn, pk: UUID) -> HttpResponse:
    """POST: `id`, `measure` and `section` (any number of each), `unit`, `role`."""
    plan = _plan(request, pk)
    form = WhoForm(request)
    step, count = actions.assign(commitments=_chosen(request, plan), person=request.user, **form.cleaned_data)
    said = ngettext("%(count)d commitment given.", "%(count)d commitments given.", count)
    return _given(request, plan, said % {"count": count}, step, count)


def _chosen(request: SignedIn, plan: Plan) -> list[Commitment]:
    """Those that were marked one by one, and all of a measure or a section that was marked."""
    named = {name: _keys(request, name) for name in ("id", "measure", "section")}
    chosen = (
        Q(pk__in=named["id"]) | Q(measure__in=named["measure"]) | Q(measure__section__in=named["section"])
    )
    return list(assignable(plan).filter(chosen))


def _keys(request: SignedIn, name: str) -> list[UUID]:
    field = forms.UUIDField()
    try:
        return [field.clean(value) for value in request.POST.getlist(name)]
    except forms.ValidationError as error:
        raise Refused("nothing-chosen", _("Choose at least one commitment.")) from error


@require_POST
def map_doer(request: SignedIn, pk: UUID) -> HttpResponse:
    """POST: `name`, and `unit` or `role` "each"."""
    plan = _plan(request, pk)
    data, name = WhoForm(request).cleaned_data, request.POST.get("name", "").strip()
    if not name or (data["unit"] is None and data["role"] != "each"):
        raise Refused("unit-missing", _("Choose a unit."))
    unit = None if data["role"] == "each" else data["unit"]
    step, count = actions.map_doer(plan=plan, person=request.user, name=name, unit=unit)
    said = ngettext(
        "“%(name)s”: %(count)d commitment given.", "“%(name)s”: %(count)d commitments given.", count
    )
    return _given(request, plan, said % {"name": name, "count": count}, step, count)


@require_POST
def accept(request: SignedIn, pk: UUID) -> HttpResponse:
    plan = _plan(request, pk)
    step, count = actions.accept_suggestions(plan=plan, person=request.user)
    said = ngettext("%(count)d suggestion accepted.", "%(count)d suggestions accepted.", count)
    return _given(request, plan, said % {"count": count}, step, count)


@require_POST
def undo(request: SignedIn, pk: UUID) -> HttpResponse:
    """POST: `step`; without it the latest. Takes back everything that it gave."""
    plan = _plan(request, pk)
    step = next(iter(_keys(request, "step")), None)
    take_back(plan=plan, person=request.user, step=step)
    return _assigned(request, plan, _("Taken back."), None)


def _assigned(request: SignedIn, plan: Plan, said: str, step: UUID | None) -> HttpResponse:
    """To htmx the page's body as it now stands, with the way back; without script the page itself."""
    if not request.headers.get("HX-Request"):
        messages.success(request, said)
        return redirect("assign", plan.pk)
    context = {"plan": plan, "board": board_of(plan), "said": said, "step": step}
    return render(request, "plans/assign_stepped.html", context)


def _given(request: SignedIn, plan: Plan, said: str, step: UUID, count: int) -> HttpResponse:
    """Where nothing had to be changed, there is nothing to take back."""
    if not count:
        return _assigned(request, plan, _("All of these have it so already."), None)
    return _assigned(request, plan, said, step)
