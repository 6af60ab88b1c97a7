"""What binds a household to helpers for a period, and the help measures taken for it."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from uuid import uuid4

from sqlalchemy import insert, or_, select, update

from mediation_desk.domain.household import HouseholdLink, Link, Measure
from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.register.tables.areas import helpers
from mediation_desk.register.tables.households import help_measures, household_links


def of_household(records: Records, household_id: str) -> tuple[Link, ...]:
    """Every link of a household, those that go on first, then the newest."""
    rows = records.connection.execute(
        select(household_links, helpers.c.name)
        .join(helpers, helpers.c.id == household_links.c.helper_id)
        .where(household_links.c.household_id == household_id)
        .order_by(household_links.c.until.is_not(None), household_links.c.since.desc())
    )
    return tuple(
        Link(
            id=row.id,
            household_id=row.household_id,
            kind=row.kind,
            helper_id=row.helper_id,
            helper=row.name,
            since=row.since,
            until=row.until,
        )
        for row in rows
    )


def everybody(records: Records) -> tuple[tuple[str, str], ...]:
    """(id, name) of the helpers who look after a household now, by name."""
    found = (
        select(helpers.c.id, helpers.c.name)
        .join(household_links, household_links.c.helper_id == helpers.c.id)
        .where(or_(household_links.c.until.is_(None), household_links.c.until >= records.today))
        .distinct()
        .order_by(helpers.c.name)
    )
    return tuple((row.id, row.name) for row in records.connection.execute(found))


def begin(records: Records, household_id: str, kind: HouseholdLink, helper_id: str, since: date) -> None:
    """Note a link. DeskError: household.linked_already, helper.missing."""
    there = select(household_links.c.id).where(
        household_links.c.household_id == household_id,
        household_links.c.helper_id == helper_id,
        household_links.c.kind == kind,
        household_links.c.until.is_(None),
    )
    if records.connection.execute(there).first() is not None:
        raise DeskError("household.linked_already", field="helper_id")
    if records.connection.execute(select(helpers.c.id).where(helpers.c.id == helper_id)).first() is None:
        raise DeskError("helper.missing", field="helper_id")
    records.connection.execute(
        insert(household_links).values(
            id=uuid4().hex, household_id=household_id, kind=kind, helper_id=helper_id, since=since
        )
    )
    records.journal("link_household", household_id, helper_id)


def end(records: Records, link_id: str, until: date) -> None:
    """Let a link end. DeskError: household.link_missing, household.ends_before."""
    row = records.connection.execute(
        select(household_links).where(household_links.c.id == link_id, household_links.c.until.is_(None))
    ).first()
    if row is None:
        raise DeskError("household.link_missing")
    if until < row.since:
        raise DeskError("household.ends_before", field="until")
    records.connection.execute(
        update(household_links).where(household_links.c.id == link_id).values(until=until)
    )
    records.journal("end_household_link", row.household_id, row.helper_id)


def measures(records: Records, household_id: str) -> tuple[Measure, ...]:
    """Every help measure, those that go on first, the soonest due before the others."""
    rows = records.connection.execute(
        select(help_measures)
        .where(help_measures.c.household_id == household_id)
        .order_by(
            help_measures.c.done_on.is_not(None),
            help_measures.c.due_on.is_(None),
            help_measures.c.due_on,
            help_measures.c.begun_on.desc(),
        )
    )
    names = [field.name for field in fields(Measure)]
    return tuple(Measure(**{name: getattr(row, name) for name in names}) for row in rows)


def keep_measure(records: Records, measure: Measure) -> str:
    """Keep a new (id "") or changed measure; returns its id."""
    told = {
        "what": measure.what.strip(),
        "who": measure.who.strip(),
        "begun_on": measure.begun_on,
        "due_on": measure.due_on,
        "done_on": measure.done_on,
        "outcome": measure.outcome.strip(),
    }
    measure_id = measure.id or uuid4().hex
    if measure.id:
        records.connection.execute(
            update(help_measures)
            .where(help_measures.c.id == measure.id, help_measures.c.household_id == measure.household_id)
            .values(**told)
        )
    else:
        records.connection.execute(
            insert(help_measures).values(
                id=measure_id, household_id=measure.household_id, recorded_by=records.staff.id, **told
            )
        )
    records.journal("keep_help_measure", measure.household_id, measure_id)
    return measure_id
