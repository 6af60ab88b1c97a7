"""交接: what somebody holds goes to colleagues, one by one or all at once, with a sheet to sign."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from mediation_desk.domain.hand_over import HandedLine, HandOver, HeldFile, Taken
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.errors import DeskError
from mediation_desk.register import grants, hand_overs, office, sealed, sealed_files, staff
from mediation_desk.register.records import Records
from mediation_desk.services.access import CONTACT_WRITE, SCREENING_ANSWERS
from mediation_desk.services.hand_over_kinds import KINDS, kind_line
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What somebody holds, who is there to take it, and earlier hand-overs."""

    member: Staff
    files: tuple[HeldFile, ...]
    staff: tuple[Staff, ...]
    earlier: tuple[HandOver, ...]

    @property
    def to_hand_over(self) -> tuple[HeldFile, ...]:
        """What must go to somebody before this person leaves."""
        return tuple(one for one in self.files if kind_hands(one))


def kind_hands(file: HeldFile) -> bool:
    """Whether a file of this kind can be taken over by somebody."""
    return any(line.kind is file.kind and line.hand is not None for line in KINDS)


@allowed(CONTACT_WRITE)
def held_by(records: Records, staff_id: str) -> Held:
    """What somebody holds, for a director or for themselves. DeskError: staff.missing, permission.refused."""
    _may_hand_over(records, staff_id)
    everybody = office.all_staff(records)
    return Held(
        member=staff.get(records, staff_id),
        files=tuple(one for line in KINDS for one in line.held(records, staff_id, everybody)),
        staff=tuple(everybody),
        earlier=tuple(hand_overs.of(records, staff_id)),
    )


@allowed(CONTACT_WRITE, changes={"case", "reception", "mediation_record", "appointment", "staff", "journal"})
def hand_over(records: Records, confirmed: Confirmed, from_id: str, taken: tuple[Taken, ...]) -> HandOver:
    """Hand these files on, with every sealed text of theirs that the leaver could open and whoever acts can.

    A director does it, or the person themselves. DeskError: password.ask_again, permission.refused,
    hand_over.nothing, hand_over.not_taken (a colleague may not take it), staff.missing.
    """
    require(confirmed, records.staff.id, records.now)
    _may_hand_over(records, from_id)
    if not taken:
        raise DeskError("hand_over.nothing")
    everybody = office.all_staff(records)
    lines, granted, waiting = [], 0, 0
    for one in taken:
        line = kind_line(one.kind)
        file = next((held for held in line.held(records, from_id, everybody) if held.id == one.id), None)
        if file is None or one.to_id not in file.takers or line.hand is None:
            raise DeskError("hand_over.not_taken")
        if line.sealed is not None:
            texts = sealed_files.texts_of(records, line.sealed(records, one.id))
            given, left = _inherit(records, texts, from_id, staff.get(records, one.to_id))
            granted, waiting = granted + given, waiting + left
        line.hand(records, one.id, from_id, one.to_id)
        lines.append(HandedLine(kind=one.kind, file_id=one.id, number=file.number, to_id=one.to_id))
    done = HandOver(
        id=uuid4().hex,
        from_id=from_id,
        by_id=records.staff.id,
        at=records.now,
        lines=tuple(lines),
        granted=granted,
        waiting=waiting,
    )
    hand_overs.keep(records, done)
    return done


def count_held(records: Records, staff_id: str) -> int:
    """How many files somebody holds that must go to a colleague before they leave."""
    return sum(len(line.listing(records, staff_id)) for line in KINDS if line.hand is not None)


def refuse_while_held(records: Records, staff_id: str) -> None:
    """Refuse to let somebody go who still holds something. DeskError("staff.hand_over_first", n=files)."""
    held = count_held(records, staff_id)
    if held:
        raise DeskError("staff.hand_over_first", n=held)


def _may_hand_over(records: Records, staff_id: str) -> None:
    if Role.DIRECTOR not in records.staff.roles and records.staff.id != staff_id:
        raise DeskError("permission.refused")


def _inherit(records: Records, texts: set[str], from_id: str, to: Staff) -> tuple[int, int]:
    """(given, left waiting) of the texts the leaver can open and whoever takes over cannot yet."""
    if not to.signs_in or not to.roles & SCREENING_ANSWERS:
        return 0, 0
    wanted = texts & staff.readable(records, from_id) - staff.readable(records, to.id)
    given = 0
    for text_id in sorted(wanted):
        if sealed.may_open(records, text_id):
            grants.grant(records, text_id, [to.id])
            given += 1
    return given, len(wanted) - given
