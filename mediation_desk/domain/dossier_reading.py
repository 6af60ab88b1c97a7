"""查阅、复制登记: who read or copied a dossier, on what ground, which pages, who approved it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mediation_desk.domain.party import Side
from mediation_desk.errors import DeskError


class ReaderKind(StrEnum):
    """In which part somebody asks."""

    PARTY = "party"
    AGENT = "agent"
    LAWYER = "lawyer"
    AUTHORITY = "authority"


OF_A_SIDE = (ReaderKind.PARTY, ReaderKind.AGENT, ReaderKind.LAWYER)
"""Who reads for one side and must not learn what belongs to the other."""
_RANGE = re.compile(r"(\d+)(?:[-–—~～至到](\d+))?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One line of the register; `pages` are page numbers of the 正卷, `copies` how many were handed out."""

    id: str
    case_id: str
    kind: ReaderKind
    side: Side | None
    name: str
    identity: str
    ground: str
    pages: tuple[int, ...]
    copies: int
    on: date
    approved_by: str
    noted_by: str
    noted_at: datetime


def check_reading(reading: Reading, pages: int) -> None:
    """Refuse what is not complete, beside its field. DeskError reading.* .

    `pages` is how many the 正卷 has.
    """
    for given, key, field in (
        (reading.name, "reading.name_needed", "name"),
        (reading.identity, "reading.identity_needed", "identity"),
        (reading.ground, "reading.ground_needed", "ground"),
    ):
        if not given.strip():
            raise DeskError(key, field=field)
    if reading.kind in OF_A_SIDE and reading.side is None:
        raise DeskError("reading.side_needed", field="side")
    if not reading.pages:
        raise DeskError("reading.pages_needed", field="pages")
    beyond = [page for page in reading.pages if not 1 <= page <= pages]
    if beyond:
        raise DeskError("reading.no_such_page", field="pages", page=beyond[0], last=pages)
    if reading.copies < 0:
        raise DeskError("reading.copies", field="copies")


def read_pages(typed: str) -> tuple[int, ...]:
    """Pages as typed (1-3、7，9至10) in order. DeskError("reading.pages_unreadable", field="pages")."""
    found: set[int] = set()
    for part in re.split(r"[,，、;；\s]+", typed.translate(_NARROW).strip()):
        if not part:
            continue
        match = _RANGE.fullmatch(part)
        if match is None or len(part) > 11:
            raise DeskError("reading.pages_unreadable", field="pages")
        first, last = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= last <= 9999:
            raise DeskError("reading.pages_unreadable", field="pages")
        found.update(range(first, last + 1))
    return tuple(sorted(found))


def said_pages(pages: tuple[int, ...]) -> str:
    """Pages in words, runs drawn together: 1—3、7."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return "、".join(str(a) if a == b else f"{a}—{b}" for a, b in runs)


_NARROW = str.maketrans("０１２３４５６７８９", "0123456789")
