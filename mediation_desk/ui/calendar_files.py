"""Calendars as files: appointments out of the desk as .ics, busy times of somebody's own calendar in."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.errors import DeskError
from mediation_desk.services.calendar_export import CalendarFile, CalendarWanted, export_calendar
from mediation_desk.services.calendar_import import BusyTaken, take_busy_times
from mediation_desk.services.calendar_lines import MOST_BYTES
from mediation_desk.services.password_check import Confirmed
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.paper_out import write_whole
from mediation_desk.ui.password_again import ask_password
from mediation_desk.words import _, count

KIND = "iCalendar (*.ics)"


def import_busy_times(desk: Desk, parent: QWidget, staff_id: str = "") -> None:
    """Ask for an .ics file and keep when its owner is busy: oneself, or as director `staff_id`.

    Only stretches of time are kept, no title, place or guest; the same calendar read again takes its own
    place. What hinders it is said in words, and then nothing was changed.
    """
    title = _("Read a calendar: only when you are busy is kept, no titles, no places, no guests")
    for path in desk.files.open_several(parent, title, KIND)[:1]:
        try:
            if path.stat().st_size > MOST_BYTES:
                raise DeskError("calendar.too_large", most=MOST_BYTES // (1024 * 1024))
            data = path.read_bytes()
        except OSError:
            desk.notice(_("This file cannot be opened. Please choose another."), "red", of=__name__)
            return
        except DeskError as fault:
            desk.refuse(fault, of=__name__)
            return

        def told(taken: BusyTaken) -> None:
            _say(desk, taken)

        desk.do(parent, told, take_busy_times, staff_id or desk.staff.id, data)


def _say(desk: Desk, taken: BusyTaken) -> None:
    said = count(
        "{n} busy time was taken in; titles, places and guests were not.",
        "{n} busy times were taken in; titles, places and guests were not.",
        taken.spans,
    )
    if taken.left_out:
        said += count(
            " {n} entry could not be understood and was left out.",
            " {n} entries could not be understood and were left out.",
            taken.left_out,
        )
    desk.notice(said, "amber" if taken.left_out else "done", of=__name__)


def export_appointments(desk: Desk, parent: QWidget, wanted: CalendarWanted) -> None:
    """Write appointments as an .ics file where the person says, after the password."""

    def confirmed(password: Confirmed) -> None:
        desk.do(parent, write, export_calendar, password, wanted)

    def write(made: CalendarFile) -> None:
        if not made.events:
            desk.notice(_("Nothing is booked in these days. No file was written."), "neutral", of=__name__)
            return
        _write(desk, parent, wanted, made)

    ask_password(
        desk,
        parent,
        confirmed,
        title=_("Export the calendar"),
        text=_(
            "From {first} to {last}. The file tells times, rooms, kinds and case numbers, no names. Nothing "
            "protects it outside.",
            first=wanted.first.isoformat(),
            last=wanted.last.isoformat(),
        ),
        act=_("Choose a place"),
    )


def _write(desk: Desk, parent: QWidget, wanted: CalendarWanted, made: CalendarFile) -> None:
    suggested = f"{_('Calendar')} {wanted.first:%Y-%m-%d}.ics"
    chosen = desk.files.save_as(parent, _("Export (the file is not encrypted)"), suggested, KIND)
    if chosen is None:
        return
    path = chosen if chosen.suffix.lower() == ".ics" else chosen.with_name(f"{chosen.name}.ics")
    try:
        write_whole(path, made.ics)
    except OSError:
        desk.notice(_("It could not be written there. Please choose another folder."), "red", of=__name__)
        return
    desk.notice(
        count(
            "{n} appointment was written. The file is not encrypted; please delete it after use.",
            "{n} appointments were written. The file is not encrypted; please delete it after use.",
            made.events,
        ),
        of=__name__,
    )
