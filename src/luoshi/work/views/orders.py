"""Work given without a plan."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from luoshi.foundation.lookup import require
from luoshi.organisation.requests import SignedIn
from luoshi.work.actions.orders import give_order as act_give_order
from luoshi.work.forms.orders import OrderForm
from luoshi.work.queries.orders import orders as orders_given

PAGE = 50


@require_GET
def orders(request: SignedIn) -> HttpResponse:
    """All of them, the last given first."""
    require(request.user, "work.see")
    page = Paginator(orders_given(), PAGE).get_page(request.GET.get("page"))
    may_give = request.user.has_perm("work.order")
    may_link = request.user.has_perm("work.make_pass_link")
    context = {"page": page, "today": timezone.localdate(), "may_give": may_give, "may_link": may_link}
    return render(request, "work/orders.html", context)


@require_http_methods(["GET", "POST"])
def give_order(request: SignedIn) -> HttpResponse:
    """To one unit or many."""
    require(request.user, "work.order")
    form = OrderForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        task = act_give_order(person=request.user, **form.cleaned_data)
        messages.success(request, _("The order has been given."))
        return redirect("task", task.pk)
    return render(request, "work/give_order.html", {"form": form}, status=422 if form.is_bound else 200)
