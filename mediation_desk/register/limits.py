"""Limits in the register: kept as counted last, decided on, never lost by a recount."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, or_, select, update
from sqlalchemy.engine import Row

from mediation_desk.domain.case_limit import CaseLimit, Holder, LimitDecision, LimitFact, decided
from mediation_desk.errors import DeskError
from mediation_desk.register import sealed
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import SealedKind
from mediation_desk.register.tables.cases import cases
from mediation_desk.register.tables.limits import limit_decisions, limits

_HOLDERS = tuple(f"{holder.value}_id" for holder in Holder)
_SAME = ("staff_id", "person_id", "rule", "subject_id", "label", "amount", "until", "ground_id", "passes")
_FACT = (*_SAME, "done_on", "restricted")
_COUNTED = ("counted", "ends", "ends_at", "last_working", "sure", "told")
_OF_HOLDER = select(limits).where(limits.c.holder_id == bindparam("holder_id"))
_BY_ID = select(limits).where(limits.c.id == bindparam("id"))
_SAID = (
    select(limit_decisions)
    .where(limit_decisions.c.holder_id == bindparam("holder_id"))
    .order_by(limit_decisions.c.row)
)


_SOONEST = (
    select(limits.c.ends, limits.c.extended_to, limits.c.rule)
    .where(
        limits.c.holder_id == bindparam("holder_id"),
        limits.c.runs_to.is_not(None),
        or_(~limits.c.told, limits.c.rule == "confirm_court"),  # nobody's to meet, but one asks the court
        ~limits.c.restricted,
    )
    .order_by(limits.c.runs_to, limits.c.rule)
    .limit(1)
)


def keep(records: Records, holder_id: str, counted: Iterable[CaseLimit]) -> bool:
    """Keep the limits of one holder as counted now, with what was said of them; whether any row changed.

    Rows that say the same already are left alone; those whose facts are gone go too, what was said stays.
    """
    said = decisions(records, holder_id)
    wanted = {one.id: _columns(decided(one, said.get(one.id, ()))) for one in counted}
    stored = {row.id: row for row in records.connection.execute(_OF_HOLDER, {"holder_id": holder_id})}
    changed = False
    for limit_id, columns in wanted.items():
        row = stored.get(limit_id)
        if row is None:
            records.connection.execute(insert(limits), columns)
        elif any(getattr(row, name) != value for name, value in columns.items()):
            records.connection.execute(update(limits).where(limits.c.row == row.row), columns)
        else:
            continue
        changed = True
    gone = [row.row for limit_id, row in stored.items() if limit_id not in wanted]
    if gone:
        records.connection.execute(delete(limits).where(limits.c.row.in_(gone)))
    return changed or bool(gone)


def paint_next(records: Records, case_id: str) -> None:
    """Keep with the case, for its list, the soonest limit that runs and that somebody must meet."""
    row = records.connection.execute(_SOONEST, {"holder_id": case_id}).first()
    until, rule = (None, "") if row is None else (row.extended_to or row.ends, row.rule)
    records.connection.execute(
        update(cases).where(cases.c.id == case_id).values(next_limit=until, next_limit_kind=rule)
    )


def of_holder(records: Records, holder_id: str) -> list[CaseLimit]:
    """Every limit of a case, file, reception or referral, the one that ends first before the others."""
    said = decisions(records, holder_id)
    rows = records.connection.execute(_OF_HOLDER, {"holder_id": holder_id}).all()
    found = [decided(_limit(row), said.get(row.id, ())) for row in rows]
    return sorted(found, key=lambda one: (one.last_moment, one.fact.rule, one.fact.label))


def get(records: Records, limit_id: str) -> CaseLimit:
    """One limit as it stands. DeskError("limit.missing")."""
    row = records.connection.execute(_BY_ID, {"id": limit_id}).first()
    if row is None:
        raise DeskError("limit.missing")
    return decided(_limit(row), decisions(records, row.holder_id).get(limit_id, ()))


def decisions(records: Records, holder_id: str) -> Mapping[str, list[LimitDecision]]:
    """What was said of each limit of a holder, oldest first; also of those whose facts are gone."""
    found: dict[str, list[LimitDecision]] = defaultdict(list)
    for row in records.connection.execute(_SAID, {"holder_id": holder_id}):
        found[row.limit_id].append(_decision(row))
    return found


def say(records: Records, fact: LimitFact, said: LimitDecision, *, restricted: bool) -> None:
    """Keep what somebody says of a limit, journalled; a restricted reason is sealed for its readers."""
    reason = said.reason
    sealed_id = sealed.seal(records, SealedKind.RESTRICTED, reason) if restricted and reason else None
    records.connection.execute(
        insert(limit_decisions).values(
            limit_id=said.limit_id,
            holder_id=fact.holder_id,
            **_placed(fact),
            rule=fact.rule,
            act=said.act,
            at=said.at,
            by=said.by,
            on=said.on,
            until=said.until,
            reason="" if sealed_id else reason,
            reason_sealed_id=sealed_id,
            consents=list(said.consents),
            paper_id=said.paper_id,
        )
    )
    records.journal(f"limit_{said.act.value}", fact.holder_id, said.limit_id)


def sealed_reason(records: Records, limit_id: str) -> str:
    """The newest sealed reason of a limit, journalled. DeskError: limit.missing, sealed.not_yours."""
    found = select(limit_decisions.c.reason_sealed_id, limit_decisions.c.holder_id).where(
        limit_decisions.c.limit_id == limit_id, limit_decisions.c.reason_sealed_id.is_not(None)
    )
    row = records.connection.execute(found.order_by(limit_decisions.c.row.desc()).limit(1)).first()
    if row is None:
        raise DeskError("limit.missing")
    reason = sealed.unseal(records, row.reason_sealed_id)
    records.journal("open_limit_reason", row.holder_id, limit_id)
    return reason


def _columns(limit: CaseLimit) -> dict[str, Any]:
    fact = limit.fact
    columns = {name: getattr(fact, name) for name in _FACT} | {
        name: getattr(limit, name) for name in _COUNTED
    }
    return {
        "id": fact.id,
        "holder": fact.holder,
        "holder_id": fact.holder_id,
        **_placed(fact),
        **columns,
        "start": fact.start.isoformat(),
        "state": limit.state,
        "extended_to": limit.extended_to,
        "runs_to": limit.last_moment if limit.runs else None,
    }


def _placed(fact: LimitFact) -> dict[str, str | None]:
    return {name: getattr(fact, name) or None for name in _HOLDERS}


def _limit(row: Row[Any]) -> CaseLimit:
    told = {name: getattr(row, name) for name in _FACT}
    told |= {name: getattr(row, name) or "" for name in _HOLDERS}
    start = datetime.fromisoformat(row.start) if "T" in row.start else date.fromisoformat(row.start)
    counted = {name: getattr(row, name) for name in _COUNTED}
    return CaseLimit(id=row.id, fact=LimitFact(start=start, **told), state=row.state, **counted)


def _decision(row: Row[Any]) -> LimitDecision:
    return LimitDecision(
        limit_id=row.limit_id,
        act=row.act,
        at=row.at,
        by=row.by,
        on=row.on,
        until=row.until,
        reason=row.reason,
        reason_sealed=row.reason_sealed_id is not None,
        consents=tuple(row.consents),
        paper_id=row.paper_id,
    )
