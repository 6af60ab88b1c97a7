"""The office in the register: settings, the centre, staff and their public keys."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.dialects.sqlite import insert

from mediation_desk.domain.centre import Centre
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.register.births import DIRECTOR_TOLD
from mediation_desk.register.records import Records
from mediation_desk.register.tables.office import settings, staff, staff_keys
from mediation_desk.register.tables.staff import former_keys

HEADER_TEXT = "header"
"""The setting in which the register keeps the text of its own header."""


def setting(records: Records, key: str, default: Any = None) -> Any:
    """A setting's value, or `default` when it was never set."""
    value = records.connection.execute(select(settings.c.value).where(settings.c.key == key)).scalar()
    return default if value is None else value


def set_setting(records: Records, key: str, value: Any) -> None:
    """Set a setting and journal its key."""
    kept = insert(settings).values(key=key, value=value)
    records.connection.execute(kept.on_conflict_do_update(index_elements=["key"], set_={"value": value}))
    records.journal("set_setting", fields=(key,))


def set_quietly(records: Records, key: str, value: Any) -> None:
    """Set what the program notes for itself, which is nobody's act and stands in no journal."""
    kept = insert(settings).values(key=key, value=value)
    records.connection.execute(kept.on_conflict_do_update(index_elements=["key"], set_={"value": value}))


def centre(records: Records) -> Centre:
    """The centre and its bodies, as named at first start or changed since."""
    return Centre(**setting(records, "centre"))


def name_centre(records: Records, named: Centre) -> None:
    """Keep the names of the centre and its bodies."""
    set_setting(records, "centre", asdict(named))


def add_staff(records: Records, member: Staff) -> None:
    """Add a member of staff at the end of the list."""
    after = records.connection.execute(select(func.count()).select_from(staff)).scalar_one()
    records.connection.execute(
        staff.insert().values(
            id=member.id,
            name=member.name,
            roles=sorted(member.roles),
            certificate=member.certificate,
            active=member.active,
            position=after,
        )
    )
    records.journal("add_staff", member.id, fields=director_told(member))


def director_told(member: Staff) -> tuple[str, ...]:
    """What the journal keeps of somebody's roles: whether they are a director."""
    return (DIRECTOR_TOLD,) if Role.DIRECTOR in member.roles else ()


def all_staff(records: Records) -> list[Staff]:
    """Everybody who works or worked here, in the order they were added."""
    rows = records.connection.execute(
        select(staff, staff_keys.c.staff_id.is_not(None).label("signs_in"))
        .join(staff_keys, staff_keys.c.staff_id == staff.c.id, isouter=True)
        .order_by(staff.c.position)
    )
    return [
        Staff(
            id=row.id,
            name=row.name,
            roles=frozenset(Role(role) for role in row.roles),
            certificate=row.certificate,
            active=row.active,
            signs_in=bool(row.signs_in),
        )
        for row in rows
    ]


def public_keys(records: Records, staff_id: str) -> tuple[bytes, bytes] | None:
    """(box, sign) public keys of a member of staff, or None when they have none."""
    found = select(staff_keys.c.box_public, staff_keys.c.sign_public).where(staff_keys.c.staff_id == staff_id)
    row = records.connection.execute(found).first()
    return None if row is None else (bytes(row.box_public), bytes(row.sign_public))


def sign_publics(records: Records, staff_id: str) -> list[bytes]:
    """Every public key with which a member of staff signed here: today's, then those of former seeds."""
    now = select(staff_keys.c.sign_public).where(staff_keys.c.staff_id == staff_id)
    before = select(former_keys.c.sign_public).where(former_keys.c.staff_id == staff_id)
    return [bytes(key) for key in records.connection.execute(now.union_all(before)).scalars()]


def every_keys(records: Records) -> list[tuple[str, bytes, bytes]]:
    """(slot's owner, box, sign) of every public key texts are sealed for or signed with, former ones too."""
    columns = "staff_id", "box_public", "sign_public"
    found = [
        tuple(row)
        for table in (staff_keys, former_keys)
        for row in records.connection.execute(select(*(table.c[name] for name in columns)))
    ]
    return [(owner, bytes(box), bytes(sign)) for owner, box, sign in found]


def add_keys(records: Records, staff_id: str, box_public: bytes, sign_public: bytes) -> None:
    """Keep the public keys of a new slot's seed and journal their birth, the keys themselves included."""
    records.connection.execute(
        staff_keys.insert().values(
            staff_id=staff_id, box_public=box_public, sign_public=sign_public, born_at=records.now
        )
    )
    journal_keys(records, staff_id, box_public, sign_public)


def journal_keys(records: Records, staff_id: str, box_public: bytes, sign_public: bytes) -> None:
    """Note whose keys these are from now on; keys exchanged later in the table alone are found by it."""
    records.journal("add_keys", staff_id, box_public.hex(), sign_public.hex())


def drop_keys(records: Records, slot_id: str) -> None:
    """Forget the public keys of a slot that opens nothing any more (a former card)."""
    records.connection.execute(staff_keys.delete().where(staff_keys.c.staff_id == slot_id))
    records.journal("drop_keys", slot_id)
