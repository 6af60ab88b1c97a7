"""Open one generation to be read only, beside the register and whether or not there is one on this computer.

Nobody sits down with a card or sheets: they bring the PC key that stands in the copy, in memory alone, and
then people sign in to it with their own passwords of that day, in their own roles. Nothing is written to the
copy, its stick or the register; what was read and must be journalled waits in this account's state
(`copy_traces`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from mediation_desk.domain.centre import Centre
from mediation_desk.domain.copy_read import CopyRead
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.errors import DeskError
from mediation_desk.register import archive_list, destructions, office
from mediation_desk.register.copy_compare import members
from mediation_desk.register.copy_look import looking_at_present
from mediation_desk.register.copy_manifest import (
    MANIFEST,
    Manifest,
    check_manifest,
    parse_manifest,
    read_manifest,
)
from mediation_desk.register.copy_prove import look_at_copy
from mediation_desk.register.copy_register import Acts, CopyRegister
from mediation_desk.register.copy_scratch import CopyScratch, sweep_scratch
from mediation_desk.register.copy_traces import CopyTrace, CopyTraces
from mediation_desk.register.destroyed_file import destroyed_ids
from mediation_desk.register.left_file import left_ids
from mediation_desk.register.openlock import OpenLock
from mediation_desk.register.seat import Seat
from mediation_desk.register.vault.failed_sign_ins import FailedSignIns
from mediation_desk.register.vault.header import Header, check_mac, parse_header
from mediation_desk.register.vault.header_file import HEADER, read_header
from mediation_desk.register.vault.opened import Opened
from mediation_desk.register.vault.pc_key import PcKey, read_pc_key
from mediation_desk.register.vault.slots import SlotKind
from mediation_desk.register.vault.unlock import unlock_with_card, unlock_with_pc_key, unlock_with_sheets
from mediation_desk.register.vault.whole_file import said
from mediation_desk.services import opening
from mediation_desk.services.copy_keys import own_key
from mediation_desk.services.opening import CARD_SLOT, PC_KEY
from mediation_desk.services.restoring import KEEPERS_SLOT, SHEET_FIELDS, WRONG
from mediation_desk.services.session import HEADER_TEXT, Session, seat_of


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyPlace:
    """Which copy is read, and what of this computer counts: the register's folder and the account's state.

    `pc_key` is what a card or sheets brought; it is kept nowhere else and goes when the copy is left. Without
    it the PC key of this account is used.
    """

    copy: Path
    folder: Path
    state_folder: Path
    pc_key: PcKey | None = field(default=None, repr=False)


@dataclass(slots=True, kw_only=True)
class CopySession(Session):
    """A person's time with a copy; `leave_copy` ends it."""

    scratch: CopyScratch


def pc_key_by_card(place: CopyPlace, digits: str, now: datetime) -> PcKey:
    """The PC key that stands in the copy, opened with its restore card.

    A wrong card counts and waits as at the register. Raises as `unlock_with_card` and as opening a copy.
    """
    unlock = partial(unlock_with_card, place.copy, digits)
    return _pc_key(place, CARD_SLOT, "card", now, unlock, "open_with_card")


def pc_key_by_sheets(place: CopyPlace, typed: tuple[str, str], now: datetime) -> PcKey:
    """As `pc_key_by_card`, with two keepers' sheets; the keepers' own seed is dropped at once."""
    unlock = partial(unlock_with_sheets, place.copy, typed, SHEET_FIELDS)
    return _pc_key(place, KEEPERS_SLOT, SHEET_FIELDS[-1], now, unlock, "open_with_sheets")


