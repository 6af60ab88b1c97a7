"""The form of an appointment: what about and who, when, where, how often, and why in spite of a clash."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import Signal

from mediation_desk.domain.appointment import Appointment, AppointmentKind, Scope
from mediation_desk.domain.appointment_check import MOST_HEADS
from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.keep_apart import stagger
from mediation_desk.domain.party import Side
from mediation_desk.domain.recurrence import Recurrence
from mediation_desk.errors import DeskError
from mediation_desk.services.booking_desk import BookingDesk
from mediation_desk.services.booking_matter import Matter, MatterLine
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.appointment.apart_box import ApartBox
from mediation_desk.ui.forms.appointment.comers_field import ComersField
from mediation_desk.ui.forms.appointment.length_field import LengthField
from mediation_desk.ui.forms.appointment.matter_field import MatterField, matter_icon
from mediation_desk.ui.forms.appointment.place_box import OUTSIDE, PlaceBox
from mediation_desk.ui.forms.appointment.repeat_box import Again, Ending, RepeatBox
from mediation_desk.ui.forms.time_field import TimeField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.field_row import FieldRow
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.parsed_field import ParsedField
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.text_fields import MultilineField, TextField
from mediation_desk.ui.kit.toggles import TogglesField
from mediation_desk.words import N_, _, term

_SCOPES = {
    Scope.ONE: N_("This one only"),
    Scope.FOLLOWING: N_("This and those after it"),
    Scope.ALL: N_("The whole series"),
}
_NAMED = frozenset({AppointmentKind.COURSE, AppointmentKind.CONSULTATION, AppointmentKind.RECEPTION})
"""Kinds that may be about something of their own; the others are about their case, file or person."""

_TWO_SIDES = frozenset({AppointmentKind.MEDIATION, AppointmentKind.CONSULTATION, AppointmentKind.COUNSELLING})
"""Kinds two sides come to, together or apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedAppointment:
    """What the form makes: one appointment, or the two halves of one sitting; `scope` of a series changed."""

    halves: tuple[Appointment, ...]
    recurrence: Recurrence | None = None
    scope: Scope = Scope.ONE


