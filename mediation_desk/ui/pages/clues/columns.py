"""The columns of the list of clues, the cells of one line, and the same as words for a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping

from mediation_desk.domain.clue_list import ClueLine
from mediation_desk.services.clue_export import ClueWords
from mediation_desk.services.hits import hits
from mediation_desk.ui import limits
from mediation_desk.ui.clue_words import state_tag, urgency_tag
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.cells import Cell, Column, Text
from mediation_desk.words import _, term


def columns() -> tuple[Column, ...]:
    """Number, about whom and where, what, from where, how soon, until when, whose; folded from the end."""
    return (
        Column(key="number", title=_("clue.number"), width=144),
        Column(key="subject", title=_("About whom"), wrap=True),
        Column(key="kind", title=_("clue.kind"), width=124),
        Column(key="source", title=_("clue.source"), width=104, drop=3),
        Column(key="urgency", title=_("How soon"), width=84, drop=2),
        Column(key="due", title=_("clue.due"), width=104, drop=4),
        Column(key="state", title=_("State"), width=124),
        Column(key="who", title=_("Who sees to it"), width=88, drop=1),
    )


def cells(line: ClueLine, desk: Desk, names: Mapping[str, str], typed: str) -> tuple[Cell, ...]:
    """One line as it may be shown now."""
    today = desk.today()
    return (
        Text(text=line.number),
        Text(
            text=desk.shown(line.subject),
            second=line.area,
            hits=() if desk.masked else hits(typed, line.subject),
        ),
        Text(text=desk.hidden(term(line.kind)), tone="ink2"),
        Text(text=term(line.source), tone="ink2"),
        urgency_tag(line.urgency),
        Text(text=limits.plain_day(line.due_on, today), tone="ink2"),
        state_tag(line, today),
        Text(text=names.get(line.responsible, "")),
    )


def sheet_words(desk: Desk, names: Mapping[str, str]) -> ClueWords:
    """What the spreadsheet says: kinds as whoever exports may know them."""
    heads = (
        _("clue.number"),
        _("Found on"),
        _("clue.source"),
        _("Area"),
        _("About whom"),
        _("clue.kind"),
        _("How soon"),
        _("clue.due"),
        _("Who sees to it"),
        _("How it is handled"),
        _("clue.closed_on"),
        _("Outcome"),
    )

    def said(line: ClueLine) -> tuple[str, ...]:
        return (
            line.number,
            line.found_on.isoformat(),
            term(line.source),
            line.area,
            desk.shown(line.subject),
            desk.hidden(term(line.kind)),
            term(line.urgency),
            line.due_on.isoformat(),
            names.get(line.responsible, ""),
            term(line.handling) if line.handling else "",
            line.closed_on.isoformat() if line.closed_on else "",
            term(line.outcome) if line.outcome else "",
        )

    return ClueWords(title=_("Clues"), heads=heads, cells=said)
