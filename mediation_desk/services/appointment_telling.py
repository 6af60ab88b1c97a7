"""Telling people of their appointment: a slip in the hand, a message to copy, or a word why neither.

Both are neutral: they name neither the person nor the matter. Wording is a form's (appointment_slip).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mediation_desk.documents.appointment_slip import FORM, AppointmentFacts, appointment_slip
from mediation_desk.documents.wording import wording
from mediation_desk.domain.appointment import OPEN_STATES, Appointment
from mediation_desk.domain.appointment_code import door_code
from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.numerals import plain_date
from mediation_desk.domain.telling import TellingWay, telling_word, way_to_tell
from mediation_desk.errors import DeskError
from mediation_desk.register import office, people, rooms
from mediation_desk.register.records import Records
from mediation_desk.services import paper_gate
from mediation_desk.services.access import CALENDAR_READ
from mediation_desk.services.appointment_habits import habits
from mediation_desk.services.appointments import appointment_view
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.papers_out import Way
from mediation_desk.services.permission import allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How one person is told: when they arrive and where, the way, the number, and the message if any.

    `message` is empty unless they may be written to; `fault` is then the word key of what is wrong with it.
    """

    appointment_id: str
    person_id: str
    name: str
    starts: datetime
    ends: datetime
    where: str
    way: TellingWay
    number: str = ""
    message: str = ""
    fault: DeskError | None = None


def code_of(appointment: Appointment) -> str:
    """The short number of an appointment: on its slip, on the door's sheet, at the head of its page."""
    return door_code(appointment.id)


@allowed(CALENDAR_READ)
def tellings_of(records: Records, appointment_id: str) -> tuple[Telling, ...]:
    """Everybody who comes, of both halves when the sides come apart, in the order they arrive.

    Raises DeskError: appointment.missing and what `appointment_view` raises.
    """
    seen = appointment_view(records, appointment_id)
    halves = [seen.appointment]
    if seen.other_half:
        halves.append(appointment_view(records, seen.other_half).appointment)
    known = people.get_many(records, [one for half in halves for one in half.person_ids])
    by_id = {person.id: person for person in known}
    told = []
    for half in sorted(halves, key=lambda one: one.starts):
        where = _where(records, half)
        for person_id in half.person_ids:
            person = by_id[person_id]
            way, number = way_to_tell(person)
            message, fault = "", None
            if way is TellingWay.WRITE:
                try:
                    message = _message(records, half)
                except DeskError as error:
                    fault = error
            told.append(
                Telling(
                    appointment_id=half.id,
                    person_id=person_id,
                    name=person.name,
                    starts=half.starts,
                    ends=half.ends,
                    where=where,
                    way=way,
                    number=number,
                    message=message,
                    fault=fault,
                )
            )
    return tuple(told)


@allowed(CALENDAR_READ)
def slip_for(records: Records, appointment_id: str, person_id: str) -> MadePaper:
    """The slip of one person: their own arrival and room, nothing of who they are or what it is about.

    Raises DeskError: appointment.missing, appointment.not_theirs, appointment.over, appointment.telling_word.
    """
    half = _of_person(records, appointment_id, person_id)
    if half.state not in OPEN_STATES:
        raise DeskError("appointment.over")
    paper = appointment_slip(_facts(records, half))
    return paper_gate.slip_of(FORM, paper, half.id, person_id)


@allowed(CALENDAR_READ, changes={"journal"})
def note_slip_out(records: Records, appointment_id: str, person_id: str, way: Way) -> None:
    """Note that somebody's slip left: which and how, never what it says."""
    half = _of_person(records, appointment_id, person_id)
    act = "print_paper" if way is Way.PRINTER else "export_paper"
    records.journal(act, half.id, person_id, fields=(FORM, way.value))


@allowed(CALENDAR_READ, changes={"journal"})
def copy_message(records: Records, appointment_id: str, person_id: str) -> str:
    """The message to copy for one person; journalled.

    Raises DeskError: appointment.not_theirs, appointment.no_message when they must not be written to,
    appointment.over, appointment.telling_word.
    """
    half = _of_person(records, appointment_id, person_id)
    if half.state not in OPEN_STATES:
        raise DeskError("appointment.over")
    if way_to_tell(people.get(records, person_id))[0] is not TellingWay.WRITE:
        raise DeskError("appointment.no_message")
    message = _message(records, half)
    records.journal("copy_message", half.id, person_id)
    return message


def _of_person(records: Records, appointment_id: str, person_id: str) -> Appointment:
    half = appointment_view(records, appointment_id).appointment
    if person_id not in half.person_ids:
        raise DeskError("appointment.not_theirs")
    return half


def _facts(records: Records, half: Appointment) -> AppointmentFacts:
    staff = {one.id: one.name for one in office.all_staff(records)}
    facts = AppointmentFacts(
        code=code_of(half),
        time=_when(half.starts),
        place=_where(records, half),
        contact=staff.get(half.staff_ids[0], "") if half.staff_ids else "",
        phone=office.centre(records).phone,
        bring=wording(FORM)[f"bring_{half.kind.value}"],
    )
    _check_neutral(" ".join((facts.time, facts.place, facts.bring)))
    return facts


def _message(records: Records, half: Appointment) -> str:
    facts, said = _facts(records, half), wording(FORM)
    bring = said.fill("message_bring", bring=facts.bring) if facts.bring.strip() else ""
    message = said.fill(
        "message",
        time=facts.time,
        place=facts.place,
        bring=bring,
        contact=facts.contact,
        phone=facts.phone,
    )
    _check_neutral(message)
    return message


def _when(starts: datetime) -> str:
    said, here = wording(FORM), starts.astimezone(SHANGHAI)
    return said.fill(
        "when",
        day=plain_date(here.date()),
        weekday=said.lists["weekdays"][here.weekday()],
        time=f"{here.hour}:{here.minute:02}",
    )


def _where(records: Records, half: Appointment) -> str:
    """The address as the centre says it, then the room; one whose name tells why is found at the counter."""
    if not half.room_id:
        return half.place
    said = wording(FORM)
    address = habits(records).place or office.centre(records).address
    room = rooms.get(records, half.room_id).name
    if telling_word(room, said.lists["neutral_words"]):
        room = said["front_desk"]
    return f"{address} {room}".strip()


def _check_neutral(said: str) -> None:
    word = telling_word(said, wording(FORM).lists["neutral_words"])
    if word:
        raise DeskError("appointment.telling_word", word=word)
