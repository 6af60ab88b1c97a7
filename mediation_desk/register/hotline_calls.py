"""Calls to 12338 in the register: the log, and those somebody still rings back to."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, func, insert, or_, select, update

from mediation_desk.domain.hotline_call import HotlineCall
from mediation_desk.errors import DeskError
from mediation_desk.register import clues, sealed
from mediation_desk.register.records import Records
from mediation_desk.register.tables.clues import hotline_calls

PAGE = 100
_PLAIN = ("id", "version", "at", "answered_by", "responsible", "call_back_by", "called_back_at", "restricted")
_LINKS = ("area_id", "clue_id", "reception_id")
SEALED = ("caller", "phone", "about", "call_back_said")
"""What of a restricted call stands in its sealed text alone."""
_WAITS = hotline_calls.c.called_back_at.is_(None) & hotline_calls.c.call_back_by.is_not(None)


def add(records: Records, call: HotlineCall) -> HotlineCall:
    """Note a call. DeskError sealed.no_seat (a restricted one, where a card opened the desk)."""
    kept = replace(call, version=1, answered_by=call.answered_by or records.staff.id)
    done = records.connection.execute(insert(hotline_calls).values(**_columns(records, kept, "")))
    records.journal("note_call", kept.id)
    key = done.inserted_primary_key
    return replace(kept, row=key[0] if key else 0)


def save(records: Records, call: HotlineCall, act: str, *fields: str) -> HotlineCall:
    """Keep a changed call. DeskError: call.missing, record.changed_meanwhile, sealed.not_yours."""
    row = _row(records, call.id)
    if row.version != call.version:
        raise DeskError("record.changed_meanwhile")
    if row.sealed_id and not call.opened:
        raise DeskError("sealed.not_yours")
    kept = replace(call, version=call.version + 1, restricted=call.restricted or row.restricted)
    records.connection.execute(
        update(hotline_calls)
        .where(hotline_calls.c.row == row.row)
        .values(**_columns(records, kept, row.sealed_id or ""))
    )
    if kept.restricted and not row.restricted:
        records.forgets = True  # what stood open is sealed now
    records.journal(act, kept.id, fields=fields)
    return kept


def get(records: Records, call_id: str) -> HotlineCall:
    """One call; a restricted one opens for its readers alone, journalled. DeskError("call.missing")."""
    row = _row(records, call_id)
    opened = _opened(records, [row])
    if row.sealed_id and row.sealed_id in opened:
        records.journal("open_restricted_call", call_id)
    return _call(row, opened)


def plain(records: Records, call_id: str) -> HotlineCall:
    """One call as far as it stands in the open; nothing is opened. DeskError("call.missing")."""
    return _call(_row(records, call_id), {})


def page(
    records: Records, *, waiting: bool = False, of: str = "", before: int | None = None
) -> tuple[HotlineCall, ...]:
    """The newest calls before a row, or those `waiting`, soonest first; `of` keeps one person's.

    Nothing sealed is opened here.
    """
    found = select(hotline_calls).limit(PAGE)
    if waiting:
        found = found.where(_WAITS).order_by(hotline_calls.c.call_back_by, hotline_calls.c.row)
    else:
        found = found.order_by(hotline_calls.c.row.desc())
    if before is not None:
        found = found.where(hotline_calls.c.row < before)
    if of:
        found = found.where(_of(of))
    return tuple(_call(row, {}) for row in records.connection.execute(found))


def to_call_back(records: Records, of: str = "") -> tuple[int, datetime | None]:
    """How many calls wait to be rung back, one person's or all, and the soonest moment."""
    soonest = func.min(hotline_calls.c.call_back_by, type_=hotline_calls.c.call_back_by.type)
    found = select(func.count(), soonest).where(_WAITS)
    if of:
        found = found.where(_of(of))
    count, moment = records.connection.execute(found).one()
    return int(count), moment


def became(records: Records, call_id: str, **link: str) -> None:
    """A clue (`clue_id`) or a reception (`reception_id`) was taken from a call. DeskError("call.missing")."""
    row = _row(records, call_id)
    records.connection.execute(
        update(hotline_calls)
        .where(hotline_calls.c.row == row.row)
        .values(**link, version=hotline_calls.c.version + 1)
    )
    records.journal("call_became", call_id, *link.values())


def _of(staff_id: str) -> ColumnElement[bool]:
    return or_(
        hotline_calls.c.responsible == staff_id,
        (hotline_calls.c.responsible == "") & (hotline_calls.c.answered_by == staff_id),
    )


def _row(records: Records, call_id: str) -> Row[Any]:
    row = records.connection.execute(select(hotline_calls).where(hotline_calls.c.id == call_id)).first()
    if row is None:
        raise DeskError("call.missing")
    return row


def _opened(records: Records, rows: list[Row[Any]]) -> Mapping[str, str]:
    return sealed.unseal_many(records, [row.sealed_id for row in rows if row.sealed_id])


def _call(row: Row[Any], opened: Mapping[str, str]) -> HotlineCall:
    told: dict[str, Any] = {name: getattr(row, name) for name in (*_PLAIN, *SEALED)}
    told |= {name: getattr(row, name) or "" for name in _LINKS}
    shut = bool(row.sealed_id) and row.sealed_id not in opened
    if row.sealed_id and not shut:
        told |= json.loads(opened[row.sealed_id])
    return HotlineCall(row=row.row, **told, opened=not shut)


def _columns(records: Records, call: HotlineCall, before: str) -> dict[str, Any]:
    texts = {name: getattr(call, name) for name in SEALED}
    sealed_id = None
    if call.restricted:
        sealed_id = clues.seal_for(records, texts, before, (call.answered_by, call.responsible))
        texts = dict.fromkeys(SEALED, "")
    return {
        **{name: getattr(call, name) for name in _PLAIN},
        **{name: getattr(call, name) or None for name in _LINKS},
        **texts,
        "sealed_id": sealed_id,
    }
