"""Put a copy in the place of the present register: proved first, made whole beside it, then one swing.

Nothing here needs an open register, so that a damaged or missing one can be restored too. Whoever restores
while signed in must hold the role and type the password once more (`begin_restore`); without a register
whoever holds card or sheets may, or a person whom the copy itself knows in that role.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from mediation_desk.domain.backup import Holds, Tell, copy_name
from mediation_desk.domain.restored import Restored
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.errors import DeskError
from mediation_desk.register import journal, office, restored
from mediation_desk.register.copy_manifest import MANIFEST, parse_manifest
from mediation_desk.register.copy_prove import Proven, Unlock, count_rows, look_at_copy, prove_copy
from mediation_desk.register.copy_write import recopy
from mediation_desk.register.destroyed_file import remember_destroyed
from mediation_desk.register.folder import check_folder
from mediation_desk.register.records import Records
from mediation_desk.register.register import Register
from mediation_desk.register.swing import aside_name, fresh_folder, plan_swing, swing_waits
from mediation_desk.register.vault.failed_sign_ins import FailedSignIns
from mediation_desk.register.vault.header import Header
from mediation_desk.register.vault.opened import Opened, open_with
from mediation_desk.register.vault.pc_key import keep_pc_key, read_pc_key
from mediation_desk.register.vault.slots import Seed, SlotKind
from mediation_desk.register.vault.unlock import unlock_with_card, unlock_with_password, unlock_with_sheets
from mediation_desk.register.vault.whole_file import Step, go_on, said
from mediation_desk.services.access import BACKUP_RESTORE
from mediation_desk.services.backups import ROOM
from mediation_desk.services.door import SignIn
from mediation_desk.services.opening import CARD_SLOT, PC_KEY
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import turned
from mediation_desk.services.session import Session, seat_of

SHEET_FIELDS = ("sheet_1", "sheet_2")
KEEPERS_SLOT = "keepers"
WRONG = ("vault.wrong_password", "vault.wrong_card", "vault.old_sheets")


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """A restore by whoever is signed in: what is in place now, and how today's keys open the copy.

    `unlock` is None when the copy has other keys: then its own password, card or sheets open it.
    """

    state_folder: Path
    cases: int
    entries: int
    unlock: Unlock | None = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyDoor:
    """What may be known of a copy before it is opened: when it was made and how it can be opened here.

    `people` may open it by password, which needs this PC's key (`passwords_work`).
    """

    folder: Path
    made_at: datetime
    register_id: str
    people: tuple[SignIn, ...]
    passwords_work: bool
    card: bool
    sheets: bool


def newest_copy(folder: Path) -> Path:
    """The folder itself, or, when it is the stick with the copies, the newest of these."""
    if (folder / MANIFEST).is_file():
        return folder
    try:
        copies = [one for one in folder.glob("desk-*") if (one / MANIFEST).is_file()]
    except OSError:
        return folder
    return max(copies, key=lambda one: one.name, default=folder)


def look_at_copy_door(copy: Path, state_folder: Path) -> CopyDoor:
    """Look at a chosen folder; DeskError (field `folder`) says why it is no copy to restore."""
    try:
        header, manifest = look_at_copy(copy)
    except DeskError as refused:
        raise DeskError(refused.key, field="folder", **refused.names) from refused
    people = [slot for slot in header.slots if slot.kind is SlotKind.PERSON]
    try:
        here = read_pc_key(state_folder, header.register_id).id
    except DeskError:
        here = ""
    return CopyDoor(
        folder=copy,
        made_at=manifest.made_at,
        register_id=header.register_id,
        people=tuple(SignIn(slot_id=slot.id, name=slot.label) for slot in people),
        passwords_work=any(slot.pc_key_id == here for slot in people),
        card=any(slot.kind is SlotKind.CARD for slot in header.slots),
        sheets=any(slot.kind is SlotKind.KEEPERS for slot in header.slots),
    )


def by_password(copy: Path, state_folder: Path, slot_id: str, password: str, now: datetime) -> Unlock:
    """Open the copy as a person; a wrong password counts and waits as at signing in."""
    return _counted(
        state_folder,
        slot_id,
        "password",
        now,
        lambda _header: unlock_with_password(copy, state_folder, slot_id, password),
    )


def by_card(copy: Path, state_folder: Path, digits: str, now: datetime) -> Unlock:
    """Open the copy with its restore card, on any PC."""
    return _counted(state_folder, CARD_SLOT, "card", now, lambda _header: unlock_with_card(copy, digits))


def by_sheets(copy: Path, state_folder: Path, typed: tuple[str, str], now: datetime) -> Unlock:
    """Open the copy with two of its keepers' sheets, on any PC."""
    return _counted(
        state_folder,
        KEEPERS_SLOT,
        SHEET_FIELDS[-1],
        now,
        lambda _header: unlock_with_sheets(copy, typed, SHEET_FIELDS),
    )


@turned(BACKUP_RESTORE)
def begin_restore(session: Session, now: datetime, confirmed: Confirmed, copy: Path) -> Beginning:
    """Let the director or whoever looks after the PC restore; their own seed opens a copy of today's keys.

    Raises as `look_at_copy`, permission.refused and password.ask_again.
    """
    require(confirmed, session.staff.id, now)
    keys = session.keys

    def unlock(header: Header) -> Opened:
        slot = header.slot(keys.slot_id)
        if slot is None or keys.seed is None:
            raise DeskError("vault.slot_unknown")
        return open_with(header, slot, Seed(seed=keys.seed, keepers_public=keys.keepers_public))

    header, _manifest = look_at_copy(copy)
    with session.reading(session.staff, now) as records:
        cases = count_rows(records.connection.connection.driver_connection, "cases")
        entries = journal.last(records)[0]
    mine: Unlock | None = unlock
    try:
        unlock(header)
    except DeskError:
        mine = None
    return Beginning(state_folder=session.state_folder, cases=cases, entries=entries, unlock=mine)


