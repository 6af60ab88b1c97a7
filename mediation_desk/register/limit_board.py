"""The board of limits in the register: those that run, by their last moment, paged by key and counted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    and_,
    false,
    func,
    literal_column,
    or_,
    select,
    text,
    type_coerce,
)
from sqlalchemy.types import Text

from mediation_desk.domain.case_limit import Holder, LimitUrgency, urgency_of, week_end
from mediation_desk.domain.dates import end_of
from mediation_desk.domain.limit_board import MOST_COUNTED, BoardFilter, BoardLine, BoardPage, Key
from mediation_desk.register import case_experts, people
from mediation_desk.register.case_list import readable_texts
from mediation_desk.register.records import Records
from mediation_desk.register.search import query
from mediation_desk.register.tables.cases import cases
from mediation_desk.register.tables.clues import clues
from mediation_desk.register.tables.consultations import consultations
from mediation_desk.register.tables.counselling import counselling_clients, counselling_files
from mediation_desk.register.tables.limits import limits
from mediation_desk.register.tables.office import staff
from mediation_desk.register.tables.receptions import reception_parties, receptions
from mediation_desk.register.tables.referrals import referrals

PAGE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Whose limits somebody may look at.

    `everybody` of these `holders`, or only those one must meet oneself; `asked`: those of the cases one is
    asked into as an expert too. `restricted`: those of others that are restricted as well.
    """

    everybody: bool = False
    holders: frozenset[Holder] = frozenset()
    asked: bool = False
    restricted: bool = False


def page(
    records: Records, wanted: BoardFilter, rules: Collection[str] | None, seen: Seen, after: Key | None = None
) -> BoardPage:
    """The next lines after a key, soonest first; `rules` are those of the groups wanted, None for all."""
    conditions = [*_conditions(records, wanted, rules, seen), _within(records, wanted.urgencies)]
    moment = type_coerce(limits.c.runs_to, Text)
    if after is not None:
        conditions.append(or_(moment > after[0], and_(moment == after[0], limits.c.row > after[1])))
    found = (
        select(limits, staff.c.name, moment.label("key"))
        .join(staff, staff.c.id == limits.c.staff_id, isouter=True)
        .where(*conditions)
        .order_by(limits.c.runs_to, limits.c.row)
        .limit(PAGE)
    )
    rows = records.connection.execute(found).all()
    told = _holders(records, rows)
    concerned = {row.person_id for row in rows if row.person_id and not row.restricted}
    names = people.names(records, concerned) if concerned else {}
    lines = tuple(_line(records, row, told.get(row.holder_id, ("", "")), names) for row in rows)
    return BoardPage(lines=lines, after=(rows[-1].key, rows[-1].row) if len(rows) == PAGE else None)


def counts(
    records: Records, wanted: BoardFilter, rules: Collection[str] | None, seen: Seen
) -> tuple[tuple[LimitUrgency, int], ...]:
    """How many run by urgency, each counted to MOST_COUNTED."""
    conditions = _conditions(records, wanted, rules, seen)
    return tuple((one, _count(records, [*conditions, _span(records, one)])) for one in LimitUrgency)


def ahead(
    records: Records, wanted: BoardFilter, rules: Collection[str], seen: Seen, until: datetime
) -> tuple[int, datetime | None]:
    """How many of some rules end by a moment to come, and the first of them."""
    conditions = [*_conditions(records, wanted, rules, seen), limits.c.runs_to.between(records.now, until)]
    first = func.min(limits.c.runs_to, type_=limits.c.runs_to.type)
    count, soonest = records.connection.execute(select(func.count(), first).where(*conditions)).one()
    return count, soonest


def _count(records: Records, conditions: Iterable[ColumnElement[bool]]) -> int:
    some: Select[Any] = select(literal_column("1")).select_from(limits).where(*conditions).limit(MOST_COUNTED)
    return int(records.connection.execute(select(func.count()).select_from(some.subquery())).scalar_one())


def _conditions(
    records: Records, wanted: BoardFilter, rules: Collection[str] | None, seen: Seen
) -> list[ColumnElement[bool]]:
    me = records.staff.id
    own = limits.c.staff_id == me
    conditions: list[ColumnElement[bool]] = [limits.c.runs_to.is_not(None)]
    if wanted.mine or not seen.everybody:
        asked = limits.c.case_id.in_(case_experts.cases_of(me))
        conditions.append(or_(own, and_(asked, ~limits.c.restricted)) if seen.asked else own)
    else:
        if len(seen.holders) < len(Holder):
            conditions.append(or_(own, limits.c.holder.in_(sorted(seen.holders))))
        if not seen.restricted:
            conditions.append(or_(own, ~limits.c.restricted))
    # What is only told, and what passes by itself, is nobody's fault once it is over.
    conditions.append(or_(~limits.c.told, limits.c.runs_to >= records.now) if wanted.told else ~limits.c.told)
    if rules is not None:
        # A restricted one belongs to no group here: being found under one would tell what it is.
        conditions.append(and_(limits.c.rule.in_(sorted(rules)), ~limits.c.restricted))
    if wanted.holders:
        conditions.append(limits.c.holder.in_(sorted(wanted.holders)))
    if wanted.staff_ids:
        conditions.append(limits.c.staff_id.in_(sorted(wanted.staff_ids)))
    if wanted.typed.strip():
        conditions.append(limits.c.case_id.in_(_typed(records, wanted.typed)))
    return conditions


