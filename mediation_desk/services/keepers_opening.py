"""Two keepers' sheets at the door: this computer gets its key again, and a director a new password.

Nobody sits down with the sheets: they open no page, and what is sealed only in a keepers' session.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from mediation_desk.domain import passwords
from mediation_desk.domain.news import NewsKind
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.errors import DeskError
from mediation_desk.register import news, office
from mediation_desk.register.new_seed import begin_anew
from mediation_desk.register.openlock import OpenLock
from mediation_desk.register.records import Records
from mediation_desk.register.register import Register
from mediation_desk.register.sealed import KEEPERS
from mediation_desk.register.vault.failed_sign_ins import FailedSignIns
from mediation_desk.register.vault.header_file import read_header, reconcile_header
from mediation_desk.register.vault.kdf import KdfCost
from mediation_desk.register.vault.new_slot import new_slot
from mediation_desk.register.vault.opened import Opened
from mediation_desk.register.vault.pc_key import keep_pc_key
from mediation_desk.register.vault.slots import Slot, SlotKind
from mediation_desk.register.vault.unlock import unlock_with_sheets
from mediation_desk.services.door import SignIn
from mediation_desk.services.header_change import change_slots
from mediation_desk.services.keepers_sessions import FIELDS
from mediation_desk.services.opening import PC_KEY
from mediation_desk.services.session import HEADER_TEXT, Session, seat_of
from mediation_desk.services.staff_slots import accept_password, entry_of

KEEPERS_SLOT = "keepers"
"""The name under which failed attempts with the sheets are counted."""
_HOLDERS = Staff(id=KEEPERS, name="", roles=frozenset({Role.ADMINISTRATOR}))


def bring_pc_key_by_sheets(
    folder: Path, state_folder: Path, typed: tuple[str, str], now: datetime
) -> tuple[SignIn, ...]:
    """Open with two sheets and give this PC its key again; the directors who could get a new password.

    Raises DeskError: those of the sheets (fields `sheet_a`, `sheet_b`), `sign_in.wait`, `vault.keys_swapped`,
    and those of opening a register. Wrong sheets count like a wrong password.
    """
    with _opened(folder, state_folder, typed, now) as session:
        with session.writing(_HOLDERS, now) as records:
            records.journal("open_with_sheets", session.keys.slot_id)
            found = _directors(records)
        slots = {slot.id for slot in read_header(folder).slots if slot.kind is SlotKind.PERSON}
        return tuple(SignIn(slot_id=one.id, name=one.name) for one in found if one.id in slots)


def reset_director(
    folder: Path, state_folder: Path, typed: tuple[str, str], staff_id: str, password: str, now: datetime
) -> None:
    """Give a director a new password when no director can sign in, with two sheets.

    A new seed, so that the former password and whatever was learned with it are void; what was sealed to the
    former seed waits for another reader or a keepers' session. Every director is shown that it happened.
    Raises, besides the above, DeskError: `keepers.not_a_director` (field `director`), those of the password.
    """
    with _opened(folder, state_folder, typed, now) as session:
        with session.reading(_HOLDERS, now) as records:
            directors = _directors(records)
            accept_password(session, records, password)
        member = next((one for one in directors if one.id == staff_id), None)
        before = read_header(folder).slot(staff_id)
        if member is None or before is None or before.kind is not SlotKind.PERSON:
            raise DeskError("keepers.not_a_director", field="director")
        _give_new_seed(session, before, password, tuple(one.id for one in directors), now)


def _give_new_seed(
    session: Session, before: Slot, password: str, told: tuple[str, ...], now: datetime
) -> None:
    keys = session.keys
    pc_key = keep_pc_key(session.state_folder, keys.register_id, _pc_key(session, now))
    own = keys.public_keys
    if own is None:
        raise RuntimeError("keepers have a seed of their own")
    made = new_slot(
        entry_of(session),
        SlotKind.PERSON,
        before.id,
        before.label,
        passwords.normalised(password),
        pc_key=pc_key,
        keepers_public=own.box,
        cost=KdfCost(memory=before.kdf.mem, passes=before.kdf.ops),
    )

    def edit(records: Records, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
        begin_anew(records, before.id, made.public.box, made.public.sign)
        news.tell(records, told, NewsKind.DIRECTOR_RESET, before.id)
        records.journal("reset_by_keepers", before.id, keys.slot_id)
        return tuple(made.slot if slot.id == before.id else slot for slot in slots)

    change_slots(session, now, edit)
    FailedSignIns(session.state_folder, keys.register_id).succeeded(before.id)


@contextmanager
def _opened(folder: Path, state_folder: Path, typed: tuple[str, str], now: datetime) -> Iterator[Session]:
    """The register, opened by the sheets alone, with this PC's key in its place; closed behind the block."""
    opened = _unlocked(folder, state_folder, typed, now)
    with OpenLock.take(folder) as held:
        register = Register.open(folder / opened.database, opened.database_key, seat_of(opened))
        try:
            with register.reading(_HOLDERS, now) as records:
                header, centre = office.setting(records, HEADER_TEXT), office.centre(records)
                known, own = office.public_keys(records, KEEPERS), opened.public_keys
            if own is None or known != (own.box, own.sign):
                raise DeskError("vault.old_sheets", field=FIELDS[-1])
            reconcile_header(folder, header, opened.header_key, opened.slot_id)
            session = Session(
                register=register,
                staff=_HOLDERS,
                centre=centre,
                held=held,
                folder=folder,
                state_folder=state_folder,
                keys=opened,
            )
            keep_pc_key(state_folder, opened.register_id, _pc_key(session, now))
            yield session
        finally:
            register.close()


def _unlocked(folder: Path, state_folder: Path, typed: tuple[str, str], now: datetime) -> Opened:
    failures = FailedSignIns(state_folder, read_header(folder).register_id)
    if failures.wait(KEEPERS_SLOT, now):
        raise DeskError("sign_in.wait", field=FIELDS[0])
    try:
        opened = unlock_with_sheets(folder, typed, FIELDS)
    except DeskError as refused:
        if refused.key == "vault.old_sheets":
            failures.failed(KEEPERS_SLOT, now)
        raise
    failures.succeeded(KEEPERS_SLOT)
    return opened


def _pc_key(session: Session, now: datetime) -> bytes:
    with session.reading(_HOLDERS, now) as records:
        return bytes.fromhex(office.setting(records, PC_KEY))


def _directors(records: Records) -> list[Staff]:
    return [one for one in office.all_staff(records) if one.active and Role.DIRECTOR in one.roles]
