"""The list of people and what is done to one."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.foundation.lookup import find, require
from luoshi.journal.queries import history
from luoshi.organisation import actions
from luoshi.organisation.forms.people import NewPersonForm, PersonFilter, PersonForm, RoleForm
from luoshi.organisation.models import Membership, Person
from luoshi.organisation.queries.people import absences_of, found_people
from luoshi.organisation.requests import SignedIn
from luoshi.organisation.views.asking import ask, done
from luoshi.organisation.views.tabs import person_tabs, room_tabs

MANAGE = "organisation.manage_people"
PAGE = 50
asking = require_http_methods(["GET", "POST"])


def _find(request: SignedIn, pk: UUID, do: str | None = MANAGE) -> Person:
    roles = Prefetch("memberships", Membership.objects.select_related("unit"))
    people = Person.objects.prefetch_related(roles)
    row: Person = find(people, request.user, see="organisation.see", do=do, pk=pk)
    return row


def _address(person: Person) -> str:
    return reverse("person", args=[person.pk])


@require_GET
def people(request: SignedIn) -> HttpResponse:
    """Everyone, found by name, unit and whether the account is open."""
    form = PersonFilter(request.GET)
    rows = found_people(**form.wanted())
    paginator = Paginator(rows, PAGE)
    page = paginator.get_page(request.GET.get("page"))
    page.numbers = paginator.get_elided_page_range(page.number)  # type: ignore[attr-defined]
    context = {
        "form": form,
        "page": page,
        "tabs": room_tabs(request, "people"),
        "is_filtered": form.is_used(),
        "may_manage": request.user.has_perm(MANAGE),
    }
    return render(request, "organisation/people.html", context)


@require_GET
def person(request: SignedIn, pk: UUID) -> HttpResponse:
    """One person: who they are, which roles they have."""
    row = _find(request, pk, do=None)
    context = {
        "person": row,
        "tabs": person_tabs(request, row, "person"),
        "crumbs": _crumbs(),
        "may_manage": request.user.has_perm(MANAGE, row),
        "is_oneself": row == request.user,
        "absences": absences_of(row),
        "may_name": request.user.has_perm("organisation.name_stand_in", row),
    }
    return render(request, "organisation/person.html", context)


@require_GET
def person_history(request: SignedIn, pk: UUID) -> HttpResponse:
    """What happened to a person's account and roles."""
    row = _find(request, pk, do="organisation.see_journal")
    context = {
        "person": row,
        "tabs": person_tabs(request, row, "person_history"),
        "crumbs": _crumbs(),
        "events": history(row),
    }
    return render(request, "organisation/person_history.html", context)


@asking
def add_person(request: SignedIn) -> HttpResponse:
    require(request.user, MANAGE)
    form = NewPersonForm(request.POST or None, initial={"unit": request.GET.get("unit", "")})
    if form.is_valid():
        row = actions.add_person_with_role(
            organisation=request.user.organisation, person=request.user, **form.cleaned_data
        )
        said = _("%(name)s is added. Make a one-time link and hand it over.") % {"name": row.name}
        return done(request, _address(row), said)
    return ask(request, form, title=_("Add a person"), label=_("Add"), back=reverse("people"))


@asking
def change_person(request: SignedIn, pk: UUID) -> HttpResponse:
    row = _find(request, pk)
    form = PersonForm(request.POST or None, changed=row)
    if form.is_valid():
        actions.change_person(changed=row, person=request.user, **form.cleaned_data)
        return done(request, _address(row), _("Saved."))
    title = _("Change %(name)s") % {"name": row.name}
    return ask(request, form, title=title, label=_("Save"), back=_address(row))


@require_POST
def deactivate_person(request: SignedIn, pk: UUID) -> HttpResponse:
    row = _find(request, pk)
    actions.deactivate_person(changed=row, person=request.user)
    return done(request, _address(row), _("The account of %(name)s is closed.") % {"name": row.name})


@require_POST
def activate_person(request: SignedIn, pk: UUID) -> HttpResponse:
    row = _find(request, pk)
    actions.activate_person(changed=row, person=request.user)
    return done(request, _address(row), _("The account of %(name)s is open again.") % {"name": row.name})


@require_POST
def make_link(request: SignedIn, pk: UUID) -> HttpResponse:
    """The link is shown once, on the page that answers."""
    row = _find(request, pk)
    link = request.build_absolute_uri(actions.make_link(changed=row, person=request.user))
    context = {"person": row, "link": link, "crumbs": [*_crumbs(), {"label": row.name, "url": _address(row)}]}
    return render(request, "organisation/make_link.html", context)


@asking
def give_role(request: SignedIn, pk: UUID) -> HttpResponse:
    row = _find(request, pk)
    form = RoleForm(request.POST or None)
    if form.is_valid():
        actions.give_role(changed=row, person=request.user, **form.cleaned_data)
        return done(request, _address(row))
    title = _("A role for %(name)s") % {"name": row.name}
    return ask(request, form, title=title, label=_("Give the role"), back=_address(row))


@require_POST
def take_role(request: SignedIn, pk: UUID) -> HttpResponse:
    rows = Membership.objects.select_related("person", "unit")
    row = find(rows, request.user, see="organisation.see", do=MANAGE, pk=pk)
    actions.take_role(membership=row, person=request.user)
    return done(request, _address(row.person))


def _crumbs() -> list[dict[str, str]]:
    return [{"label": _("People"), "url": reverse("people")}]