def read_copy(place: CopyPlace, slot_id: str, password: str, now: datetime) -> CopySession:
    """Sit down at the copy with one's password of that day.

    Roles taken from them since do not count where today's register can be looked at (permission.refused
    when none is left).
    DeskError: vault.wrong_password (counts as at the register), sign_in.wait, copy.left_since (today's
    register, or a newer copy beside, does not know this person any more), vault.pc_key_missing and its like,
    those of `look_at_copy`, copy.damaged, register.newer (the copy is of a newer program), copy.no_room_here,
    and what a disk refuses.
    """
    header, manifest = look_at_copy(place.copy)
    _refuse_who_left(place, header, slot_id)
    key = place.pc_key or read_pc_key(place.state_folder, header.register_id)
    unlock = partial(unlock_with_pc_key, place.copy, key, slot_id, password)
    opened = _counted(place, header, slot_id, "password", now, unlock)
    scratch = CopyScratch.make(place.state_folder)
    try:
        traces = CopyTraces(place.state_folder, opened.register_id)
        traces.keep((_trace(place.copy.name, slot_id, now, "sign_in", ()),))
        register = _opened(place, header, manifest, opened, scratch, traces)
        try:
            staff, centre = _who(register, header, opened, now)
            staff = replace(staff, roles=staff.roles & _roles_today(place, header, opened, staff))
            if not staff.roles:
                raise DeskError("permission.refused", field="password")
            register.copy = _told(place, register, manifest, staff, now)
        except BaseException:
            register.close()
            raise
    except BaseException:
        scratch.wipe()
        raise
    return CopySession(
        register=register,
        staff=staff,
        centre=centre,
        held=scratch.held,
        folder=scratch.folder,
        state_folder=place.state_folder,
        keys=opened,
        copy=register.copy,
        scratch=scratch,
    )


def leave_copy(session: CopySession) -> None:
    """Close the copy, drop the keys and wipe what this computer held of it."""
    try:
        opening.lock(session)
    finally:
        session.scratch.wipe()


def sweep_left(state_folder: Path) -> None:
    """Delete what a killed program left of copies it read; what is still read stays."""
    sweep_scratch(state_folder)


_NOBODY = Staff(id="copy", name="", roles=frozenset({Role.ADMINISTRATOR}))


def _opened(
    place: CopyPlace,
    header: Header,
    manifest: Manifest,
    keys: Opened,
    scratch: CopyScratch,
    traces: CopyTraces | None,
) -> CopyRegister:
    path = place.copy / header.database
    try:
        check_manifest(read_manifest(place.copy), manifest, keys.manifest_key)
        if path.stat().st_size != manifest.database_bytes:
            raise DeskError("copy.damaged")
    except OSError as error:
        raise said(error) from error
    if CopyRegister.look(path, keys.database_key):
        path = scratch.brought_up(path, keys.database_key)
    name = place.copy.name

    def keep(staff: Staff, now: datetime, acts: Acts) -> None:
        if traces is not None:
            traces.keep(_trace(name, staff.id, now, act, ids) for act, ids, _fields in acts)

    copy = CopyRead(name=name, made_at=manifest.made_at)
    seat = seat_of(keys) if keys.slot_kind is SlotKind.PERSON else _no_seat(keys)
    return CopyRegister.open_copy(path, keys.database_key, seat, copy=copy, files=place.copy, trace=keep)


def _who(register: CopyRegister, header: Header, keys: Opened, now: datetime) -> tuple[Staff, Centre]:
    with register.reading(_NOBODY, now) as records:
        known = parse_header(str(office.setting(records, HEADER_TEXT)).encode("ascii"))
        centre = office.centre(records)
        public = office.public_keys(records, keys.slot_id)
        member = next((one for one in office.all_staff(records) if one.id == keys.slot_id), None)
    check_mac(known, keys.header_key)
    if known != header:
        raise DeskError("copy.damaged")
    if member is None or not member.active:
        raise DeskError("vault.slot_unknown")
    own = keys.public_keys
    if own is None or public != (own.box, own.sign):
        raise DeskError("vault.keys_swapped")
    return member, centre


def _told(
    place: CopyPlace, register: CopyRegister, manifest: Manifest, staff: Staff, now: datetime
) -> CopyRead:
    """The copy, with how many cases in it were destroyed since."""
    known = set(destroyed_ids(place.state_folder, manifest.register_id))
    for path in place.copy.parent.glob(f"*/{MANIFEST}"):
        known |= _destroyed_by(path, manifest.register_id)
    with register.reading(staff, now) as records:
        since = known - set(destructions.destroyed(records))
        back = archive_list.present(records, since)
    return CopyRead(name=place.copy.name, made_at=manifest.made_at, destroyed=len(back))


