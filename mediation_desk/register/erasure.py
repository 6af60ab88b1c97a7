"""Erasing a case whose destruction was approved: every row of it, found by the tables themselves.

What stays: the journal, the ledger of numbers, the register of destruction, and people (with what is theirs)
who also stand in another case, reception or counselling file. The caller holds an approved list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Column, ColumnElement, Table, delete, or_, select, update

from mediation_desk.register import kept_rows, people, search
from mediation_desk.register.loosened import LOOSENED, loosen
from mediation_desk.register.records import Records
from mediation_desk.register.tables import metadata
from mediation_desk.register.tables.attachments import attachments, exported_copies
from mediation_desk.register.tables.cases import case_events, case_parties, cases
from mediation_desk.register.tables.clues import clues
from mediation_desk.register.tables.consultations import consultations, service_steps
from mediation_desk.register.tables.counselling import counselling_clients, counselling_files, draft_copies
from mediation_desk.register.tables.dossiers import data_requests
from mediation_desk.register.tables.limits import limit_decisions, limits
from mediation_desk.register.tables.people import people as people_table
from mediation_desk.register.tables.receptions import reception_parties, receptions
from mediation_desk.register.tables.recovery import news
from mediation_desk.register.tables.referrals import referrals
from mediation_desk.register.tables.return_visits import return_visits
from mediation_desk.register.tables.safekeeping import drafts, numbers, sealed, sealed_keys
from mediation_desk.register.tables.safety_records import safety_records
from mediation_desk.register.triggers import laid_down

KEPT = frozenset({data_requests.name, receptions.name, safety_records.name})
"""Tables with a `case_id` whose rows do not go with it: requests stay, the others go with people."""

_NOT_FOLLOWED = frozenset({sealed.name, numbers.name})
_SERVED = (cases, receptions, clues)
"""What steps of service belong to, by an id alone."""

_Rows = dict[Table, set[tuple[object, ...]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What went: ids of the rows the journal saw born, how many rows in all, and how many people stayed."""

    ids: tuple[str, ...]
    rows: int
    people: int
    people_kept: int


def erase_case(records: Records, case_id: str) -> Erased:
    """Erase a case in the transaction that is open; nothing of it is left in search, blocks or logs after."""
    doomed: _Rows = defaultdict(set)
    gone_receptions = _receptions(records, case_id)
    concerned = _people(records, case_id, gone_receptions)
    gone_people = {one for one in concerned if not _stands_elsewhere(records, one, case_id, gone_receptions)}
    _mark(records, doomed, cases, cases.c.id, {case_id})
    _mark(records, doomed, receptions, receptions.c.id, gone_receptions)
    _mark(records, doomed, people_table, people_table.c.id, gone_people)
    for table in metadata.sorted_tables:
        if "case_id" in table.c and table.name not in KEPT | LOOSENED:
            _mark(records, doomed, table, table.c.case_id, {case_id})
        if "person_id" in table.c and table.name not in LOOSENED:
            _mark(records, doomed, table, table.c.person_id, gone_people)
    _follow(records, doomed)
    served = {str(one) for table in _SERVED for one in _values(records, doomed, table, table.c.id)}
    _mark(records, doomed, service_steps, service_steps.c.subject_id, served)
    held = {str(one) for one in _values(records, doomed, consultations, consultations.c.id)}
    led = {str(one) for one in _values(records, doomed, clues, clues.c.id)}
    for table in (limits, limit_decisions):  # which point there without saying so
        _mark(records, doomed, table, table.c.consultation_id, held)
        _mark(records, doomed, table, table.c.clue_id, led)
    texts = _texts(records, doomed)
    ids = _ids(records, doomed, doomed)
    born = tuple(sorted(_ids(records, doomed, kept_rows.tables())))
    with laid_down(records.connection):
        _forget(records, doomed)
        loosen(records, partial(_values, records, doomed), _NOT_FOLLOWED)
        rows = _delete(records, doomed)
        rows += _delete_texts(records, texts)
        _delete_drafts(records, ids | {case_id})
        _forget_places(records, case_id)
    records.forgets = True
    return Erased(
        ids=born,
        rows=rows,
        people=len(gone_people),
        people_kept=len(concerned) - len(gone_people),
    )


def _receptions(records: Records, case_id: str) -> set[str]:
    """Receptions that led to this case and to no counselling file."""
    wanted = select(cases.c.reception_id).where(cases.c.id == case_id)
    led = select(receptions.c.id).where((receptions.c.case_id == case_id) | receptions.c.id.in_(wanted))
    found = set(records.connection.execute(led).scalars())
    other = select(counselling_files.c.reception_id).where(counselling_files.c.reception_id.in_(found))
    earlier = select(cases.c.reception_id).where(cases.c.reception_id.in_(found), cases.c.id != case_id)
    return found - set(records.connection.execute(other.union(earlier)).scalars())


def _people(records: Records, case_id: str, reception_ids: set[str]) -> set[str]:
    """Everybody of the case and its receptions, with the records merged into theirs."""
    in_case = select(case_parties.c.person_id).where(case_parties.c.case_id == case_id)
    came = select(reception_parties.c.person_id).where(reception_parties.c.reception_id.in_(reception_ids))
    found = set(records.connection.execute(in_case.union(came)).scalars())
    return {one for person_id in found for one in _same(records, person_id)}


def _same(records: Records, person_id: str) -> set[str]:
    return set(people.same(records, person_id))


