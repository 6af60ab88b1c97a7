"""How awards are said in lists, sheets and files: every cause of the director's look in the same words."""

from __future__ import annotations

from collections.abc import Sequence

from mediation_desk.domain.award import Award, AwardCheck, AwardKind, AwardState
from mediation_desk.services.awards import AwardRow
from mediation_desk.services.sheet_export import SheetWords
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.cells import Cell, Tag, Text
from mediation_desk.ui.kit.cells import Column as Head
from mediation_desk.words import _, count, term

TONES = {
    AwardState.PROPOSED: "amber",
    AwardState.PUBLICISED: "blue",
    AwardState.GRANTED: "pine",
    AwardState.WITHDRAWN: "neutral",
    AwardState.REVOKED: "neutral",
}


def columns() -> tuple[Head, ...]:
    """The list's columns."""
    return (
        Head(key="name", title=_("Family or person"), wrap=True, sort=True),
        Head(key="kind", title=_("Award"), width=152, sort=True),
        Head(key="level", title=_("Level"), width=64, sort=True, drop=2),
        Head(key="year", title=_("Year"), width=64, sort=True),
        Head(key="state", title=_("State"), width=92, sort=True),
        Head(key="check", title=_("Director's look"), width=152, drop=1),
        Head(key="day", title=_("Day"), width=108, sort=True, drop=3),
    )


def cells(desk: Desk, row: AwardRow) -> tuple[Cell, ...]:
    """One row."""
    one = row.award
    return (
        Text(text=desk.shown(one.name), second=row.area),
        Text(text=term(one.kind), tone="ink2"),
        Text(text=term(one.level), tone="ink2"),
        Text(text=str(one.year), tone="ink2"),
        Tag(text=term(one.state), tone=TONES[one.state]),
        Text(text=looked(one) or "—", tone="ink2", small=True),
        Text(text=day_of(one), tone="ink2"),
    )


def looked(award: Award) -> str:
    """Whether the director looks first and how that went; never why."""
    return "" if award.check is AwardCheck.NONE else term(award.check)


def day_of(award: Award) -> str:
    """The day of the state it is in."""
    return (award.ended_on or award.granted_on or award.publicised_from or award.proposed_on).isoformat()


def sums(rows: Sequence[AwardRow]) -> str:
    """How many there are, how many of these granted, families and persons apart."""
    granted = [row.award for row in rows if row.award.state is AwardState.GRANTED]
    if not rows:
        return ""
    families = sum(one.of.value == "family" for one in granted)
    return " · ".join(
        (
            count("{n} award", "{n} awards", len(rows)),
            _("{n} granted", n=len(granted)),
            count("{n} family", "{n} families", families),
            _("{n} persons honoured", n=len(granted) - families),
        )
    )


def sorting(row: AwardRow, column: str) -> tuple[object, ...]:
    """What a column is sorted by."""
    one = row.award
    keys: dict[str, tuple[object, ...]] = {
        "day": (day_of(one),),
        "name": (one.name,),
        "kind": (list(AwardKind).index(one.kind),),
        "level": (list(type(one.level)).index(one.level),),
        "year": (one.year,),
        "state": (list(AwardState).index(one.state),),
    }
    return (*keys[column], day_of(one), one.id)


def facts(desk: Desk, row: AwardRow) -> list[tuple[str, str]]:
    """What is known of one, line by line."""
    one = row.award
    shown = " — ".join(day.isoformat() for day in (one.publicised_from, one.publicised_until) if day)
    return [
        (_("Level"), term(one.level)),
        (_("Year"), str(one.year)),
        (_("Who is honoured"), term(one.of)),
        (_("Area"), row.area),
        (_("Proposed"), one.proposed_on.isoformat()),
        (_("In public"), shown),
        (_("Granted"), one.granted_on.isoformat() if one.granted_on else ""),
        (_("By"), one.granted_by),
        (_("Certificate"), one.certificate),
        (_("Day it ended"), one.ended_on.isoformat() if one.ended_on else ""),
        (_("Reason"), one.ended_reason),
        (_("Deeds"), desk.hidden(one.deeds) if one.deeds else ""),
    ]


def sheet_words(desk: Desk) -> SheetWords:
    """The file of the list."""
    heads = (
        (_("Family or person"), 18),
        (_("Who is honoured"), 8),
        (_("Area"), 24),
        (_("Award"), 20),
        (_("Level"), 8),
        (_("Year"), 8),
        (_("State"), 10),
        (_("Director's look"), 18),
        (_("Proposed"), 12),
        (_("In public from"), 12),
        (_("In public until"), 12),
        (_("Granted"), 12),
        (_("By"), 22),
        (_("Certificate"), 16),
    )

    def row_cells(row: AwardRow) -> tuple[str | int, ...]:
        one = row.award
        days = (one.proposed_on, one.publicised_from, one.publicised_until, one.granted_on)
        return (
            desk.shown(one.name),
            term(one.of),
            row.area,
            term(one.kind),
            term(one.level),
            one.year,
            term(one.state),
            looked(one),
            *(day.isoformat() if day else "" for day in days),
            one.granted_by,
            one.certificate,
        )

    return SheetWords(title=_("Awards"), heads=heads, cells=row_cells)
