"""A calendar page on a real register with rooms, an invented case and some appointments of its week."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.appointment import Appointment, AppointmentKind
from mediation_desk.domain.staff import Staff
from mediation_desk.register import appointments as kept
from mediation_desk.services import appointments
from mediation_desk.ui.pages.calendar.page import CalendarPage
from tests.booking_fixtures import at, furnish, sitting
from tests.case_fixtures import add_case, begin_mediation
from tests.desk_fixtures import MEDIATOR, Office
from tests.ui.pages.office_desk import OfficeDesk


class CalendarRoom:
    """`page` is open as `who`; Thursday 9:00 has a sitting, 14:00 a consultation of the mediator."""

    def __init__(self, room: OfficeDesk, who: Staff = MEDIATOR) -> None:
        self.room = room
        self.rooms = room.run(furnish)
        self.case_id = room.run(add_case)
        room.run(self._begin)
        self.sitting = self.book(sitting(self.case_id, self.rooms["调解室一"], at(9)))
        self.talk = self.book(self.consultation(at(14)))
        self.desk = room.sit(who)
        self.toasts: list[tuple[str, object]] = []
        self.desk.done.connect(lambda said, undo: self.toasts.append((said, undo)))
        self.page = CalendarPage(self.desk)
        room.show(self.page, 1246, 640)
        self.open()

    def _begin(self, office: Office) -> None:
        begin_mediation(office, self.case_id)

    def open(self, *args: object) -> None:
        self.page.opened(*args)
        self.wait()

    def wait(self) -> None:
        """Until answers to answers came too."""
        for _round in range(4):
            self.room.wait()

    def consultation(self, starts: datetime, minutes: int = 60, **given: object) -> Appointment:
        told: dict[str, object] = {
            "staff_ids": (MEDIATOR.id,),
            "room_id": self.rooms["会议室"],
            "subject": "线索 31",
        }
        return Appointment(
            id="",
            kind=AppointmentKind.CONSULTATION,
            starts=starts,
            ends=starts + timedelta(minutes=minutes),
            **(told | given),  # type: ignore[arg-type]
        )

    def book(self, draft: Appointment, who: Staff = MEDIATOR, **given: object) -> str:
        """Book through the use case."""

        def act(office: Office) -> str:
            with office.as_(who) as records:
                return appointments.book(records, draft, **given)[0].id  # type: ignore[arg-type]

        return self.room.run(act)

    def put(self, draft: Appointment) -> str:
        """Lay one into the register past the rules, for what only needs to be looked at."""

        def act(office: Office) -> str:
            with office.as_(MEDIATOR) as records:
                return kept.add(records, replace(draft, id=uuid4().hex)).id

        return self.room.run(act)

    def times(self, appointment_id: str) -> tuple[datetime, datetime]:
        """When it is now, by the register."""

        def act(office: Office) -> tuple[datetime, datetime]:
            with office.reading(MEDIATOR) as records:
                found = kept.get(records, appointment_id)
                return found.starts, found.ends

        return self.room.run(act)

    def move(self, appointment_id: str, starts: datetime, ends: datetime) -> None:
        """Drop it there, as mouse and keys do."""
        self.page.views.grid.moved.emit(appointment_id, starts, ends)
        self.wait()

    def said(self, widget: QWidget) -> str:
        """Every text a person can read in it."""
        names = [each.accessibleName() for each in widget.findChildren(QWidget) if each.isVisible()]
        texts = [getattr(each, "text", str)() for each in widget.findChildren(QWidget) if each.isVisible()]
        return "\n".join(str(each) for each in (*names, *texts) if isinstance(each, str))
