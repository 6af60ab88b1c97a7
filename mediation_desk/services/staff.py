"""Who works here: listed, added, and changed in name, roles and certificate."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid4

from mediation_desk.domain.staff import Role, Staff
from mediation_desk.domain.staff_state import StaffState, check_member, last_director
from mediation_desk.errors import DeskError
from mediation_desk.register import office, staff
from mediation_desk.register.records import Records
from mediation_desk.register.vault.slots import Slot
from mediation_desk.services.access import EVERYBODY, STAFF_WRITE
from mediation_desk.services.header_change import change_slots
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed, turned
from mediation_desk.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffLine:
    """A member of staff as the list shows them; `since` is when they were suspended or removed, if known."""

    member: Staff
    state: StaffState
    since: datetime | None
    last_director: bool


@allowed(EVERYBODY)
def everybody(records: Records) -> list[Staff]:
    """Everybody who works or worked here, in the order they were added."""
    return office.all_staff(records)


@allowed(EVERYBODY)
def staff_lines(records: Records) -> tuple[StaffLine, ...]:
    """Everybody with how they stand, in the order they were added."""
    known = office.all_staff(records)
    gone, resting = staff.removed(records), staff.suspended(records)
    return tuple(
        StaffLine(
            member=one,
            state=_state(one, one.id in gone),
            since=gone.get(one.id) or resting.get(one.id),
            last_director=last_director(known, one.id),
        )
        for one in known
    )


@allowed(STAFF_WRITE, changes={"staff", "journal"})
def add_member(records: Records, confirmed: Confirmed, member: Staff) -> Staff:
    """Add somebody, without a password yet; only a director names another one (staff.director_only).

    DeskError with its field: staff.name_needed, staff.name_taken, staff.roles_needed, password.ask_again.
    """
    require(confirmed, records.staff.id, records.now)
    check_member(member)
    refuse_unless_director(records.staff, member)
    added = replace(member, id=uuid4().hex, name=member.name.strip(), signs_in=False, active=True)
    _refuse_taken(records, added)
    office.add_staff(records, added)
    return added


@turned(STAFF_WRITE, changes={"staff", "journal"})
def change_member(session: Session, now: datetime, confirmed: Confirmed, member: Staff) -> None:
    """Keep another name, other roles or another certificate; the name at the door changes with it.

    Roles of somebody who signs in are changed by a director. DeskError:
    staff.missing, staff.name_needed, staff.name_taken, staff.roles_needed, staff.director_only,
    staff.last_director (field `roles`), password.ask_again.
    """
    require(confirmed, session.staff.id, now)
    check_member(member)
    member = replace(member, name=member.name.strip())
    with session.reading(session.staff, now) as records:
        before = staff.get(records, member.id)
        _check_change(session, records, before, member)
    changed = tuple(
        name for name in ("name", "roles", "certificate") if getattr(before, name) != getattr(member, name)
    )
    if not changed:
        return

    def edit(records: Records, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
        staff.save(records, member, *changed)
        return tuple(replace(slot, label=member.name) if slot.id == member.id else slot for slot in slots)

    if "name" in changed and before.signs_in:
        change_slots(session, now, edit)
    else:
        with session.writing(session.staff, now) as records:
            staff.save(records, member, *changed)


def refuse_unless_director(who: Staff, member: Staff) -> None:
    """Whoever is a director, or becomes one, is a director's business. DeskError("staff.director_only")."""
    if Role.DIRECTOR in member.roles and Role.DIRECTOR not in who.roles:
        raise DeskError("staff.director_only", field="roles")


def _check_change(session: Session, records: Records, before: Staff, member: Staff) -> None:
    refuse_unless_director(session.staff, before)
    refuse_unless_director(session.staff, member)
    if before.id in staff.removed(records):
        raise DeskError("staff.removed")
    if before.name != member.name:
        _refuse_taken(records, member)
    if before.roles == member.roles:
        return
    if before.signs_in and Role.DIRECTOR not in session.staff.roles:
        raise DeskError("staff.director_only", field="roles")
    if Role.DIRECTOR not in member.roles and last_director(office.all_staff(records), member.id):
        raise DeskError("staff.last_director", field="roles")


def _refuse_taken(records: Records, member: Staff) -> None:
    gone = staff.removed(records)
    others = {one.name for one in office.all_staff(records) if one.id != member.id and one.id not in gone}
    if member.name in others:
        raise DeskError("staff.name_taken", field="name")


def _state(member: Staff, removed: bool) -> StaffState:
    if removed:
        return StaffState.REMOVED
    if not member.active:
        return StaffState.SUSPENDED
    return StaffState.SIGNS_IN if member.signs_in else StaffState.WITHOUT
