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
from mediation_desk.register.vault.slots import Slot
from mediation_desk.services.session import HEADER_TEXT, Session


def known_header(records: Records) -> Header:
    """The header as the register itself keeps it."""
    return parse_header(office.setting(records, HEADER_TEXT).encode("ascii"))


def change_slots(
    session: Session, now: datetime, edit: Callable[[Records, tuple[Slot, ...]], tuple[Slot, ...]]
) -> Header:
    """Give the header the slots that `edit` returns, with whatever else `edit` writes, in one commit.

    The epoch and the database stay. Raises what `edit` raises (nothing is changed then), and what a full or
    read-only disk refuses.
    """
    with session.writing(session.staff, now) as records:
        before = known_header(records)
        changed = replace(
            before, generation=before.generation + 1, slots=edit(records, before.slots), mac=b""
        )
        changed = signed(changed, session.keys.header_key)
        office.set_setting(records, HEADER_TEXT, header_text(changed))
    write_header(session.folder, changed)
    return changed
