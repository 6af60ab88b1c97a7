"""Taking back what a batch of an old ledger made, unless somebody worked with it since.

What refers to what is read from the tables themselves, so that a table added later is asked as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Table, delete, literal

from mediation_desk.register import search, visits_due
from mediation_desk.register.bulk_rows import ASKED, look_up, packets
from mediation_desk.register.ledger_rows.taken import Made
from mediation_desk.register.records import Records
from mediation_desk.register.tables import metadata
from mediation_desk.register.tables.clues import clues
from mediation_desk.register.tables.home_visits import home_visits
from mediation_desk.register.tables.households import household_colours, households
from mediation_desk.register.tables.limits import limits
from mediation_desk.register.tables.safekeeping import sealed_keys

_OWN = frozenset({"import_rows"})
_INDEXED = {"people": "search_people"}


def worked_with(records: Records, made: Sequence[Made]) -> list[int]:
    """The lines whose rows were changed, or are named by something the batch did not make."""
    lines: set[int] = set()
    ids = _by_table(made)
    own = {one.subject_id for one in made}
    for name, of in ids.items():
        table = metadata.tables[name]
        version = table.c.version if "version" in table.c else literal(1)
        seen = dict(map(tuple, look_up(records, table.c.id, of, version)))
        lines |= {line for subject, line in of.items() if seen.get(subject) != 1}
        for column, identity in _referring(table):
            for subject, user in look_up(records, column, of, identity):
                if str(user) not in own and subject in of:
                    lines.add(of[subject])
    return sorted(lines)


def take_back(records: Records, made: Sequence[Made]) -> None:
    """Delete what the batch made, what refers before what is referred to."""
    ids = _by_table(made)
    visited = _visited(records, ids.get("home_visits", {}))
    _close_sealed(records, ids)
    _forget_limits(records, ids.get("clues", {}))
    for table in reversed(metadata.sorted_tables):
        of = ids.get(table.name)
        if not of:
            continue
        if table.name in _INDEXED:
            for _subject, row in look_up(records, table.c.id, of, table.c.row):
                search.forget(records.connection, _INDEXED[table.name], row)
            records.forgets = True  # the names are gone from the blocks of the search as well
        _delete(records, table, table.c.id, of)
    for some in packets(visited, ASKED):
        visits_due.count_anew(records, households.c.id.in_(some))


def _visited(records: Records, visits: dict[str, int]) -> set[str]:
    return {
        row[1] for row in look_up(records, home_visits.c.id, visits, home_visits.c.household_id) if row[1]
    }


def _close_sealed(records: Records, ids: dict[str, dict[str, int]]) -> None:
    """A sealed text is never deleted, but nobody can open it any more."""
    for table in (clues, household_colours):
        of = look_up(records, table.c.id, ids.get(table.name, {}), table.c.sealed_id)
        texts = {row[1]: 0 for row in of if row[1]}
        _delete(records, sealed_keys, sealed_keys.c.text_id, texts)


def _forget_limits(records: Records, holders: dict[str, int]) -> None:
    _delete(records, limits, limits.c.holder_id, holders)


def _delete(records: Records, table: Table, column: Any, ids: dict[str, int]) -> None:
    for packet in packets(ids, ASKED):
        records.connection.execute(delete(table).where(column.in_(packet)))


def _by_table(made: Sequence[Made]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for one in made:
        found[one.noun][one.subject_id] = one.line
    return found


def _referring(table: Table) -> list[tuple[Any, Any]]:
    """Columns that name a row of this table, each with what tells the row it stands in."""
    found = []
    for other in metadata.sorted_tables:
        if other.name in _OWN:
            continue
        own = other.c.id if "id" in other.c else next(iter(other.primary_key.columns))
        for column in other.c:
            if any(key.column.table is table for key in column.foreign_keys) or _named(column, table):
                found.append((column, own))
    return found


def _named(column: Any, table: Table) -> bool:
    """Links the tables do not promise by a foreign key: people and cases are also named plainly."""
    return not column.foreign_keys and table.name == "people" and column.name == "person_id"
