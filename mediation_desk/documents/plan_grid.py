"""A plan as a grid on a sheet's long side: days or half days across, what is planned down the columns."""

from __future__ import annotations

from mediation_desk.documents.figures_table import across
from mediation_desk.documents.paper import Cell, Grid, Row, text

FIRST = 30
"""Width of the first column, millimetres."""

Plan = tuple[tuple[str, tuple[str, ...]], ...]
"""Rows: what each is called and what stands in its cells, lines parted by line feeds."""


def plan_grid(corner: str, heads: tuple[str, ...], rows: Plan, *, height: float) -> Grid:
    """The grid, its heads again on every page; ValueError when a row has other columns than the heads."""
    if any(len(cells) != len(heads) for _name, cells in rows):
        raise ValueError("a row of the plan has other columns")
    width = (across() - FIRST) / len(heads)
    head = Row(
        cells=(
            Cell(runs=text(corner), width=FIRST, label=True),
            *(Cell(runs=text(one), width=width, label=True) for one in heads),
        ),
        centred=True,
    )
    body = (
        Row(
            cells=(
                Cell(runs=text(name), width=FIRST, label=True),
                *(Cell(runs=text(cell), width=width) for cell in cells),
            ),
            height=height,
            centred=True,
        )
        for name, cells in rows
    )
    return Grid(rows=(head, *body), boxed=True, role="plan", heads=1)
