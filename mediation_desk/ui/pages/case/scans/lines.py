"""How an attachment reads in the list of its case."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QImage

from mediation_desk.documents.dossier_index import ITEMS
from mediation_desk.domain.attachment import Attachment, Original
from mediation_desk.domain.party import Side
from mediation_desk.services.attachments import Shelf
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.cells import Tag
from mediation_desk.ui.kit.line_values import Group, Line
from mediation_desk.words import N_, _, count, term

SIDES = {Side.SEEKER: N_("side.first"), Side.OTHER: N_("side.second")}


def item_name(item: int) -> str:
    """3 当事人身份证明; what has no place yet is said to have none."""
    return f"{item} {ITEMS[item - 1]}" if item else _("Not in the dossier yet")


def title_said(desk: Desk, one: Attachment) -> str:
    """Its title as the screen may show it now."""
    return desk.hidden(_("A restricted scan") if one.restricted else one.title)


def scan_lines(desk: Desk, shelf: Shelf) -> list[Line | Group]:
    """Every attachment under its item, then those that were withdrawn."""
    thumbs = {} if desk.masked else dict(shelf.thumbs)
    lines: list[Line | Group] = []
    for item in (*range(1, len(ITEMS) + 1), 0):
        lines += _group(desk, item_name(item), [one for one in shelf.filed if one.item == item], thumbs)
    gone = [one for one in shelf.attachments if one.withdrawn_at is not None]
    return lines + _group(desk, _("Withdrawn, kept until the dossier is destroyed"), gone, thumbs)


def _group(
    desk: Desk, title: str, found: Sequence[Attachment], thumbs: dict[str, bytes]
) -> list[Line | Group]:
    if not found:
        return []
    pages = sum(one.pages for one in found)
    return [
        Group(title=title, fact=_pages(pages) if pages else ""),
        *(_line(desk, one, thumbs) for one in found),
    ]


def _line(desk: Desk, one: Attachment, thumbs: dict[str, bytes]) -> Line:
    picture = QImage.fromData(thumbs[one.id]) if one.id in thumbs else None
    said = [] if one.original is Original.COPY else [term(one.original)]
    said.append(_pages(one.pages) if one.shown else term(one.media))
    return Line(
        id=one.id,
        first=title_said(desk, one),
        second=" · ".join(said),
        picture=picture,
        icon="lock" if one.restricted and not desk.masked else "file-text",
        chip=Tag(text=_(SIDES[one.side]), tone="outline") if one.side in SIDES else None,
        locked="" if one.opens else _("Opens for its readers alone"),
    )


def _pages(n: int) -> str:
    return count("{n} page", "{n} pages", n)
