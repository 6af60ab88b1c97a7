"""When households were visited last and are to be visited next, counted from visits and colours.

The next visit is as many days after the last as the colour says (after the colour was given, while there
was no visit), or on the day the last visit promised, if that is sooner: a promise may shorten the
interval, never stretch it.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, Text, case, func, select, type_coerce, update

from mediation_desk.domain.household import ColourState
from mediation_desk.register.records import Records
from mediation_desk.register.tables.home_visits import home_visits
from mediation_desk.register.tables.households import colour_definitions, household_colours, households

_OF = home_visits.c.household_id == households.c.id
_LAST = select(func.max(home_visits.c.on)).where(_OF).correlate(households).scalar_subquery()
_PROMISED = type_coerce(
    select(home_visits.c.next_on)
    .where(_OF)
    .order_by(home_visits.c.on.desc(), home_visits.c.row.desc())
    .limit(1)
    .correlate(households)
    .scalar_subquery(),
    Text,
)
_SINCE = (
    select(household_colours.c.since)
    .where(
        household_colours.c.household_id == households.c.id,
        household_colours.c.state == ColourState.IN_FORCE,
    )
    .correlate(households)
    .scalar_subquery()
)
_DAYS = (
    select(colour_definitions.c.visit_days)
    .where(
        colour_definitions.c.scheme_id == households.c.scheme_id,
        colour_definitions.c.code == households.c.colour,
    )
    .correlate(households)
    .scalar_subquery()
)
_DUE = type_coerce(
    func.date(func.coalesce(households.c.last_visit_on, _SINCE), func.printf("+%d days", _DAYS)), Text
)
_NEXT = case(
    (_DAYS.is_(None), _PROMISED),
    (_PROMISED.is_(None), _DUE),
    (_PROMISED < _DUE, _PROMISED),
    else_=_DUE,
)


def count_anew(records: Records, which: ColumnElement[bool]) -> None:
    """Count both days anew for the households `which` chooses."""
    records.connection.execute(update(households).where(which).values(last_visit_on=_LAST))
    records.connection.execute(update(households).where(which).values(next_visit_on=_NEXT))


def count_scheme_anew(records: Records, scheme_id: str) -> None:
    """Count both days anew for every household with a colour of a scheme: its intervals changed."""
    count_anew(records, households.c.scheme_id == scheme_id)
