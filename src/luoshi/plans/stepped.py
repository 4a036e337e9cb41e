"""The answer to a step on the side-by-side page: what changed, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.foundation.refusals import Conflict, Refused
from luoshi.organisation.requests import SignedIn
from luoshi.plans.models import Commitment, Plan
from luoshi.plans.models.plan import PlanState
from luoshi.plans.outlook import Outlook
from luoshi.plans.queries.reading import Page, page_of

View = Callable[[SignedIn, UUID], HttpResponse]


def desk_of(request: SignedIn, plan: Plan) -> dict[str, Any]:
    """What the page and each of its fragments need. `plan.document` and `plan.organisation` must be loaded."""
    address = request.headers.get("HX-Current-URL") or request.get_full_path()
    doubtful_first = parse_qs(urlsplit(address).query).get("order") == ["doubtful"]
    return {
        "plan": plan,
        "page": page_of(plan, doubtful_first=doubtful_first),
        "outlook": Outlook.of(plan.organisation),
        "drawn": {},
        "doubtful_first": doubtful_first,
        "may_edit": request.user.has_perm("plans.edit", plan),
        "may_review": request.user.has_perm("plans.review_flags", plan),
    }


def stepped(  # noqa: PLR0913 - what may have changed
    request: SignedIn,
    plan: Plan,
    said: str,
    *,
    step: UUID | None = None,
    row: Commitment | None = None,
    show: UUID | None = None,
    further: bool = False,
    tone: str = "ok",
    status: int = 200,
) -> HttpResponse:
    """To htmx the card, or all cards and the text, as they now stand, with an undo; without script the page.

    row: the only commitment that changed; show: the one to be selected; step: what undo takes back; further: that
    this was an undo, and one more may follow.
    """
    if step and plan.state == PlanState.PUBLISHED:
        said = " ".join((said, _("Its tasks follow when the plan is published again.")))
    selected = row.pk if row else show
    if not request.headers.get("HX-Request"):
        messages.add_message(request, messages.SUCCESS if tone == "ok" else messages.ERROR, said)
        return redirect(reverse("reading", args=[plan.pk]) + (f"#card-{selected}" if selected else ""))
    desk = desk_of(request, plan)
    card = _card_of(desk["page"], row)
    context = {**desk, "said": said, "step": step, "further": further, "tone": tone}
    context |= {"commitment": card, "show": selected}
    answer = render(
        request, "plans/card_stepped.html" if card else "plans/cards_stepped.html", context, status=status
    )
    answer["HX-Trigger"] = "dialog:close"
    answer["HX-Retarget"] = f"#card-{card.pk}" if card else "#cards"
    answer["HX-Reswap"] = "outerHTML"
    return answer


def _card_of(page: Page, row: Commitment | None) -> Commitment | None:
    """The changed row with all that a card shows; None where it is no longer on the page."""
    return next((one for one in page.cards() if row and one.pk == row.pk), None)


def shows_refusal(view: View) -> View:
    """A step on one commitment that is refused is answered with the card as it stands now, and the reason."""

    @wraps(view)
    def guarded(request: SignedIn, pk: UUID) -> HttpResponse:
        try:
            return view(request, pk)
        except Refused as refusal:
            row = Commitment.objects.select_related("plan__document", "plan__organisation").get(pk=pk)
            status = 409 if isinstance(refusal, Conflict) else 422
            return stepped(request, row.plan, str(refusal.message), row=row, tone="late", status=status)

    return guarded


def attempt(form: BaseForm, act: Callable[..., Any]) -> Any:
    """What the action returns; None where the form is not valid or the action refused, which the form then says.

    A Conflict is let through: what the form shows is out of date.
    """
    if not form.is_valid():
        return None
    try:
        return act(**form.cleaned_data)
    except Conflict:
        raise
    except Refused as refusal:
        form.add_error(None, refusal.message)
        return None


def ask(  # noqa: PLR0913 - what a step's dialog says
    request: SignedIn,
    plan: Plan,
    form: BaseForm,
    *,
    title: str,
    label: str,
    row: Commitment | None = None,
    template: str = "plans/step.html",
    back: str = "",
    **more: Any,
) -> HttpResponse:
    """The form of a step: in the dialog of the page, or as a page of its own without script."""
    in_dialog = bool(request.headers.get("HX-Request"))
    here = reverse("reading", args=[plan.pk]) + (f"#card-{row.pk}" if row else "")
    context = {
        "frame": "plans/step_dialog.html" if in_dialog else "base_app.html",
        "in_dialog": in_dialog,
        "cancel_page": "" if in_dialog else back or here,
        "commitment": row,
        **{"plan": plan, "form": form, "title": title, "label": label},
        **more,
    }
    answer = render(request, template, context, status=422 if form.is_bound else 200)
    if form.is_bound:
        answer["HX-Retarget"], answer["HX-Reswap"] = "#dialog-body", "innerHTML"
    return answer
