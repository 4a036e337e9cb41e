"""What waits for the person's word, and several accepted at once."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from luoshi.foundation.lookup import require
from luoshi.organisation.requests import SignedIn
from luoshi.work.actions import answers as actions
from luoshi.work.forms.review import AcceptSeveralForm, ReviewFilter
from luoshi.work.queries.review import stages, to_decide, to_review


@require_GET
def review(request: SignedIn) -> HttpResponse:
    """What units have handed in, by where it waits, and what they ask of the office."""
    require(request.user, "work.see_review")
    form = ReviewFilter(request.GET)
    unit = form.cleaned_data["unit"] if form.is_valid() else None
    lines = to_review(request.user, unit)
    context = {
        "form": form,
        "count": len(lines),
        "stages": stages(lines),
        "to_decide": to_decide(request.user, unit),
        "today": timezone.localdate(),
        "is_filtered": unit is not None,
    }
    return render(request, "work/review.html", context)


@require_POST
def accept_several(request: SignedIn) -> HttpResponse:
    """Whatever was chosen from the list."""
    require(request.user, "work.see_review")
    form = AcceptSeveralForm(request.POST)
    if form.is_valid():
        chosen = list(form.cleaned_data["answers"])
        left = actions.accept_several(answers=chosen, person=request.user)
        _tell(request, len(chosen) - len(left), len(left))
    else:
        messages.warning(request, _("Nothing was chosen."))
    return redirect(f"{reverse('review')}?{request.GET.urlencode()}".rstrip("?"))


def _tell(request: SignedIn, accepted: int, left: int) -> None:
    if accepted:
        said = ngettext("%(count)s answer accepted.", "%(count)s answers accepted.", accepted)
        messages.success(request, said % {"count": accepted})
    if left:
        said = ngettext(
            "%(count)s has changed meanwhile and was left as it is.",
            "%(count)s have changed meanwhile and were left as they are.",
            left,
        )
        messages.warning(request, said % {"count": left})
