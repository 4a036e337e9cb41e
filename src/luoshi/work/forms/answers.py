"""What people say when an answer takes a step."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_scopes.forms import SafeModelChoiceField

from luoshi.organisation.forms.fields import DayField
from luoshi.organisation.models import Membership, Person
from luoshi.work.due import DueField
from luoshi.work.models import Answer
from luoshi.work.sheets import WORKERS


def words_field(label: Any, *, required: bool = True, most: int = 400) -> forms.CharField:
    """A few lines of words."""
    return forms.CharField(
        label=label, required=required, max_length=most, widget=forms.Textarea(attrs={"rows": 3})
    )


class Files(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Cleaned to a list, empty where nothing was chosen."""

    widget = Files

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each by itself."""
        return [super(FilesField, self).clean(one, initial) for one in data or []]


def _workers(answer: Answer) -> Any:
    held = Membership.objects.filter(unit=answer.unit_id, role__in=WORKERS).values("person")
    return Person.objects.filter(pk__in=held, is_active=True)


class HandInForm(forms.Form):
    """What was done, and its proof where it is not there yet; `whose` work it is where the office enters it."""

    word = words_field(_("What was done"), required=False)
    quantity = forms.DecimalField(
        label=_("How many this time"), required=False, min_value=Decimal(0), max_digits=14, decimal_places=2
    )
    happened_on = DayField(label=_("Day"), initial=timezone.localdate)
    attached = FilesField(label=_("Files or photos"), required=False)
    whose = SafeModelChoiceField(label=_("Whose work it is"), required=False, queryset=Person.objects.none())

    def __init__(self, *args: Any, answer: Answer, is_own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_own:
            del self.fields["whose"]
        else:
            self.fields["whose"].queryset = _workers(answer)  # type: ignore[attr-defined]
        if answer.task.target is None:
            del self.fields["quantity"]

    def clean_happened_on(self) -> date:
        """Nothing that has not happened yet."""
        day: date = self.cleaned_data["happened_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return day


class ReasonForm(forms.Form):
    """Why something is returned, waived or opened again."""

    reason = words_field(_("Reason"))


class WordForm(forms.Form):
    """A word with a yes; `is_part` where the rest is still owed."""

    word = words_field(_("A word"), required=False)


class HandOverForm(forms.Form):
    """To whom of the unit; to nobody in particular where none is chosen."""

    to = SafeModelChoiceField(label=_("To"), required=False, queryset=Person.objects.none())

    def __init__(self, *args: Any, answer: Answer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = _workers(answer)  # type: ignore[attr-defined]
        self.fields["to"].empty_label = _("nobody in particular")  # type: ignore[attr-defined]


class WaiverForm(forms.Form):
    """Why the unit asks to be let off."""

    reason = words_field(_("Reason"))


class DateForm(WaiverForm):
    """The date that the unit asks for."""

    due_on = DueField(label=_("New date"))

    field_order = ("due_on", "reason")


class InstructForm(forms.Form):
    """What a leader wants done."""

    text = words_field(_("Instruction"), most=2000)


class RemarkForm(forms.Form):
    """A word for everyone who has to do with the task."""

    text = words_field(_("Say something"), most=2000)
