"""Referrals in the register: what stands in the open, the sealed texts, the history; nothing is deleted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, func, insert, or_, select, update
from sqlalchemy.engine import Row

from mediation_desk.domain.case_limit import Holder
from mediation_desk.domain.referral import (
    Referral,
    ReferralEvent,
    ReferralLine,
    ReferralState,
)
from mediation_desk.errors import DeskError
from mediation_desk.register import case_experts, grants, people, sealed
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import KEEPERS, SealedKind
from mediation_desk.register.tables.cases import cases
from mediation_desk.register.tables.counselling import counselling_files
from mediation_desk.register.tables.receptions import receptions
from mediation_desk.register.tables.referrals import referral_events, referral_texts, referrals

MOST = 400
"""The list shows so many at once; whoever looks for older ones narrows it."""


def add(records: Records, referral: Referral, text: str, reader_ids: Iterable[str]) -> Referral:
    """Keep a new referral with its sealed text; its first line of history is made too."""
    sealed_id = sealed.seal(records, SealedKind.RESTRICTED, text, reader_ids)
    kept = replace(referral, version=1, content_id=sealed_id)
    values = {field.name: getattr(kept, field.name) for field in fields(kept)}
    records.connection.execute(insert(referrals).values(**values))
    _own(records, kept.id, sealed_id)
    note(records, kept.id, ReferralEvent.BEGUN, state=kept.state)
    _touch(records, kept)
    records.journal("begin_referral", *filter(None, (kept.id, kept.case_id, kept.person_id)))
    return kept


def save(records: Records, referral: Referral, act: str, *changed: str) -> Referral:
    """Keep these fields if nobody changed it meanwhile. DeskError("record.changed_meanwhile")."""
    kept = replace(referral, version=referral.version + 1)
    values = {name: getattr(kept, name) for name in (*changed, "version")}
    done = records.connection.execute(
        update(referrals)
        .where(referrals.c.id == kept.id, referrals.c.version == referral.version)
        .values(**values)
    )
    if done.rowcount != 1:
        raise DeskError("record.changed_meanwhile")
    if kept.restricted and "restricted" in changed:
        records.forgets = True  # to whom it goes, or their number, may have stood in the open before
    _touch(records, kept)
    records.journal(act, kept.id, fields=[name for name in changed if name in _SAID])
    return kept


_SAID = ("state", "number", "sent_on", "received_on", "handler_id", "reception_id", "case_id")
"""Fields whose names the journal keeps."""


def get(records: Records, referral_id: str) -> Referral:
    """One referral. DeskError("referral.missing")."""
    row = records.connection.execute(select(referrals).where(referrals.c.id == referral_id)).first()
    if row is None:
        raise DeskError("referral.missing")
    return _referral(row)


def known(
    records: Records, *, everything: bool, where_asked: bool, over: bool, most: int = MOST
) -> list[Referral]:
    """Referrals whoever asks has to do with, the newest first; `over` takes the closed ones in.

    `everything`: all of them; `where_asked`: those of cases they are asked into as an expert too.
    """
    me = records.staff.id
    led = select(cases.c.id).where(func.instr(cases.c.mediator_ids, me) > 0)
    own = select(counselling_files.c.id).where(counselling_files.c.counsellor_id == me)
    became = select(receptions.c.id).where(receptions.c.case_id.in_(led))
    mine: list[ColumnElement[bool]] = [
        referrals.c.author == me,
        referrals.c.handler_id == me,
        referrals.c.case_id.in_(led),
        referrals.c.file_id.in_(own),
        referrals.c.reception_id.in_(became),
    ]
    if where_asked:
        mine.append(referrals.c.case_id.in_(case_experts.cases_of(me)))
    wanted: list[ColumnElement[bool]] = [] if everything else [or_(*mine)]
    if not over:
        wanted.append(referrals.c.state != ReferralState.CLOSED)
    return _found(records, select(referrals).where(*wanted).limit(most))


def of_case(records: Records, case_id: str) -> list[Referral]:
    """Every referral of a case, and letters from which it came, the newest first."""
    became = select(receptions.c.id).where(receptions.c.case_id == case_id)
    here = or_(referrals.c.case_id == case_id, referrals.c.reception_id.in_(became))
    return _found(records, select(referrals).where(here))


def of_person(records: Records, person_id: str) -> list[Referral]:
    """Every referral that speaks of a person, the newest first."""
    return _found(
        records, select(referrals).where(referrals.c.person_id.in_(people.same(records, person_id)))
    )


def from_reception(records: Records, reception_id: str) -> list[Referral]:
    """What a reception was referred by, and the letter it came from, the newest first."""
    return _found(records, select(referrals).where(referrals.c.reception_id == reception_id))


def waiting(records: Records) -> list[Referral]:
    """Referrals that wait for a director."""
    return _found(records, select(referrals).where(referrals.c.state == ReferralState.WAITING))


def due_by(records: Records, moment: datetime, *, everything: bool) -> list[Referral]:
    """Referrals whose clock has run out by a moment: everybody's, or of whoever asks."""
    late = and_(referrals.c.due_at.is_not(None), referrals.c.due_at < moment)
    mine = or_(referrals.c.author == records.staff.id, referrals.c.handler_id == records.staff.id)
    return _found(records, select(referrals).where(late, *([] if everything else [mine])))


