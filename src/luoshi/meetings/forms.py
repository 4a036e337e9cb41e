"""What people write about meetings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django_scopes.forms import SafeModelChoiceField

from luoshi.meetings.actions.attendance import Was
from luoshi.meetings.models import AgendaItem, Attendee, Meeting, Part, Presence, Reply, Room, Series
from luoshi.meetings.queries.rooms import rooms_by_name
from luoshi.meetings.queries.series import places
from luoshi.meetings.when import Slot
from luoshi.organisation.forms.fields import UnitField
from luoshi.organisation.models import Person
from luoshi.plans.models import Cadence
from luoshi.work import creating
from luoshi.work.due import DueField
from luoshi.work.forms.answers import words_field


class Hour(forms.TimeInput):
    """The browser's own clock."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class PlaceInput(forms.TextInput):
    """Offers the places where meetings have been."""

    template_name = "meetings/place_input.html"

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, {**(attrs or {}), "list": f"{name}-known"})
        return context | {"places": places()}


class UsualChoice(forms.ChoiceField):
    """Its first choice is the usual one: it is taken where nothing is sent, and cleaned to ""."""

    usual = "usual"

    def clean(self, value: Any) -> Any:
        """The code of what was chosen."""
        found = super().clean(value or self.usual)
        return "" if found == self.usual else found


