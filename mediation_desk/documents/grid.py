"""Laying out grids: each row divides its own width, rows taller than a page run on line by line."""

from __future__ import annotations

from dataclasses import replace

from mediation_desk.documents.lines import break_lines
from mediation_desk.documents.paper import Cell, Grid, Row
from mediation_desk.documents.pieces import BASELINE, Area, Item, Piece, Stroke, Words
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
    spare = max(style().grid.row * MM - row.pitch, 2 * UNDER)
    return (spare / 2, spare / 2) if boxed else (spare - UNDER, UNDER)


def cell_role(grid: Grid, cell: Cell) -> Role:
    """The look of a cell: labels have their own."""
    return style().roles[f"{grid.role}_label" if cell.label else grid.role]


def pieces(grid: Grid, area: Area) -> list[Piece]:
    """The grid's rows, sliced line by line so that a page end may come between any two lines."""
    found: list[Piece] = []
    for n, row in enumerate(grid.rows):
        found += _row(grid, row, area, first=n == 0)
    return found


def _row(grid: Grid, row: Row, area: Area, *, first: bool) -> list[Piece]:
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
    slices = []
    for n in range(count):
        top = over if n == 0 else 0.0
        items: list[Item] = [
            Words(left + (pad if grid.boxed else 0) + lines[n].x, top + role.pitch * BASELINE, lines[n], role)
            for _, left, _, role, lines in columns
            if n < len(lines)
        ]
        height = top + base.pitch + (under if n == count - 1 else 0)
        slices.append(Piece(height=height, items=tuple(items)))
    total = sum(piece.height for piece in slices)
    if row.height * MM > total:
        slices[-1] = replace(slices[-1], height=slices[-1].height + row.height * MM - total)
    edges = [(left, right) for _, left, right, *_ in columns]
    if grid.boxed:
        slices = [_boxed(piece, edges, top=first and n == 0) for n, piece in enumerate(slices)]
    closing = slices[-1]
    width = style().grid.line
    strokes = [
        Stroke(left, closing.height, right if grid.boxed else right - pad, closing.height, width)
        for cell, left, right, *_ in columns
        if grid.boxed or cell.lined
    ]
    slices[-1] = replace(closing, items=(*closing.items, *strokes))
    # Two lines of a row stay together at either end, as in a paragraph.
    return [replace(piece, glued=n < count - 1 and n in (0, count - 2)) for n, piece in enumerate(slices)]


def _boxed(piece: Piece, edges: list[tuple[float, float]], *, top: bool) -> Piece:
    width = style().grid.line
    ends = (edges[0][0], edges[-1][1])
    strokes = [Stroke(x, 0, x, piece.height, width) for x in (*(left for left, _ in edges), ends[1])]
    if top:
        strokes.append(Stroke(ends[0], 0, ends[1], 0, width))
    return replace(piece, items=(*piece.items, *strokes), edges=ends)