def prove_for_restore(copy: Path, unlock: Unlock, tell: Tell) -> Proven:
    """Prove the copy where it lies; nothing is changed. Raises as `prove_copy`."""
    return prove_copy(copy, unlock, tell)


def prepare_restore(
    folder: Path,
    state_folder: Path,
    proven: Proven,
    now: datetime,
    tell: Tell,
    *,
    by: Staff | None = None,
    step: Step = go_on,
) -> Holds:
    """Make the restored register whole beside the present one, and decide the swing.

    The next look at the register (`finish_swing`) then finds it in place, and the present one under a name of
    its own, whole. `by` is whoever is signed in; without, the copy must know its opener in the role.
    DeskError permission.refused, copy.no_room_here, those of disk and `tell`: nothing was decided then.
    """
    if by is not None and not by.roles & BACKUP_RESTORE:
        raise DeskError("permission.refused")
    if swing_waits(folder):
        raise DeskError("swing.waits")
    check_folder(folder.parent)
    fresh = fresh_folder(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)  # a computer that never had a register
        shutil.rmtree(fresh, ignore_errors=True)  # left by a restore that was stopped
        _check_room(folder, proven.holds.bytes)
        recopy(proven.folder, fresh, proven.manifest, proven.damaged, tell, step=step)
        again = prove_copy(fresh, lambda _header: proven.keys, tell)
        if set(again.damaged) != set(proven.damaged):
            raise DeskError("copy.damaged")
        step("proved")
        (fresh / MANIFEST).unlink()
        aside = aside_name(folder, copy_name(now).replace("desk", "before-restore"))
        key = _admit(fresh, proven, now, by, aside)
        step("journalled")
        plan_swing(folder, aside, step=step)
    except OSError as error:
        shutil.rmtree(fresh, ignore_errors=True)
        raise said(error) from error
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    with suppress(DeskError):  # decided already; the page of the archive compares again
        remember_destroyed(state_folder, proven.keys.register_id, _destroyed(proven))
    with suppress(DeskError):  # decided already; without the key the restore card brings it
        _bring_key(state_folder, proven.keys.register_id, key)
    return again.holds


def _destroyed(proven: Proven) -> set[str]:
    """Ids of destroyed cases as this copy and the others beside it tell: a newer one knows of more."""
    told = set(proven.manifest.destroyed)
    for path in proven.folder.parent.glob(f"*/{MANIFEST}"):
        with suppress(DeskError, OSError):
            beside = parse_manifest(path.read_bytes())
            if beside.register_id == proven.manifest.register_id:
                told |= set(beside.destroyed)
    return told


def _admit(fresh: Path, proven: Proven, now: datetime, by: Staff | None, aside: str) -> bytes:
    """Open the restored register once: today's schema, the role of its opener, what happened journalled."""
    keys = proven.keys
    register = Register.open(fresh / keys.database, keys.database_key, seat_of(keys))
    try:
        with register.reading(_NOBODY, now) as records:
            if journal.first_break(records.connection, keys.register_id) is not None:
                raise DeskError("copy.damaged")
            who = by or _opener(keys, office.all_staff(records))
            key = bytes.fromhex(office.setting(records, PC_KEY))
        with register.writing(who, now) as records:
            restored.mark(records, _mark(records, proven, now, who, aside))
            records.journal("restore_backup", keys.slot_id, fields=(str(proven.holds.entries),))
    finally:
        register.close()
    return key


def _mark(records: Records, proven: Proven, now: datetime, who: Staff, aside: str) -> Restored:
    return Restored(
        id=uuid4().hex,
        copy_name=proven.holds.name,
        copy_made_at=proven.holds.made_at,
        restored_at=now,
        by=who.id,
        entries=proven.holds.entries,
        head=proven.holds.head,
        ends=restored.series_ends(records),
        aside=aside,
    )


def _opener(keys: Opened, members: list[Staff]) -> Staff:
    if keys.slot_kind is not SlotKind.PERSON:
        return Staff(id=str(keys.slot_kind), name="", roles=frozenset({Role.ADMINISTRATOR}))
    member = next((one for one in members if one.id == keys.slot_id), None)
    if member is None or not member.active or not member.roles & BACKUP_RESTORE:
        raise DeskError("permission.refused")
    return member


def _bring_key(state_folder: Path, register_id: str, key: bytes) -> None:
    with suppress(DeskError):
        if read_pc_key(state_folder, register_id).key == key:
            return
    keep_pc_key(state_folder, register_id, key)


def _counted(
    state_folder: Path, slot_id: str, field: str, now: datetime, unlock: Callable[[Header], Opened]
) -> Unlock:
    def counted(header: Header) -> Opened:
        failures = FailedSignIns(state_folder, header.register_id)
        if failures.wait(slot_id, now):
            raise DeskError("sign_in.wait", field=field)
        try:
            opened = unlock(header)
        except DeskError as refused:
            if refused.key in WRONG:
                failures.failed(slot_id, now)
            raise
        failures.succeeded(slot_id)
        return opened

    return counted


def _check_room(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder.parent).free
    if free < needed + ROOM:
        raise DeskError("copy.no_room_here", needed=f"{(needed + ROOM) / 1e9:.2f}", free=f"{free / 1e9:.2f}")


_NOBODY = Staff(id="restore", name="", roles=frozenset())
