"""Return visits in the register: never deleted; results clause by clause, sealed words, attempts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields, replace
from datetime import date

from sqlalchemy import ColumnElement, Select, func, insert, or_, select, update
from sqlalchemy.engine import Row

from mediation_desk.domain.case import CaseState
from mediation_desk.domain.case_limit import Holder
from mediation_desk.domain.return_visit import (
    Attempt,
    AttemptOutcome,
    ClauseResult,
    ReturnVisit,
    RiskChange,
    RiskWords,
    VisitFinding,
    VisitMode,
    VisitState,
    VisitWords,
)
from mediation_desk.errors import DeskError
from mediation_desk.register import case_experts, counselling_grants, grants, people, sealed
from mediation_desk.register.columns import canonical
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import SealedKind
from mediation_desk.register.tables.cases import case_conflicts, cases
from mediation_desk.register.tables.counselling import counselling_files
from mediation_desk.register.tables.return_visits import return_visits, visit_attempts, visit_results

_FIELDS = tuple(one.name for one in fields(ReturnVisit))
_ARCHIVED = (CaseState.ARCHIVED, CaseState.RETENTION_DUE)
_TEXTS = {"said_id": None, "risk_id": None}


def add(records: Records, visit: ReturnVisit) -> ReturnVisit:
    """Keep a new visit."""
    kept = replace(visit, version=1)
    records.connection.execute(insert(return_visits).values(**_columns(kept, _FIELDS)))
    _touch(records, kept)
    records.journal("plan_visit", kept.id, *filter(None, (kept.case_id, kept.file_id)))
    return kept


def save(records: Records, visit: ReturnVisit, act: str, *changed: str) -> ReturnVisit:
    """Keep these fields if nobody changed it meanwhile. DeskError("record.changed_meanwhile")."""
    kept = replace(visit, version=visit.version + 1)
    done = records.connection.execute(
        update(return_visits)
        .where(return_visits.c.id == kept.id, return_visits.c.version == visit.version)
        .values(**_columns(kept, (*changed, "version")))
    )
    if done.rowcount != 1:
        raise DeskError("record.changed_meanwhile")
    _touch(records, kept)
    named = (kept.id, kept.case_id, kept.file_id)
    records.journal(act, *filter(None, named), fields=[one for one in changed if one not in _TEXTS])
    return kept


def get(records: Records, visit_id: str) -> ReturnVisit:
    """One visit. DeskError("visit.missing")."""
    row = records.connection.execute(select(return_visits).where(return_visits.c.id == visit_id)).first()
    if row is None:
        raise DeskError("visit.missing")
    return _visit(row)


def of_case(records: Records, case_id: str) -> list[ReturnVisit]:
    """Every visit of a case by its planned day."""
    return _found(records, select(return_visits).where(return_visits.c.case_id == case_id))


def of_file(records: Records, file_id: str) -> list[ReturnVisit]:
    """Every visit of a counselling file by its planned day."""
    return _found(records, select(return_visits).where(return_visits.c.file_id == file_id))


def known(
    records: Records, *, everything: bool, where_asked: bool, until: date | None = None, over: bool = False
) -> list[ReturnVisit]:
    """Visits whoever asks has to do with, those of archived cases left out; `over` takes the ended ones in.

    `everything`: all of them; `where_asked`: those of cases they are asked into as an expert too. Never those
    of a case they stand apart from.
    """
    me, table = records.staff.id, return_visits.c
    led = select(cases.c.id).where(func.instr(cases.c.mediator_ids, me) > 0)
    own = select(counselling_files.c.id).where(counselling_files.c.counsellor_id == me)
    apart = select(case_conflicts.c.case_id).where(
        case_conflicts.c.staff_id == me, case_conflicts.c.withdrawn_at.is_(None)
    )
    mine: list[ColumnElement[bool]] = [table.case_id.in_(led), table.file_id.in_(own)]
    if where_asked:
        mine.append(table.case_id.in_(case_experts.cases_of(me)))
    filed = select(cases.c.id).where(cases.c.state.in_(_ARCHIVED))
    wanted: list[ColumnElement[bool]] = [
        or_(table.case_id.is_(None), table.case_id.not_in(filed)),
        or_(table.case_id.is_(None), table.case_id.not_in(apart)),
    ]
    if not everything:
        wanted.append(or_(*mine))
    if not over:
        wanted.append(table.state == VisitState.PLANNED)
    if until is not None:
        wanted.append(table.planned_on <= until)
    return _found(records, select(return_visits).where(*wanted))


def open_of_case(records: Records, case_id: str) -> list[str]:
    """Ids of the visits of a case that are still to be made."""
    waiting = return_visits.c.case_id == case_id, return_visits.c.state == VisitState.PLANNED
    return list(records.connection.execute(select(return_visits.c.id).where(*waiting)).scalars())


def put_results(records: Records, visit_id: str, results: Iterable[tuple[str, ClauseResult]]) -> None:
    """Keep how each clause is performed, in the order of the agreement."""
    rows = [
        {"visit_id": visit_id, "position": position, "clause_id": clause_id, "result": result}
        for position, (clause_id, result) in enumerate(results)
    ]
    if rows:
        records.connection.execute(insert(visit_results), rows)


def results_of(records: Records, visit_ids: Iterable[str]) -> dict[str, tuple[tuple[str, ClauseResult], ...]]:
    """How each clause was performed, by visit."""
    wanted = select(visit_results).where(visit_results.c.visit_id.in_(tuple(visit_ids)))
    found: dict[str, tuple[tuple[str, ClauseResult], ...]] = {}
    order = visit_results.c.visit_id, visit_results.c.position
    for row in records.connection.execute(wanted.order_by(*order)):
        found[row.visit_id] = (*found.get(row.visit_id, ()), (row.clause_id, row.result))
    return found


def add_attempt(
    records: Records, visit: ReturnVisit, outcome: AttemptOutcome, mode: VisitMode | None
) -> None:
    """Keep that somebody was not reached now."""
    records.connection.execute(
        insert(visit_attempts).values(
            visit_id=visit.id, at=records.now, staff_id=records.staff.id, outcome=outcome, mode=mode
        )
    )
    records.journal("note_visit_attempt", *filter(None, (visit.id, visit.case_id, visit.file_id)))


def attempts_of(records: Records, visit_ids: Iterable[str]) -> dict[str, tuple[Attempt, ...]]:
    """Each time nobody was reached, by visit, the oldest first."""
    wanted = select(visit_attempts).where(visit_attempts.c.visit_id.in_(tuple(visit_ids)))
    found: dict[str, tuple[Attempt, ...]] = {}
    for row in records.connection.execute(wanted.order_by(visit_attempts.c.row)):
        one = Attempt(at=row.at, staff_id=row.staff_id, outcome=row.outcome, mode=row.mode)
        found[row.visit_id] = (*found.get(row.visit_id, ()), one)
    return found


def write(records: Records, visit: ReturnVisit, text: str, reader_ids: Iterable[str]) -> str:
    """Seal a text of a visit: of a case for author, director and these; of a file for the file's readers."""
    if visit.file_id is not None:
        readers = counselling_grants.of_file(records, visit.file_id)
        return sealed.seal(records, SealedKind.RECORD_NOTE, text, readers)
    return sealed.seal(records, SealedKind.RESTRICTED, text, reader_ids)


