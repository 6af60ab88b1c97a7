"""Awards from an old list: they were granted, or the list could not tell of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import uuid4

from mediation_desk.domain.award import AwardFor, AwardState
from mediation_desk.register.bulk_rows import insert_many, packets
from mediation_desk.register.ledger_rows.taken import Made, TakenRow, Writing
from mediation_desk.register.tables.activities import awards


def write(writing: Writing) -> Iterator[Made]:
    """Keep them as granted; linked to a household where one was found and chosen."""
    for packet in packets(writing.each()):
        rows = [(one, uuid4().hex) for one in packet]
        insert_many(writing.records, awards, (_values(one) | {"id": made} for one, made in rows))
        yield from (Made(one.line, "awards", made) for one, made in rows)


def _values(one: TakenRow) -> dict[str, object]:
    year = one.number("year")
    granted = one.day("granted_on")
    return {
        "version": 1,
        "kind": one.get("kind"),
        "level": one.get("level"),
        "year": year,
        "of": one.get("of", AwardFor.FAMILY),
        "name": one.text("name"),
        "household_id": one.linked or None,
        "area_id": one.get("area_id"),
        "area_path": one.text("area_path"),
        "deeds": one.text("deeds"),
        "state": AwardState.GRANTED,
        "proposed_on": granted or date(year, 1, 1),  # lists of honours tell no day of proposal
        "checked_by": "",
        "granted_on": granted or date(year, 12, 31),  # so that it counts in the year it is for
        "granted_by": one.text("granted_by"),
        "certificate": one.text("certificate"),
        "ended_reason": "",
        "actions": [],
    }
