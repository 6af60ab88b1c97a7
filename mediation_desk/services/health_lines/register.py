"""Integrity, attachments and key slots."""

from __future__ import annotations

from collections.abc import Iterator

from mediation_desk.domain.health import HealthLine
from mediation_desk.domain.health_computer import Computer
from mediation_desk.domain.health_register import (
    QuickCheck,
    judge_attachments,
    judge_integrity,
    judge_slots,
)
from mediation_desk.register import attachment_health, journal_end, office, triggers
from mediation_desk.register.records import Records
from mediation_desk.register.vault.header import parse_header
from mediation_desk.register.vault.slots import SlotKind
from mediation_desk.services.health_history import last_full_check


def lines(records: Records, _here: Computer) -> Iterator[HealthLine]:
    """What was remembered of the last full check, and what can be looked at quickly now."""
    last = last_full_check(records)
    quick = QuickCheck(triggers=len(triggers.lifted(records.connection)), journal=journal_end.breaks(records))
    yield judge_integrity(last, quick, records.now)
    files, missing, altered = attachment_health.look(records)
    yield judge_attachments(files=files, missing=missing, altered=altered, last=last)
    yield _slots(records)


def _slots(records: Records) -> HealthLine:
    text = office.setting(records, office.HEADER_TEXT, "")
    slots = parse_header(text.encode("ascii")).slots if text else ()
    here = {one.id for one in office.all_staff(records) if one.active}
    people = [slot for slot in slots if slot.kind is SlotKind.PERSON]
    computers = [slot for slot in slots if slot.kind is SlotKind.COMPUTER]
    left = sum(slot.id not in here for slot in people) + sum(slot.label not in here for slot in computers)
    return judge_slots(left=left, people=len(people), computers=len(computers))
