"""Sign-in of others: given with a password they type themselves, given anew when it was forgotten or seen."""

from __future__ import annotations

from datetime import datetime

from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.register import new_seed, office, staff
from mediation_desk.register.records import Records
from mediation_desk.register.vault.failed_sign_ins import FailedSignIns
from mediation_desk.register.vault.slots import Slot
from mediation_desk.services.access import STAFF_RESET
from mediation_desk.services.header_change import change_slots
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import turned
from mediation_desk.services.rekey import Rekeyed, Tell, nobody, swing
from mediation_desk.services.session import Session
from mediation_desk.services.staff_slots import accept_password, person_slot


@turned(STAFF_RESET, changes={"staff", "journal"})
def give_sign_in(session: Session, now: datetime, confirmed: Confirmed, staff_id: str, password: str) -> None:
    """Let somebody sign in with the password they typed; a seed of their own is born and its keys journalled.

    DeskError: staff.missing, staff.not_here (suspended or removed), staff.signs_in_already, password.*.
    """
    require(confirmed, session.staff.id, now)
    with session.reading(session.staff, now) as records:
        member = _here(records, staff_id)
        if member.signs_in:
            raise DeskError("staff.signs_in_already")
        accept_password(session, records, password)
        made = person_slot(session, records, member, password)

    def edit(records: Records, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
        office.add_keys(records, member.id, made.public.box, made.public.sign)
        records.journal("give_sign_in", member.id)
        return (*slots, made.slot)

    change_slots(session, now, edit)


@turned(STAFF_RESET, changes={"staff", "journal"})
def reset_password(
    session: Session,
    now: datetime,
    confirmed: Confirmed,
    staff_id: str,
    password: str,
    *,
    known: bool = False,
    tell: Tell = nobody,
) -> Rekeyed | None:
    """Give somebody a new seed behind a new password: ordinary work at once, old sealed texts wait.

    They wait for another reader or a keepers' session; drafts and private notes of the former seed are lost.
    With `known` (somebody may know the former password) the register gets a new key in the same act, and what
    `tell` raises before its commit gives all of it up. DeskError: staff.not_yourself (one's own password is
    changed with the old one), staff.not_here, staff.without_sign_in, password.*, those of `rekey.swing`.
    """
    require(confirmed, session.staff.id, now)
    if staff_id == session.staff.id:
        raise DeskError("staff.not_yourself")
    with session.reading(session.staff, now) as records:
        member = _here(records, staff_id)
        if not member.signs_in:
            raise DeskError("staff.without_sign_in")
        accept_password(session, records, password)
        made = person_slot(session, records, member, password)

    def edit(records: Records, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
        new_seed.begin_anew(records, member.id, made.public.box, made.public.sign)
        records.journal("reset_password", member.id)
        return tuple(made.slot if slot.id == member.id else slot for slot in slots)

    done = None
    if known:
        done = swing(session, now, edit, tell)
    else:
        change_slots(session, now, edit)
    FailedSignIns(session.state_folder, session.keys.register_id).succeeded(member.id)
    return done


def _here(records: Records, staff_id: str) -> Staff:
    member = staff.get(records, staff_id)
    if not member.active:
        raise DeskError("staff.not_here")
    return member
