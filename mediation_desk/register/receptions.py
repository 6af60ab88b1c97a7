"""Receptions in the register: one aggregate in one transaction, and the list of those that wait."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import delete, insert, or_, select, update
from sqlalchemy.engine import Row

from mediation_desk.domain.case_limit import Holder
from mediation_desk.domain.party import Party, Side
from mediation_desk.domain.reception import (
    DecisionTaken,
    Reception,
    ReceptionState,
    RejectReason,
    ServiceElement,
    Stage,
    StageEntry,
)
from mediation_desk.domain.reception_list import PAGE, ReceptionFilter, ReceptionLine
from mediation_desk.errors import DeskError
from mediation_desk.register import numbers, people, reception_words
from mediation_desk.register.records import Records
from mediation_desk.register.tables.receptions import reception_decisions, reception_parties, receptions

_PLAIN = (
    "id",
    "version",
    "number",
    "mode",
    "source",
    "received_at",
    "staff_id",
    "wish",
    "dispute_subtype",
    "summary",
    "state",
    "case_id",
)


def add(records: Records, reception: Reception, listed: str = "") -> Reception:
    """Take a reception in with the next number of its year, or one `listed`; its people are kept already."""
    number = numbers.take(records, "reception", records.today.year, listed=listed, became=reception.id)
    kept = replace(reception, version=1, number=number)
    records.connection.execute(insert(receptions).values(**_columns(kept)))
    _write_parties(records, kept)
    records.touch(kept.id, Holder.RECEPTION)
    records.journal("add_reception", kept.id, *(party.person_id for party in kept.parties))
    return kept


def save(records: Records, reception: Reception, act: str, *fields: str) -> Reception:
    """Keep a changed reception if nobody changed it meanwhile. DeskError("record.changed_meanwhile")."""
    kept = replace(reception, version=reception.version + 1)
    changed = records.connection.execute(
        update(receptions)
        .where(receptions.c.id == kept.id, receptions.c.version == reception.version)
        .values(**_columns(kept))
    )
    if changed.rowcount != 1:
        raise DeskError("record.changed_meanwhile")
    _write_parties(records, kept)
    records.touch(kept.id, Holder.RECEPTION)
    records.journal(act, kept.id, fields=fields)
    return kept


def get(records: Records, reception_id: str) -> Reception:
    """A reception with its parties and decisions in order. DeskError("reception.missing")."""
    row = records.connection.execute(select(receptions).where(receptions.c.id == reception_id)).first()
    if row is None:
        raise DeskError("reception.missing")
    parties = select(reception_parties).where(reception_parties.c.reception_id == reception_id)
    decided = select(reception_decisions).where(reception_decisions.c.reception_id == reception_id)
    return Reception(
        **{name: getattr(row, name) for name in _PLAIN},
        parties=tuple(
            map(_party, records.connection.execute(parties.order_by(reception_parties.c.position)))
        ),
        elements=frozenset(ServiceElement(element) for element in row.elements),
        stages=tuple(_stage(told) for told in row.stages),
        decisions=tuple(
            map(_decision, records.connection.execute(decided.order_by(reception_decisions.c.row)))
        ),
    )


def page(records: Records, wanted: ReceptionFilter, before: int | None = None) -> list[ReceptionLine]:
    """The newest hundred receptions that the filter lets through, before a row (paged by key)."""
    found = select(receptions).order_by(receptions.c.row.desc()).limit(PAGE)
    if before is not None:
        found = found.where(receptions.c.row < before)
    if wanted.states:
        found = found.where(receptions.c.state.in_(wanted.states))
    if wanted.decisions:
        found = found.where(receptions.c.decision.in_(wanted.decisions))
    if wanted.open_or_of is not None:
        still_open = receptions.c.state != ReceptionState.DECIDED
        found = found.where(or_(still_open, receptions.c.staff_id == wanted.open_or_of))
    if wanted.person_id is not None:
        theirs = select(reception_parties.c.reception_id)
        ids = people.same(records, wanted.person_id)
        found = found.where(receptions.c.id.in_(theirs.where(reception_parties.c.person_id.in_(ids))))
    rows = records.connection.execute(found).all()
    names = _names(records, [row.id for row in rows])
    return [_line(row, names.get(row.id, [])) for row in rows]


def decide(
    records: Records,
    reception: Reception,
    taken: DecisionTaken,
    case_id: str | None,
    *,
    of_safety: bool = False,
) -> Reception:
    """Keep one more decision; its reason is sealed when it speaks `of_safety` or its ground does."""
    plain, sealed_id = reception_words.decision_reason(records, taken, of_safety)
    records.connection.execute(
        insert(reception_decisions).values(
            reception_id=reception.id,
            decision=taken.decision,
            reason=plain,
            reason_sealed_id=sealed_id,
            reject_reason=taken.reject_reason,
            taken_at=taken.taken_at,
            staff_id=taken.staff_id,
        )
    )
    told = replace(taken, reason=plain)
    decided = replace(
        reception,
        state=ReceptionState.DECIDED,
        decisions=(*reception.decisions, told),
        case_id=case_id or reception.case_id,
    )
    return save(records, decided, "decide_reception", "decision", "reason")


def talked(records: Records, person_id: str) -> None:
    """The talk with this person alone is finished: receptions that waited for it wait no longer."""
    ids = people.same(records, person_id)
    theirs = select(reception_parties.c.reception_id).where(reception_parties.c.person_id.in_(ids))
    records.connection.execute(
        update(receptions)
        .where(receptions.c.id.in_(theirs), receptions.c.state == ReceptionState.AWAITING_TALK)
        .values(state=ReceptionState.TALKED, version=receptions.c.version + 1)
    )


def of_person(records: Records, person_id: str) -> list[str]:
    """Ids of the receptions a person takes part in, newest first."""
    found = (
        select(receptions.c.id)
        .join(reception_parties, reception_parties.c.reception_id == receptions.c.id)
        .where(reception_parties.c.person_id.in_(people.same(records, person_id)))
        .order_by(receptions.c.received_at.desc())
        .distinct()
    )
    return list(records.connection.execute(found).scalars())


def _columns(reception: Reception) -> dict[str, object]:
    plain: dict[str, object] = {name: getattr(reception, name) for name in _PLAIN}
    decision = reception.decisions[-1].decision if reception.decisions else None
    stages = [
        [entry.stage.value, entry.at.isoformat(), entry.note, entry.skipped_reason]
        for entry in reception.stages
    ]
    return plain | {"elements": sorted(reception.elements), "stages": stages, "decision": decision}


def _write_parties(records: Records, reception: Reception) -> None:
    records.connection.execute(
        delete(reception_parties).where(reception_parties.c.reception_id == reception.id)
    )
    for position, party in enumerate(reception.parties):
        records.connection.execute(
            insert(reception_parties).values(
                reception_id=reception.id,
                person_id=party.person_id,
                position=position,
                side=party.side,
                role=party.role,
                relation=party.relation,
                lives_with=party.lives_with,
                represents=party.represents,
            )
        )


def _names(records: Records, reception_ids: list[str]) -> dict[str, list[tuple[Side, str]]]:
    columns = reception_parties.c.reception_id, reception_parties.c.side, reception_parties.c.person_id
    wanted = select(*columns).where(reception_parties.c.reception_id.in_(reception_ids))
    rows = records.connection.execute(wanted.order_by(reception_parties.c.position)).all()
    names = people.names(records, [row.person_id for row in rows])
    found: dict[str, list[tuple[Side, str]]] = {}
    for row in rows:
        found.setdefault(row.reception_id, []).append((row.side, names[row.person_id]))
    return found


def _line(row: Row[tuple[object, ...]], names: list[tuple[Side, str]]) -> ReceptionLine:
    return ReceptionLine(
        row=row.row,
        id=row.id,
        number=row.number,
        received_at=row.received_at,
        mode=row.mode,
        seekers=tuple(name for side, name in names if side is Side.SEEKER),
        others=tuple(name for side, name in names if side is Side.OTHER),
        wish=row.wish,
        dispute_subtype=row.dispute_subtype,
        state=row.state,
        decision=row.decision,
        staff_id=row.staff_id,
        case_id=row.case_id,
    )


def _party(row: Row[tuple[object, ...]]) -> Party:
    return Party(
        person_id=row.person_id,
        side=row.side,
        role=row.role,
        relation=row.relation,
        lives_with=row.lives_with,
        represents=row.represents,
    )


def _stage(told: list[str]) -> StageEntry:
    stage, at, note, skipped_reason = told
    return StageEntry(
        stage=Stage(stage), at=datetime.fromisoformat(at), note=note, skipped_reason=skipped_reason
    )


def _decision(row: Row[tuple[object, ...]]) -> DecisionTaken:
    return DecisionTaken(
        decision=row.decision,
        reason=row.reason,
        taken_at=row.taken_at,
        staff_id=row.staff_id,
        reject_reason=None if row.reject_reason is None else RejectReason(row.reject_reason),
    )