def _destroyed_by(path: Path, register_id: str) -> set[str]:
    try:
        beside = parse_manifest(read_manifest(path.parent))
    except (DeskError, OSError):
        return set()
    return set(beside.destroyed) if beside.register_id == register_id else set()


def _pc_key(
    place: CopyPlace, slot_id: str, field: str, now: datetime, unlock: Callable[[], Opened], way: str
) -> PcKey:
    header, manifest = look_at_copy(place.copy)
    opened = _counted(place, header, slot_id, field, now, unlock)
    scratch = CopyScratch.make(place.state_folder)
    try:
        register = _opened(place, header, manifest, opened, scratch, None)
        try:
            with register.reading(_NOBODY, now) as records:
                key = PcKey(key=bytes.fromhex(office.setting(records, PC_KEY)))
        finally:
            register.close()
    finally:
        scratch.wipe()
    traces = CopyTraces(place.state_folder, header.register_id)
    traces.keep((_trace(place.copy.name, opened.slot_id, now, way, ()),))
    return key


def _counted(
    place: CopyPlace, header: Header, slot_id: str, field: str, now: datetime, unlock: Callable[[], Opened]
) -> Opened:
    failures = FailedSignIns(place.state_folder, header.register_id)
    if failures.wait(slot_id, now):
        raise DeskError("sign_in.wait", field=field)
    try:
        opened = unlock()
    except DeskError as refused:
        if refused.key in WRONG:
            failures.failed(slot_id, now)
        raise
    if _same_lock(place, header, slot_id):
        failures.succeeded(slot_id)
    return opened


def _same_lock(place: CopyPlace, header: Header, slot_id: str) -> bool:
    """Whether what opens the copy opens today's register: a former password must not begin its count anew."""
    today = _today(place, header)
    if today is None:
        return True
    kind = {CARD_SLOT: SlotKind.CARD, KEEPERS_SLOT: SlotKind.KEEPERS}.get(slot_id)
    if kind is not None:
        return _locks(today, kind) == _locks(header, kind)
    mine, then = today.slot(slot_id), header.slot(slot_id)
    return mine is not None and then is not None and mine.locked_seed == then.locked_seed


def _locks(header: Header, kind: SlotKind) -> set[bytes]:
    return {slot.locked_seed for slot in header.slots if slot.kind is kind}


def _refuse_who_left(place: CopyPlace, header: Header, slot_id: str) -> None:
    known = [_today(place, header), *(_header(one, header) for one in place.copy.parent.glob(f"*/{HEADER}"))]
    newest = max((one for one in known if one is not None), key=lambda one: one.generation, default=header)
    left = slot_id in left_ids(place.state_folder, header.register_id)
    if left or (newest.generation > header.generation and newest.slot(slot_id) is None):
        raise DeskError("copy.left_since", field="password")


def _today(place: CopyPlace, header: Header) -> Header | None:
    """The header of the register on this computer, where it is the copy's own."""
    return _header(place.folder / HEADER, header)


def _roles_today(place: CopyPlace, header: Header, keys: Opened, then: Staff) -> frozenset[Role]:
    """The roles the register on this computer leaves them: those taken since do not count in an old copy."""
    today = _today(place, header)
    if today is None:
        return then.roles
    try:
        now = own_key(keys)(today)
        held = OpenLock.take(place.folder)
        try:
            with looking_at_present(place.folder / today.database, now.database_key) as mine:
                found = members(mine)
        finally:
            held.close()
    except DeskError:  # open elsewhere or damaged: what the copy says has to do, and every read is journalled
        return then.roles
    return next((one.roles for one in found if one.id == then.id), frozenset())


def _header(path: Path, mine: Header) -> Header | None:
    try:
        found = read_header(path.parent)
    except DeskError:
        return None
    return found if found.register_id == mine.register_id else None


def _no_seat(keys: Opened) -> Seat:
    return Seat(register_id=keys.register_id, staff_id=None)


def _trace(copy: str, staff_id: str, at: datetime, act: str, ids: tuple[str, ...]) -> CopyTrace:
    return CopyTrace(copy=copy, staff_id=staff_id, at=at, act=act, ids=ids)
