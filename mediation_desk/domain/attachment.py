"""A scan, picture or document kept with a case: what it is, where in the dossier it belongs, how it came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from mediation_desk.domain.case import CaseState
from mediation_desk.domain.party import Side
from mediation_desk.errors import DeskError

MOST_BYTES = 200 * 1024 * 1024
"""The largest file taken in: a long scan in colour has about 50 MB."""
MOST_PAGES = 500
ITEMS = range(14)
"""Items of the dossier, 0 for what has no place in it yet."""
KEPT_OUTSIDE = timedelta(days=3)
"""How long an exported copy may lie outside before the desk reminds."""


class Subject(StrEnum):
    """To what an attachment belongs."""

    CASE = "case"


class Media(StrEnum):
    """What a file is, by its own bytes; OTHER is kept and exported, and not shown."""

    JPEG = "jpeg"
    PNG = "png"
    TIFF = "tiff"
    BMP = "bmp"
    WEBP = "webp"
    PDF = "pdf"
    OTHER = "other"


SUFFIXES = {
    Media.JPEG: "jpg",
    Media.PNG: "png",
    Media.TIFF: "tif",
    Media.BMP: "bmp",
    Media.WEBP: "webp",
    Media.PDF: "pdf",
    Media.OTHER: "bin",
}


class Came(StrEnum):
    """How it was added."""

    FILE = "file"
    DROPPED = "dropped"
    CLIPBOARD = "clipboard"
    SCANNER = "scanner"


class Original(StrEnum):
    """What was scanned: an original, a copy, one held against its original (与原件核对无异), a signed paper.

    SIGNED is final: the scan of what was signed is neither taken away nor turned into something else.
    """

    ORIGINAL = "original"
    COPY = "copy"
    CHECKED = "checked"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAttachment:
    """What staff say of a file as they add it; `side` None: both sides may know it."""

    title: str
    came: Came = Came.FILE
    item: int = 0
    side: Side | None = None
    restricted: bool = False
    original: Original = Original.COPY


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """One attachment as the register keeps it.

    `order` are the pages (from 0) in the order they are read, `turns` their quarter turns clockwise in
    degrees by page; both are empty for what has no pages. `title` is empty where a restricted one does not
    open here (`opens`). `checked_by` held a copy against its original. `bytes` are those of the file itself.
    """

    id: str
    subject: Subject
    subject_id: str
    title: str
    item: int
    side: Side | None
    restricted: bool
    opens: bool
    original: Original
    media: Media
    bytes: int
    order: tuple[int, ...]
    turns: tuple[int, ...]
    position: int
    came: Came
    added_at: datetime
    added_by: str
    version: int = 0
    checked_by: str | None = None
    checked_at: datetime | None = None
    withdrawn_at: datetime | None = None
    withdrawn_by: str | None = None
    withdrawn_reason: str = ""
    suffix: str = ""

    @property
    def pages(self) -> int:
        """How many pages it has; 0 for what is kept and not shown."""
        return len(self.order)

    @property
    def shown(self) -> bool:
        """Whether its pages can be looked at on this desk."""
        return self.pages > 0


def check_title(title: str) -> str:
    """The title without spaces around it. DeskError("attachment.title", field="title") when there is none."""
    said = " ".join(title.split())
    if not said:
        raise DeskError("attachment.title", field="title")
    return said


def check_item(item: int) -> None:
    """Refuse a place the dossier does not have (DeskError attachment.item)."""
    if item not in ITEMS:
        raise DeskError("attachment.item", field="item")


def check_order(order: Sequence[int], pages: int) -> None:
    """Refuse an order that loses or doubles a page (DeskError attachment.pages)."""
    if sorted(order) != list(range(pages)):
        raise DeskError("attachment.pages")


def check_turns(turns: Sequence[int], pages: int) -> None:
    """Refuse turns that are no quarter turns, or not one for each page (DeskError attachment.pages)."""
    if len(turns) != pages or any(turn not in (0, 90, 180, 270) for turn in turns):
        raise DeskError("attachment.pages")


def check_open_case(state: CaseState) -> None:
    """An archived dossier is read and never changed (DeskError attachment.archived)."""
    if state in (CaseState.ARCHIVED, CaseState.RETENTION_DUE):
        raise DeskError("attachment.archived")


def check_not_signed(attachment: Attachment) -> None:
    """The scan of a signed paper stays as it is (DeskError attachment.signed)."""
    if attachment.original is Original.SIGNED:
        raise DeskError("attachment.signed")
