"""What the views share: lookups, and the tabs over a scheme's pages."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.assessment.models import Category, Indicator, Result, Scheme
from luoshi.assessment.queries.results import whole_results
from luoshi.assessment.queries.schemes import whole_schemes
from luoshi.foundation.lookup import find
from luoshi.organisation.requests import SignedIn

SEE, SEE_DRAFTS, KEEP = "assessment.see_scheme", "assessment.see_drafts", "assessment.keep"


def find_scheme(request: SignedIn, pk: UUID, do: str | None = KEEP) -> Scheme:
    """404 to strangers and to whoever may not see it yet, 403 to whoever may not do it."""
    return find(whole_schemes(), request.user, see=SEE, do=do, pk=pk)


def find_category(request: SignedIn, pk: UUID) -> Category:
    """For those who keep schemes."""
    return find(Category.objects.select_related("scheme"), request.user, see="assessment.see", do=KEEP, pk=pk)


def find_indicator(request: SignedIn, pk: UUID, do: str | None = KEEP) -> Indicator:
    """For those who keep schemes, or who may do `do` with them."""
    rows = Indicator.objects.select_related("category__scheme")
    return find(rows, request.user, see="assessment.see", do=do, pk=pk)


def find_result(request: SignedIn, pk: UUID, do: str | None = None) -> Result:
    """404 before it is published to whoever does not prepare it."""
    return find(whole_results(), request.user, see="assessment.see_result", do=do, pk=pk)


def tabs(request: SignedIn, scheme: Scheme, current: str) -> list[dict[str, Any]]:
    """The pages of a scheme that the person may see."""
    sees_results = not scheme.is_draft or request.user.has_perm(SEE_DRAFTS)
    names = [("scheme", _("Scheme")), ("marking", _("Marks"))]
    if sees_results:
        names += [("results", _("Results")), ("pictures", _("Pictures"))]
    if request.user.has_perm(KEEP):
        names.append(("what_if", _("What if")))
    if not scheme.is_draft:
        names.append(("appeals", _("Appeals")))
    return [
        {"label": label, "url": reverse(name, args=[scheme.pk]), "current": name == current}
        for name, label in names
    ]
