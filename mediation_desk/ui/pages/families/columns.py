"""The columns of the list of households and the cells of one line."""

from __future__ import annotations

from mediation_desk.domain.colour import ColourScheme
from mediation_desk.domain.household_list import HouseholdLine, HouseholdSort
from mediation_desk.ui import limits
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.family_words import colour_word, due_words, place
from mediation_desk.ui.kit.cells import Cell, ColourCell, Column, Text
from mediation_desk.words import _, term


def columns() -> tuple[Column, ...]:
    """Number, colour, head, persons, place, tags, last and next visit; folded from the middle."""
    return (
        Column(key=HouseholdSort.NUMBER, title=_("Household number"), width=104, sort=True),
        Column(key=HouseholdSort.COLOUR, title=_("Colour"), width=104, sort=True),
        Column(key=HouseholdSort.HEAD, title=_("Head of household"), width=144, sort=True, wrap=True),
        Column(key="persons", title=_("Persons"), width=64, right=True, drop=3),
        Column(key="place", title=_("Where"), wrap=True),
        Column(key="tags", title=_("Tags"), width=200, wrap=True, drop=1),
        Column(key="last", title=_("Last visit"), width=104, drop=2),
        Column(key=HouseholdSort.NEXT_VISIT, title=_("Next visit"), width=140, sort=True),
    )


def cells(line: HouseholdLine, scheme: ColourScheme, desk: Desk) -> tuple[Cell, ...]:
    """One line of the list as it may be shown now."""
    today = desk.today()
    due, tone = due_words(line.next_visit_on, today)
    closed = line.closed_on is not None
    return (
        Text(text=line.number),
        ColourCell(
            rank=line.colour_rank if line.scheme_id == scheme.id else 0,
            code=line.colour,
            word=colour_word(scheme, line),
        ),
        Text(text=desk.shown(line.head_name), strong=True),
        Text(text=str(line.persons)),
        Text(text=place(line, desk)),
        Text(text="、".join(term(one) for one in sorted(line.groups)), tone="ink2"),
        Text(text=limits.day(line.last_visit_on, today) if line.last_visit_on else "—", tone="ink2"),
        Text(text="" if closed else due, tone="ink2" if closed else tone, strong=tone != "ink2"),
    )
