"""Saving a register that does not open: its log, a full look, and what can be read put into a new one.

Nothing here writes into the register's folder. Everything is done on copies in a folder beside it; what comes
out is made whole in another one and takes its place in one swing, which keeps the damaged folder under a name
of its own. Whoever does it opens the header with a password, the card or two sheets, as at the door.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from mediation_desk.domain.backup import copy_name
from mediation_desk.domain.damage import DAMAGED, Hurt, LogFound, Rescue, RescueProgress, TellRescue
from mediation_desk.errors import DeskError
from mediation_desk.register import damage_look, log_recovery
from mediation_desk.register.anchor_file import AnchorFile
from mediation_desk.register.attachment_files import FOLDER
from mediation_desk.register.commit_mark import CommitMark
from mediation_desk.register.copy_prove import Unlock
from mediation_desk.register.log_recovery import LOGS, Way
from mediation_desk.register.openlock import OpenLock
from mediation_desk.register.swing import aside_name, fresh_folder, plan_swing, swing_waits
from mediation_desk.register.vault.header_file import HEADER, PREVIOUS, read_header
from mediation_desk.register.vault.opened import Opened
from mediation_desk.register.vault.whole_file import said, sync_folder
from mediation_desk.services.generations import StickDoor, door_of

SCRATCH: Final = ".rescue"
"""Ends the name of the folder in which copies of a damaged register are tried; its content is encrypted."""
SPARE: Final = 64 * 1024 * 1024
TIMES: Final = 4
"""How often the database lies on the disk at the most while it is saved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patient:
    """A damaged register whose header was opened: where it lies, its keys, and the best way of reading it."""

    folder: Path
    state_folder: Path
    keys: Opened = field(repr=False)
    ways: tuple[Way, ...]
    known: int

    @property
    def best(self) -> Way:
        """The way of reading that leaves the most."""
        return self.ways[0]

    @property
    def log(self) -> LogFound:
        """What its log gave, for whoever decides."""
        best = self.best
        return LogFound(whole=best.sound, with_log=best.with_log, reached=best.reached, known=self.known)


def rescue_door(folder: Path, state_folder: Path) -> StickDoor:
    """The ways in which the damaged register's own key file can be opened here. Raises as `read_header`."""
    return door_of(folder, (read_header(folder),), state_folder)


def open_patient(folder: Path, state_folder: Path, unlock: Unlock, tell: TellRescue) -> Patient:
    """Open its header, copy database and log aside as they lie, and try both ways of reading the log.

    DeskError: those of `unlock`, register.missing, register.in_use, rescue.no_room, swing.waits, disk.fault,
    and what `tell` raises; whatever was copied is gone then.
    """
    if swing_waits(folder):
        raise DeskError("swing.waits")
    header = read_header(folder)
    keys = unlock(header)
    database, scratch = folder / header.database, scratch_of(folder)
    with _held(folder):
        try:
            shutil.rmtree(scratch, ignore_errors=True)  # left by one that was stopped
            _check_room(database)
            copied = log_recovery.copy_aside(database, scratch, tell)
            ways = log_recovery.ways(copied, keys.database_key, keys.register_id, tell)
        except BaseException:
            give_up(folder)
            raise
    known = known_outside(state_folder, keys.register_id)
    return Patient(folder=folder, state_folder=state_folder, keys=keys, ways=ways, known=known)


def full_look(patient: Patient, tell: TellRescue) -> tuple[Hurt, ...]:
    """Everything that is wrong with it, in plain kinds; nothing when it is whole."""
    keys, best = patient.keys, patient.best
    if not best.opens:
        raise DeskError("rescue.closed")
    return damage_look.look(
        best.path, keys.database_key, keys.register_id, patient.folder, patient.known, tell
    )


def give_up(folder: Path) -> None:
    """Forget the copies that were tried; the damaged register is as it was."""
    shutil.rmtree(scratch_of(folder), ignore_errors=True)


def known_outside(state_folder: Path, register_id: str) -> int:
    """The largest journal number this PC noted outside the register: at commits and in anchors."""
    known = [0]
    with suppress(DeskError):
        known += [one.number for one in AnchorFile(state_folder, register_id).read().anchors]
    mark = CommitMark(state_folder, register_id).read()
    return max([*known, mark.number if mark else 0])


def furnish(patient: Patient, fresh: Path, tell: TellRescue) -> None:
    """Bring key files and attachments into the new register's folder, which holds its database already.

    A sealed file is never changed, so both folders may name the same one; where the disk cannot do that, it
    is copied.
    """
    try:
        for name in (HEADER, PREVIOUS):
            if (patient.folder / name).is_file():
                shutil.copyfile(patient.folder / name, fresh / name)
        files = [one for one in _files(patient.folder) if one.is_file() and not one.is_symlink()]
        (fresh / FOLDER).mkdir(mode=0o700, exist_ok=True)
        for number, one in enumerate(files):
            tell(RescueProgress(step=Rescue.FILES, done=number, total=len(files)))
            _share(one, fresh / FOLDER / one.name)
        for folder in (fresh / FOLDER, fresh):
            sync_folder(folder)
    except OSError as error:
        raise said(error) from error


def decide(patient: Patient, now: datetime) -> str:
    """Let the next look at the register put the new one in place; the name the damaged folder will have."""
    name = aside_of(patient, now)
    with _held(patient.folder):
        plan_swing(patient.folder, name)
    give_up(patient.folder)
    return name


def aside_of(patient: Patient, now: datetime) -> str:
    """What the damaged folder will be called."""
    return aside_name(patient.folder, copy_name(now).replace("desk", DAMAGED))


def fresh_of(patient: Patient) -> Path:
    """An empty folder beside the damaged register, where the new one is made."""
    fresh = fresh_folder(patient.folder)
    try:
        shutil.rmtree(fresh, ignore_errors=True)  # left by one that was stopped
        fresh.mkdir(mode=0o700)
    except OSError as error:
        raise said(error) from error
    return fresh


def scratch_of(folder: Path) -> Path:
    """Where copies of a damaged register are tried: beside it, on the same disk."""
    return folder.with_name(folder.name + SCRATCH)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    held = OpenLock.take(folder)
    try:
        yield
    finally:
        held.close()


def _files(folder: Path) -> list[Path]:
    root = folder / FOLDER
    return sorted(root.iterdir()) if root.is_dir() else []


def _share(one: Path, place: Path) -> None:
    try:
        os.link(one, place)
    except OSError:
        with suppress(OSError):  # one that cannot be read any more is missed by its row
            shutil.copyfile(one, place)


def _check_room(database: Path) -> None:
    try:
        there = [database.with_name(database.name + log) for log in LOGS]
        size = sum(one.stat().st_size for one in there if one.is_file())
        needed, free = TIMES * size + SPARE, shutil.disk_usage(database.parent).free
    except OSError as error:
        raise said(error) from error
    if free < needed:
        raise DeskError("rescue.no_room", needed=f"{needed / 1e9:.2f}", free=f"{free / 1e9:.2f}")