def write(records: Records, referral: Referral, text: str, reader_ids: Iterable[str]) -> str:
    """Seal one more text of a referral for these readers; returns its id."""
    sealed_id = sealed.seal(records, SealedKind.RESTRICTED, text, reader_ids)
    _own(records, referral.id, sealed_id)
    return sealed_id


def opens(records: Records, referral: Referral) -> bool:
    """Whether whoever sits here may open what it says (nothing is opened)."""
    return sealed.may_open(records, referral.content_id)


def content(records: Records, referral: Referral) -> str:
    """What it says, journalled. DeskError: sealed.not_yours, sealed.altered."""
    told = sealed.unseal(records, referral.content_id)
    records.journal("open_referral", referral.id)
    return told


def readers(records: Records, referral: Referral) -> frozenset[str]:
    """Staff who may open what it says."""
    return grants.readers(records, referral.content_id) - {KEEPERS}


def share(records: Records, referral: Referral, staff_ids: Iterable[str]) -> None:
    """Let more staff open every text of a referral that opens here. DeskError: sealed.reader_swapped."""
    found = select(referral_texts.c.sealed_id).where(referral_texts.c.referral_id == referral.id)
    wanted = tuple(staff_ids)
    for sealed_id in records.connection.execute(found).scalars().all():
        if sealed.may_open(records, sealed_id):
            grants.grant(records, sealed_id, wanted)


def share_of_case(records: Records, case_id: str, staff_ids: Iterable[str]) -> None:
    """Let new mediators of a case open its referrals; what is restricted stays with its readers."""
    wanted = tuple(staff_ids)
    for referral in of_case(records, case_id):
        if not referral.restricted:
            share(records, referral, wanted)


def note(
    records: Records,
    referral_id: str,
    event: ReferralEvent,
    *,
    state: ReferralState | None = None,
    on: date | None = None,
    sealed_id: str | None = None,
) -> None:
    """Add a line to its history."""
    records.connection.execute(
        insert(referral_events).values(
            referral_id=referral_id,
            event=event,
            at=records.now,
            staff_id=records.staff.id,
            state=state,
            on=on,
            sealed_id=sealed_id,
        )
    )


def history(records: Records, referral_id: str) -> list[ReferralLine]:
    """Its lines, oldest first, with the words of those that open for whoever sits here."""
    found = select(referral_events).where(referral_events.c.referral_id == referral_id)
    rows = records.connection.execute(found.order_by(referral_events.c.row)).all()
    words = sealed.unseal_many(records, [row.sealed_id for row in rows if row.sealed_id])
    return [
        ReferralLine(
            event=row.event,
            at=row.at,
            staff_id=row.staff_id,
            state=row.state,
            on=row.on,
            sealed_id=row.sealed_id,
            words=words.get(row.sealed_id, ""),
        )
        for row in rows
    ]


def _touch(records: Records, referral: Referral) -> None:
    records.touch(referral.id, Holder.REFERRAL)
    records.touch(referral.file_id, Holder.FILE)
    records.touch(referral.case_id)


def _own(records: Records, referral_id: str, sealed_id: str) -> None:
    records.connection.execute(insert(referral_texts).values(referral_id=referral_id, sealed_id=sealed_id))


def _found(records: Records, wanted: Select[tuple[object, ...]]) -> list[Referral]:
    rows = records.connection.execute(wanted.order_by(referrals.c.row.desc()))
    return [_referral(row) for row in rows]


def _referral(row: Row[tuple[object, ...]]) -> Referral:
    return Referral(**{field.name: getattr(row, field.name) for field in fields(Referral)})
