"""Clues from an old list; one about violence is sealed for its readers alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from uuid import uuid4

from mediation_desk.domain.clue import Clue, ClueKind, ClueSource, Urgency
from mediation_desk.register import clues
from mediation_desk.register.bulk_rows import packets
from mediation_desk.register.ledger_rows.taken import Made, TakenRow, Writing
from mediation_desk.register.records import Records


def write(writing: Writing) -> Iterator[Made]:
    """Keep them under the number the list gives, where nobody has it, else under the next one."""
    records = writing.records
    for packet in packets(writing.each()):
        kept = clues.take_old(records, [(_clue(records, one), one.text("number")) for one in packet])
        yield from (Made(one.line, "clues", clue_id) for one, clue_id in zip(packet, kept, strict=True))


def _clue(records: Records, one: TakenRow) -> Clue:
    found_on, due_on = one.day("found_on"), one.day("due_on")
    assert found_on is not None
    assert due_on is not None
    staff_id = one.text("responsible_id")
    named = "" if staff_id or not one.text("responsible") else f"责任人：{one.text('responsible')}"
    clue = Clue(
        id=uuid4().hex,
        found_on=found_on,
        source=one.get("source", ClueSource.OTHER),  # type: ignore[arg-type]
        subject=one.text("subject"),
        kind=one.get("kind"),  # type: ignore[arg-type]
        urgency=one.get("urgency", Urgency.ORDINARY),  # type: ignore[arg-type]
        responsible=staff_id or records.staff.id,
        due_on=max(due_on, found_on),
        area_id=one.text("area_id"),
        area_path=one.text("area_path"),
        reported_by=one.text("reported_by"),
        reporter_phone=one.text("reporter_phone"),
        household_id=one.linked,
        restricted=one.get("kind") is ClueKind.VIOLENCE,
        summary=one.text("summary"),
        handling=one.get("handling"),  # type: ignore[arg-type]
        closed_on=one.day("closed_on"),
        outcome=one.get("outcome"),  # type: ignore[arg-type]
        outcome_note="\n".join(filter(None, (one.text("outcome_note"), named))),
    )
    return replace(clue, version=1, registered_at=records.now, registered_by=records.staff.id)
