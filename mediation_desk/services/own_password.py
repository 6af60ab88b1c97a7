"""One's own password: another lock for the same seed, or a new seed when somebody may know it."""

from __future__ import annotations

from datetime import datetime

from mediation_desk.domain.passwords import normalised
from mediation_desk.errors import DeskError
from mediation_desk.register import keepers, new_seed, staff
from mediation_desk.register.records import Records
from mediation_desk.register.vault.pc_key import read_pc_key
from mediation_desk.register.vault.relock import relocked
from mediation_desk.register.vault.slots import Seed, Slot
from mediation_desk.services.access import EVERYBODY
from mediation_desk.services.header_change import change_slots
from mediation_desk.services.password_check import check_password
from mediation_desk.services.permission import turned
from mediation_desk.services.rekey import Rekeyed, RekeyStep, Tell, nobody, swing
from mediation_desk.services.session import Session
from mediation_desk.services.staff_slots import accept_password, person_slot


@turned(EVERYBODY, changes={"journal"})
def change_own_password(session: Session, now: datetime, old: str, new: str) -> None:
    """Lock one's own seed with another password; nothing that is sealed is touched.

    Whoever has an old copy of register and key file still opens that copy with the old password. DeskError:
    those of `check_password` (field `old`), password.same and those of `passwords.accept` (field `password`).
    """
    seed = _checked(session, now, old, new)
    pc_key = read_pc_key(session.state_folder, session.keys.register_id)

    def edit(records: Records, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
        records.journal("change_password", session.staff.id)
        return tuple(
            relocked(slot, seed, normalised(new), pc_key, register_id=session.keys.register_id)
            if slot.id == session.keys.slot_id
            else slot
            for slot in slots
        )

    change_slots(session, now, edit)


@turned(EVERYBODY, changes={"staff", "journal"})
def renew_own_keys(session: Session, now: datetime, old: str, new: str, tell: Tell = nobody) -> Rekeyed:
    """For a password that may be known: a new seed, everything of one's own sealed to it, a new register key.

    DeskError as above and those of `rekey.swing`; what `tell` raises before the commit gives all of it up.
    """
    _checked(session, now, old, new)
    secret = session.keys.box_secret_key
    if secret is None:
        raise DeskError("sealed.no_seat")
    with session.reading(session.staff, now) as records:
        made = person_slot(session, records, staff.get(records, session.staff.id), new)

    def edit(records: Records, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
        new_seed.carry_over(
            records,
            session.staff.id,
            secret,
            made.public.box,
            made.public.sign,
            lambda done, every: tell(RekeyStep.SEAL, done, every),
        )
        found = keepers.current(records)
        if found is not None and found.vouched_by == session.staff.id:
            keepers.vouch(records, found)  # signed with a key that is former now
        records.journal("renew_keys", session.staff.id)
        return tuple(made.slot if slot.id == session.keys.slot_id else slot for slot in slots)

    return swing(session, now, edit, tell, seed=made.seed.seed)


def _checked(session: Session, now: datetime, old: str, new: str) -> Seed:
    try:
        check_password(session, now, old)
    except DeskError as refused:
        if refused.field != "password":
            raise
        raise DeskError(refused.key, field="old", **refused.names) from refused
    if normalised(old) == normalised(new):
        raise DeskError("password.same", field="password")
    with session.reading(session.staff, now) as records:
        accept_password(session, records, new)
    if session.keys.seed is None:
        raise DeskError("sealed.no_seat")
    return Seed(seed=session.keys.seed, keepers_public=session.keys.keepers_public)
