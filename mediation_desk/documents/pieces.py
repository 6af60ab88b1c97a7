"""What the paginator stacks: pieces as tall as a line or a row, with what they draw inside.

Points throughout; x from the sheet's left edge, y downward from the piece's top (on a Page: the sheet's top).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from mediation_desk.documents.lines import Line, break_lines
from mediation_desk.documents.paper import Runs
from mediation_desk.documents.style import Role, style

BASELINE = 0.8
"""Where in an exact line pitch the baseline stands."""


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; `y` is its baseline."""

    x: float
    y: float
    line: Line
    role: Role
    colour: str = "#000000"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line; `dashed` to tear along."""

    x: float
    y: float
    to_x: float
    to_y: float
    width: float
    colour: str = "#000000"
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture (PNG); `y` is its upper edge."""

    x: float
    y: float
    width: float
    height: float
    data: bytes


Item = Words | Stroke | Drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The smallest thing a page end never cuts.

    `foot` pieces stand at the lower end of the type area. `glued` keeps it on the page of the next piece;
    `gap` pieces vanish at the top of a page; `edges` are the x of a frame that is closed where a page end
    interrupts it; `clause` says whose piece it is; `heads` are placed first when the piece begins a page.
    """

    height: float
    items: tuple[Item, ...] = ()
    glued: bool = False
    gap: bool = False
    ends_page: bool = False
    foot: bool = False
    edges: tuple[float, float] | None = None
    clause: str = ""
    heads: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Where a clause stands: page number from 1, points from the sheet's upper left corner."""

    page: int
    clause: str
    x: float
    y: float
    width: float
    height: float


@dataclass(slots=True)
class Page:
    """A page being filled."""

    items: list[Item] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """The type area of a sheet in points."""

    x: float
    y: float
    width: float
    height: float


def gap(height: float) -> list[Piece]:
    """Empty space of `height` points, none at the top of a page."""
    return [Piece(height=height, gap=True, glued=True)] if height else []


def lines(
    runs: Runs,
    role: Role,
    area: Area,
    *,
    keep: bool = False,
    tail: bool = False,
    clause: str = "",
    colour: str = "#000000",
) -> list[Piece]:
    """A paragraph as one piece per line; never one line of it alone at a page's foot or head.

    `keep` glues all of it to what follows, `tail` its last two lines.
    """
    broken = break_lines(runs, role, area.width)
    last = len(broken) - 1
    y = role.pitch * BASELINE
    pieces = [
        Piece(
            height=role.pitch,
            items=(Words(area.x + line.x, y, line, role, colour),),
            glued=keep or role.next or (n < last and n in (0, last - 1)) or (tail and n == last),
            clause=clause,
        )
        for n, line in enumerate(broken)
    ]
    return [*gap(role.before), *pieces, *gap(role.after)]


def moved(item: Item, dy: float) -> Item:
    """The item `dy` points further down."""
    if isinstance(item, Words | Drawing):
        return replace(item, y=item.y + dy)
    return replace(item, y=item.y + dy, to_y=item.to_y + dy)


def paginate(pieces: Iterable[Piece], area: Area, first: Area | None = None) -> list[Page]:
    """Stack pieces into pages; glue gives way only where it would need more than a whole page.

    The type area of the first page may be another one.
    """
    pages = [Page()]
    y = 0.0
    rest, area = area, first or area
    open_edges: tuple[float, float] | None = None
    for group in _groups(pieces):
        tall = sum(piece.height for piece in group)
        if y and y + tall > area.height + 0.01 and tall <= rest.height:
            _close(pages[-1], open_edges, area.y + y)
            pages.append(Page())
            y, area = 0.0, rest
        for n, piece in enumerate(group):
            if piece.foot:
                y = max(y, area.height - sum(one.height for one in group[n:]))
            if y and y + piece.height > area.height + 0.01:
                _close(pages[-1], open_edges, area.y + y)
                pages.append(Page())
                y, area = 0.0, rest
            if piece.gap and not y:
                continue
            if not y:
                for head in piece.heads:
                    _place(pages, head, area, y)
                    y += head.height
                _close(pages[-1], None if y else piece.edges, area.y)
            _place(pages, piece, area, y)
            y += piece.height
            open_edges = piece.edges
            if piece.ends_page:
                pages.append(Page())
                y, area = 0.0, rest
    return pages


def _groups(pieces: Iterable[Piece]) -> Iterable[list[Piece]]:
    group: list[Piece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.glued:
            yield group
            group = []
    if group:
        yield group


def _place(pages: list[Page], piece: Piece, area: Area, y: float) -> None:
    page = pages[-1]
    page.items += [moved(item, area.y + y) for item in piece.items]
    if not piece.clause:
        return
    previous = page.boxes[-1] if page.boxes else None
    if previous and previous.clause == piece.clause:
        page.boxes[-1] = replace(previous, height=previous.height + piece.height)
        return
    page.boxes.append(
        Box(
            page=len(pages),
            clause=piece.clause,
            x=area.x,
            y=area.y + y,
            width=area.width,
            height=piece.height,
        )
    )


def _close(page: Page, edges: tuple[float, float] | None, y: float) -> None:
    if edges:
        page.items.append(Stroke(edges[0], y, edges[1], y, style().grid.line))
