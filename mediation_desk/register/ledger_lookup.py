"""What the register already knows of the rows of an old list: rows of its own, cases, households, people."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Table, func, select

from mediation_desk.domain.ledger_import import LedgerKind
from mediation_desk.register.bulk_rows import ASKED, look_up, packets
from mediation_desk.register.records import Records
from mediation_desk.register.tables.activities import activities, aid_grants, awards
from mediation_desk.register.tables.areas import areas, helpers
from mediation_desk.register.tables.cases import cases
from mediation_desk.register.tables.clues import clues
from mediation_desk.register.tables.home_visits import home_visits
from mediation_desk.register.tables.households import households
from mediation_desk.register.tables.ledger_imports import ledger_cases
from mediation_desk.register.tables.people import people

_TABLES: dict[LedgerKind, Table] = {
    LedgerKind.CASES: ledger_cases,
    LedgerKind.HOUSEHOLDS: households,
    LedgerKind.CLUES: clues,
    LedgerKind.ACTIVITIES: activities,
    LedgerKind.AWARDS: awards,
    LedgerKind.AID_GRANTS: aid_grants,
    LedgerKind.HELPERS: helpers,
    LedgerKind.AREAS: areas,
}
"""Where rows of a kind stand."""

Told = tuple[object, ...]


def own_rows(
    records: Records, kind: LedgerKind, by: tuple[str, ...], wanted: Collection[Told]
) -> dict[Told, str]:
    """Ids of rows of the register that say the same in these columns."""
    table = _TABLES[kind]
    columns = [table.c[one] for one in by]
    found: dict[Told, str] = {}
    # The first column, which is indexed or selective, asks; the others are compared here.
    firsts = {one[0] for one in wanted}
    for row in look_up(records, columns[0], firsts, table.c.id, *columns[1:]):
        told = (row[0], *row[2:])
        if told in wanted:
            found.setdefault(told, row[1])
    return found


def cases_by_number(records: Records, numbers: Collection[str]) -> dict[str, str]:
    """Ids of the desk's own cases by their numbers."""
    return {row[0]: row[1] for row in look_up(records, cases.c.number, numbers, cases.c.id)}


def areas_in(records: Records, names: Collection[str]) -> dict[Told, str]:
    """Ids of areas by their name and the name of the area they lie in, empty for the top."""
    parents = areas.alias()
    wanted = select(areas.c.name, func.coalesce(parents.c.name, ""), areas.c.id).select_from(
        areas.outerjoin(parents, parents.c.id == areas.c.parent_id)
    )
    return {(row[0], row[1]): row[2] for row in records.connection.execute(wanted) if row[0] in names}


def visits_on(records: Records, days: Collection[object]) -> dict[Told, str]:
    """Ids of the visits of some days by day, whom they were to (name, number, or as written) and visitors."""
    found: dict[Told, str] = {}
    joined = home_visits.outerjoin(households, households.c.id == home_visits.c.household_id)
    for packet in packets(dict.fromkeys(days), ASKED):
        rows = records.connection.execute(
            select(home_visits, households.c.head_name, households.c.number)
            .select_from(joined)
            .where(home_visits.c.on.in_(packet))
        )
        for row in rows:
            for said in (row.head_name, row.number, row.met.partition("；")[0]):
                found[row.on, said or None, tuple(row.visitors)] = row.id
    return found


def households_called(records: Records, said: Collection[str]) -> dict[str, list[tuple[str, str, str]]]:
    """Households by number or head's name: id, name of the head, path of the area."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    also = (households.c.id, households.c.head_name, households.c.area_path)
    for column in (households.c.number, households.c.head_name):
        for row in look_up(records, column, said, *also):
            found.setdefault(row[0], []).append((row[1], row[2], row[3]))
    return found


def people_by_identity(records: Records, numbers: Collection[str]) -> dict[str, tuple[str, str]]:
    """Id and name of people by identity number; who was merged into another is not asked."""
    also = (people.c.id, people.c.name, people.c.merged_into)
    return {
        row[0]: (row[1], row[2])
        for row in look_up(records, people.c.identity_number, numbers, *also)
        if row[3] is None
    }


def people_called(records: Records, names: Collection[str]) -> dict[tuple[str, str], str]:
    """Ids of people by name and phone. Nobody is found by a sealed one."""
    wanted = set(names)
    rows = records.connection.execute(
        select(people.c.name, people.c.id, people.c.phones).where(people.c.merged_into.is_(None))
    )
    return {
        (name, str(phone["number"])): person_id
        for name, person_id, phones in rows
        if name in wanted
        for phone in phones
    }
