"""Back the register up: a snapshot on the register thread, then written, read back and proved elsewhere.

`take_snapshot` and the notes at the end need the open register; `write_and_prove` needs none and runs on a
thread of its own, so that nobody at the desk waits for a slow stick.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from mediation_desk.domain.backup import Copy, Holds, Progress, Proof, Tell, copy_name
from mediation_desk.domain.stick import Place, Stick
from mediation_desk.errors import DeskError
from mediation_desk.register import anchors, attachments, copies, destructions, keepers, office
from mediation_desk.register.anchors import anchor_text
from mediation_desk.register.cipher_file import PAGE_BYTES
from mediation_desk.register.copy_manifest import CopiedFile, Manifest
from mediation_desk.register.copy_pool import (
    ATTACHMENTS,
    bring,
    files_below,
    forget_unnamed,
    found,
    missing_in,
)
from mediation_desk.register.copy_prove import check_own_manifest, count_tables, last_entry
from mediation_desk.register.copy_sweep import drop_copy, set_failed
from mediation_desk.register.copy_turns import mark_proved
from mediation_desk.register.copy_write import Source, write_copy
from mediation_desk.register.file_limit import check_size
from mediation_desk.register.folder import cloud_folder
from mediation_desk.register.folder import is_network as network
from mediation_desk.register.folder import is_removable as removable
from mediation_desk.register.records import Records
from mediation_desk.register.snapshot import SNAPSHOT
from mediation_desk.register.stick_file import is_write_protected
from mediation_desk.register.vault.header import parse_header
from mediation_desk.register.vault.opened import Opened
from mediation_desk.register.vault.whole_file import Step, go_on, said
from mediation_desk.services.access import BACKUP_MAKE, EVERYBODY
from mediation_desk.services.copies_kept import ROOM, with_kept
from mediation_desk.services.copy_past import CopyPast, past_of
from mediation_desk.services.opening import CARD_CONFIRMED
from mediation_desk.services.permission import allowed, turned
from mediation_desk.services.proving import OwnSeed, prove_apart
from mediation_desk.services.session import HEADER_TEXT, Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The register at one moment, ready to be written somewhere, and the keys that must open it there."""

    source: Source
    name: str
    past: CopyPast
    keys: Opened = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Backups:
    """The copies made, newest first, the sticks they lie on, that used last first.

    `opens_elsewhere` is whether another PC could open one: card or sheets were confirmed.
    """

    copies: tuple[Copy, ...]
    opens_elsewhere: bool
    sticks: tuple[Stick, ...] = ()

    @property
    def last_verified(self) -> datetime | None:
        """When the newest verified copy was made."""
        return next((one.made_at for one in self.copies if one.verified), None)


def check_target(folder: Path, target: Path) -> None:
    """Refuse a place for copies (field `folder`) before anything is begun; `folder` is the register's.

    DeskError copy.drive_gone, copy.own_folder (the register's own, or one inside it), folder.cloud,
    copy.write_protected.
    """
    if not target.is_dir():
        raise DeskError("copy.drive_gone", field="folder")
    where = target.resolve()
    if where.is_relative_to(folder.resolve()):
        raise DeskError("copy.own_folder", field="folder")
    cloud = cloud_folder(where)
    if cloud is not None:
        raise DeskError("folder.cloud", field="folder", cloud=cloud)
    if is_write_protected(where):
        raise DeskError("copy.write_protected", field="folder")


def is_removable(folder: Path) -> bool:
    """Whether a place for copies can be pulled out."""
    return removable(folder)


def is_network(folder: Path) -> bool:
    """Whether a place for copies lies on another computer."""
    return network(folder)


def same_disk(one: Path, other: Path) -> bool:
    """Whether two folders lie on one disk; False when one of them is gone."""
    try:
        return one.stat().st_dev == other.stat().st_dev
    except OSError:
        return False


def size_of(folder: Path) -> int:
    """About how many bytes a copy of the register in `folder` takes; 0 when a disk does not say."""
    try:
        found = [*folder.glob("register-*.db"), *files_below(folder)]
        return sum(one.stat().st_size for one in found)
    except OSError:
        return 0


