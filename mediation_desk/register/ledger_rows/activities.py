"""Activities from an old list, with the numbers the list gives."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

from mediation_desk.register.bulk_rows import insert_many, packets
from mediation_desk.register.ledger_rows.taken import Made, TakenRow, Writing
from mediation_desk.register.tables.activities import activities

_WORDS = ("title", "place", "lecturers", "host", "co_hosts", "audience", "feedback")
_COUNTS = ("issues", "attendances", "persons", "women", "companies", "posts")


def write(writing: Writing) -> Iterator[Made]:
    """Keep them; an activity the list gives no number of sessions is one."""
    records = writing.records
    for packet in packets(writing.each()):
        rows = [(one, uuid4().hex) for one in packet]
        told = {"version": 1, "recorded_at": records.now, "recorded_by": records.staff.id}
        insert_many(records, activities, (_values(one) | {"id": made} | told for one, made in rows))
        yield from (Made(one.line, "activities", made) for one, made in rows)


def _values(one: TakenRow) -> dict[str, object]:
    return {
        "kind": one.get("kind"),
        "on": one.day("on"),
        "until": one.day("until"),
        "batch": one.get("batch"),
        "sessions": one.number("sessions") if one.get("sessions") is not None else 1,
        "area_id": one.get("area_id"),
        "area_path": one.text("area_path"),
        "elements": [],
        "actions": [],
        **{key: one.text(key) for key in _WORDS},
        **{key: one.number(key) for key in _COUNTS},
    }
