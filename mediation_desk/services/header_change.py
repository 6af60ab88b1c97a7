"""Changing who can open the register: its own text of the header first, in one commit, then the file.

Should the disk refuse the file, the register is ahead of it, and the next unlocking writes it anew.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from mediation_desk.register import office
from mediation_desk.register.records import Records
from mediation_desk.register.vault.header import Header, header_text, parse_header, signed
from mediation_desk.register.vault.header_file import write_header
from mediation_desk.register.vault.slots import Slot, SlotKind, without_orphans
from mediation_desk.services.session import HEADER_TEXT, Session


def known_header(records: Records) -> Header:
    """The header as the register itself keeps it."""
    return parse_header(office.setting(records, HEADER_TEXT).encode("ascii"))


def kept_slots(records: Records, before: tuple[Slot, ...], after: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """The new slots without computers whose person has none any more; keys of computers that go, go too."""
    kept = without_orphans(after)
    left = {slot.id for slot in kept}
    for slot in before:
        if slot.kind is SlotKind.COMPUTER and slot.id not in left:
            office.drop_keys(records, slot.id)
    return kept


def change_slots(
    session: Session, now: datetime, edit: Callable[[Records, tuple[Slot, ...]], tuple[Slot, ...]]
) -> Header:
    """Give the header the slots that `edit` returns, with whatever else `edit` writes, in one commit.

    The epoch and the database stay. Raises what `edit` raises (nothing is changed then), and what a full or
    read-only disk refuses.
    """
    with session.writing(session.staff, now) as records:
        before = known_header(records)
        slots = kept_slots(records, before.slots, edit(records, before.slots))
        changed = replace(before, generation=before.generation + 1, slots=slots, mac=b"")
        changed = signed(changed, session.keys.header_key)
        office.set_setting(records, HEADER_TEXT, header_text(changed))
    write_header(session.folder, changed)
    return changed
