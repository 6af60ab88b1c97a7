"""Laying out grids: each row divides its own width, rows taller than a page run on line by line."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from mediation_desk.documents.lines import break_lines
from mediation_desk.documents.paper import Cell, Grid, Row
from mediation_desk.documents.pieces import BASELINE, Area, Item, Piece, Stroke, Words, moved
from mediation_desk.documents.style import MM, Role, style

UNDER = 1.0
"""Points between the text of an unboxed cell and the line under it."""


def widths(row: Row, total: float) -> list[float]:
    """Cell widths of a row in the unit of `total`; cells without a width share what is left."""
    fixed = sum(cell.width for cell in row.cells)
    free = sum(1 for cell in row.cells if not cell.width)
    share = max(total - fixed, 0) / free if free else 0
    return [cell.width or share for cell in row.cells]


def padding(row: Role, *, boxed: bool) -> tuple[float, float]:
    """Space over and under the text of a row, points."""
    spare = max((row.row or style().grid.row) * MM - row.pitch, 2 * UNDER)
    return (spare / 2, spare / 2) if boxed else (spare - UNDER, UNDER)


def cell_role(grid: Grid, cell: Cell) -> Role:
    """The look of a cell: labels have their own."""
    return style().roles[f"{grid.role}_label" if cell.label else grid.role]


def pieces(grid: Grid, area: Area) -> list[Piece]:
    """The grid's rows, sliced line by line so that a page end may come between any two lines."""
    found: list[Piece] = []
    heads: tuple[Piece, ...] = ()
    for n, row in enumerate(grid.rows):
        below = grid.rows[n + 1] if n + 1 < len(grid.rows) else None
        sliced = _row(grid, row, below, area, first=n == 0)
        if n < grid.heads:  # a head never stands alone at the foot of a page
            heads += tuple(sliced)
            sliced = [replace(piece, glued=True) for piece in sliced]
        else:
            sliced = [replace(piece, heads=heads) for piece in sliced]
        found += sliced
    return found


def _row(grid: Grid, row: Row, below: Row | None, area: Area, *, first: bool) -> list[Piece]:
    base = style().roles[grid.role]
    over, under = padding(base, boxed=grid.boxed)
    pad = style().grid.pad * MM
    x = area.x
    columns = []
    for cell, width in zip(row.cells, widths(row, area.width / MM), strict=True):
        role = cell_role(grid, cell)
        inner = max(width * MM - (2 * pad if grid.boxed else pad), role.size * 1.2)
        columns.append((cell, x, x + width * MM, role, break_lines(cell.runs, role, inner)))
        x += width * MM
    count = max(len(lines) for *_, lines in columns)
    spare = max(row.height * MM - over - under - count * base.pitch, 0.0)
    height = over + under + count * base.pitch + spare
    whole = row.centred and height <= area.height  # a taller one runs on over pages, from its top
    if whole:
        over += spare / 2
    slices = []
    for n in range(count):
        top = over if n == 0 else 0.0
        items: list[Item] = [
            Words(
                left + (pad if grid.boxed else 0) + lines[n].x,
                top + role.pitch * BASELINE + ((count - len(lines)) * base.pitch / 2 if whole else 0),
                lines[n],
                role,
            )
            for _, left, _, role, lines in columns
            if n < len(lines)
        ]
        tall = top + base.pitch + (under if n == count - 1 else 0)
        slices.append(Piece(height=tall, items=tuple(items)))
    total = sum(piece.height for piece in slices)
    if row.height * MM > total:
        slices[-1] = replace(slices[-1], height=slices[-1].height + row.height * MM - total)
    edges = [(left, right) for _, left, right, *_ in columns]
    going_on = _joined(below, area)
    if grid.boxed:
        slices = [_boxed(piece, edges, top=first and n == 0) for n, piece in enumerate(slices)]
    closing = slices[-1]
    width = style().grid.line
    margin = area.x + area.width - 0.01
    strokes = [
        # A line to write on ends at the margin, or a little before the next label.
        Stroke(
            left,
            closing.height,
            right if grid.boxed or right >= margin else right - pad,
            closing.height,
            width,
        )
        for cell, left, right, *_ in columns
        if (grid.boxed and (round(left), round(right)) not in going_on) or cell.lined
    ]
    slices[-1] = replace(closing, items=(*closing.items, *strokes))
    if whole:
        return [replace(_one(slices, [left for left, _ in edges]), glued=grid.whole or row.keep)]
    # Two lines of a row stay together at either end, as in a paragraph.
    kept = range(count - 1) if row.centred else (0, count - 2)
    return [
        replace(piece, glued=grid.whole or (n in kept if n < count - 1 else row.keep))
        for n, piece in enumerate(slices)
    ]


def _one(slices: list[Piece], lefts: list[float]) -> Piece:
    """The slices of a row as one piece; its words are told cell by cell, so that they copy in that order."""
    items: list[Item] = []
    y = 0.0
    for piece in slices:
        items += [moved(item, y) for item in piece.items]
        y += piece.height
    words = [item for item in items if isinstance(item, Words)]
    words.sort(key=lambda said: bisect_right(lefts, said.x + 0.01))
    strokes = (item for item in items if isinstance(item, Stroke))
    return replace(slices[0], height=y, items=(*words, *strokes))


def _joined(below: Row | None, area: Area) -> frozenset[tuple[int, int]]:
    """Left and right (whole points) of the cells of the next row that go on from this one."""
    if below is None:
        return frozenset()
    found = set()
    x = area.x
    for cell, width in zip(below.cells, widths(below, area.width / MM), strict=True):
        if cell.joined:
            found.add((round(x), round(x + width * MM)))
        x += width * MM
    return frozenset(found)


def _boxed(piece: Piece, edges: list[tuple[float, float]], *, top: bool) -> Piece:
    width = style().grid.line
    ends = (edges[0][0], edges[-1][1])
    strokes = [Stroke(x, 0, x, piece.height, width) for x in (*(left for left, _ in edges), ends[1])]
    if top:
        strokes.append(Stroke(ends[0], 0, ends[1], 0, width))
    return replace(piece, items=(*piece.items, *strokes), edges=ends)