class AppointmentForm(Form):
    """`altered` on every change; `matter_wanted(case id, file id, person ids)` asks who belongs to it.

    `read()` gives a TypedAppointment; `text()` and `put_text()` are its draft.
    """

    altered = Signal()
    matter_wanted = Signal(str, str, object)

    def __init__(self, desk: Desk, sheet: BookingDesk) -> None:
        super().__init__(gap=12)
        self._desk, self._sheet = desk, sheet
        self._base = Appointment(id="", kind=AppointmentKind.MEDIATION, starts=desk.now(), ends=desk.now())
        self._other: Appointment | None = None
        self.case_id = self.file_id = ""
        self._besides: tuple[str, ...] = ()
        self._check_all = False
        self.matter: Matter | None = None
        self._length_by_hand = False
        self._make_fields(desk.today())
        self._lay_out()
        self._listen()

    # --- reading and writing ------------------------------------------------------------------------------

    def read(self) -> TypedAppointment:
        """What is typed; DeskError names the field that is missing or not understood."""
        if not self.scope.isHidden() and self.scope.value() is None:
            raise DeskError("appointment.scope_needed", field="scope")
        halves = self.halves()
        first = halves[0].starts.astimezone(SHANGHAI).date()
        return TypedAppointment(
            halves=halves,
            recurrence=None if self._base.id else self.repeat.value(first),
            scope=self.scope.value() or Scope.ONE,
        )

    def halves(self) -> tuple[Appointment, ...]:
        """The appointment, or the two halves of one sitting. DeskError as `read`."""
        day, at, minutes = self.day.value(), self.time.value(), self.length.value()
        if day is None:
            raise DeskError("appointment.day_needed", field="day")
        if at is None:
            raise DeskError("appointment.time_needed", field="time")
        if minutes is None:
            raise DeskError("appointment.length_needed", field="ends")
        starts = datetime.combine(day, at, tzinfo=SHANGHAI)
        one = replace(
            self._base,
            kind=self.kind.value() or AppointmentKind.MEDIATION,
            starts=starts,
            ends=starts + timedelta(minutes=minutes),
            staff_ids=self.staff.value(),
            person_ids=self.people.value(),
            room_id=self.place.room_id(),
            place=self.place.place.value() if self.place.outside else "",
            case_id=self.case_id,
            file_id=self.file_id,
            subject="" if self.subject.isHidden() else self.subject.value(),
            heads=self._heads(),
            reason="" if self.reason.isHidden() else self.reason.value(),
        )
        return self._both(one) if self.apart.apart else (one,)

    def _both(self, one: Appointment) -> tuple[Appointment, ...]:
        first_ids, second_ids = self.apart.groups(one.person_ids)
        if not second_ids:
            return (one,)
        later = stagger(one.ends - one.starts, self._sheet.gaps)
        second = replace(
            one,
            id=self._other.id if self._other else "",
            version=self._other.version if self._other else 0,
            person_ids=second_ids,
            starts=one.starts + later,
            ends=one.ends + later,
            room_id=self.place.other_room.value() or "",
        )
        return replace(one, person_ids=first_ids), second

    def write(self, value: object) -> None:
        """Show an appointment: a new one prefilled (id ""), or one to be changed."""
        if not isinstance(value, Appointment):
            raise TypeError("the form shows an Appointment")
        self.show_halves(value, None)

    def show_halves(self, one: Appointment, other: Appointment | None) -> None:
        """Show an appointment, with the other side's when the sides come apart."""
        first, second = (one, other) if other is None or one.starts <= other.starts else (other, one)
        self._base, self._other = first, second
        self.case_id, self.file_id = first.case_id, first.file_id
        everybody = (*first.person_ids, *(second.person_ids if second else ()))
        starts = first.starts.astimezone(SHANGHAI)
        minutes = round((first.ends - first.starts) / timedelta(minutes=1))
        planned = bool(first.id) or first.starts > self._desk.now()
        self.filling(True)
        self.kind.set_value(first.kind)
        self.people.set_value(everybody)
        self.staff.set_value(first.staff_ids)
        self.day.set_value(starts.date() if planned else None)
        self.time.set_value(starts.time().replace(second=0, microsecond=0) if planned else None)
        self.length.set_value(minutes or self._sheet.habits.lengths[first.kind])
        self._length_by_hand = minutes > 0
        self.apart.how.set_value(second is not None)
        self.place.room.set_value(OUTSIDE if first.place and not first.room_id else first.room_id or None)
        self.place.other_room.set_value(second.room_id if second else None)
        self.place.place.set_value(first.place)
        self.subject.set_value(first.subject)
        self.heads.set_value(str(first.heads) if first.heads else "")
        self.reason.set_value(first.reason)
        self.scope.set_value(None)
        self.filling(False)
        self.matter = None
        begins = not first.id and not everybody and bool(first.case_id or first.file_id)
        self._want_matter(None if begins else everybody)
        self._fit()

    def text(self) -> str:
        """What stands in the fields, also what cannot be read yet, and what it is about, as JSON."""
        kept: dict[str, Any] = {name: _plain(field) for name, field in self.fields.items()}
        kept |= {"case_id": self.case_id, "file_id": self.file_id, "besides": self._besides}
        return json.dumps(kept, ensure_ascii=False)

    def put_text(self, text: str) -> bool:
        """Show a draft; False when it is none of ours."""
        try:
            kept = json.loads(text)
            known = {name: kept[name] for name in self.fields}
            known |= {
                "kind": AppointmentKind(known["kind"]),
                "rhythm": Again(known["rhythm"]),
                "ending": Ending(known["ending"]),
                "scope": Scope(known["scope"]) if known["scope"] else None,
            }
            self.case_id, self.file_id = str(kept["case_id"]), str(kept["file_id"])
            besides = tuple(kept["besides"])
        except (ValueError, KeyError, TypeError):
            return False
        self.filling(True)
        for name, value in known.items():
            self.fields[name].set_value(tuple(value) if isinstance(value, list) else value)
        self.filling(False)
        self._length_by_hand = True
        self._want_matter((*known["people"], *besides))
        self._fit()
        return True

    def put_time(self, start: Appointment) -> None:
        """Take day, time, length and room from what was picked just now."""
        starts = start.starts.astimezone(SHANGHAI)
        self.day.set_value(starts.date())
        self.time.set_value(starts.time().replace(second=0, microsecond=0))
        if start.ends > start.starts:
            self.length.set_value(round((start.ends - start.starts) / timedelta(minutes=1)))
        if start.room_id:
            self.place.room.set_value(start.room_id)

    # --- what it is about ---------------------------------------------------------------------------------

    def show_matter(self, matter: Matter) -> None:
        """Offer those who belong to it; a case's mediators are offered where nobody is chosen yet."""
        fresh = self.matter is None
        self.matter = matter
        names = "、".join(self._desk.shown(one.name) for one in matter.comers[:4])
        said = " · ".join(filter(None, (matter.number, names)))
        self.about.show_chosen(said, matter_icon(matter.case_id, matter.file_id))
        self.filling(True)
        self.people.offer(matter.comers)
        if self._check_all:
            self._check_all = False
            grown = (one for one in matter.comers if one.side is not Side.CHILD)
            self.people.set_value(tuple(one.person_id for one in grown))
        if fresh and not self.staff.value() and matter.staff_ids:
            self.staff.set_value(matter.staff_ids)
        self.filling(False)
        self._fit()
        self.altered.emit()

    def _picked(self, line: MatterLine) -> None:
        """A case or a file takes the place of the one before; a person comes besides."""
        if line.person_id:
            self._besides = (*self._besides, line.person_id)
            self._want_matter((*self.people.value(), line.person_id))
        else:
            self.case_id, self.file_id, self._besides = line.case_id, line.file_id, ()
            if line.case_id and self.kind.value() is AppointmentKind.COUNSELLING:
                self.kind.set_value(AppointmentKind.MEDIATION)
            elif line.file_id:
                self.kind.set_value(AppointmentKind.COUNSELLING)
            self.matter = None
            self._want_matter(None)
        self.touch()

    def _dropped(self) -> None:
        self.case_id = self.file_id = ""
        self._besides, self.matter = (), None
        self.about.show_chosen("", "folders")
        self.people.set_value(())
        self.people.offer(())
        self.touch()
        self._fit()
        self.altered.emit()

    def _want_matter(self, person_ids: tuple[str, ...] | None) -> None:
        """Ask who belongs to it; None: everybody of a case or file who is no child is checked."""
        self._besides = tuple(dict.fromkeys((*self._besides, *(person_ids or ()))))
        self._check_all = person_ids is None
        if self.case_id or self.file_id or self._besides:
            self.people.set_value(person_ids or ())
            self.matter_wanted.emit(self.case_id, self.file_id, self._besides)
        else:
            self.about.show_chosen("", "folders")
            self.people.offer(())

    # --- laying out ---------------------------------------------------------------------------------------

    def _make_fields(self, today: date) -> None:
        desk, sheet = self._desk, self._sheet
        self.kind = SegmentsField(
            "kind", _("Kind"), [(one, term(one)) for one in AppointmentKind], compact=True
        )
        self.about = MatterField(desk)
        self.people = ComersField(desk)
        self.staff = TogglesField(
            "staff", _("Who receives them"), [(one.id, one.name) for one in sheet.staff]
        )
        self.day = DateField("day", _("Day"), start=today)
        self.time = TimeField("time", _("Starts at"))
        self.length = LengthField("ends", _("How many minutes"))
        self.apart = ApartBox(desk)
        self.place = PlaceBox()
        self.place.offer(sheet.rooms)
        self.subject = TextField("subject", _("What it is called"), optional=True, max_length=60)
        self.heads = TextField("heads", _("How many come"), unit=_("people"), optional=True, max_length=4)
        self.repeat = RepeatBox(today)
        self.scope = SegmentsField("scope", _("Which ones change"), [(k, _(w)) for k, w in _SCOPES.items()])
        self.reason = MultilineField(
            "reason",
            _("Why in spite of it"),
            helper=_("It is kept with the appointment."),
            rows=1,
            most_rows=4,
        )
        self.reason.hide()

    def _lay_out(self) -> None:
        self.add(self.scope)
        self.add(self.kind)
        self.add(self.about)
        self.add(self.people)
        self.add(self.subject, self.heads, weights=(3, 1))
        self.add(self.staff)
        when = FieldRow(weights=(3, 2, 4))
        parts: tuple[Field, ...] = (self.day, self.time, self.length)
        for field in parts:
            self.know(field)
            when.addWidget(field)
        self.put(when)
        for box in (self.apart, self.place, self.repeat):
            self.put(box)
            for field in box.known:
                self.know(field)
        self.add(self.reason)
        self.column.addStretch(1)

    def _listen(self) -> None:
        self.about.picked.connect(self._picked)
        self.about.dropped.connect(self._dropped)
        self.kind.changed.connect(self._kind_changed)
        self.length.changed.connect(self._length_changed)
        for deciding in (self.people, self.place.room, self.apart.how):
            deciding.changed.connect(self._fit)
        for name, field in self.fields.items():
            if name != "reason":
                field.changed.connect(self._altered)

    def _altered(self) -> None:
        if not self._quiet:
            self.altered.emit()

    def _kind_changed(self) -> None:
        kind = self.kind.value()
        if kind is not None and not self._length_by_hand:
            quiet = self._quiet
            self.filling(True)
            self.length.set_value(self._sheet.habits.lengths[kind])
            self.filling(quiet)
        self._fit()

    def _length_changed(self) -> None:
        self._length_by_hand = self._length_by_hand or not self._quiet

    def _fit(self) -> None:
        """Show what this kind of appointment asks for."""
        kind = self.kind.value()
        self.subject.setVisible(kind in _NAMED)
        self.heads.setVisible(kind is AppointmentKind.COURSE)
        self.repeat.setVisible(not self._base.id)
        self.scope.setVisible(bool(self._base.series_id))
        self.apart.judge(self.matter, self.people.value(), possible=kind in _TWO_SIDES)
        first, second = self.apart.groups(self.people.value())
        names = self.apart.names
        self.place.set_apart(self.apart.apart, names(first), names(second))
        try:
            self.apart.show_times(self.halves())
        except DeskError:
            self.apart.show_times(())

    def _heads(self) -> int:
        typed = "" if self.heads.isHidden() else self.heads.value()
        if typed and not typed.isdecimal():
            raise DeskError("appointment.heads", field="heads", most=MOST_HEADS)
        return int(typed or 0)


def _plain(field: Any) -> Any:
    """A field for a draft: its words as typed where it has some, so that half a date is kept too."""
    return field.text() if isinstance(field, ParsedField | LengthField) else field.value()