def _typed(records: Records, typed: str) -> Select[tuple[str]]:
    expression = query(typed, readable_texts(records.staff))
    if not expression:
        return select(cases.c.id).where(false())
    match = "cases.row IN (SELECT rowid FROM search_cases WHERE search_cases MATCH :expression)"
    return select(cases.c.id).where(text(match).bindparams(expression=expression))


def _within(records: Records, urgencies: Collection[LimitUrgency]) -> ColumnElement[bool]:
    return or_(*(_span(records, one) for one in urgencies)) if urgencies else limits.c.runs_to.is_not(None)


def _span(records: Records, urgency: LimitUrgency) -> ColumnElement[bool]:
    """From when to when the last moment lies; the day and the week end at midnight in Asia/Shanghai."""
    moment, now = limits.c.runs_to, records.now
    tonight, sunday = _last(end_of(records.today)), _last(end_of(week_end(records.today)))
    match urgency:
        case LimitUrgency.OVERDUE:
            return moment < now
        case LimitUrgency.TODAY:
            return and_(moment >= now, moment <= tonight)
        case LimitUrgency.WEEK:
            return and_(moment >= now, moment > tonight, moment <= sunday)
        case LimitUrgency.LATER:
            return and_(moment >= now, moment > sunday)


def _last(moment: datetime) -> datetime:
    return moment.replace(microsecond=time.max.microsecond).astimezone(UTC)


def _holders(records: Records, rows: Iterable[Row[Any]]) -> dict[str, tuple[str, str]]:
    """Number and names of what the limits of a page hang on, by its id."""
    ids: dict[Holder, set[str]] = {holder: set() for holder in Holder}
    for row in rows:
        ids[row.holder].add(row.holder_id)
    told: dict[str, tuple[str, str]] = {}
    found = select(cases.c.id, cases.c.number, cases.c.parties_line)
    for row in _rows(records, found.where(cases.c.id.in_(ids[Holder.CASE])), ids[Holder.CASE]):
        told[row.id] = row.number, row.parties_line
    files, came = ids[Holder.FILE], ids[Holder.RECEPTION]
    clients = select(counselling_clients.c.file_id, counselling_clients.c.person_id)
    clients = clients.order_by(counselling_clients.c.position)
    visitors = select(reception_parties.c.reception_id, reception_parties.c.person_id)
    visitors = visitors.order_by(reception_parties.c.position)
    theirs = [*_rows(records, clients.where(counselling_clients.c.file_id.in_(files)), files)]
    theirs += _rows(records, visitors.where(reception_parties.c.reception_id.in_(came)), came)
    names = people.names(records, [row.person_id for row in theirs])
    called: dict[str, list[str]] = {}
    for row in theirs:
        called.setdefault(row[0], []).append(names.get(row.person_id, ""))
    others = ((referrals, ids[Holder.REFERRAL]), (consultations, ids[Holder.CONSULTATION]))
    for table, wanted in ((counselling_files, files), (receptions, came), *others):
        numbered: Select[Any] = select(table.c.id, table.c.number).where(table.c.id.in_(wanted))
        for row in _rows(records, numbered, wanted):
            told[row.id] = row.number, "、".join(called.get(row.id, ())[:2])
    found_out = ids[Holder.CLUE]
    about = select(clues.c.id, clues.c.number, clues.c.subject).where(clues.c.id.in_(found_out))
    told |= {row.id: (row.number, row.subject) for row in _rows(records, about, found_out)}
    return told


def _rows(records: Records, found: Select[Any], ids: Collection[str]) -> list[Row[Any]]:
    return list(records.connection.execute(found)) if ids else []


def _line(records: Records, row: Row[Any], told: tuple[str, str], names: Mapping[str, str]) -> BoardLine:
    number, parties = told
    return BoardLine(
        id=row.id,
        row=row.row,
        rule="" if row.restricted else row.rule,
        label="" if row.restricted else row.label,
        holder=row.holder,
        holder_id=row.holder_id,
        number=number,
        parties=parties,
        staff_id=row.staff_id,
        staff=row.name or "",
        last=row.extended_to if row.extended_to and row.extended_to > row.ends else row.ends,
        moment=row.runs_to,
        urgency=urgency_of(row.runs_to, records.now),
        sure=row.sure,
        told=row.told,
        extended=row.extended_to is not None,
        restricted=row.restricted,
        person="" if row.restricted else names.get(row.person_id, ""),
    )
