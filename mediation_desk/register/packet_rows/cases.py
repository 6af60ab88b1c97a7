"""Cases in packets: a row to be counted, never the file; the station goes on working on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import func, insert, select, update

from mediation_desk.domain.case import CaseState
from mediation_desk.domain.obligation import ObligationState
from mediation_desk.register.packet_rows.areas import AreaBook
from mediation_desk.register.packet_rows.guarded import guarded_cases
from mediation_desk.register.packet_rows.taking import Taking, from_day, portions, to_day
from mediation_desk.register.records import Records
from mediation_desk.register.tables.cases import case_parties, cases
from mediation_desk.register.tables.obligations import obligations
from mediation_desk.register.tables.packets import station_cases

_FAILED = frozenset({CaseState.TERMINATED, CaseState.WITHDRAWN})


def read(records: Records, ids: Sequence[str], areas: AreaBook) -> Iterator[tuple[str, dict[str, Any]]]:
    """(id, fields) of these cases; one with a safety mark, or about violence, without names."""
    guarded = guarded_cases(records)
    for some in portions(ids):
        people = _counted(records, some)
        amounts = _amounts(records, some)
        rows = records.connection.execute(select(cases).where(cases.c.id.in_(some))).all()
        for row in rows:
            oral, written = row.oral_reached_on, row.written_effective_on
            agreed = oral is not None or written is not None
            over = row.closed_on is not None or row.state in _FAILED
            yield (
                row.id,
                {
                    "number": row.number,
                    "parties": "" if row.id in guarded else row.parties_line,
                    "area": areas.named(row.area_id),
                    "accepted_on": from_day(row.accepted_on),
                    "closed_on": from_day(row.closed_on),
                    "state": str(row.state),
                    "source": str(row.source),
                    "subtype": str(row.dispute_subtype),
                    "difficulty": str(row.difficulty),
                    "succeeded": True if agreed else (False if over else None),
                    "written": (written is not None) if agreed else None,
                    "amount": amounts.get(row.id),
                    "people": people.get(row.id, 0),
                },
            )


def read_taken(records: Records, ids: Sequence[str], areas: AreaBook) -> Iterator[tuple[str, dict[str, Any]]]:
    """(id, fields) of cases of stations as they stand here."""
    for some in portions(ids):
        rows = records.connection.execute(select(station_cases).where(station_cases.c.id.in_(some))).all()
        for row in rows:
            yield (
                row.id,
                {
                    "number": row.number,
                    "parties": row.parties,
                    "area": areas.named(row.area_id),
                    "accepted_on": from_day(row.accepted_on),
                    "closed_on": from_day(row.closed_on),
                    "state": str(row.state),
                    "source": str(row.source),
                    "subtype": str(row.subtype),
                    "difficulty": str(row.difficulty),
                    "succeeded": None if row.succeeded is None else bool(row.succeeded),
                    "written": None if row.written is None else bool(row.written),
                    "amount": row.amount,
                    "people": row.people,
                },
            )


def write(records: Records, taken: Sequence[Taking], _areas: AreaBook) -> None:
    """Make or change rows of station cases; without an area of their own that of the station."""
    for some in portions(taken):
        fresh = [
            {"id": one.our_id, "version": 1, "station_id": one.station.id, **_row(one)}
            for one in some
            if one.fresh
        ]
        if fresh:
            records.connection.execute(insert(station_cases), fresh)
        for one in some:
            if not one.fresh:
                same = update(station_cases).where(station_cases.c.id == one.our_id)
                values = {"version": station_cases.c.version + 1, **_row(one)}
                records.connection.execute(same.values(values))


def _row(one: Taking) -> dict[str, Any]:
    said = one.fields
    plain = "number parties state source subtype difficulty succeeded written amount people"
    return {
        **{name: said[name] for name in plain.split()},
        "accepted_on": to_day(said["accepted_on"]),
        "closed_on": to_day(said["closed_on"]),
        "area_id": said["area"] or one.station.area_id or None,
    }


def _counted(records: Records, ids: Sequence[str]) -> dict[str, int]:
    of = case_parties.c
    rows = (
        select(of.case_id, func.count(of.person_id.distinct()).label("n"))
        .where(of.case_id.in_(ids))
        .group_by(of.case_id)
    )
    return {row.case_id: row.n for row in records.connection.execute(rows)}


def _amounts(records: Records, ids: Sequence[str]) -> dict[str, int]:
    """What each case's confirmed obligations come to, in fen, as far as they name one sum."""
    of = obligations.c
    rows = (
        select(of.case_id, func.sum(of.amount_fen).label("fen"))
        .where(of.case_id.in_(ids), of.amount_fen.is_not(None), of.state == ObligationState.CONFIRMED)
        .group_by(of.case_id)
    )
    return {row.case_id: int(row.fen) for row in records.connection.execute(rows) if row.fen >= 0}
