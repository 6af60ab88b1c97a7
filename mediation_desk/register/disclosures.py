"""Who was spoken of to whom: one line for each person and telling, sealed for the readers of its referral."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from sqlalchemy import insert, select

from mediation_desk.domain.disclosure import DisclosureEntry
from mediation_desk.domain.referral import Referral
from mediation_desk.register import people, referrals, sealed
from mediation_desk.register.columns import canonical
from mediation_desk.register.records import Records
from mediation_desk.register.tables.referrals import disclosures

_SEALED = ("to_whom", "told", "purpose", "ground")


def add(records: Records, referral: Referral, entry: DisclosureEntry, reader_ids: Iterable[str]) -> None:
    """Keep one telling; it is never changed."""
    told = canonical({name: getattr(entry, name) for name in _SEALED})
    records.connection.execute(
        insert(disclosures).values(
            person_id=entry.person_id,
            referral_id=referral.id,
            on=entry.on,
            staff_id=entry.staff_id,
            sealed_id=referrals.write(records, referral, told, reader_ids),
        )
    )
    records.journal("disclose", entry.person_id, referral.id)


def of_person(records: Records, person_id: str) -> list[DisclosureEntry]:
    """Every telling about a person, the newest first; what does not open here says only that it was."""
    return _read(records, disclosures.c.person_id.in_(people.same(records, person_id)))


def of_referral(records: Records, referral_id: str) -> list[DisclosureEntry]:
    """Every telling of one referral, the newest first."""
    return _read(records, disclosures.c.referral_id == referral_id)


def _read(records: Records, wanted) -> list[DisclosureEntry]:  # type: ignore[no-untyped-def]
    # `wanted`: a condition on `disclosures`
    found = select(disclosures).where(wanted).order_by(disclosures.c.row.desc())
    rows = records.connection.execute(found).all()
    texts = sealed.unseal_many(records, [row.sealed_id for row in rows])
    return [
        _entry(row.person_id, row.referral_id, row.on, row.staff_id, texts.get(row.sealed_id)) for row in rows
    ]


def _entry(person_id: str, referral_id: str, on: date, staff_id: str, text: str | None) -> DisclosureEntry:
    said = json.loads(text) if text is not None else {}
    return DisclosureEntry(
        person_id=person_id,
        referral_id=referral_id,
        on=on,
        staff_id=staff_id,
        to_whom=said.get("to_whom", ""),
        told=tuple(said.get("told", ())),
        purpose=said.get("purpose", ""),
        ground=said.get("ground", ""),
        opens=text is not None,
    )
