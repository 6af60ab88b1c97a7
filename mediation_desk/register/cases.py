"""Cases in the register: take in, fetch, change, and what every change leaves on the timeline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.engine import Row

from mediation_desk.domain.case import Case, CaseEvent, CaseState, EventKind, PartyDates
from mediation_desk.domain.party import PARTY_ROLES, Party, Side
from mediation_desk.domain.safety import Mark
from mediation_desk.errors import DeskError
from mediation_desk.register import case_experts, case_notes, people
from mediation_desk.register.records import Records
from mediation_desk.register.search import index, tokens
from mediation_desk.register.tables.cases import case_events, case_parties, cases

_PLAIN = (
    "id",
    "version",
    "number",
    "state",
    "accepted_on",
    "source",
    "dispute_subtype",
    "difficulty",
    "summary",
    "reception_id",
    "closed_on",
    "written_effective_on",
    "oral_reached_on",
    "area_id",
)

# Made once: building a statement costs more than running it.
_BY_ID = select(cases).where(cases.c.id == bindparam("id"))
_PARTIES = (
    select(case_parties)
    .where(case_parties.c.case_id == bindparam("case_id"))
    .order_by(case_parties.c.position)
)


def add(records: Records, case: Case, mark: Mark) -> Case:
    """Take a case in: its row, parties, search index and journal entry. Returns it as version 1."""
    kept = replace(case, version=1)
    records.connection.execute(insert(cases).values(**_columns(kept), **_painted(records, kept), mark=mark))
    _write_parties(records, kept)
    reindex(records, kept.id)
    records.touch(kept.id)
    records.journal("accept_case", kept.id)
    return kept


def get(records: Records, case_id: str) -> Case:
    """A case with its parties in order. DeskError("case.missing")."""
    row = records.connection.execute(_BY_ID, {"id": case_id}).first()
    if row is None:
        raise DeskError("case.missing")
    return _case(records, row)


def save(records: Records, case: Case, act: str, *fields: str) -> Case:
    """Keep a changed case if nobody changed it meanwhile; returns it with its new version.

    Raises DeskError("record.changed_meanwhile").
    """
    kept = replace(case, version=case.version + 1)
    stored = records.connection.execute(_BY_ID, {"id": case.id}).first()
    if stored is None or stored.version != case.version:
        raise DeskError("record.changed_meanwhile")
    before = _case(records, stored)
    values = _columns(kept) | _painted(records, kept)
    values = {name: value for name, value in values.items() if value != getattr(stored, name)}
    records.connection.execute(update(cases).where(cases.c.row == stored.row).values(values))
    if kept.parties != before.parties:
        _write_parties(records, kept)
    if _indexed(kept) != _indexed(before):
        reindex(records, kept.id)
    records.touch(kept.id)
    records.journal(act, kept.id, fields=fields)
    return kept


def set_mark(records: Records, case_id: str, mark: Mark) -> None:
    """Keep the case's safety mark (the highest of its persons)."""
    records.connection.execute(update(cases).where(cases.c.id == case_id).values(mark=mark))


def mark(records: Records, case_id: str) -> Mark:
    """The case's safety mark."""
    return Mark(records.connection.execute(select(cases.c.mark).where(cases.c.id == case_id)).scalar_one())


def of_person(records: Records, person_id: str) -> list[str]:
    """Ids of the cases a person takes part in, newest first."""
    found = (
        select(cases.c.id)
        .join(case_parties, case_parties.c.case_id == cases.c.id)
        .where(case_parties.c.person_id.in_(people.same(records, person_id)))
        .order_by(cases.c.row.desc())
        .distinct()
    )
    return list(records.connection.execute(found).scalars())


def party_dates(records: Records, case_id: str) -> dict[str, PartyDates]:
    """The days that count for each person of a case."""
    return {
        row.person_id: PartyDates(**{field: getattr(row, field) for field in PartyDates.__slots__})
        for row in records.connection.execute(_PARTIES, {"case_id": case_id})
    }


def set_party_date(records: Records, case_id: str, person_id: str, field: str, day: date | None) -> None:
    """Set one field of PartyDates for one person in a case."""
    records.connection.execute(
        update(case_parties)
        .where(case_parties.c.case_id == case_id, case_parties.c.person_id == person_id)
        .values({case_parties.c[field]: day})
    )
    records.touch(case_id)
    records.journal("set_party_date", case_id, person_id, fields=(field,))


def reindex(records: Records, case_id: str) -> None:
    """Make the case findable by its parties' names, phones and identity, its number and its summary.

    The summary finds it only for those who may open it: its mediators, experts asked in and the director;
    never whoever stands apart.
    """
    row = records.connection.execute(_BY_ID, {"id": case_id}).one()
    apart = case_notes.in_conflict(records, case_id)
    found_by = tokens.number_tokens(row.number) | tokens.text_tokens(row.summary)
    found_by |= tokens.reader_tokens((*row.mediator_ids, *case_experts.asked(records, case_id)), apart)
    listed = records.connection.execute(_PARTIES, {"case_id": case_id})
    found_by |= people.tokens_of_many(records, [party.person_id for party in listed])
    index(records.connection, "search_cases", row.row, found_by)