def _stands_elsewhere(records: Records, person_id: str, case_id: str, reception_ids: set[str]) -> bool:
    group = _same(records, person_id)
    looks = (
        select(case_parties.c.person_id).where(
            case_parties.c.person_id.in_(group), case_parties.c.case_id != case_id
        ),
        select(reception_parties.c.person_id).where(
            reception_parties.c.person_id.in_(group), reception_parties.c.reception_id.not_in(reception_ids)
        ),
        select(counselling_clients.c.person_id).where(counselling_clients.c.person_id.in_(group)),
        select(referrals.c.person_id).where(
            referrals.c.person_id.in_(group),
            or_(referrals.c.case_id.is_(None), referrals.c.case_id != case_id),
            or_(referrals.c.reception_id.is_(None), referrals.c.reception_id.not_in(reception_ids)),
        ),
        select(return_visits.c.person_id).where(
            return_visits.c.person_id.in_(group), return_visits.c.file_id.is_not(None)
        ),
    )
    return any(records.connection.execute(look).first() is not None for look in looks)


def _mark(
    records: Records, doomed: _Rows, table: Table, column: Column[object], values: Iterable[object]
) -> bool:
    """Mark the rows whose column is one of these; whether any was new."""
    wanted = list(values)
    if not wanted:
        return False
    key = list(table.primary_key.columns)
    before = len(doomed[table])
    doomed[table] |= {
        tuple(row) for row in records.connection.execute(select(*key).where(column.in_(wanted)))
    }
    return len(doomed[table]) > before


def _follow(records: Records, doomed: _Rows) -> None:
    """Mark every row that points to a marked one, until nothing new is found."""
    grows = True
    while grows:
        grows = False
        for table in metadata.sorted_tables:
            for foreign in table.foreign_keys if table.name not in LOOSENED else ():
                target = foreign.column.table
                if target.name in _NOT_FOLLOWED or not doomed.get(target):
                    continue
                values = _values(records, doomed, target, foreign.column)
                grows |= _mark(records, doomed, table, foreign.parent, values)


def _values(records: Records, doomed: _Rows, table: Table, column: Column[object]) -> set[object]:
    found = set()
    for key in doomed.get(table, ()):
        value = records.connection.execute(select(column).where(*_at(table, key))).scalar()
        if value is not None:
            found.add(value)
    return found


def _at(table: Table, key: tuple[object, ...]) -> list[ColumnElement[bool]]:
    return [column == value for column, value in zip(table.primary_key.columns, key, strict=True)]


def _text_columns() -> list[Column[object]]:
    pointing = [
        foreign.parent
        for table in metadata.sorted_tables
        for foreign in table.foreign_keys
        if foreign.column.table is sealed and table is not sealed_keys
    ]
    return [*pointing, case_events.c.subject_id]


def _texts(records: Records, doomed: _Rows) -> set[str]:
    """Sealed texts that only marked rows point to."""
    theirs: set[object] = set()
    for column in _text_columns():
        theirs |= _values(records, doomed, column.table, column)
    listed = select(sealed.c.id).where(sealed.c.id.in_(theirs))
    theirs = set(records.connection.execute(listed).scalars())
    for column in _text_columns():
        table = column.table
        if table.name.startswith("keepers_session"):
            continue  # that it was opened once holds nothing back
        key = list(table.primary_key.columns)
        rows = records.connection.execute(select(column, *key).where(column.in_(theirs))).all()
        theirs -= {row[0] for row in rows if tuple(row[1:]) not in doomed.get(table, set())}
    return {str(one) for one in theirs}


def _ids(records: Records, doomed: _Rows, tables: Iterable[Table]) -> set[str]:
    return {
        str(one) for table in tables if "id" in table.c for one in _values(records, doomed, table, table.c.id)
    }


def _forget(records: Records, doomed: _Rows) -> None:
    for table, name in ((cases, "search_cases"), (people_table, "search_people")):
        for row in _values(records, doomed, table, table.c.row):
            search.forget(records.connection, name, int(str(row)))


def _delete(records: Records, doomed: _Rows) -> int:
    records.connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    for table in reversed(metadata.sorted_tables):
        for key in doomed.get(table, ()):
            records.connection.execute(delete(table).where(*_at(table, key)))
    return sum(len(rows) for rows in doomed.values())


def _delete_texts(records: Records, text_ids: set[str]) -> int:
    for table in metadata.sorted_tables:
        for foreign in table.foreign_keys:
            if foreign.column.table is sealed:
                records.connection.execute(delete(table).where(foreign.parent.in_(text_ids)))
    records.connection.execute(delete(sealed).where(sealed.c.id.in_(text_ids)))
    return len(text_ids)


def _forget_places(records: Records, case_id: str) -> None:
    """Where copies of its scans stood, which are gone: the names of folders and files may name somebody."""
    theirs = select(attachments.c.id).where(attachments.c.subject_id == case_id)
    left = update(exported_copies).where(exported_copies.c.attachment_id.in_(theirs))
    records.connection.execute(left.values(place=""))


def _delete_drafts(records: Records, ids: set[str]) -> None:
    for table in (drafts, draft_copies, news):
        subjects = records.connection.execute(select(table.c.subject_id).distinct()).scalars().all()
        theirs = [one for one in subjects if ids & set(one.split("/"))]
        records.connection.execute(delete(table).where(table.c.subject_id.in_(theirs)))
