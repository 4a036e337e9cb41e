"""The answer to a step on the side-by-side page: what changed, and the way back."""

from __future__ import annotations

from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from luoshi.journal.models import Event
from luoshi.organisation.models import Person
from luoshi.organisation.requests import SignedIn
from luoshi.plans.models import Commitment, Plan
from luoshi.plans.queries.overview import counts_of
from luoshi.plans.queries.reading import commitments_of, page_of


def stepped(request: SignedIn, plan: Plan, said: str, commitment: Commitment | None = None) -> HttpResponse:
    """To htmx the cards and counts as they now stand, with an undo; without script the page itself."""
    if not request.headers.get("HX-Request"):
        place = f"#card-{commitment.pk}" if commitment else ""
        return redirect(reverse("reading", args=[plan.pk]) + place)
    context = {
        "plan": plan,
        "said": said,
        "counts": counts_of(plan),
        "may_edit": request.user.has_perm("plans.edit", plan),
        "may_review": request.user.has_perm("plans.review_flags", plan),
        "last_step": last_step_of(request.user),
    }
    if commitment is None:
        answer = render(request, "plans/cards.html", {**context, "page": page_of(plan)})
    else:
        card = commitments_of(plan).get(pk=commitment.pk)
        answer = render(request, "plans/card_stepped.html", {**context, "commitment": card})
    answer["HX-Trigger"] = "dialog:close"
    return answer


def ask(  # noqa: PLR0913 - what a step's dialog says
    request: SignedIn,
    plan: Plan,
    form: BaseForm,
    *,
    title: str,
    label: str,
    row: Commitment | None = None,
    target: str | None = None,
) -> HttpResponse:
    """The form of a step: in the dialog of the page, or as a page of its own without script."""
    in_dialog = bool(request.headers.get("HX-Request"))
    context = {
        "frame": "plans/step_dialog.html" if in_dialog else "base_app.html",
        "in_dialog": in_dialog,
        "cancel_page": "" if in_dialog else reverse("reading", args=[plan.pk]),
        "target": target or f"#card-{row.pk if row else ''}",
        "quote": row.quote if row else "",
        **{"plan": plan, "form": form, "title": title, "label": label},
    }
    answer = render(request, "plans/step.html", context, status=422 if form.is_bound else 200)
    if form.is_bound:
        answer["HX-Retarget"], answer["HX-Reswap"] = "#dialog-body", "innerHTML"
    return answer


def last_step_of(person: Person) -> str | None:
    """The step that `u` takes back: the last thing this person did to commitments, unless it was an undo."""
    event = Event.objects.filter(actor=person.pk, data__has_key="step").order_by("-id").first()
    if event is None or event.verb == "commitment-undone":
        return None
    step: str = event.data["step"]
    return step
