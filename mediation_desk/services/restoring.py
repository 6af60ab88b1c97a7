"""Put a copy in the place of the present register: proved first, made whole beside it, then one swing.

Nothing here needs an open register, so that a damaged or missing one can be restored too. Whoever restores
while signed in must hold the role and type the password once more (`begin_restore`); without a register
whoever holds card or sheets may, or a person whom the copy itself knows in that role.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from mediation_desk.domain.backup import Holds, Tell, copy_name
from mediation_desk.domain.restore_loss import Loss, Present
from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.register.copy_look import looking
from mediation_desk.register.copy_manifest import MANIFEST, check_manifest, read_manifest
from mediation_desk.register.copy_prove import Proven, Unlock, look_at_copy, prove_copy
from mediation_desk.register.copy_sight import SightKind, sights
from mediation_desk.register.copy_write import recopy
from mediation_desk.register.destroyed_file import remember_destroyed
from mediation_desk.register.folder import check_folder
from mediation_desk.register.swing import aside_name, fresh_folder, plan_swing, swing_waits
from mediation_desk.register.vault.header_file import is_register
from mediation_desk.register.vault.pc_key import keep_pc_key, read_pc_key
from mediation_desk.register.vault.slots import SlotKind
from mediation_desk.register.vault.whole_file import Step, go_on, said
from mediation_desk.services.access import BACKUP_RESTORE
from mediation_desk.services.backups import copies_known
from mediation_desk.services.copies_kept import ROOM
from mediation_desk.services.copy_keys import (
    KEEPERS_SLOT,
    SHEET_FIELDS,
    WRONG,
    CopyKey,
    key_by_card,
    key_by_password,
    key_by_sheets,
    own_key,
)
from mediation_desk.services.door import SignIn
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import turned
from mediation_desk.services.proving import OwnSeed, prove_apart
from mediation_desk.services.restore_admission import Admission, admit
from mediation_desk.services.restore_loss import returning, weigh_closed
from mediation_desk.services.session import Session

__all__ = ["KEEPERS_SLOT", "SHEET_FIELDS", "WRONG"]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWay:
    """How somebody begins: what opens copies for them already (None: nothing yet), and the local state.

    `proved` are names of copies that the register in place remembers as proved.
    """

    key: CopyKey | None
    state_folder: Path
    proved: frozenset[str]


def newest_copy(folder: Path) -> Path:
    """The folder itself, or, when it is the stick with the copies, the newest of these.

    By the moment in its manifest, which the proof holds against the key: a name can be changed by anybody.
    What failed or is half written is none of them.
    """
    if (folder / MANIFEST).is_file():
        return folder
    try:
        whole = [one for one in sights(folder) if one.kind is SightKind.WHOLE]
    except OSError:
        return folder
    made = [(one.manifest.made_at, one.name) for one in whole if one.manifest is not None]
    return folder / max(made)[1] if made else folder


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


def by_password(_copy: Path, state_folder: Path, slot_id: str, password: str, now: datetime) -> Unlock:
    """Open the copy as a person; a wrong password counts and waits as at signing in."""
    return lambda header: key_by_password((header,), state_folder, slot_id, password, now)(header)


def by_card(_copy: Path, state_folder: Path, digits: str, now: datetime) -> Unlock:
    """Open the copy with its restore card, on any PC."""
    return lambda header: key_by_card((header,), state_folder, digits, now)(header)


def by_sheets(_copy: Path, state_folder: Path, typed: tuple[str, str], now: datetime) -> Unlock:
    """Open the copy with two of its keepers' sheets, on any PC."""
    return lambda header: key_by_sheets((header,), state_folder, typed, now)(header)


@turned(BACKUP_RESTORE)
def look_with_own_key(session: Session, now: datetime) -> OwnWay:
    """What opens copies for whoever is signed in and may restore: their own seed. Changes nothing."""
    with session.reading(session.staff, now) as records:
        proved = frozenset(one.name for one in copies_known(records) if one.verified)
    return OwnWay(key=own_key(session.keys), state_folder=session.state_folder, proved=proved)


