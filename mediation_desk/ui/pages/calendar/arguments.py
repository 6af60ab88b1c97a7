"""What `desk.go("calendar", …)` may bring: a day, an appointment to choose, and whose calendar to look at."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from mediation_desk.domain.appointment_line import CalendarLook
from mediation_desk.ui.pages.calendar.look_button import Looked
from mediation_desk.ui.pages.calendar.views import CalendarView
from mediation_desk.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the page is opened for; nothing of it: as it was left."""

    day: date | None = None
    appointment_id: str = ""
    look: Looked | None = None
    view: CalendarView | None = None


def wish(args: Sequence[object]) -> Wish:
    """Read the arguments: "2026-03-18" or a date; an id or ""; "mine", "staff:…", "case:…" …; a view."""
    day = None
    if args and isinstance(args[0], date):
        day = args[0]
    elif args and args[0]:
        with suppress(ValueError):
            day = date.fromisoformat(str(args[0]))
    appointment_id = str(args[1]) if len(args) > 1 and args[1] else ""
    look = _look(str(args[2])) if len(args) > 2 and args[2] else None
    view = CalendarView(str(args[3])) if len(args) > 3 and args[3] in tuple(CalendarView) else None
    return Wish(day=day, appointment_id=appointment_id, look=look, view=view)


def _look(said: str) -> Looked | None:
    kind, _colon, key = said.partition(":")
    looks = {
        "mine": (CalendarLook(mine=True), _("only mine")),
        "staff": (CalendarLook(staff_ids=(key,)), _("one person on the staff")),
        "room": (CalendarLook(room_ids=(key,)), _("one room")),
        "person": (CalendarLook(person_ids=(key,)), _("one person")),
        "case": (CalendarLook(case_id=key), _("one case")),
        "file": (CalendarLook(file_id=key), _("one counselling file")),
    }
    found = looks.get(kind)
    return Looked(look=found[0], words=found[1]) if found else None
