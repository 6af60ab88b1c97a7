"""The register of cases over the years: those of the paper ledger as written, and facts of the desk's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from mediation_desk.domain.agreement import PrintState
from mediation_desk.domain.ledger_import import LedgerCase
from mediation_desk.domain.obligation import ObligationState
from mediation_desk.register.bulk_rows import look_up
from mediation_desk.register.records import Records
from mediation_desk.register.tables.agreements import agreements, final_prints
from mediation_desk.register.tables.cases import case_conflicts, case_parties, cases, mediation_records
from mediation_desk.register.tables.ledger_imports import ledger_cases
from mediation_desk.register.tables.obligations import obligations
from mediation_desk.register.tables.office import staff
from mediation_desk.register.tables.people import people
from mediation_desk.register.tables.receptions import receptions


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """What the ledger asks of one case of the desk; `sum_fen` is what was agreed in money, None for none."""

    row: Any
    mediators: tuple[str, ...]
    receptionist: str
    parties: str
    groups: tuple[str, ...]
    sat_at: datetime | None
    agreement_number: str
    sum_fen: int | None
    hidden: bool


def of_paper(records: Records, first: date | None, last: date | None) -> list[LedgerCase]:
    """Cases of the paper ledger accepted in a period, in the order they were taken in.

    Without a period also those whose day of acceptance could not be read.
    """
    wanted = select(ledger_cases).order_by(ledger_cases.c.row)
    if first is not None:
        wanted = wanted.where(ledger_cases.c.accepted_on >= first)
    if last is not None:
        wanted = wanted.where(ledger_cases.c.accepted_on <= last)
    return [
        LedgerCase(
            id=row.id,
            number=row.number,
            columns=tuple(row.columns),
            accepted_on=row.accepted_on,
            closed_on=row.closed_on,
        )
        for row in records.connection.execute(wanted)
    ]


def of_the_desk(records: Records, first: date | None, last: date | None) -> list[CaseFacts]:
    """Facts of the desk's own cases accepted in a period, by acceptance.

    Those from which whoever asks stands apart hide their summary.
    """
    wanted = select(cases).order_by(cases.c.accepted_on, cases.c.row)
    if first is not None:
        wanted = wanted.where(cases.c.accepted_on >= first)
    if last is not None:
        wanted = wanted.where(cases.c.accepted_on <= last)
    rows = records.connection.execute(wanted).all()
    ids = [row.id for row in rows]
    names = dict(map(tuple, records.connection.execute(select(staff.c.id, staff.c.name))))
    receiving = _some(row.reception_id for row in rows)
    taken = dict(map(tuple, look_up(records, receptions.c.id, receiving, receptions.c.staff_id)))
    parties = _parties(records, ids)
    sittings = _sittings(records, ids)
    agreed = _agreed(records, ids)
    sums = _sums(records, ids)
    apart = _apart(records)
    return [
        CaseFacts(
            row=row,
            mediators=tuple(names.get(one, "") for one in row.mediator_ids),
            receptionist=names.get(taken.get(row.reception_id, ""), ""),
            parties="、".join(name for name, _groups in parties.get(row.id, ())),
            groups=tuple(dict.fromkeys(one for _name, groups in parties.get(row.id, ()) for one in groups)),
            sat_at=sittings.get(row.id),
            agreement_number=agreed.get(row.id, ""),
            sum_fen=sums.get(row.id),
            hidden=row.id in apart,
        )
        for row in rows
    ]


def _some(ids: Iterable[str | None]) -> list[str]:
    return [one for one in ids if one]


def _parties(records: Records, ids: list[str]) -> dict[str, list[tuple[str, list[str]]]]:
    columns = (case_parties.c.person_id, case_parties.c.position)
    told = list(look_up(records, case_parties.c.case_id, ids, *columns))
    known = {
        row[0]: (row[1], row[2])
        for row in look_up(
            records, people.c.id, [row[1] for row in told], people.c.name, people.c.special_groups
        )
    }
    found: dict[str, list[tuple[str, list[str]]]] = {}
    for case_id, person_id, _position in sorted(told, key=lambda row: (row[0], row[2])):
        if person_id in known:
            found.setdefault(case_id, []).append(known[person_id])
    return found


def _sittings(records: Records, ids: list[str]) -> dict[str, datetime]:
    found: dict[str, datetime] = {}
    for case_id, began in look_up(records, mediation_records.c.case_id, ids, mediation_records.c.began):
        found[case_id] = max(found.get(case_id, began), began)
    return found


def _agreed(records: Records, ids: list[str]) -> dict[str, str]:
    """The number under which what was agreed in a case was signed, the last one."""
    told = dict(map(tuple, look_up(records, agreements.c.case_id, ids, agreements.c.id)))
    cases_of = {agreement_id: case_id for case_id, agreement_id in told.items()}
    columns = (final_prints.c.number, final_prints.c.state)
    prints = look_up(records, final_prints.c.agreement_id, cases_of, *columns)
    return {cases_of[one]: number for one, number, state in prints if state is PrintState.FROZEN}


def _sums(records: Records, ids: list[str]) -> dict[str, int]:
    wanted = set(ids)
    told = records.connection.execute(
        select(obligations.c.case_id, func.sum(obligations.c.amount_fen))
        .where(obligations.c.state == ObligationState.CONFIRMED, obligations.c.amount_fen.is_not(None))
        .group_by(obligations.c.case_id)
    )
    return {row[0]: int(row[1]) for row in told if row[0] in wanted}


def _apart(records: Records) -> set[str]:
    wanted = select(case_conflicts.c.case_id).where(
        case_conflicts.c.staff_id == records.staff.id, case_conflicts.c.withdrawn_at.is_(None)
    )
    return set(records.connection.execute(wanted).scalars())
