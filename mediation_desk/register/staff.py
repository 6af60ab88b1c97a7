"""Members of staff in the register: changed, suspended with their lock put by, brought back, removed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.register import office
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import SealedKind
from mediation_desk.register.tables import office as tables
from mediation_desk.register.tables.safekeeping import drafts, sealed, sealed_keys
from mediation_desk.register.tables.staff import removals, resting_slots


def get(records: Records, staff_id: str) -> Staff:
    """One member of staff. DeskError("staff.missing")."""
    found = next((one for one in office.all_staff(records) if one.id == staff_id), None)
    if found is None:
        raise DeskError("staff.missing")
    return found


def save(records: Records, member: Staff, *fields: str) -> None:
    """Keep name, roles and certificate; the journal names which changed, and if they are a director now."""
    values = {"name": member.name, "roles": sorted(member.roles), "certificate": member.certificate}
    records.connection.execute(update(tables.staff).where(tables.staff.c.id == member.id).values(values))
    told = office.director_told(member) if "roles" in fields else ()
    records.journal("change_staff", member.id, fields=(*fields, *told))


def suspend(records: Records, staff_id: str, lock: Mapping[str, Any] | None) -> None:
    """Let somebody sign in no more for a time; `lock` is what opens their seed, to be put back later."""
    _set_active(records, staff_id, active=False)
    if lock is not None:
        records.connection.execute(
            insert(resting_slots).values(staff_id=staff_id, lock=dict(lock), since=records.now)
        )
    records.journal("suspend_staff", staff_id)


def bring_back(records: Records, staff_id: str) -> Mapping[str, Any] | None:
    """Let somebody who was suspended work again; the lock that was put by, None if they had none."""
    _set_active(records, staff_id, active=True)
    lock = records.connection.execute(
        select(resting_slots.c.lock).where(resting_slots.c.staff_id == staff_id)
    ).scalar()
    forget_lock(records, staff_id)
    records.journal("bring_staff_back", staff_id)
    return dict(lock) if lock is not None else None


def forget_lock(records: Records, staff_id: str) -> None:
    """Forget a lock that was put by: its password counts no more."""
    records.connection.execute(delete(resting_slots).where(resting_slots.c.staff_id == staff_id))


def remove(records: Records, staff_id: str) -> None:
    """Note that somebody is here no more; boxes and keys are taken away by `new_seed.leave`."""
    _set_active(records, staff_id, active=False)
    forget_lock(records, staff_id)
    records.connection.execute(
        insert(removals).values(staff_id=staff_id, removed_at=records.now, removed_by=records.staff.id)
    )
    records.journal("remove_staff", staff_id)


def removed(records: Records) -> dict[str, datetime]:
    """When each of those was removed who are here no more."""
    return {row.staff_id: row.removed_at for row in records.connection.execute(select(removals))}


def suspended(records: Records) -> dict[str, datetime]:
    """Since when the locks of those are put by who are suspended."""
    found = select(resting_slots.c.staff_id, resting_slots.c.since)
    return {row.staff_id: row.since for row in records.connection.execute(found)}


def drafts_of(records: Records, staff_id: str) -> int:
    """How many half-filled forms of somebody there are; nobody else opens one."""
    mine = select(func.count()).select_from(drafts).where(drafts.c.author == staff_id)
    return int(records.connection.execute(mine).scalar_one())


def only_for(records: Records, staff_id: str) -> tuple[int, int]:
    """(record texts, private notes) that open for nobody else, not even for keepers, and would be lost."""
    others = select(sealed_keys.c.text_id).where(sealed_keys.c.reader != staff_id)
    alone = (
        select(sealed.c.kind, func.count())
        .join(sealed_keys, sealed_keys.c.text_id == sealed.c.id)
        .where(sealed_keys.c.reader == staff_id, sealed.c.id.not_in(others))
        .group_by(sealed.c.kind)
    )
    counted = {row[0]: int(row[1]) for row in records.connection.execute(alone)}
    private = counted.pop(SealedKind.PROCESS_NOTE, 0)
    return sum(counted.values()), private


def readable(records: Records, staff_id: str) -> set[str]:
    """Ids of every sealed text that opens for somebody."""
    mine = select(sealed_keys.c.text_id).where(sealed_keys.c.reader == staff_id)
    return set(records.connection.execute(mine).scalars())


def _set_active(records: Records, staff_id: str, *, active: bool) -> None:
    records.connection.execute(
        update(tables.staff).where(tables.staff.c.id == staff_id).values(active=active)
    )
