"""Offers of counselling in the register: the list of those made, and their answers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, insert, select, update

from mediation_desk.domain.clue import OfferAnswer
from mediation_desk.domain.counselling_offer import CounsellingOffer
from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.register.tables.clues import counselling_offers

PAGE = 100
_PLAIN = ("id", "version", "on", "way", "couple", "offered_by", "answer", "answered_on")
_LINKS = ("case_id", "file_id")


def add(records: Records, offer: CounsellingOffer) -> CounsellingOffer:
    """Keep an offer made by whoever acts, unless somebody else is named."""
    kept = replace(offer, version=1, offered_by=offer.offered_by or records.staff.id)
    records.connection.execute(insert(counselling_offers).values(**_columns(kept)))
    records.journal("offer_counselling", kept.id, *kept.person_ids)
    return kept


def save(records: Records, offer: CounsellingOffer, act: str, *fields: str) -> CounsellingOffer:
    """Keep a changed offer. DeskError("record.changed_meanwhile")."""
    kept = replace(offer, version=offer.version + 1)
    changed = records.connection.execute(
        update(counselling_offers)
        .where(counselling_offers.c.id == offer.id, counselling_offers.c.version == offer.version)
        .values(**_columns(kept))
    )
    if changed.rowcount != 1:
        raise DeskError("record.changed_meanwhile")
    records.journal(act, kept.id, fields=fields)
    return kept


def get(records: Records, offer_id: str) -> CounsellingOffer:
    """One offer. DeskError("offer.missing")."""
    row = records.connection.execute(
        select(counselling_offers).where(counselling_offers.c.id == offer_id)
    ).first()
    if row is None:
        raise DeskError("offer.missing")
    return _offer(row)


def page(
    records: Records, answers: Collection[OfferAnswer] = (), before: int | None = None
) -> tuple[CounsellingOffer, ...]:
    """The newest offers before a row, with these answers (any when empty)."""
    found = select(counselling_offers).order_by(counselling_offers.c.row.desc()).limit(PAGE)
    if answers:
        found = found.where(counselling_offers.c.answer.in_(sorted(answers)))
    if before is not None:
        found = found.where(counselling_offers.c.row < before)
    return tuple(map(_offer, records.connection.execute(found)))


def _offer(row: Row[Any]) -> CounsellingOffer:
    told: dict[str, Any] = {name: getattr(row, name) for name in _PLAIN}
    told |= {name: getattr(row, name) or "" for name in _LINKS}
    return CounsellingOffer(
        row=row.row,
        **told,
        person_ids=tuple(row.person_ids),
    )


def _columns(offer: CounsellingOffer) -> dict[str, Any]:
    return {
        **{name: getattr(offer, name) for name in _PLAIN},
        **{name: getattr(offer, name) or None for name in _LINKS},
        "person_ids": list(offer.person_ids),
    }