def repaint(records: Records, case_id: str) -> None:
    """Bring what the list paints and search finds up to date after a person changed."""
    case = get(records, case_id)
    records.connection.execute(update(cases).where(cases.c.id == case_id).values(**_painted(records, case)))
    reindex(records, case_id)


def note_event(
    records: Records,
    case_id: str,
    kind: EventKind,
    *,
    names: Mapping[str, str] | None = None,
    subject_id: str | None = None,
    restricted: bool = False,
) -> None:
    """Leave one line on the case's timeline, now, by whoever acts."""
    if kind is EventKind.MOVED:
        records.touch(case_id)
    records.connection.execute(
        insert(case_events).values(
            case_id=case_id,
            at=records.now,
            kind=kind,
            staff_id=records.staff.id,
            names=sorted((names or {}).items()),
            restricted=restricted,
            subject_id=subject_id,
        )
    )


def left_team(records: Records, case_id: str) -> frozenset[str]:
    """Ids of those who were taken off a case, whether or not they came back."""
    found = select(case_events.c.names).where(
        case_events.c.case_id == case_id, case_events.c.kind == EventKind.ASSIGNED
    )
    told = (dict(names).get("left", "") for names in records.connection.execute(found).scalars())
    return frozenset(staff_id for ids in told for staff_id in ids.split())


def events(records: Records, case_id: str) -> list[CaseEvent]:
    """The case's timeline, newest first."""
    newest = case_events.c.at.desc(), case_events.c.row.desc()
    found = select(case_events).where(case_events.c.case_id == case_id).order_by(*newest)
    return [
        CaseEvent(
            case_id=row.case_id,
            at=row.at,
            kind=row.kind,
            staff_id=row.staff_id,
            names=tuple((name, value) for name, value in row.names),
            restricted=row.restricted,
            subject_id=row.subject_id,
        )
        for row in records.connection.execute(found)
    ]


def move(records: Records, case: Case, to: CaseState) -> Case:
    """Keep the case in its new state; the rule that allows it was asked before."""
    return save(records, replace(case, state=to), "move_case", "state")


def _columns(case: Case) -> dict[str, object]:
    plain = {name: getattr(case, name) for name in _PLAIN}
    return plain | {"mediator_ids": list(case.mediator_ids), "requests": list(case.requests)}


def _painted(records: Records, case: Case) -> dict[str, object]:
    painted: dict[str, object] = {
        "lead_id": case.mediator_ids[0] if case.mediator_ids else "",
        "parties_line": _parties_line(records, case.parties),
    }
    return painted | ({"next_limit_kind": ""} if case.version == 1 else {})


def _indexed(case: Case) -> tuple[object, ...]:
    """What `reindex` reads of a case; it reads its people too, after whose change `repaint` is called."""
    return case.number, case.summary, case.mediator_ids, {party.person_id for party in case.parties}


def _parties_line(records: Records, parties: tuple[Party, ...]) -> str:
    names = people.names(records, [party.person_id for party in parties])
    sides = []
    for side in (Side.SEEKER, Side.OTHER):
        on_side = [party for party in parties if party.side is side and party.role in PARTY_ROLES]
        shown = "、".join(names[party.person_id] for party in on_side[:2])
        sides.append(shown if len(on_side) <= 2 else f"{shown}等{len(on_side)}人")
    return " ／ ".join(side for side in sides if side)


def _write_parties(records: Records, case: Case) -> None:
    kept = party_dates(records, case.id)
    records.connection.execute(case_parties.delete().where(case_parties.c.case_id == case.id))
    rows = [
        {
            "case_id": case.id,
            "position": position,
            **asdict(party),
            **asdict(kept.get(party.person_id, PartyDates())),
        }
        for position, party in enumerate(case.parties)
    ]
    if rows:
        records.connection.execute(insert(case_parties), rows)


def _case(records: Records, row: Row[tuple[object, ...]]) -> Case:
    parties = tuple(
        Party(
            person_id=party.person_id,
            side=party.side,
            role=party.role,
            relation=party.relation,
            lives_with=party.lives_with,
            represents=party.represents,
        )
        for party in records.connection.execute(_PARTIES, {"case_id": row.id})
    )
    plain = {name: getattr(row, name) for name in _PLAIN}
    return Case(**plain, parties=parties, mediator_ids=tuple(row.mediator_ids), requests=tuple(row.requests))


def next_limit(records: Records, case_id: str) -> tuple[date | None, str]:
    """The nearest legal limit and its rule, as counted last."""
    found = select(cases.c.next_limit, cases.c.next_limit_kind).where(cases.c.id == case_id)
    row = records.connection.execute(found).one()
    return row.next_limit, row.next_limit_kind
