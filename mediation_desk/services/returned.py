"""After a restore: what it put back that had gone, until the director decided on each of them.

Destroyed dossiers are listed to be destroyed again, in one act; people who left are suspended until the
director brings them back or removes them once more (services/leaving.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from mediation_desk.domain.restored import Restored
from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.register import (
    archive_list,
    attachments,
    cases,
    erasure,
    exported_copies,
    office,
    restored,
    staff,
)
from mediation_desk.register.destroyed_file import remember_destroyed
from mediation_desk.register.records import Records
from mediation_desk.services.access import BACKUP_RESTORE, DESTRUCTION
from mediation_desk.services.destructions import refuse_not_due
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed, turned
from mediation_desk.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedCase:
    """A destroyed dossier that stands in the register again; `refused` is the key of why it may not go."""

    case_id: str
    number: str
    refused: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """The last restore and what is still open of it; `by` is a name, empty when nobody was signed in."""

    restored: Restored
    by: str
    cases: tuple[ReturnedCase, ...]
    people: tuple[Staff, ...]

    @property
    def open(self) -> int:
        """How many decisions wait."""
        return len(self.cases) + len(self.people)


@allowed(BACKUP_RESTORE)
def returned(records: Records) -> Returned | None:
    """The last restore with what waits for a decision; None when this register was never restored."""
    last = restored.newest(records)
    if last is None:
        return None
    everybody = {one.id: one for one in office.all_staff(records)}
    gone = staff.removed(records)
    return Returned(
        restored=last,
        by=everybody[last.by].name if last.by in everybody else "",
        cases=tuple(_returned(records, case_id) for case_id in _standing(records)),
        people=tuple(
            everybody[one] for one in held_back(records) if not everybody[one].active and one not in gone
        ),
    )


@turned(DESTRUCTION, changes={"case", "person", "destruction", "attachment"})
def destroy_again(
    session: Session, now: datetime, confirmed: Confirmed, case_ids: Sequence[str]
) -> tuple[str, ...]:
    """Destroy dossiers again that a restore brought back, all of them or none; their numbers, for the page.

    Two people decided it once; whoever restored saw it listed. Only what a restore of this register named can
    go this way, and only what is archived and over its time. DeskError: password.ask_again,
    destruction.not_returned, destruction.not_due (number), destruction.copies_outside (number).
    """
    require(confirmed, session.staff.id, now)
    with session.writing(session.staff, now) as records:
        numbers = tuple(_destroyed(records, case_id) for case_id in case_ids)
    remember_destroyed(session.state_folder, session.keys.register_id, case_ids)
    return numbers


def held_back(records: Records) -> tuple[str, ...]:
    """Ids of staff whom restores suspended, because they had left after the copy was made."""
    return tuple(dict.fromkeys(one for told in restored.every(records) for one in told.held_back))


def _standing(records: Records) -> tuple[str, ...]:
    told = dict.fromkeys(one for mark in restored.every(records) for one in mark.destroyed)
    present = archive_list.present(records, told)
    return tuple(one for one in told if one in present)


def _returned(records: Records, case_id: str) -> ReturnedCase:
    case = cases.get(records, case_id)
    try:
        refuse_not_due(records, case)
    except DeskError as refused:
        return ReturnedCase(case_id=case_id, number=case.number, refused=refused.key)
    return ReturnedCase(case_id=case_id, number=case.number, refused="")


def _destroyed(records: Records, case_id: str) -> str:
    if case_id not in _standing(records):
        raise DeskError("destruction.not_returned")
    case = cases.get(records, case_id)
    refuse_not_due(records, case)
    if any(one.case_id == case_id for one in exported_copies.there(records)):
        raise DeskError("destruction.copies_outside", number=case.number)
    attachments.destroy(records, case_id)
    erased = erasure.erase_case(records, case_id)
    records.journal("destroy_case", case_id, *erased.ids)
    return case.number