@turned(BACKUP_RESTORE, changes={"journal"})
def begin_restore(session: Session, now: datetime, confirmed: Confirmed) -> Staff:
    """Let the director or whoever looks after the PC decide a restore; the register in place journals it.

    Returns who restores, for `prepare_restore`. DeskError permission.refused and password.ask_again.
    """
    require(confirmed, session.staff.id, now)
    with session.writing(session.staff, now) as records:
        records.journal("begin_restore", session.staff.id)
    return session.staff


def prove_for_restore(copy: Path, unlock: Unlock, tell: Tell) -> Proven:
    """Prove the copy where it lies; nothing is changed. Raises as `prove_copy`.

    With a `CopyKey` a process of its own proves it, which gets the copy and the seed and nothing else of this
    computer (`prove_apart`).
    """
    if not isinstance(unlock, CopyKey):
        return prove_copy(copy, unlock, tell)
    header, manifest = look_at_copy(copy)
    keys = unlock(header)
    try:
        check_manifest(read_manifest(copy), manifest, keys.manifest_key)
    except OSError as error:
        raise said(error) from error
    holds = prove_apart(copy, OwnSeed(slot_id=keys.slot_id, seed=unlock.seed.seed), tell)
    return Proven(folder=copy, holds=holds, manifest=manifest, keys=keys, damaged=holds.damaged, opens=unlock)


def prepare_restore(
    folder: Path,
    state_folder: Path,
    proven: Proven,
    now: datetime,
    tell: Tell,
    *,
    by: Staff | None = None,
    loss: Loss | None = None,
    step: Step = go_on,
) -> Holds:
    """Make the restored register whole beside the present one, and decide the swing.

    The next look at the register (`finish_swing`) then finds it in place, and the present one under a name of
    its own, whole. `by` is whoever is signed in; without, the copy must know its opener in the role.
    `loss` is what was weighed and shown; without it, it is weighed here.
    People who left after the copy was made are suspended in the restored one until a director brings them
    back. DeskError permission.refused, restore.you_left, copy.no_room_here, those of disk and `tell`: nothing
    was decided then.
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
        there = is_register(folder)
        admission = Admission(
            proven=proven,
            now=now,
            by=by,
            aside=aside if there else "",
            loss=loss or _weighed_here(folder, state_folder, proven),
        )
        key = admit(fresh, admission)
        step("journalled")
        plan_swing(folder, aside, step=step)
    except OSError as error:
        shutil.rmtree(fresh, ignore_errors=True)
        raise said(error) from error
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    with suppress(DeskError):  # decided already; the page of the archive compares again
        remember_destroyed(state_folder, proven.keys.register_id, admission.destroyed)
    with suppress(DeskError):  # decided already; without the key the restore card brings it
        _bring_key(state_folder, proven.keys.register_id, key)
    return again.holds


def _weighed_here(folder: Path, state_folder: Path, proven: Proven) -> Loss:
    """What the window shows before, for whoever did not see it: roles taken since must not come back."""
    try:
        key = proven.opens if isinstance(proven.opens, CopyKey) else own_key(proven.keys)
        return weigh_closed(folder, state_folder, proven.folder, key)
    except DeskError:  # open elsewhere, or its seed is not known here
        return _known_outside(folder, state_folder, proven)


def _known_outside(folder: Path, state_folder: Path, proven: Proven) -> Loss:
    key = proven.opens if isinstance(proven.opens, CopyKey) else None
    with looking(proven.folder / proven.keys.database, proven.keys.database_key) as there:
        back = returning(folder, state_folder, proven.folder, there, key)
    return Loss(present=Present.UNREADABLE, copied_entries=proven.holds.entries, returning=back)


def _bring_key(state_folder: Path, register_id: str, key: bytes) -> None:
    with suppress(DeskError):
        if read_pc_key(state_folder, register_id).key == key:
            return
    keep_pc_key(state_folder, register_id, key)


def _check_room(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder.parent).free
    if free < needed + ROOM:
        raise DeskError("copy.no_room_here", needed=f"{(needed + ROOM) / 1e9:.2f}", free=f"{free / 1e9:.2f}")