def words(records: Records, visit: ReturnVisit) -> tuple[VisitWords | None, RiskWords | None]:
    """What was written of a visit, as far as it opens here (None where it does not); journalled.

    DeskError("sealed.altered").
    """
    ids = [one for one in (visit.said_id, visit.risk_id) if one]
    told = sealed.unseal_many(records, ids)
    if told:
        records.journal("open_visit_words", *filter(None, (visit.id, visit.case_id, visit.file_id)))
    said = words_read(told[visit.said_id]) if visit.said_id in told else None
    risk = risk_read(told[visit.risk_id]) if visit.risk_id in told else None
    return (
        said or (None if visit.said_id else VisitWords()),
        risk or (None if visit.risk_id else RiskWords()),
    )


def share_of_case(records: Records, case_id: str, staff_ids: Iterable[str]) -> None:
    """Let new mediators of a case read what its visits found; what tells of danger stays with its readers."""
    wanted = tuple(staff_ids)
    for visit in of_case(records, case_id):
        if visit.said_id and sealed.may_open(records, visit.said_id):
            grants.grant(records, visit.said_id, wanted)


def words_text(words: VisitWords) -> str:
    """Words as they are sealed."""
    return canonical(asdict(words))


def words_read(text: str) -> VisitWords:
    """Words as they were sealed."""
    return VisitWords(**json.loads(text))


def risk_text(risk: RiskWords) -> str:
    """What tells of danger as it is sealed."""
    return canonical({**asdict(risk), "findings": sorted(risk.findings)})


def risk_read(text: str) -> RiskWords:
    """What tells of danger as it was sealed."""
    told = json.loads(text)
    change = told["change"]
    return RiskWords(
        change=RiskChange(change) if change else None,
        words=told["words"],
        findings=frozenset(VisitFinding(one) for one in told["findings"]),
        measures=told["measures"],
    )


def phones(records: Records, person_id: str) -> frozenset[str] | None:
    """Numbers of a person to be compared, never shown; None when they are sealed for others."""
    contact = people.contact_to_compare(records, person_id)
    if contact is None:
        return None
    return frozenset("".join(filter(str.isdigit, one.number)) for one in contact.phones) - {""}


def _touch(records: Records, visit: ReturnVisit) -> None:
    records.touch(visit.case_id)
    records.touch(visit.file_id, Holder.FILE)


def _columns(visit: ReturnVisit, names: Iterable[str]) -> dict[str, object]:
    told: Mapping[str, object] = {name: getattr(visit, name) for name in names}
    return {name: (value or None) if name in _TEXTS else value for name, value in told.items()}


def _found(records: Records, wanted: Select[tuple[object, ...]]) -> list[ReturnVisit]:
    order = return_visits.c.planned_on, return_visits.c.row
    return [_visit(row) for row in records.connection.execute(wanted.order_by(*order))]


def _visit(row: Row[tuple[object, ...]]) -> ReturnVisit:
    told = {name: getattr(row, name) for name in _FIELDS}
    return ReturnVisit(**{**told, **{name: told[name] or "" for name in _TEXTS}})