class SeriesForm(forms.ModelForm[Series]):
    """What holds for all meetings of a series. One that comes from a plan has the plan's period."""

    every_unit = forms.ChoiceField(
        label=_("Period"), required=False, choices=[("", _("when there is need")), *Cadence.choices]
    )

    class Meta:
        model = Series
        fields = (
            "name",
            "every_n",
            "every_unit",
            "place",
            "begins",
            "length",
            "quorum",
            "notice_days",
        )
        labels = {
            "name": _("Name"),
            "every_n": _("Every"),
            "place": _("Usual place"),
            "begins": _("Usually begins"),
            "length": _("Length in minutes"),
            "quorum": _("Quorum"),
            "notice_days": _("Working days between call and meeting"),
        }
        widgets = {"begins": Hour(), "place": PlaceInput()}

    def __init__(self, *args: Any, of_plan: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Made here, since units are read within an organisation only.
        self.fields["unit"] = UnitField(label=_("Run by"), initial=getattr(self.instance, "unit_id", None))
        if of_plan:
            del self.fields["every_n"], self.fields["every_unit"]

    def clean(self) -> dict[str, Any]:
        """A number without a period, or the other way round, is none."""
        said = super().clean() or self.cleaned_data
        if "every_n" in self.fields and bool(said.get("every_n")) != bool(said.get("every_unit")):
            self.add_error("every_unit", _("Give number and period, or neither."))
        return said

    def validate_unique(self) -> None:
        """The action refuses a name that is taken."""

    def validate_constraints(self) -> None:
        """What the database holds to is checked by the fields above."""

    def _post_clean(self) -> None:
        """The instance stays as it is: an action writes the change."""


def _people(**kwargs: Any) -> Any:
    return SafeModelChoiceField(queryset=Person.objects.none(), required=False, **kwargs)


class WhoForm(forms.Form):
    """Somebody with an account, or from outside."""

    part = forms.ChoiceField(label=_("As what"), choices=Part.choices, initial=Part.MEMBER)
    whom = _people(label=_("Person"))
    name = forms.CharField(label=_("From outside: name and body"), max_length=80, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["whom"].queryset = Person.objects.filter(is_active=True)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """One of them."""
        said = super().clean() or self.cleaned_data
        if not any(said.get(name) for name in ("whom", "unit", "name")):
            raise forms.ValidationError(_("Say who should come."))
        return said


class SeatForm(WhoForm):
    """A seat by unit and post, for a person, or for an outside body."""

    post = forms.CharField(
        label=_("Post in the unit"),
        max_length=80,
        required=False,
        help_text=_("Left empty, it is the unit's head."),
    )

    field_order = ("part", "unit", "post", "whom", "name")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"] = UnitField(label=_("Unit"), required=False)
        self.order_fields(self.field_order)


def _seated(room: Room) -> Any:
    """As it is offered."""
    if not room.seats:
        return room.name
    seats = ngettext("%(seats)d seat", "%(seats)d seats", room.seats) % {"seats": room.seats}
    return _("%(room)s (%(seats)s)") % {"room": room.name, "seats": seats}


class RoomForm(forms.Form):
    """A room and how many it seats."""

    name = forms.CharField(label=_("Name"), max_length=80)
    seats = forms.IntegerField(label=_("Seats"), required=False, min_value=1, max_value=9999)


class SlotForm(forms.Form):
    """When and where."""

    day = DueField(label=_("Day"))
    begins = forms.TimeField(label=_("Begins"), widget=Hour())
    ends = forms.TimeField(label=_("Ends"), widget=Hour())
    room = UsualChoice(label=_("Room"))
    place = forms.CharField(label=_("Place"), max_length=80, widget=PlaceInput())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rooms = rooms_by_name()
        fields: Any = self.fields
        if not rooms:
            del fields["room"]
            return
        fields["room"].choices = [
            (UsualChoice.usual, _("another place")),
            *((name, _seated(one)) for name, one in rooms.items()),
        ]
        fields["place"].label, fields["place"].required = _("Another place"), False
        if self.initial.get("place") in rooms:
            self.initial["room"], self.initial["place"] = self.initial["place"], ""

    def clean(self) -> dict[str, Any]:
        """A room that is chosen is the place."""
        said: dict[str, Any] = super().clean() or {}
        said["place"] = said.get("room") or said.get("place") or ""
        if "room" in self.fields and not said["place"]:
            self.add_error("place", _("Choose a room, or write down another place."))
        return said

    @property
    def slot(self) -> Slot:
        """Of a valid form."""
        said = self.cleaned_data
        return Slot(said["day"], said["begins"], said["ends"], said["place"])


class ItemForm(forms.Form):
    """A point of the agenda."""

    title = forms.CharField(label=_("Point"), max_length=120)
    text = words_field(_("In detail"), required=False, most=2000)


class DecisionForm(forms.Form):
    """What should be done, by whom and by when."""

    text = forms.CharField(label=_("What is to be done"), max_length=200)
    due_on = DueField(label=_("By when"), required=False)
    item = SafeModelChoiceField(
        label=_("Point of the agenda"), required=False, queryset=AgendaItem.objects.none()
    )

    field_order = ("text", "unit", "due_on", "item")

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"] = UnitField(label=_("Which unit"), required=False)
        self.fields["item"].queryset = AgendaItem.objects.filter(meeting=meeting)  # type: ignore[attr-defined]
        self.order_fields(self.field_order)


class GiveForm(forms.Form):
    """What a decision becomes: a task, or a line of one of the ledgers."""

    into = UsualChoice(label=_("It becomes"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ledgers = [(code, str(label)) for code, label in creating.choices()]
        fields: Any = self.fields
        fields["into"].choices = [(UsualChoice.usual, _("a task")), (_("a line of a ledger"), ledgers)]


class MinutesForm(forms.Form):
    """The words of the minutes; `version` is the one that the person saw."""

    minutes = forms.CharField(
        label=_("Minutes"),
        required=False,
        max_length=60000,
        widget=forms.Textarea(attrs={"rows": 24, "class": "paper-input"}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class InvitationForm(forms.Form):
    """Yes, no, or somebody else."""

    reply = forms.ChoiceField(
        label=_("Will you come?"),
        choices=[(Reply.ACCEPTED, _("I will come")), (Reply.DECLINED, _("I will not come"))],
        widget=forms.RadioSelect,
    )
    substitute = forms.CharField(label=_("Who comes instead of me"), max_length=80, required=False)
    note = forms.CharField(label=_("Said with the reply"), max_length=200, required=False)


class PresenceForm(forms.Form):
    """A line for each attendee: was there, was represented, was not."""

    def __init__(self, *args: Any, attendees: Iterable[Attendee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.attendees = list(attendees)
        choices = [choice for choice in Presence.choices if choice[0] != Presence.UNKNOWN]
        instead = _("Who came instead")
        for one in self.attendees:
            self.fields[f"was-{one.pk}"] = forms.ChoiceField(
                label=one.label,
                choices=choices,
                required=False,
                initial=self._initial(one),
                widget=forms.Select(attrs={"aria-label": one.label}),
            )
            self.fields[f"by-{one.pk}"] = forms.CharField(
                label=instead,
                max_length=80,
                required=False,
                initial=one.substitute,
                widget=forms.TextInput(attrs={"placeholder": instead, "aria-label": instead}),
            )

    def _initial(self, one: Attendee) -> str:
        if one.presence != Presence.UNKNOWN:
            return one.presence
        return Presence.ABSENT if one.reply == Reply.DECLINED else Presence.PRESENT

    def lines(self) -> Iterator[tuple[Attendee, Any, Any]]:
        """Each attendee with the two fields."""
        for one in self.attendees:
            yield one, self[f"was-{one.pk}"], self[f"by-{one.pk}"]

    @property
    def seen(self) -> Mapping[UUID, Was]:
        """Of a valid form."""
        said = self.cleaned_data
        return {
            one.pk: Was(Presence(said[f"was-{one.pk}"] or Presence.UNKNOWN), said[f"by-{one.pk}"])
            for one in self.attendees
        }
