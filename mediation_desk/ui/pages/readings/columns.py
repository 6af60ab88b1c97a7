"""Columns and cells of readings, requests and assessments."""

from __future__ import annotations

from datetime import date

from mediation_desk.domain.data_request import DataRequest, ImpactAssessment
from mediation_desk.domain.dossier_reading import said_pages
from mediation_desk.services.readings import ReadingLine
from mediation_desk.ui.kit.cells import Cell, Column, Tag, Text
from mediation_desk.words import _, term


def reading_columns() -> tuple[Column, ...]:
    """Columns of readings."""
    return (
        Column(key="on", title=_("Day"), width=108),
        Column(key="name", title=_("Reader"), width=128, wrap=True),
        Column(key="part", title=_("Part"), width=120),
        Column(key="number", title=_("Number"), width=212, drop=1),
        Column(key="ground", title=_("Ground and purpose"), wrap=True),
        Column(key="pages", title=_("reading.pages"), width=112, wrap=True),
        Column(key="copies", title=_("Copies"), width=64, right=True),
        Column(key="by", title=_("Approved by"), width=96, drop=2),
    )


def request_columns() -> tuple[Column, ...]:
    """Columns of requests."""
    return (
        Column(key="received", title=_("Received on"), width=108),
        Column(key="kind", title=_("Kind of request"), width=112),
        Column(key="name", title=_("Name"), width=128, wrap=True),
        Column(key="wish", title=_("In their words"), wrap=True),
        Column(key="due", title=_("Answer by"), width=108),
        Column(key="answer", title=_("Answer"), width=128),
    )


def assessment_columns() -> tuple[Column, ...]:
    """Columns of assessments."""
    return (
        Column(key="on", title=_("Day"), width=108),
        Column(key="subject", title=_("What is handled, and how"), wrap=True),
        Column(key="conclusion", title=_("Conclusion"), wrap=True),
        Column(key="until", title=_("Kept until"), width=116),
    )


def reading_cells(line: ReadingLine) -> tuple[Cell, ...]:
    """One line of the register."""
    one = line.reading
    part = term(one.kind) + (f"（{term(one.side)}）" if one.side else "")
    return (
        Text(text=one.on.isoformat()),
        Text(text=one.name),
        Text(text=part),
        Text(text=line.number),
        Text(text=one.ground),
        Text(text=said_pages(one.pages)),
        Text(text=str(one.copies)),
        Text(text=line.approved_by),
    )


def request_cells(one: DataRequest, today: date) -> tuple[Cell, ...]:
    """One request; an open one that is late is red."""
    if one.answer is not None:
        answered = Tag(text=term(one.answer), tone="pine")
    else:
        answered = Tag(text=_("open"), tone="red" if one.due_on < today else "amber")
    return (
        Text(text=one.received_on.isoformat()),
        Text(text=term(one.kind)),
        Text(text=one.name),
        Text(text=one.wish),
        Text(text=one.due_on.isoformat()),
        answered,
    )


def assessment_cells(one: ImpactAssessment) -> tuple[Cell, ...]:
    """One record."""
    return (
        Text(text=one.on.isoformat()),
        Text(text=one.subject),
        Text(text=one.conclusion),
        Text(text=one.keep_until.isoformat()),
    )
