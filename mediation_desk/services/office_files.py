"""The restricted files of an office: a new director or mediator gets them by a present reader, in one act."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.errors import DeskError
from mediation_desk.register import grants, sealed_files, staff
from mediation_desk.register.records import Records
from mediation_desk.services.access import STAFF_RESET
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeFiles:
    """Sealed texts of somebody's office that they cannot open: all, and those whoever asks can give."""

    lacking: int
    mine: int


@allowed(STAFF_RESET)
def office_files(records: Records, staff_id: str) -> OfficeFiles:
    """What somebody's office lacks: a director's is every restricted text and private contact.

    A mediator's or counsellor's are those of their own cases. DeskError("staff.missing").
    """
    lacking = _lacking(records, staff_id)
    mine = lacking & staff.readable(records, records.staff.id)
    return OfficeFiles(lacking=len(lacking), mine=len(mine))


@allowed(STAFF_RESET, changes={"case", "person", "reception", "staff", "journal"})
def give_office_files(records: Records, confirmed: Confirmed, staff_id: str) -> OfficeFiles:
    """Let somebody open what their office lacks and whoever acts can open; each text is journalled.

    Returns what is lacking afterwards: for that another reader or a keepers' session is needed. DeskError:
    password.ask_again, staff.missing, staff.without_sign_in, office_files.none, sealed.altered.
    """
    require(confirmed, records.staff.id, records.now)
    member = staff.get(records, staff_id)
    if not member.active or not member.signs_in:
        raise DeskError("staff.without_sign_in")
    lacking = _lacking(records, staff_id)
    mine = lacking & staff.readable(records, records.staff.id)
    if not mine:
        raise DeskError("office_files.none")
    for text_id in sorted(mine):
        grants.grant(records, text_id, [staff_id])
    records.journal("give_office_files", staff_id)
    return OfficeFiles(lacking=len(lacking) - len(mine), mine=0)


def _lacking(records: Records, staff_id: str) -> set[str]:
    member = staff.get(records, staff_id)
    return sealed_files.office_texts(records, member) - staff.readable(records, staff_id)
