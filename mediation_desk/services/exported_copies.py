"""Copies of attachments outside the desk: exported with a term, listed, and made to go again.

First it is committed that a copy is about to stand somewhere, then it is written: a program that is killed in
between leaves nothing outside that the next opening does not know of.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from mediation_desk.domain.attachment import KEPT_OUTSIDE, Attachment
from mediation_desk.domain.exported_copy import ExportedCopy, ExportForm, GoneHow
from mediation_desk.domain.party import Side
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.register import attachments, exported_copies
from mediation_desk.register.attachment_files import digest_of
from mediation_desk.register.records import Records
from mediation_desk.register.vault.whole_file import Step, go_on
from mediation_desk.services.access import DOSSIER_READ, DOSSIER_WRITE, EVERYBODY
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed
from mediation_desk.services.wiping import wipe

PART = ".part"


@allowed(DOSSIER_WRITE, changes={"attachment", "journal"})
def begin_export(
    records: Records, confirmed: Confirmed, attachment_id: str, place: Path, reader: Side | None
) -> str:
    """Note that a copy will stand at `place`, for 3 days; `reader` is the side it is given to, if to one.

    DeskError: password.ask_again, case.not_yours, attachment.other_side (it belongs to the other side),
    attachment.restricted_to_party, sealed.not_yours, export.own_folder.
    """
    require(confirmed, records.staff.id, records.now)
    one = attachments.get(records, attachment_id)
    opened_case(records, one.subject_id)
    _check_reader(one, reader)
    if not one.opens:
        raise DeskError("sealed.not_yours")
    if place.resolve().is_relative_to(records.folder.resolve()):
        raise DeskError("export.own_folder")
    until = records.now + KEPT_OUTSIDE
    return exported_copies.begin(records, attachment_id, one.subject_id, str(place), until)


@allowed(DOSSIER_WRITE, changes={"attachment", "journal"})
def write_export(records: Records, copy_id: str, form: ExportForm, *, step: Step = go_on) -> None:
    """Write the copy that was begun, whole or not at all; in whatever way it fails, it is noted as gone.

    DeskError: export.missing, export.not_written, and those of reading the attachment.
    """
    copy, _size, _digest = exported_copies.get(records, copy_id)
    if copy.exported_by != records.staff.id:
        raise DeskError("export.missing")
    opened_case(records, copy.case_id)
    one = attachments.get(records, copy.attachment_id)
    pieces: Iterable[bytes] = attachments.pieces(records, one.id)
    if form is ExportForm.PAGES:
        from mediation_desk.documents import scan_pdf  # nobody signing in waits for the PDF reader

        pieces = (scan_pdf.bound_pages(b"".join(pieces), one.media, one.order, one.turns),)
    size, digest = _write(Path(copy.place), pieces, step)
    exported_copies.written(records, copy_id, size, digest)


@allowed(DOSSIER_WRITE, changes={"attachment", "journal"})
def give_export_up(records: Records, copy_id: str) -> None:
    """Note that a copy that was begun could not be written. DeskError: export.missing."""
    copy, _size, digest = exported_copies.get(records, copy_id)
    if not digest and copy.exported_by == records.staff.id:
        _drop_part(copy)
        exported_copies.gone(records, copy_id, GoneHow.LEFT_OVER)


@allowed(DOSSIER_READ)
def copies_outside(records: Records) -> tuple[ExportedCopy, ...]:
    """Copies not seen gone yet: one's own, and for the director everybody's; the first to expire first."""
    director = Role.DIRECTOR in records.staff.roles
    everything = exported_copies.there(records)
    return tuple(one for one in everything if director or one.exported_by == records.staff.id)


@allowed(DOSSIER_READ, changes={"attachment", "journal"})
def delete_copy(records: Records, copy_id: str) -> GoneHow:
    """Overwrite and delete a copy, and see that it is gone; how it went.

    DeskError: export.missing, export.changed (something else stands there now: not ours to delete),
    export.away (its folder is not there: a stick that was pulled out), attachment.not_wiped.
    """
    copy, size, digest = _mine(records, copy_id)
    place = Path(copy.place)
    how = GoneHow.GONE
    if place.exists() or place.is_symlink():
        if place.is_symlink() or not _is_ours(place, size, digest):
            raise DeskError("export.changed")
        wipe(place)
        how = GoneHow.DELETED
    elif not place.parent.is_dir():
        raise DeskError("export.away")  # on a stick that is not plugged in
    exported_copies.gone(records, copy_id, how)
    return how


@allowed(DOSSIER_READ, changes={"attachment", "journal"})
def settle_copy(records: Records, copy_id: str) -> None:
    """Whoever exported says that they saw to it themselves: handed over, changed, on a stick elsewhere."""
    _mine(records, copy_id)
    exported_copies.gone(records, copy_id, GoneHow.BY_HAND)


@allowed(DOSSIER_READ, changes={"attachment", "journal"})
def keep_copy_longer(records: Records, copy_id: str) -> None:
    """Let it lie outside for 3 more days from now."""
    _mine(records, copy_id)
    exported_copies.keep_longer(records, copy_id, records.now + KEPT_OUTSIDE)


@allowed(EVERYBODY, changes={"attachment"})
def sweep_left_over(records: Records) -> int:
    """At opening: delete what an export left that was stopped with the program; how many there were."""
    found = exported_copies.left_over(records)
    for copy in found:
        _drop_part(copy)
        place = Path(copy.place)
        # Renamed and not noted any more: it stands there whole, and the desk must know of it.
        with suppress(OSError):
            if place.is_file() and place.stat().st_mtime >= copy.exported_at.timestamp() - 2:
                exported_copies.written(records, copy.id, place.stat().st_size, digest_of(place))
                continue
        exported_copies.gone(records, copy.id, GoneHow.LEFT_OVER)
    return len(found)


def _check_reader(one: Attachment, reader: Side | None) -> None:
    if reader is None:
        return
    if one.side is not None and one.side is not reader:
        raise DeskError("attachment.other_side")
    if one.restricted and one.side is not reader:
        raise DeskError("attachment.restricted_to_party")


def _mine(records: Records, copy_id: str) -> tuple[ExportedCopy, int, str]:
    copy, size, digest = exported_copies.get(records, copy_id)
    if copy.exported_by != records.staff.id and Role.DIRECTOR not in records.staff.roles:
        raise DeskError("export.missing")
    return copy, size, digest


def _write(place: Path, pieces: Iterable[bytes], step: Step) -> tuple[int, str]:
    seen, size = blake2b(digest_size=32), 0
    beside = place.with_name(place.name + PART)
    try:
        with beside.open("wb") as writing:
            step("opened")
            for piece in pieces:
                writing.write(piece)
                seen.update(piece)
                size += len(piece)
                step("writing")
        beside.replace(place)
        step("replaced")
    except BaseException as fault:
        with suppress(OSError):
            wipe_part(beside)
        if isinstance(fault, OSError):
            raise DeskError("export.not_written") from fault
        raise
    return size, seen.hexdigest()


def wipe_part(beside: Path) -> None:
    """Make a half-written copy go, if there is one; what refuses is let be."""
    if beside.exists():
        with suppress(DeskError):
            wipe(beside)


def _drop_part(copy: ExportedCopy) -> None:
    place = Path(copy.place)
    with suppress(OSError):
        wipe_part(place.with_name(place.name + PART))


def _is_ours(place: Path, size: int, digest: str) -> bool:
    try:
        return place.is_file() and place.stat().st_size == size and digest_of(place) == digest
    except OSError as error:
        raise DeskError("attachment.not_wiped") from error
