"""The form of one session: when and how, who came and why somebody did not, what it was about, when next."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from mediation_desk.domain.counselling_session import (
    CAME,
    LONGEST_MINUTES,
    Attendance,
    CounsellingSession,
    SessionForm,
    SessionMode,
)
from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.person import Person
from mediation_desk.domain.reception import ServiceElement
from mediation_desk.errors import DeskError
from mediation_desk.ui.forms.time_field import TimeField
from mediation_desk.ui.kit.checks import CheckField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.text_fields import MultilineField, TextField
from mediation_desk.ui.kit.toggles import TogglesField
from mediation_desk.words import _, term


class CounsellingSessionForm(Form):
    """`read()` gives (session, reason); the reason is sealed apart and empty when nothing new is said."""

    def __init__(self, session: CounsellingSession, clients: tuple[Person, ...], shown: Callable[[str], str]):
        super().__init__()
        self._session = session
        self.day = DateField("began", _("Day of the session"))
        self.began = TimeField("time", _("Began at"))
        self.minutes = TextField("minutes", _("Length"), unit=_("min"))
        self.mode = SegmentsField("mode", _("How they met"), [(one, term(one)) for one in SessionMode])
        self.form = SegmentsField("form", _("Form"), [(one, term(one)) for one in SessionForm])
        self.place = TextField("place", _("Room"), optional=True)
        named = [(one.id, shown(one.name)) for one in clients]
        self.attendance = SegmentsField(
            "attendance",
            _("Attendance"),
            [(one, term(one)) for one in Attendance],
            helper=_("Leave it open while the session is still to come."),
        )
        self.present = TogglesField("present", _("Who came"), named)
        self.others = TextField("others", _("Others in the room"), optional=True)
        self.reason = MultilineField(
            "reason",
            _("Why late, cancelled or away"),
            helper=_("Sealed like the note."),
            rows=1,
            most_rows=4,
        )
        self.rebooked = CheckField("rebooked", _("Another time was offered"))
        elements = [(one, term(one)) for one in ServiceElement]
        self.elements = TogglesField("elements", _("What it was about"), elements)
        self.next_day = DateField("next_at", _("Next session"), optional=True)
        self.next_time = TimeField("next_time", _("At"), optional=True)
        self.add(self.day, self.began, self.minutes)
        self.add(self.mode, self.form)
        self.add(self.place, self.others)
        self.add(self.attendance)
        self.add(self.present)
        self.add(self.reason)
        self.add(self.rebooked)
        self.add(self.elements)
        self.add(self.next_day, self.next_time)
        self.attendance.changed.connect(self._attended)
        self.write(session)

    def read(self) -> tuple[CounsellingSession, str]:
        """The session and the reason; DeskError names the field."""
        day, began = self.day.value(), self.began.value()
        if day is None:
            raise DeskError("mediation_record.day_needed", field="began")
        if began is None:
            raise DeskError("mediation_record.time_needed", field="time")
        typed = self.minutes.value()
        if not typed.isdecimal():
            raise DeskError("counselling.minutes", field="minutes", most=LONGEST_MINUTES)
        came = self.attendance.value() in CAME
        session = replace(
            self._session,
            began=_moment(day, began),
            minutes=int(typed),
            mode=self.mode.value(),
            form=self.form.value(),
            place=self.place.value(),
            present_ids=self.present.value() if came else (),
            others=self.others.value(),
            attendance=self.attendance.value(),
            rebooked=self.rebooked.value() and not came,
            elements=frozenset(self.elements.value()),
            next_at=self._next(),
        )
        return session, self.reason.value()

    def write(self, value: object) -> None:
        """Show a session."""
        if not isinstance(value, CounsellingSession):
            raise TypeError("the form shows a CounsellingSession")
        self._session = value
        began = value.began.astimezone(SHANGHAI)
        later = value.next_at.astimezone(SHANGHAI) if value.next_at else None
        self.filling(True)
        for field, shown in (
            (self.day, began.date()),
            (self.began, began.time().replace(second=0, microsecond=0)),
            (self.minutes, str(value.minutes)),
            (self.mode, value.mode),
            (self.form, value.form),
            (self.place, value.place),
            (self.attendance, value.attendance),
            (self.present, value.present_ids),
            (self.others, value.others),
            (self.rebooked, value.rebooked),
            (self.elements, tuple(value.elements)),
            (self.next_day, later.date() if later else None),
            (self.next_time, later.time().replace(second=0, microsecond=0) if later else None),
        ):
            field.set_value(shown)
        self.filling(False)
        self._attended()

    def keep_for(self, session: CounsellingSession) -> None:
        """Keep what is typed as this session, whatever it says itself."""
        self._session = session

    def text(self) -> str:
        """What stands in the fields, also what cannot be read yet, as JSON."""
        return json.dumps({name: _typed(field) for name, field in self.fields.items()}, ensure_ascii=False)

    def put_text(self, text: str | None) -> None:
        """Show a draft, if there is one of ours."""
        try:
            kept = json.loads(text or "")
            known = {name: kept[name] for name in self.fields}
            known |= {
                "mode": SessionMode(known["mode"]),
                "form": SessionForm(known["form"]),
                "attendance": Attendance(known["attendance"]) if known["attendance"] else None,
                "elements": tuple(ServiceElement(one) for one in known["elements"]),
            }
        except (ValueError, KeyError, TypeError):
            return
        self.filling(True)
        for name, value in known.items():
            self.fields[name].set_value(tuple(value) if isinstance(value, list) else value)
        self.filling(False)
        self._attended()

    def _next(self) -> datetime | None:
        day, at = self.next_day.value(), self.next_time.value()
        if day is None and at is None:
            return None
        if day is None:
            raise DeskError("mediation_record.day_needed", field="next_at")
        if at is None:
            raise DeskError("mediation_record.time_needed", field="next_time")
        return _moment(day, at)

    def _attended(self) -> None:
        attended = self.attendance.value()
        self.present.setVisible(attended in CAME)
        self.reason.setVisible(attended is not None and attended is not Attendance.ON_TIME)
        why = _("Why late, cancelled or away")
        known = self._session.attendance in (Attendance.CANCELLED, Attendance.NO_SHOW)
        owed = attended is not Attendance.LATE and not known
        self.reason.set_label(why if owed else _("{label} (optional)", label=why))
        self.rebooked.setVisible(attended in (Attendance.CANCELLED, Attendance.NO_SHOW))


def _moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, tzinfo=SHANGHAI)


def _typed(field: Any) -> Any:
    """A field for a draft: its words as typed where it has some, so that half a date is kept too."""
    return field.text() if isinstance(field, DateField | TimeField) else field.value()
