"""What a restore would lose and bring back, told before it is decided; nothing is changed by asking.

With somebody signed in the open register is looked at; without, the closed one, if what opened the copy opens
it too. Otherwise what is known outside of it has to do: its header, and what this PC keeps of its journal.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from mediation_desk.domain.restore_loss import Compared, Loss, Present, Returning, hold_back
from mediation_desk.errors import DeskError
from mediation_desk.register.anchor_file import AnchorFile
from mediation_desk.register.commit_mark import CommitMark
from mediation_desk.register.copy_compare import compare, members, standing
from mediation_desk.register.copy_look import Connection, looking, looking_at_present
from mediation_desk.register.copy_manifest import (
    MANIFEST,
    Manifest,
    check_manifest,
    parse_manifest,
    read_manifest,
)
from mediation_desk.register.copy_prove import look_at_copy
from mediation_desk.register.destroyed_file import destroyed_ids
from mediation_desk.register.left_file import left_ids
from mediation_desk.register.openlock import OpenLock
from mediation_desk.register.vault.header import Header
from mediation_desk.register.vault.header_file import HEADER, is_register, read_header
from mediation_desk.register.vault.opened import Opened
from mediation_desk.register.vault.slots import Slot, SlotKind
from mediation_desk.services.access import BACKUP_RESTORE
from mediation_desk.services.copy_keys import CopyKey
from mediation_desk.services.permission import turned
from mediation_desk.services.session import Session

Named = tuple[tuple[str, str], ...]
"""Pairs of an id and a number or name."""


@turned(BACKUP_RESTORE)
def weigh_open(session: Session, now: datetime, copy: Path, key: CopyKey) -> Loss:
    """What stands between the copy and the register that is open. Raises as `look_at_copy` and `key`."""
    header, manifest = look_at_copy(copy)
    keys = key(header)
    with session.reading(session.staff, now) as records, looking(copy / header.database, _raw(keys)) as there:
        compared = None
        if header.register_id == session.keys.register_id:
            compared = compare(records.connection.connection.driver_connection, there)
        return _weighed(session.folder, session.state_folder, copy, manifest, there, compared, key)


def weigh_closed(folder: Path, state_folder: Path, copy: Path, key: CopyKey) -> Loss:
    """The same with nobody signed in; the present register is opened to be read, if `key` fits.

    Raises as `look_at_copy` and `key`, register.in_use when another desk has the present one open.
    """
    header, manifest = look_at_copy(copy)
    with looking(copy / header.database, _raw(key(header))) as there:
        compared = _compared_closed(folder, header, key, there)
        if compared is not None:
            return _weighed(folder, state_folder, copy, manifest, there, compared, key)
        newer = _newer_beside(copy, manifest, key, there)
        if newer is None:
            return _weighed(folder, state_folder, copy, manifest, there, None, key)
        loss = _weighed(folder, state_folder, copy, manifest, there, newer[0], key)
        present = _present(folder, manifest.register_id, None)
        return replace(loss, present=present, newer_copy=newer[1])


def returning(
    folder: Path, state_folder: Path, copy: Path, there: Connection, key: CopyKey | None = None
) -> Returning:
    """What the copy would bring back, by what is known without opening the register in place.

    What another copy on the drive says was destroyed counts where `key` proves who wrote it: anybody can
    write a file beside. Of people a stranger's word counts too, for it only holds back.
    """
    header, manifest = look_at_copy(copy)
    beside = _beside(copy, header.register_id)
    destroyed = set(destroyed_ids(state_folder, header.register_id)) | set(manifest.destroyed)
    for where, other, its in beside:
        if other.destroyed and key is not None and _ours(where, other, its, key):
            destroyed |= set(other.destroyed)
    newest = _newest([_present_header(folder), *(one for _folder, _manifest, one in beside)], header)
    gone = left_ids(state_folder, header.register_id)
    if newest is not None:
        gone |= _people(header).keys() - _people(newest).keys()
    people, kept_in = _split(there, gone)
    return Returning(
        cases=standing(there, destroyed),
        people=people,
        kept_in=kept_in,
        old_passwords=_old_passwords(header, newest),
        card=newest is not None and _nonces(header, SlotKind.CARD) != _nonces(newest, SlotKind.CARD),
        sheets=newest is not None and _nonces(header, SlotKind.KEEPERS) != _nonces(newest, SlotKind.KEEPERS),
    )


def _compared_closed(folder: Path, header: Header, key: CopyKey, there: Connection) -> Compared | None:
    if not is_register(folder):
        return None
    held = OpenLock.take(folder)
    try:
        present = read_header(folder)
        if present.register_id != header.register_id:
            return None
        keys = key(present)
        with looking_at_present(folder / present.database, _raw(keys)) as mine:
            return compare(mine, there)
    except (DeskError, ValueError, KeyError):
        return None  # damaged, or of other keys: what is known outside of it has to do
    finally:
        held.close()


def _weighed(
    folder: Path,
    state_folder: Path,
    copy: Path,
    manifest: Manifest,
    there: Connection,
    compared: Compared | None,
    key: CopyKey,
) -> Loss:
    back = returning(folder, state_folder, copy, there, key)
    if compared is not None:
        cases = _together(back.cases, compared.destroyed)
        gone = {one[0] for one in (*back.people, *back.kept_in, *compared.gone)}
        people, kept_in = _split(there, gone)
        names = {one.id: one.name for one in members(there)}
        less = tuple((staff_id, names[staff_id]) for staff_id, _roles in compared.lessened)
        back = replace(back, cases=cases, people=people, kept_in=kept_in, lessened=less)
    number, at = _known(state_folder, manifest.register_id)
    return Loss(
        present=_present(folder, manifest.register_id, compared),
        copied_entries=manifest.entries,
        compared=compared,
        known_entries=number,
        known_at=at,
        returning=back,
    )


def _present(folder: Path, register_id: str, compared: Compared | None) -> Present:
    if compared is not None:
        return Present.READ
    if not is_register(folder):
        return Present.NONE
    header = _present_header(folder)
    if header is not None and header.register_id != register_id:
        return Present.ANOTHER
    return Present.UNREADABLE


def _known(state_folder: Path, register_id: str) -> tuple[int, datetime | None]:
    """The last journal entry this PC knows of, by the mark of each commit and the anchors."""
    marks: list[tuple[int, datetime]] = []
    mark = CommitMark(state_folder, register_id).read()
    if mark is not None:
        marks.append((mark.number, mark.at))
    with suppress(DeskError):
        marks += [(one.number, one.at) for one in AnchorFile(state_folder, register_id).read().anchors[-1:]]
    return max(marks, key=lambda one: one[1]) if marks else (0, None)


def _ours(folder: Path, manifest: Manifest, header: Header, key: CopyKey) -> bool:
    try:
        check_manifest(read_manifest(folder), manifest, key(header).manifest_key)
    except (DeskError, OSError, ValueError, KeyError):
        return False
    return True


def _newer_beside(
    copy: Path, manifest: Manifest, key: CopyKey, there: Connection
) -> tuple[Compared, datetime] | None:
    """The newest copy beside that `key` opens and that has more, held against this one."""
    beside = _beside(copy, manifest.register_id)
    for folder, newer, header in sorted(beside, key=lambda one: one[1].entries, reverse=True):
        if newer.entries <= manifest.entries:
            break
        if not _ours(folder, newer, header, key):
            continue  # written by a stranger, of other keys, or damaged
        with suppress(DeskError, ValueError, KeyError):  # damaged: the next one
            with looking(folder / header.database, _raw(key(header))) as mine:
                compared = compare(mine, there)
            if compared.entries > compared.common:
                return compared, newer.made_at
    return None


def _beside(copy: Path, register_id: str) -> list[tuple[Path, Manifest, Header]]:
    """What the other copies on the same drive say of the same register; a newer one knows of more."""
    found = []
    for path in sorted(copy.parent.glob(f"*/{MANIFEST}")):
        with suppress(DeskError, OSError):
            manifest = parse_manifest(read_manifest(path.parent))
            if manifest.register_id == register_id and (path.parent / HEADER).is_file():
                found.append((path.parent, manifest, read_header(path.parent)))
    return found


def _present_header(folder: Path) -> Header | None:
    try:
        return read_header(folder)
    except DeskError:
        return None


def _newest(headers: Iterable[Header | None], than: Header) -> Header | None:
    """The newest header of the same register that is younger than the copy's own."""
    later = [
        one
        for one in headers
        if one is not None and one.register_id == than.register_id and one.generation > than.generation
    ]
    return max(later, key=lambda one: one.generation, default=None)


def _people(header: Header) -> dict[str, Slot]:
    return {slot.id: slot for slot in header.slots if slot.kind is SlotKind.PERSON}


def _nonces(header: Header, kind: SlotKind) -> set[bytes]:
    return {slot.nonce for slot in header.slots if slot.kind is kind}


def _old_passwords(header: Header, newest: Header | None) -> tuple[str, ...]:
    if newest is None:
        return ()
    now = _people(newest)
    changed = (one for one in _people(header).values() if one.id in now and now[one.id].nonce != one.nonce)
    return tuple(one.label for one in changed)


def _split(there: Connection, gone: Collection[str]) -> tuple[Named, Named]:
    everybody = members(there)
    names = {one.id: one.name for one in everybody}
    back, kept = hold_back(everybody, gone)
    return tuple((one, names[one]) for one in back), tuple((one, names[one]) for one in kept)


def _together(one: Named, other: Named) -> Named:
    return tuple(dict([*one, *other]).items())


def _raw(keys: Opened) -> bytes:
    return keys.database_key
