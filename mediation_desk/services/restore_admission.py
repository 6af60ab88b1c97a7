"""The first opening of a restored register: today's schema, who may have restored it, what it says of it.

It still lies beside the present one. Whoever left after the copy was made is suspended in it, so that nobody
signs in again unnoticed; the director brings them back, or removes them once more.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from mediation_desk.domain.restore_loss import Loss, hold_back
from mediation_desk.domain.restored import Restored
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.errors import DeskError
from mediation_desk.register import journal, office, restored, staff
from mediation_desk.register.copy_prove import Proven
from mediation_desk.register.records import Records
from mediation_desk.register.register import Register
from mediation_desk.register.vault.header import Header, header_text, signed
from mediation_desk.register.vault.header_file import write_header
from mediation_desk.register.vault.opened import Opened
from mediation_desk.register.vault.slots import SlotKind
from mediation_desk.services.access import BACKUP_RESTORE
from mediation_desk.services.header_change import kept_slots, known_header
from mediation_desk.services.opening import PC_KEY
from mediation_desk.services.session import HEADER_TEXT, seat_of
from mediation_desk.services.staff_slots import put_by


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """What is to be admitted: the copy, who restores it, and what was known to be lost and to come back.

    `aside` is the name the present register will have, empty when there is none.
    """

    proven: Proven = field(repr=False)
    now: datetime
    by: Staff | None
    aside: str
    loss: Loss

    @property
    def destroyed(self) -> tuple[str, ...]:
        """Ids of destroyed cases that stand in the copy."""
        return tuple(case_id for case_id, _number in self.loss.returning.cases)


def admit(fresh: Path, one: Admission) -> bytes:
    """Open the restored register in `fresh` once, and return the PC key in it.

    DeskError copy.damaged (its journal is broken), permission.refused (its opener has no such role in it),
    restore.you_left (they left since), and what opening a register raises.
    """
    keys = one.proven.keys
    register = Register.open(fresh / keys.database, keys.database_key, seat_of(keys))
    changed: Header | None = None
    try:
        with register.reading(_NOBODY, one.now) as records:
            if journal.first_break(records.connection, keys.register_id) is not None:
                raise DeskError("copy.damaged")
            who = one.by or opener(keys, office.all_staff(records))
            key = bytes.fromhex(office.setting(records, PC_KEY))
            back = _held_back(records, one)
        if one.by is None and who.id in back:
            raise DeskError("restore.you_left")
        if one.by is None and not _less(one).get(who.id, who.roles) & BACKUP_RESTORE:
            raise DeskError("permission.refused")
        with register.writing(who, one.now) as records:
            restored.mark(records, _mark(records, one, who, back))
            records.journal("restore_backup", keys.slot_id, fields=(str(one.proven.holds.entries),))
            _lessen(records, one, back)
            if back:
                changed = _suspended(records, keys, back)
    finally:
        register.close()
    if changed is not None:
        write_header(fresh, changed)
    return key


def _held_back(records: Records, one: Admission) -> tuple[str, ...]:
    told = one.loss.returning
    gone = {staff_id for staff_id, _name in (*told.people, *told.kept_in)}
    back, _kept = hold_back(office.all_staff(records), gone)
    return back


def _suspended(records: Records, keys: Opened, back: tuple[str, ...]) -> Header:
    header = known_header(records)
    for staff_id in back:
        slot = header.slot(staff_id)
        staff.suspend(records, staff_id, put_by(slot) if slot is not None else None)
    slots = kept_slots(records, header.slots, tuple(slot for slot in header.slots if slot.id not in back))
    changed = replace(header, generation=header.generation + 1, slots=slots, mac=b"")
    changed = signed(changed, keys.header_key)
    office.set_setting(records, HEADER_TEXT, header_text(changed))
    return changed


def _lessen(records: Records, one: Admission, back: tuple[str, ...]) -> None:
    """Roles taken from somebody since do not come back: the director gives them again, or does not."""
    for staff_id, roles in _less(one).items():
        if staff_id not in back:
            staff.save(records, replace(staff.get(records, staff_id), roles=roles), *_CHANGED)


def _seen(loss: Loss) -> int:
    if loss.compared is not None and loss.newer_copy is None:
        return loss.compared.entries
    return max(loss.compared.entries if loss.compared else 0, loss.known_entries)


def _less(one: Admission) -> dict[str, frozenset[Role]]:
    return dict(one.loss.compared.lessened) if one.loss.compared else {}


def _mark(records: Records, one: Admission, who: Staff, back: tuple[str, ...]) -> Restored:
    compared, holds = one.loss.compared, one.proven.holds
    return Restored(
        id=uuid4().hex,
        copy_name=holds.name,
        copy_made_at=holds.made_at,
        restored_at=one.now,
        by=who.id,
        entries=holds.entries,
        head=holds.head,
        ends=restored.series_ends(records),
        seen_entries=_seen(one.loss),
        seen_ends=compared.ends if compared else (),
        aside=one.aside,
        held_back=back,
        destroyed=one.destroyed,
    )


def opener(keys: Opened, members: list[Staff]) -> Staff:
    """Who opened it, if they may put a register in place: by card or sheets anybody, else the role.

    DeskError("permission.refused").
    """
    if keys.slot_kind is not SlotKind.PERSON:
        return Staff(id=str(keys.slot_kind), name="", roles=frozenset({Role.ADMINISTRATOR}))
    member = next((one for one in members if one.id == keys.slot_id), None)
    if member is None or not member.active or not member.roles & BACKUP_RESTORE:
        raise DeskError("permission.refused")
    return member


_CHANGED = ("roles",)
_NOBODY = Staff(id="restore", name="", roles=frozenset())
