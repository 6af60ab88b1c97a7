"""Corps in the register: their members, and when they were called out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date

from sqlalchemy import delete, func, insert, select, update

from mediation_desk.domain.corps import CallOut, Corps, Membership
from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.register.tables.areas import call_out_helpers, call_outs, corps, corps_members

_CORPS = tuple(one.name for one in fields(Corps))
_MEMBER = tuple(one.name for one in fields(Membership))
_CALL = tuple(one.name for one in fields(CallOut) if one.name != "minutes")


def every(records: Records) -> list[Corps]:
    """All corps, the oldest first; those disbanded too."""
    rows = records.connection.execute(select(corps).order_by(corps.c.founded_on, corps.c.name))
    return [Corps(**{name: getattr(row, name) for name in _CORPS}) for row in rows]


def get(records: Records, corps_id: str) -> Corps:
    """One corps. DeskError("corps.missing")."""
    row = records.connection.execute(select(corps).where(corps.c.id == corps_id)).first()
    if row is None:
        raise DeskError("corps.missing")
    return Corps(**{name: getattr(row, name) for name in _CORPS})


def save(records: Records, one: Corps) -> Corps:
    """Keep a new (version 0) or changed corps. DeskError("record.changed_meanwhile")."""
    kept = replace(one, version=one.version + 1)
    values = {name: getattr(kept, name) for name in _CORPS}
    if one.version == 0:
        records.connection.execute(insert(corps).values(**values))
    else:
        same = (corps.c.id == one.id, corps.c.version == one.version)
        if records.connection.execute(update(corps).where(*same).values(**values)).rowcount != 1:
            raise DeskError("record.changed_meanwhile")
    records.journal("keep_corps", kept.id)
    return kept


def members(records: Records) -> list[Membership]:
    """Who is and was in which corps, in the order they joined."""
    rows = records.connection.execute(
        select(corps_members).order_by(corps_members.c.since, corps_members.c.id)
    )
    return [Membership(**{name: getattr(row, name) for name in _MEMBER}) for row in rows]


def save_member(records: Records, one: Membership) -> None:
    """Keep a new membership or the end of one."""
    values = {name: getattr(one, name) for name in _MEMBER}
    there = update(corps_members).where(corps_members.c.id == one.id).values(**values)
    if not records.connection.execute(there).rowcount:
        records.connection.execute(insert(corps_members).values(**values))
    records.journal("keep_membership", one.corps_id, one.helper_id)


def call_outs_between(records: Records, first: date, last: date) -> list[CallOut]:
    """When corps were called out in [first, last], the newest first."""
    wanted = select(call_outs).where(call_outs.c.on.between(first, last))
    rows = records.connection.execute(wanted.order_by(call_outs.c.on.desc(), call_outs.c.row.desc())).all()
    given = defaultdict(list)
    joined = select(call_out_helpers).join(call_outs, call_outs.c.id == call_out_helpers.c.call_out_id)
    for row in records.connection.execute(joined.where(call_outs.c.on.between(first, last))):
        given[row.call_out_id].append((row.helper_id, row.minutes))
    return [
        CallOut(**{name: getattr(row, name) for name in _CALL}, minutes=tuple(given[row.id])) for row in rows
    ]


def save_call_out(records: Records, call: CallOut) -> CallOut:
    """Keep a new (version 0) or changed call-out with who helped how long."""
    kept = replace(call, version=call.version + 1)
    values = {name: getattr(kept, name) for name in _CALL}
    if call.version == 0:
        records.connection.execute(insert(call_outs).values(**values))
    else:
        same = (call_outs.c.id == call.id, call_outs.c.version == call.version)
        if records.connection.execute(update(call_outs).where(*same).values(**values)).rowcount != 1:
            raise DeskError("record.changed_meanwhile")
        gone = delete(call_out_helpers).where(call_out_helpers.c.call_out_id == call.id)
        records.connection.execute(gone)
    for helper_id, minutes in kept.minutes:
        records.connection.execute(
            insert(call_out_helpers).values(call_out_id=kept.id, helper_id=helper_id, minutes=minutes)
        )
    records.journal("keep_call_out", kept.id)
    return kept


def minutes_of_helpers(records: Records, first: date, last: date) -> Mapping[str, int]:
    """How many minutes each helper gave in call-outs of [first, last]."""
    found = (
        select(call_out_helpers.c.helper_id, func.sum(call_out_helpers.c.minutes))
        .join(call_outs, call_outs.c.id == call_out_helpers.c.call_out_id)
        .where(call_outs.c.on.between(first, last))
        .group_by(call_out_helpers.c.helper_id)
    )
    return {helper_id: int(minutes) for helper_id, minutes in records.connection.execute(found)}
