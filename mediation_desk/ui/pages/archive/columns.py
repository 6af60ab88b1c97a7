"""Columns and cells of the archive's two tables: dossiers and lists."""

from __future__ import annotations

from datetime import date

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.destruction import DestructionList, ListState
from mediation_desk.register.archive_list import ArchiveLine
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.cells import Cell, Column, Tag, Text
from mediation_desk.words import _, term


def dossier_columns() -> tuple[Column, ...]:
    """Columns of archived dossiers."""
    return (
        Column(key="number", title=_("Number"), width=244),
        Column(key="parties", title=_("Parties"), wrap=True),
        Column(key="closed", title=_("Closed on"), width=108, drop=2),
        Column(key="retention", title=_("Period kept"), width=88),
        Column(key="due", title=_("Kept until"), width=116),
        Column(key="pages", title=_("dossier.pages"), width=64, right=True, drop=1),
        Column(key="state", title=_("State"), width=128),
    )


def list_columns() -> tuple[Column, ...]:
    """Columns of lists."""
    return (
        Column(key="proposed", title=_("Proposed on"), width=116),
        Column(key="reason", title=_("Result of the appraisal"), wrap=True),
        Column(key="n", title=_("Dossiers"), width=72, right=True),
        Column(key="state", title=_("State"), width=148),
    )


_TONES = {
    ListState.PROPOSED: "amber",
    ListState.APPROVED: "amber",
    ListState.GRANTED: "red",
    ListState.CARRIED_OUT: "neutral",
    ListState.DROPPED: "outline",
}


def dossier_cells(line: ArchiveLine, desk: Desk, on_list: frozenset[str]) -> tuple[Cell, ...]:
    """One archived dossier."""
    return (
        Text(text=line.number),
        Text(text=desk.shown(line.parties)),
        Text(text=line.closed_on.isoformat() if line.closed_on else ""),
        Text(text=term(line.retention)),
        Text(text=line.due_on.isoformat() if line.due_on else "—"),
        Text(text=str(line.pages)),
        _standing(line, desk.today(), on_list),
    )


def list_cells(one: DestructionList) -> tuple[Cell, ...]:
    """One list of dossiers to be destroyed."""
    return (
        Text(text=legal_day(one.proposed_at).isoformat()),
        Text(text=one.reason),
        Text(text=str(len(one.lines))),
        Tag(text=term(one.state), tone=_TONES[one.state]),
    )


def _standing(line: ArchiveLine, today: date, on_list: frozenset[str]) -> Tag:
    if line.case_id in on_list:
        return Tag(text=_("on a list"), tone="red")
    if line.due_on is not None and line.due_on < today:
        return Tag(text=_("period over"), tone="amber", icon="history")
    return Tag(text=_("archived"), tone="pine")
