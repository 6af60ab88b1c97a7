"""Short codes in the register: one text a person, that only their own seed opens; and the one switch."""

from __future__ import annotations

from sqlalchemy import delete
from sqlalchemy.dialects.sqlite import insert

from mediation_desk.register import office
from mediation_desk.register.records import Records
from mediation_desk.register.tables.office import settings

ALLOWED = "short_lock"
"""The setting with which a director switches the short lock off for the whole register."""
_CODE = "short_code."


def is_allowed(records: Records) -> bool:
    """Whether the short lock may be used here; it may until a director says otherwise."""
    return bool(office.setting(records, ALLOWED, True))


def allow(records: Records, allowed: bool) -> None:
    """Switch the short lock on or off, journalled."""
    office.set_setting(records, ALLOWED, allowed)


def kept(records: Records, staff_id: str) -> str | None:
    """What `vault.short_lock.keep` made of somebody's code, or None."""
    found = office.setting(records, _CODE + staff_id)
    return found if isinstance(found, str) else None


def keep(records: Records, staff_id: str, text: str) -> None:
    """Keep a code in the place of the one before; journalled as an act of this person, not as a setting."""
    row = insert(settings).values(key=_CODE + staff_id, value=text)
    records.connection.execute(row.on_conflict_do_update(index_elements=["key"], set_={"value": text}))
    records.journal("set_short_code", staff_id)


def forget(records: Records, staff_id: str) -> None:
    """Take somebody's code away, journalled."""
    records.connection.execute(delete(settings).where(settings.c.key == _CODE + staff_id))
    records.journal("remove_short_code", staff_id)
