"""How a step is asked for and answered: a dialog over the page it was taken from, or a page of its own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from luoshi.organisation.requests import SignedIn
from luoshi.work.models import Task


def ask(request: SignedIn, task: Task, form: forms.Form, title: Any, **more: Any) -> HttpResponse:
    """The form with its errors; `more` may hold label, tone and lead."""
    context = {"form": form, "title": title, "label": title, "lead": task.title}
    context["back"] = reverse("task", args=[task.pk])
    status = 422 if form.is_bound else 200
    return render(request, "work/step.html", context | more, status=status)


def done(request: SignedIn, task: Task, said: Any) -> HttpResponse:
    """Whatever page the step was taken from is drawn anew; without script the task's."""
    messages.success(request, said)
    if request.headers.get("HX-Request"):
        answer = HttpResponse(status=204)
        answer["HX-Refresh"] = "true"
        return answer
    return redirect("task", task.pk)
