"""Scans, pictures and documents of a case: take in, look at, put in order, bind.

What is restricted opens for its readers alone, and every time it opens is journalled: whoever opens or binds
uses `desk.do`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from mediation_desk.documents import scan, scan_pdf
from mediation_desk.documents.preview import PageImage
from mediation_desk.domain.attachment import (
    SUFFIXES,
    Attachment,
    Media,
    NewAttachment,
    check_item,
    check_not_signed,
    check_open_case,
    check_order,
    check_title,
    check_turns,
)
from mediation_desk.domain.case import CaseState
from mediation_desk.domain.party import Side
from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.register import attachments, office
from mediation_desk.register.attachments import Looked
from mediation_desk.register.records import Records
from mediation_desk.services.access import DOSSIER_READ, DOSSIER_WRITE, SAFETY_RECORD_READ
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed
from mediation_desk.services.wiping import wipe

SUFFIX_LENGTH = 10
MOVES = (-1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What is kept with a case, by item and place: `thumbs` are small pictures (JPEG) by id.

    `staff` are everybody's names by id, `may_write` is False for who only reads and in an archived dossier;
    `sides` are those a thing may belong to; `colleagues` may be asked into a restricted one.
    """

    case_id: str
    attachments: tuple[Attachment, ...]
    thumbs: tuple[tuple[str, bytes], ...] = field(repr=False)
    staff: tuple[tuple[str, str], ...]
    colleagues: tuple[Staff, ...]
    sides: tuple[Side, ...]
    may_write: bool

    @property
    def filed(self) -> tuple[Attachment, ...]:
        """Those that were not withdrawn."""
        return tuple(one for one in self.attachments if one.withdrawn_at is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedFile:
    """One attachment with its content, to be looked at; its title stands there even where it is sealed."""

    attachment: Attachment
    data: bytes = field(repr=False)
    located: bool = False


@allowed(DOSSIER_READ)
def shelf_of(records: Records, case_id: str) -> Shelf:
    """Everything kept with a case; titles of restricted ones stay sealed. DeskError: case.not_yours."""
    case = opened_case(records, case_id)
    staff = office.all_staff(records)
    return Shelf(
        case_id=case_id,
        attachments=tuple(attachments.of_subject(records, case_id)),
        thumbs=tuple(attachments.thumbs(records, case_id).items()),
        staff=tuple((one.id, one.name) for one in staff),
        colleagues=tuple(
            one
            for one in staff
            if one.active and one.signs_in and one.id != records.staff.id and one.roles & SAFETY_RECORD_READ
        ),
        sides=tuple(side for side in (Side.SEEKER, Side.OTHER) if side in {p.side for p in case.parties}),
        may_write=bool(records.staff.roles & DOSSIER_WRITE) and _is_open(case.state),
    )


@allowed(DOSSIER_READ)
def filed_attachments(records: Records, case_id: str) -> tuple[Attachment, ...]:
    """What belongs into the dossier, by item and place: `pages` counts what `pages_of` gives for each."""
    opened_case(records, case_id)
    return tuple(one for one in attachments.of_subject(records, case_id) if one.withdrawn_at is None)


@allowed(DOSSIER_WRITE, changes={"attachment", "journal"})
def add_attachment(records: Records, case_id: str, path: Path, new: NewAttachment) -> Attachment:
    """Take a file in; the file itself stays where it is.

    DeskError: case.not_yours, attachment.archived, attachment.unreadable, attachment.title,
    attachment.item, sealed.no_seat, those of `documents.scan.look`, and what the register's disk refuses.
    """
    if not path.is_file():  # nor a pipe or device, which would never come to an end
        raise DeskError("attachment.unreadable", field="file")
    try:
        with path.open("rb") as source:
            return _taken_in(records, case_id, source, new, path.suffix)
    except OSError as error:
        raise DeskError("attachment.unreadable", field="file") from error


@allowed(DOSSIER_WRITE, changes={"attachment", "journal"})
def add_picture(records: Records, case_id: str, picture: bytes, new: NewAttachment) -> Attachment:
    """Take a picture in that stands in no file, such as the clipboard's; raises as `add_attachment`."""
    return _taken_in(records, case_id, BytesIO(picture), new, "")


@allowed(DOSSIER_WRITE, changes={"journal"})
def wipe_source(records: Records, attachment_id: str, path: Path) -> None:
    """Hold a file against what was taken in from it, then overwrite and delete it: a scanner's folder.

    DeskError: attachment.source_changed (it is no longer what was taken in: nothing is deleted),
    attachment.not_wiped (its disk refuses), and those of reading the attachment.
    """
    one = _known(records, attachment_id)
    if path.is_symlink() or not _same(path, attachments.pieces(records, attachment_id)):
        raise DeskError("attachment.source_changed")
    wipe(path)
    records.journal("wipe_scan", one.subject_id, attachment_id)


@allowed(DOSSIER_READ, changes={"journal"})
def open_attachment(records: Records, attachment_id: str) -> OpenedFile:
    """Its content, read whole and authenticated; journalled where restricted.

    DeskError: attachment.missing, case.not_yours, sealed.not_yours, attachment.file_missing,
    attachment.file_damaged.
    """
    one = _known(records, attachment_id)
    data = attachments.content(records, attachment_id)
    if one.restricted:
        one = attachments.told(records, attachment_id)
    return OpenedFile(attachment=one, data=data, located=scan.tells_a_place(data, one.media))


@allowed(DOSSIER_READ)
def draw_page(_records: Records, opened: OpenedFile, number: int, box: tuple[int, int]) -> PageImage:
    """The page that is read as the `number`th (from 0), upright, as large as fits into `box` pixels.

    DeskError: attachment.broken.
    """
    one = opened.attachment
    page = one.order[number]
    return scan.page_picture(opened.data, one.media, page, one.turns[page], box)


@allowed(DOSSIER_READ, changes={"journal"})
def pages_of(records: Records, attachment_id: str) -> bytes:
    """A PDF of its pages as they are bound: A4, upright, in order, without anything hidden in the file.

    Raises as `open_attachment`, and attachment.not_shown for what is kept and has no pages.
    """
    one = _known(records, attachment_id)
    if not one.shown:
        raise DeskError("attachment.not_shown")
    data = attachments.content(records, attachment_id)
    return scan_pdf.bound_pages(data, one.media, one.order, one.turns)


@allowed(DOSSIER_WRITE, changes={"attachment", "journal"})
def change_attachment(records: Records, wanted: Attachment) -> Attachment:
    """Keep title, item, side, order and turns of pages and what it is a scan of.

    An empty title of a restricted one stays as it is. DeskError: attachment.missing, case.not_yours,
    attachment.archived, attachment.title, attachment.item, attachment.pages, attachment.signed,
    record.changed_meanwhile, sealed.not_yours.
    """
    before = _changeable(records, wanted.id)
    if wanted.title or not before.restricted:
        wanted = replace(wanted, title=check_title(wanted.title))
    check_item(wanted.item)
    check_order(wanted.order, before.pages)
    check_turns(wanted.turns, before.pages)
    if (wanted.original, wanted.item) != (before.original, before.item):
        check_not_signed(before)
    thumb: bytes | None = None
    if before.shown and not before.restricted and _face(wanted) != _face(before):
        thumb = scan.thumb_of(attachments.content(records, wanted.id), before.media, *_face(wanted))
    return attachments.change(records, wanted, thumb)


@allowed(DOSSIER_WRITE, changes={"attachment", "journal"})
def move_attachment(records: Records, attachment_id: str, by: int) -> None:
    """One place up (-1) or down (1) among those of its item; nothing happens at the ends."""
    if by not in MOVES:
        raise ValueError("one place up or down")
    one = _changeable(records, attachment_id)
    there = [
        other
        for other in attachments.of_subject(records, one.subject_id)
        if other.item == one.item and other.withdrawn_at is None
    ]
    at = next((n for n, other in enumerate(there) if other.id == attachment_id), None)
    if at is None or not 0 <= at + by < len(there):
        return
    there[at], there[at + by] = there[at + by], there[at]
    attachments.renumber(records, there)


@allowed(DOSSIER_WRITE, changes={"attachment", "journal"})
def restrict_attachment(records: Records, attachment_id: str) -> None:
    """From now on it opens for whoever does this or added it, the director and the keepers.

    Copies made before still hold its key in the open. DeskError: sealed.no_seat.
    """
    _changeable(records, attachment_id)
    attachments.restrict(records, attachment_id)


@allowed(DOSSIER_WRITE, changes={"attachment", "journal"})
def free_attachment(records: Records, confirmed: Confirmed, attachment_id: str) -> None:
    """Open it again to everybody who works on the case.

    DeskError: password.ask_again, sealed.not_yours.
    """
    require(confirmed, records.staff.id, records.now)
    one = _changeable(records, attachment_id)
    thumb = b""
    if one.shown:
        thumb = scan.thumb_of(attachments.content(records, attachment_id), one.media, *_face(one))
    attachments.free(records, attachment_id, thumb)


@allowed(SAFETY_RECORD_READ & DOSSIER_READ, changes={"attachment", "journal"})
def share_attachment(
    records: Records, confirmed: Confirmed, attachment_id: str, staff_ids: tuple[str, ...]
) -> None:
    """A reader asks colleagues into a restricted one.

    DeskError: password.ask_again, safety_record.not_for_them, sealed.not_yours.
    """
    require(confirmed, records.staff.id, records.now)
    _known(records, attachment_id)
    may = {one.id for one in office.all_staff(records) if one.active and one.roles & SAFETY_RECORD_READ}
    if not staff_ids or not set(staff_ids) <= may:
        raise DeskError("safety_record.not_for_them", field="colleagues")
    attachments.share(records, attachment_id, staff_ids)


@allowed(DOSSIER_WRITE, changes={"attachment", "journal"})
def withdraw_attachment(records: Records, attachment_id: str, reason: str) -> None:
    """Take it out of the file, with why; its file is kept until the dossier is destroyed.

    DeskError: attachment.signed, attachment.archived, attachment.reason (field `reason`).
    """
    check_not_signed(_changeable(records, attachment_id))
    if not reason.strip():
        raise DeskError("attachment.reason", field="reason")
    attachments.withdraw(records, attachment_id, reason.strip())


@allowed(DOSSIER_WRITE, changes={"attachment", "journal"})
def put_attachment_back(records: Records, attachment_id: str) -> None:
    """Put what was withdrawn into the file again."""
    _changeable(records, attachment_id)
    attachments.put_back(records, attachment_id)


def _taken_in(
    records: Records, case_id: str, source: BinaryIO, new: NewAttachment, suffix: str
) -> Attachment:
    check_open_case(opened_case(records, case_id).state)
    new = replace(new, title=check_title(new.title))
    check_item(new.item)
    if new.restricted and records.seat.sign_secret is None:
        raise DeskError("sealed.no_seat")
    seen = scan.look(source)
    source.seek(0)
    kept = SUFFIXES[seen.media] if seen.media is not Media.OTHER else _plain(suffix)
    looked = Looked(media=seen.media, pages=seen.pages, suffix=kept, thumb=seen.thumb)
    return attachments.add(records, case_id, new, source, looked)


def _plain(suffix: str) -> str:
    """A file's ending as a name may carry it: letters and digits, none when it is something else."""
    plain = suffix.removeprefix(".").lower()
    return plain if plain.isascii() and plain.isalnum() and len(plain) <= SUFFIX_LENGTH else "bin"


def _known(records: Records, attachment_id: str) -> Attachment:
    one = attachments.get(records, attachment_id)
    opened_case(records, one.subject_id)
    return one


def _changeable(records: Records, attachment_id: str) -> Attachment:
    one = attachments.get(records, attachment_id)
    check_open_case(opened_case(records, one.subject_id).state)
    if not one.opens:
        raise DeskError("sealed.not_yours")  # nobody changes or takes away what they cannot see
    return one


def _is_open(state: CaseState) -> bool:
    try:
        check_open_case(state)
    except DeskError:
        return False
    return True


def _face(one: Attachment) -> tuple[int, int]:
    """The page that is read first, and its turn."""
    return one.order[0], one.turns[one.order[0]]


def _same(path: Path, pieces: Iterator[bytes]) -> bool:
    try:
        with path.open("rb") as reading:
            return all(reading.read(len(piece)) == piece for piece in pieces) and not reading.read(1)
    except OSError as error:
        raise DeskError("attachment.unreadable") from error