@allowed(BACKUP_MAKE)
def list_copies(records: Records) -> Backups:
    """The copies the register remembers, and whether they can be opened elsewhere."""
    return Backups(
        copies=with_kept(records, copies.every(records)),
        opens_elsewhere=opens_elsewhere(records),
        sticks=copies.all_sticks(records),
    )


@allowed(EVERYBODY)
def last_verified_copy(records: Records) -> datetime | None:
    """When the newest verified copy was made, for the status line."""
    newest = copies.newest_proved(records)
    return None if newest is None else newest.made_at


@allowed(BACKUP_MAKE)
def lost_by_case(records: Records, holds: Holds) -> tuple[tuple[str, int], ...]:
    """Whose attachments a copy lacks as the register has them no longer whole: case number, how many."""
    return tuple(attachments.cases_of(records, holds.lost).items())


def opens_elsewhere(records: Records) -> bool:
    """Whether restore card or keepers' sheets were confirmed, without which another PC opens no copy."""
    return bool(office.setting(records, CARD_CONFIRMED, "")) or keepers.current(records) is not None


@turned(BACKUP_MAKE)
def take_snapshot(session: Session, now: datetime, target: Path, tell: Tell) -> Snapshot:
    """Copy the database beside itself while others go on working, and count what the copy must hold.

    DeskError of `check_target`, copy.no_room and copy.too_large (in GB), what disks refuse and `tell` raises.
    """
    check_target(session.folder, target)
    _check_room(session, now, target)
    path = session.folder / SNAPSHOT

    def between(done: int, pages: int) -> None:
        tell(Progress(proof=Proof.WRITE, done=done * PAGE_BYTES, total=2 * pages * PAGE_BYTES))

    session.register.copy_to(path, session.keys.database_key, between)
    try:
        with session.reading(session.staff, now) as records:
            header, manifest = _described(records, now)
            past = past_of(records, target)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    source = Source(
        snapshot=path,
        header=header,
        folder=session.folder,
        manifest=manifest,
        manifest_key=session.keys.manifest_key,
    )
    return Snapshot(source=source, name=copy_name(now), past=past, keys=session.keys)


def write_and_prove(snapshot: Snapshot, target: Path, tell: Tell, *, step: Step = go_on) -> Holds:
    """Write the copy below `target`, then let a process of its own prove it; the snapshot is gone afterwards.

    An attachment that the drive has spoiled since an earlier copy is brought anew. A copy that cannot be
    proved keeps a name that does not count. Raises as `write_copy` and `prove_apart`.
    """
    try:
        whole = write_copy(snapshot.source, target, snapshot.name, tell, step=step)
        try:
            step("proving")
            holds = _proved(snapshot, whole, tell, step)
            step("proved")
        except BaseException as refused:
            _put_aside(whole, refused)
            raise
        mark_proved(whole)
    except DeskError as refused:
        if target.is_dir() or refused.key == "backup.cancelled":
            raise
        raise DeskError("copy.drive_gone") from refused
    except OSError as error:
        raise said(error) from error
    finally:
        with suppress(OSError):
            snapshot.source.snapshot.unlink(missing_ok=True)
    forget_unnamed(target)
    return holds


def _proved(snapshot: Snapshot, copy: Path, tell: Tell, step: Step) -> Holds:
    """What the copy holds, all that was spoiled brought anew. DeskError("copy.damaged") when it stays so."""
    secret = _own_seed(snapshot.keys)
    holds = prove_apart(copy, secret, tell, everything=False)
    check_own_manifest(copy, snapshot.source.manifest_key)
    if not holds.damaged:
        return holds
    for one in snapshot.source.manifest.files:
        if one.name in holds.damaged:
            with suppress(OSError):
                found(copy, one.name).unlink(missing_ok=True)
                place = snapshot.source.folder / ATTACHMENTS / one.name
                bring(place, copy.parent, one, lambda _count: None, step)
    again = prove_apart(copy, secret, tell, only=holds.damaged)
    if again.damaged:
        raise DeskError("copy.damaged")
    kept = tuple(one for one in holds.lost if one not in holds.damaged)
    return replace(holds, lost=kept, damaged=())


def _put_aside(copy: Path, refused: BaseException) -> None:
    key = refused.key if isinstance(refused, DeskError) else "disk.fault"
    if key == "backup.cancelled" or isinstance(refused, KeyboardInterrupt):
        drop_copy(copy)
    else:
        set_failed(copy, key)


