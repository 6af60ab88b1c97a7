"""How the list of visits is said: on the page, and in the file that leaves."""

from __future__ import annotations

from collections.abc import Mapping

from mediation_desk.domain.home_visit_list import VisitLine
from mediation_desk.services.home_visits import VisitSheetWords
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.cells import Cell, Column, Tag, Text
from mediation_desk.words import _, count, term


def columns() -> tuple[Column, ...]:
    """Day, purpose, household, who went, findings, next."""
    return (
        Column(key="on", title=_("Day visited"), width=112),
        Column(key="purpose", title=_("Purpose"), width=104, drop=2),
        Column(key="where", title=_("Household or area"), wrap=True),
        Column(key="who", title=_("Who went"), width=116, wrap=True, drop=1),
        Column(key="found", title=_("What they found"), width=236, wrap=True),
    )


def cells(desk: Desk, one: VisitLine) -> tuple[Cell, ...]:
    """One row of the page."""
    visit = one.visit
    whom = "　".join(filter(None, (desk.shown(one.head), one.number))) or one.clue_number or one.area
    found = _("sealed") if visit.sealed_id else desk.hidden(visit.findings)
    met = (
        count("{n} person met", "{n} people met", visit.people_met) if visit.people_met else _("nobody there")
    )
    disputes = count("{n} dispute", "{n} disputes", visit.disputes_found) if visit.disputes_found else ""
    ahead = _("next {day}", day=visit.next_on.isoformat()) if visit.next_on else ""
    second = "　".join(filter(None, (met, disputes, ahead)))
    return (
        Text(text=visit.on.isoformat()),
        Tag(text=term(visit.purpose)),
        Text(text=whom, second=one.area if one.head or one.clue_number else ""),
        Text(text="、".join(desk.shown(name) for name in visit.visitors), tone="ink2"),
        Text(text=_shortened(found) or "—", second=second, icon="lock" if visit.sealed_id else ""),
    )


def sheet_words(colours: Mapping[str, str]) -> VisitSheetWords:
    """Heads and cells of the file."""

    def said(one: VisitLine) -> tuple[str | int, ...]:
        visit = one.visit
        return (
            visit.on.isoformat(),
            term(visit.purpose),
            one.area,
            one.number,
            one.head,
            "、".join(visit.visitors),
            visit.people_met,
            visit.met,
            _("sealed") if visit.sealed_id else visit.findings,
            visit.disputes_found,
            colours.get(visit.colour_proposed, ""),
            visit.next_on.isoformat() if visit.next_on else "",
        )

    heads = (
        _("Day visited"),
        _("Purpose"),
        _("Area"),
        _("Number of the household"),
        _("Head of the household"),
        _("Who went"),
        _("People met"),
        _("Whom they met"),
        _("What they found"),
        _("Disputes found"),
        _("Colour proposed"),
        _("Next visit"),
    )
    return VisitSheetWords(title=_("List of visits"), heads=heads, cells=said)


def _shortened(text: str, most: int = 30) -> str:
    """The beginning; the whole stands at the right once the row is chosen."""
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[: most - 1] + "…"
