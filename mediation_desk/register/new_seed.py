"""A person's new seed: new public keys; what only the former seed could open is not theirs any more."""

from __future__ import annotations

from sqlalchemy import delete

from mediation_desk.register import office
from mediation_desk.register.records import Records
from mediation_desk.register.tables.office import staff_keys
from mediation_desk.register.tables.safekeeping import drafts, sealed_keys


def begin_anew(records: Records, staff_id: str, box_public: bytes, sign_public: bytes) -> None:
    """Keep the public keys of a new seed; boxes and drafts sealed to the former one are dropped.

    They would open for nobody. Texts wait for another reader's grant or a keepers' session.
    """
    records.connection.execute(delete(sealed_keys).where(sealed_keys.c.reader == staff_id))
    records.connection.execute(delete(drafts).where(drafts.c.author == staff_id))
    records.connection.execute(delete(staff_keys).where(staff_keys.c.staff_id == staff_id))
    office.add_keys(records, staff_id, box_public, sign_public)