def _own_seed(keys: Opened) -> OwnSeed:
    if keys.seed is None:
        raise DeskError("sealed.no_seat")
    return OwnSeed(slot_id=keys.slot_id, seed=keys.seed)


@allowed(BACKUP_MAKE, changes={"backup"})
def note_copy(records: Records, holds: Holds, place: Place, standing: tuple[str, ...] = ()) -> Backups:
    """Remember a copy that was proved, and give it its number.

    `standing` are the names of this register's copies that stand on that stick now: others that were noted
    there are gone. Empty: nobody looked.
    """
    copies.use_stick(records, place, proved=True)
    copies.add(
        records,
        replace(
            _receipt(records, holds.name, holds.made_at, place),
            verified=True,
            bytes=holds.bytes,
            new_bytes=holds.new_bytes,
            database_bytes=holds.database_bytes,
            files=holds.files,
            new_files=holds.new_files,
            cases=holds.cases,
            rows=holds.rows,
            slots=holds.slots,
            entries=holds.entries,
            head=holds.head,
        ),
    )
    if place.stick_id and standing:
        copies.set_stick(records, standing, place.stick_id)
        copies.set_gone(records, place.stick_id, standing)
    records.journal("backup_made", records.staff.id)
    return list_copies(records)


@allowed(BACKUP_MAKE, changes={"backup"})
def note_failure(records: Records, snapshot: Snapshot, place: Place, refused: str = "") -> Backups:
    """Remember a copy that was not finished or not proved: it never counts. `refused` is the error's key."""
    copies.use_stick(records, place, proved=False)
    made = _receipt(records, snapshot.name, snapshot.source.manifest.made_at, place)
    copies.add(records, replace(made, refused=refused))
    records.journal("backup_failed", records.staff.id)
    return list_copies(records)


def _receipt(records: Records, name: str, began: datetime, place: Place) -> Copy:
    return Copy(
        name=name,
        folder=place.label,
        stick_id=place.stick_id,
        made_at=began,
        by=records.staff.id,
        verified=False,
        took=max(0, round((records.now - began).total_seconds())),
    )


def copies_known(records: Records) -> tuple[Copy, ...]:
    """Every copy that stands somewhere as far as this register knows, newest first, proved or not."""
    return tuple(one for one in copies.every(records) if one.gone_at is None)


def _described(records: Records, now: datetime) -> tuple[str, Manifest]:
    text = str(office.setting(records, HEADER_TEXT))
    header = parse_header(text.encode("ascii"))
    driver = records.connection.connection.driver_connection
    entries, head = last_entry(driver)
    manifest = Manifest(
        register_id=header.register_id,
        generation=header.generation,
        epoch=header.epoch,
        made_at=now,
        database=header.database,
        database_bytes=0,  # known when it is written
        counts=count_tables(driver),
        entries=entries,
        head=head,
        anchor=anchor_text(anchors.make(records)),
        files=_named_files(records),
        destroyed=destructions.destroyed(records),
    )
    return text, manifest


def _named_files(records: Records) -> tuple[CopiedFile, ...]:
    """The attachments as the rows say they must be."""
    stored = attachments.stored(records)
    return tuple(CopiedFile(name=name, bytes=size, digest=digest) for _id, name, size, digest in stored)


def _check_room(session: Session, now: datetime, target: Path) -> None:
    database = (session.folder / session.keys.database).stat().st_size
    with session.reading(session.staff, now) as records:
        named = _named_files(records)
    try:
        check_size(target, database)
        files = sum(one.bytes for one in missing_in(target, named))
        places = ((target, database + files), (session.folder, database))
        for place, needed in places:
            usage = shutil.disk_usage(place)
            free = usage.free
            if usage.total and free < needed + ROOM:  # a drive that tells no size tells no room either
                key = "copy.no_room" if place == target else "copy.no_room_here"
                said_so = {"needed": f"{(needed + ROOM) / 1e9:.2f}", "free": f"{free / 1e9:.2f}"}
                raise DeskError(key, field="folder", **said_so)
    except OSError as error:
        raise said(error) from error
