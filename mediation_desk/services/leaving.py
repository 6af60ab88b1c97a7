"""Suspending, bringing back and removing somebody, and a new register key on its own."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from mediation_desk.domain.staff import Role, Staff
from mediation_desk.domain.staff_state import last_director
from mediation_desk.errors import DeskError
from mediation_desk.register import new_seed, office, staff
from mediation_desk.register.left_file import remember_left
from mediation_desk.register.records import Records
from mediation_desk.register.vault.slots import Slot
from mediation_desk.services.access import STAFF_RESET, STAFF_WRITE
from mediation_desk.services.hand_over import count_held, refuse_while_held
from mediation_desk.services.header_change import change_slots
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed, turned
from mediation_desk.services.rekey import Rekeyed, Tell, nobody, swing
from mediation_desk.services.returned import held_back
from mediation_desk.services.session import Session
from mediation_desk.services.staff import refuse_unless_director
from mediation_desk.services.staff_slots import put_back, put_by

Slots = tuple[Slot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeavingLook:
    """What stands between somebody and leaving, as counts without a word of it.

    `held` files to hand over first; `only_theirs` sealed texts and `private` notes that open for nobody else.
    """

    member: Staff
    held: int
    only_theirs: int
    private: int


@allowed(STAFF_WRITE)
def look_at_leaving(records: Records, staff_id: str) -> LeavingLook:
    """What would have to be handed over or be lost. DeskError("staff.missing")."""
    only, private = staff.only_for(records, staff_id)
    return LeavingLook(
        member=staff.get(records, staff_id),
        held=count_held(records, staff_id),
        only_theirs=only,
        private=private,
    )


@turned(STAFF_WRITE, changes={"staff", "journal"})
def suspend(session: Session, now: datetime, confirmed: Confirmed, staff_id: str) -> None:
    """Let somebody sign in no more until they are brought back; their password and seals stay as they are.

    DeskError: staff.not_yourself, staff.not_here, staff.director_only, staff.last_director,
    staff.hand_over_first, password.ask_again.
    """
    require(confirmed, session.staff.id, now)
    with session.reading(session.staff, now) as records:
        _check_leaving(records, staff.get(records, staff_id))
        refuse_while_held(records, staff_id)

    def edit(records: Records, slots: Slots) -> Slots:
        own = next((slot for slot in slots if slot.id == staff_id), None)
        staff.suspend(records, staff_id, put_by(own) if own is not None else None)
        return _without(slots, staff_id)

    change_slots(session, now, edit)


@turned(STAFF_WRITE, changes={"staff", "journal"})
def bring_back(session: Session, now: datetime, confirmed: Confirmed, staff_id: str) -> None:
    """Let somebody who was suspended work again, with the password they had.

    DeskError: staff.not_suspended, staff.director_only, vault.keys_swapped, password.ask_again.
    """
    require(confirmed, session.staff.id, now)
    with session.reading(session.staff, now) as records:
        member = staff.get(records, staff_id)
        refuse_unless_director(session.staff, member)
        if member.active or staff_id in staff.removed(records):
            raise DeskError("staff.not_suspended")
        if staff_id in held_back(records) and Role.DIRECTOR not in session.staff.roles:
            raise DeskError("staff.director_only")  # a restore brought them back: they had left

    def edit(records: Records, slots: Slots) -> Slots:
        lock = staff.bring_back(records, staff_id)
        if lock is None:
            return slots
        return (*_without(slots, staff_id), put_back(session, records, staff_id, lock))

    change_slots(session, now, edit)


@turned(STAFF_WRITE, changes={"staff", "journal"})
def remove(
    session: Session,
    now: datetime,
    confirmed: Confirmed,
    staff_id: str,
    *,
    lose_texts: bool = False,
    tell: Tell = nobody,
) -> Rekeyed | None:
    """Let somebody go for good: their boxes and keys are taken away and the register gets a new key.

    None when they never had a password, so that no key is known to them. Texts that only they can open are
    lost: refused (staff.only_theirs) unless `lose_texts` says that this is known. What `tell` raises before
    the commit gives all of it up. DeskError besides those of `suspend`: staff.removed and those of
    `rekey.swing`.
    """
    require(confirmed, session.staff.id, now)
    with session.reading(session.staff, now) as records:
        member = staff.get(records, staff_id)
        if staff_id in staff.removed(records):
            raise DeskError("staff.removed")
        _check_leaving(records, member, suspended=True)
        refuse_while_held(records, staff_id)
        only, private = staff.only_for(records, staff_id)
        if (only or private) and Role.DIRECTOR not in session.staff.roles:
            raise DeskError("staff.director_only")  # what is lost with somebody is not an administrator's
        if only and not lose_texts:
            raise DeskError("staff.only_theirs", field="lose_texts", n=only)

    def edit(records: Records, slots: Slots) -> Slots:
        new_seed.leave(records, staff_id)
        staff.remove(records, staff_id)
        return _without(slots, staff_id)

    done = None
    if member.signs_in:
        done = swing(session, now, edit, tell)
    else:
        with session.writing(session.staff, now) as records:
            edit(records, ())
    with suppress(DeskError):  # an old copy is also held against the header in place
        remember_left(session.state_folder, session.keys.register_id, [staff_id])
    return done


@turned(STAFF_RESET, changes={"staff", "journal"})
def renew_register_key(
    session: Session, now: datetime, confirmed: Confirmed, *, tell: Tell = nobody
) -> Rekeyed:
    """Give the register a new key and nothing else: when a key of it may have been in other hands."""
    require(confirmed, session.staff.id, now)
    return swing(session, now, lambda _records, slots: slots, tell)


def _check_leaving(records: Records, member: Staff, *, suspended: bool = False) -> None:
    if member.id == records.staff.id:
        raise DeskError("staff.not_yourself")
    if not member.active and not suspended:
        raise DeskError("staff.not_here")
    refuse_unless_director(records.staff, member)
    if Role.DIRECTOR in member.roles and last_director(office.all_staff(records), member.id):
        raise DeskError("staff.last_director")


def _without(slots: Slots, staff_id: str) -> Slots:
    return tuple(slot for slot in slots if slot.id != staff_id)
