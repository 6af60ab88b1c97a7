"""Tables of figures on sheets that lie on their long side: bands of columns under group heads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.paper import (
    Cell,
    Grid,
    Paragraph,
    Row,
    Sheet,
    SignatureColumn,
    Signatures,
    text,
)
from mediation_desk.documents.rows import line
from mediation_desk.documents.style import style
from mediation_desk.documents.wording import shown, wording
from mediation_desk.words import N_

FIELDS = (
    Field(name="unit", label=N_("Reporting unit"), needed=True),
    Field(name="period", label=N_("Period reported"), needed=True),
    Field(
        name="figures",
        label=N_("Figures"),
        kind=FieldKind.ROWS,
        columns=(N_("What is counted"), N_("Figure")),
    ),
)
"""What staff type into a table of figures."""

_HEAD, _HIGH = 26, 7.5
"""Width of a head beside its columns and height of a row of figures, millimetres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Columns under one head; without a `head` they reach up to the top of the band."""

    head: str
    columns: tuple[str, ...]


def band(groups: tuple[Group, ...], figures: tuple[str, ...], *, by_hand: bool) -> Grid:
    """Heads and one row of figures, columns of the same width over the whole sheet."""
    if len(groups) == 1:
        return _headed(groups[0], figures, by_hand=by_hand)
    width = across() / sum(len(group.columns) for group in groups)
    upper: list[Cell] = []
    lower: list[Cell] = []
    for group in groups:
        if group.head:
            upper.append(Cell(runs=text(group.head), width=width * len(group.columns), label=True))
            lower += [Cell(runs=text(word), width=width, label=True) for word in group.columns]
        else:
            upper += [Cell(runs=text(""), width=width, label=True) for _ in group.columns]
            lower += [Cell(runs=text(word), width=width, label=True, joined=True) for word in group.columns]
    heads = (Row(cells=tuple(upper), centred=True), Row(cells=tuple(lower), centred=True))
    counted = Row(cells=_counted(figures, width, by_hand=by_hand), centred=True, height=_HIGH)
    return Grid(rows=(*heads, counted), boxed=True, role="figures", heads=2)


def _headed(group: Group, figures: tuple[str, ...], *, by_hand: bool) -> Grid:
    """A band of one group, whose head stands at the left of its columns."""
    width = (across() - _HEAD) / len(group.columns)
    columns = tuple(Cell(runs=text(word), width=width, label=True) for word in group.columns)
    head = Cell(runs=text(group.head), width=_HEAD, label=True)
    under = Cell(runs=text(""), width=_HEAD, label=True, joined=True)
    counted = (under, *_counted(figures, width, by_hand=by_hand))
    rows = (Row(cells=(head, *columns), centred=True), Row(cells=counted, centred=True, height=_HIGH))
    return Grid(rows=rows, boxed=True, role="figures", heads=1)


def _counted(figures: tuple[str, ...], width: float, *, by_hand: bool) -> tuple[Cell, ...]:
    return tuple(Cell(runs=text(shown(figure, by_hand=by_hand)), width=width) for figure in figures)


def across() -> float:
    """Width of the type area of a sheet on its long side, millimetres."""
    margins = style().sheets[Sheet.LANDSCAPE]
    return style().size(Sheet.LANDSCAPE)[0] - margins.left - margins.right


def figures_of(rows: Iterable[tuple[str, ...]], items: tuple[str, ...]) -> tuple[dict[str, str], str]:
    """The figure of each item, and in words what rows say of anything else or say once more."""
    known = dict.fromkeys(items, "")
    others = []
    for row in rows:
        item, figure = (*row, "", "")[:2]
        if item in known and not known[item]:
            known[item] = figure
        elif item or figure:
            others.append(f"{item}　{figure}")
    return known, "；".join(others)


def reported_by(unit: str, period: str, *, by_hand: bool) -> tuple[Grid, Paragraph]:
    """Who reports (sealed over the name) and for which time."""
    said = wording("figures_table")
    told = Grid(rows=(line(said, ("unit", unit), ("period", period), width=36, by_hand=by_hand),))
    return (told, Paragraph(runs=text(""), role="space", keep=True))


def signed_by() -> Signatures:
    """填表人, 负责人 and the day."""
    said = wording("figures_table")
    labels = (said["filled_by"], said["head"], said["day"])
    return Signatures(columns=tuple(SignatureColumn(heading="", labels=(label,)) for label in labels))
