"""A new register key in one swing: whatever stops the program, exactly one whole register has a header.

The database is copied under a new key into the next epoch's file and proved, everybody's entry is sealed anew
there, and the header that names it is written: that is the commit. Until then all of it can be given up.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from nacl.utils import random as random_bytes

from mediation_desk.errors import DeskError
from mediation_desk.register import epochs, key_births, office
from mediation_desk.register.records import Records
from mediation_desk.register.register import Register
from mediation_desk.register.same_rows import PARTS, prove_same
from mediation_desk.register.sealed import KEEPERS
from mediation_desk.register.vault.derive import KEY_BYTES, Label, derive
from mediation_desk.register.vault.entry import Entry, seal_entry
from mediation_desk.register.vault.header import Header, database_name, header_text, signed
from mediation_desk.register.vault.header_file import forget_previous, read_header, write_header
from mediation_desk.register.vault.opened import Opened
from mediation_desk.register.vault.slots import Slot, SlotKind
from mediation_desk.services.header_change import kept_slots, known_header
from mediation_desk.services.session import HEADER_TEXT, Session, seat_of

PENDING = "rekey_pending"
"""The setting that names the epoch whose file is being made, 0 when none is: a leftover is known by it."""


class RekeyStep(StrEnum):
    """What goes on; up to and with SEAL all of it can be given up."""

    COPY = "copy"
    PROVE = "prove"
    SEAL = "seal"
    SWING = "swing"
    CLEAN = "clean"


Tell = Callable[[RekeyStep, int, int], None]
"""Told step, done and all (0 of 0 when not counted); raising a DeskError up to SEAL gives up."""
Edit = Callable[[Records, tuple[Slot, ...]], tuple[Slot, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rekeyed:
    """What the proof found: rows in the register, and for how many slots its key was sealed anew."""

    rows: int
    slots: int


def nobody(_step: RekeyStep, _done: int, _all: int) -> None:
    """A `Tell` for callers that show no progress."""


def swing(
    session: Session, now: datetime, edit: Edit, tell: Tell = nobody, *, seed: bytes | None = None
) -> Rekeyed:
    """Give the register a new key, with whatever `edit` changes in the same commit; the session goes on.

    `seed` (32 bytes) is the new one of whoever acts, when `edit` renews their keys.

    `edit` gets the new register's records and today's slots and returns those of the new header. Raises
    DeskError: rekey.copy_runs (a backup is under way), rekey.no_room, rekey.no_public_key, rekey.in_the_way,
    vault.keys_swapped, copy.damaged, what a disk refuses, and what `edit` or `tell` raise; the register is
    then as it was. After rekey.in_doubt (the disk failed in the swing itself) both files stay and the next
    unlocking decides: lock at once.
    """
    if session.register.copying:
        raise DeskError("rekey.copy_runs")  # its source would be closed under it
    before = _begin(session, now)
    keys, epoch = session.keys, before.epoch + 1
    path = session.folder / database_name(epoch)
    fresh = replace(
        keys,
        epoch=epoch,
        database=path.name,
        register_key=random_bytes(KEY_BYTES),
        seed=seed or keys.seed,
    )
    register: Register | None = None
    try:
        epochs.check_room(session.folder / before.database)
        tell(RekeyStep.COPY, 0, 0)
        session.register.copy_to(
            path, fresh.database_key, lambda done, pages: tell(RekeyStep.COPY, done, pages)
        )
        epochs.sync_database(path)
        register = Register.open(path, fresh.database_key, seat_of(fresh))
        rows = _prove(session, register, now, tell)
        tell(RekeyStep.SEAL, 0, 0)
        header = _seal(session, register, now, fresh, before, edit)
        register.settle()
        epochs.sync_database(path)
        tell(RekeyStep.SEAL, 1, 1)
        _commit(session, header, tell)
    except BaseException as fault:
        if register is not None:
            register.close()
        if _swung(session, epoch):
            raise DeskError("rekey.in_doubt") from fault
        epochs.drop_epoch(session.folder, epoch)
        with suppress(DeskError):  # what is left over is found and dropped when the register is opened
            _mark(session, now, 0, "rekey_given_up")
        raise
    _take_over(session, register, fresh, before, header, tell)
    return Rekeyed(rows=rows, slots=len(header.slots))


def clear_leftovers(session: Session, now: datetime) -> None:
    """Right after unlocking: delete what a process left that was killed during a re-key."""
    with session.reading(session.staff, now) as records:
        pending = office.setting(records, PENDING, 0)
    epochs.drop_before(session.folder, session.keys.epoch)
    if pending:
        if pending > session.keys.epoch:
            epochs.drop_epoch(session.folder, pending)
        _mark(session, now, 0, "rekey_given_up")


def _begin(session: Session, now: datetime) -> Header:
    with session.reading(session.staff, now) as records:
        before, pending = known_header(records), office.setting(records, PENDING, 0)
    epoch = before.epoch + 1
    if epochs.stands(session.folder, epoch) and pending != epoch:
        raise DeskError("rekey.in_the_way")  # a later register put here by somebody: not ours to delete
    epochs.drop_epoch(session.folder, epoch)
    _mark(session, now, epoch, "rekey_begun")
    return before


def _mark(session: Session, now: datetime, epoch: int, act: str) -> None:
    with session.writing(session.staff, now) as records:
        office.set_setting(records, PENDING, epoch)
        records.journal(act)


def _prove(session: Session, register: Register, now: datetime, tell: Tell) -> int:
    with session.reading(session.staff, now) as old, register.reading(session.staff, now) as new:
        return prove_same(old, new, lambda part: tell(RekeyStep.PROVE, part, PARTS))


def _seal(
    session: Session, register: Register, now: datetime, fresh: Opened, before: Header, edit: Edit
) -> Header:
    entry = Entry(register_key=fresh.register_key, register_id=fresh.register_id, epoch=fresh.epoch)
    with register.writing(session.staff, now) as records:
        slots = kept_slots(records, before.slots, edit(records, before.slots))
        header = Header(
            register_id=before.register_id,
            generation=before.generation + 1,
            epoch=fresh.epoch,
            database=fresh.database,
            slots=tuple(replace(slot, entry=seal_entry(entry, _box(records, slot))) for slot in slots),
        )
        header = signed(header, derive(fresh.register_key, Label.HEADER))
        office.set_setting(records, HEADER_TEXT, header_text(header))
        office.set_setting(records, PENDING, 0)
        records.journal("rekey", fields=(str(fresh.epoch),))
    return header


def _box(records: Records, slot: Slot) -> bytes:
    return key_births.trusted_box(records, KEEPERS if slot.kind is SlotKind.KEEPERS else slot.id)


def _commit(session: Session, header: Header, tell: Tell) -> None:
    tell(RekeyStep.SWING, 0, 0)
    try:
        write_header(session.folder, header, step=lambda _step: tell(RekeyStep.SWING, 0, 0))
    except DeskError:
        # A disk may say no after the file was replaced: what stands in the folder decides.
        if read_header(session.folder) != header:
            raise


def _swung(session: Session, epoch: int) -> bool:
    """Whether the header may name the new file already; one that cannot be read is in doubt."""
    try:
        return read_header(session.folder).epoch >= epoch
    except DeskError:
        return True


def _take_over(
    session: Session, register: Register, fresh: Opened, before: Header, header: Header, tell: Tell
) -> None:
    """After the commit nothing is given up any more: what cannot be cleaned now is cleaned at unlocking."""
    old, session.register, session.keys = session.register, register, fresh
    tell(RekeyStep.CLEAN, 0, 0)
    old.close()
    with suppress(DeskError):
        forget_previous(session.folder, header)
    epochs.drop_epoch(session.folder, before.epoch)
    tell(RekeyStep.CLEAN, 1, 1)
