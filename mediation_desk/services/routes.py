"""The route of a day: which households are due where, and the sheet to take along."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mediation_desk.documents.route_sheet import RouteFacts, route_sheet
from mediation_desk.documents.wording import wording
from mediation_desk.domain.home_visit import names_of
from mediation_desk.domain.numerals import plain_date
from mediation_desk.domain.route import DueHousehold, needs_codes
from mediation_desk.errors import DeskError
from mediation_desk.register import areas, route_households
from mediation_desk.register.records import Records
from mediation_desk.services import paper_gate
from mediation_desk.services.access import HOME_VISIT_READ
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.permission import allowed

MOST_ROWS = 60
"""Households on one sheet: more than anybody visits in a day."""


@allowed(HOME_VISIT_READ)
def due_households(records: Records, area_id: str, day: date) -> tuple[DueHousehold, ...]:
    """Households in an area ("" for all) due by a day or never visited, in the order of the route."""
    return tuple(route_households.due(records, areas.path_of(records, area_id), day))


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteSheet:
    """The sheet, and whether it carries codes although names were asked for."""

    paper: MadePaper
    forced: bool


@allowed(HOME_VISIT_READ, changes={"journal"})
def route_sheet_of(
    records: Records, household_ids: tuple[str, ...], day: date, visitors: str, *, coded: bool
) -> RouteSheet:
    """The sheet of these households for a day; journalled, because it leaves the desk.

    It carries numbers in place of names and addresses if asked to, or when one household on it needs that:
    then all do, so that a code tells nothing. Raises DeskError: route.nothing, route.too_many,
    paper.missing_glyph.
    """
    if not household_ids:
        raise DeskError("route.nothing")
    if len(household_ids) > MOST_ROWS:
        raise DeskError("route.too_many", most=MOST_ROWS)
    listed = route_households.chosen(records, household_ids)
    must = needs_codes(listed, route_households.sealed_colours(records, household_ids))
    codes = coded or must
    never = wording("route_sheet")["never"]
    facts = RouteFacts(
        day=plain_date(day),
        visitors="、".join(names_of(visitors)),
        area=_common(listed),
        rows=tuple(
            (
                one.number if codes else f"{one.head}\n{one.number}",
                one.area if codes else f"{one.area}{one.address}",
                plain_date(one.last_on) if one.last_on else never,
            )
            for one in listed
        ),
        coded=codes,
    )
    records.journal("print_route_sheet", *(one.id for one in listed[:1]), fields=(str(len(listed)),))
    return RouteSheet(paper=paper_gate.plain("route_sheet", route_sheet(facts)), forced=must and not coded)


def _common(listed: list[DueHousehold]) -> str:
    """The areas on the sheet, the first and how many more."""
    named = list(dict.fromkeys(one.area for one in listed))
    return "、".join(named[:2]) + ("…" if len(named) > 2 else "")
