"""Visits at home from an old list."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

from mediation_desk.domain.home_visit import VisitPurpose
from mediation_desk.register import visits_due
from mediation_desk.register.bulk_rows import ASKED, insert_many, packets
from mediation_desk.register.ledger_rows.taken import Made, TakenRow, Writing
from mediation_desk.register.tables.home_visits import home_visits
from mediation_desk.register.tables.households import households


def write(writing: Writing) -> Iterator[Made]:
    """Keep them; whom a visit was to stands among those met when no household of that name is linked."""
    records = writing.records
    for packet in packets(writing.each()):
        rows = [(one, uuid4().hex) for one in packet]
        told = {"version": 1, "recorded_at": records.now, "recorded_by": records.staff.id}
        insert_many(records, home_visits, (_values(one) | {"id": made} | told for one, made in rows))
        yield from (Made(one.line, "home_visits", made) for one, made in rows)
        for some in packets({one.linked for one, _made in rows if one.linked}, ASKED):
            visits_due.count_anew(records, households.c.id.in_(some))


def _values(one: TakenRow) -> dict[str, object]:
    met = one.text("met") if one.linked else "；".join(filter(None, (one.text("household"), one.text("met"))))
    visitors = one.get("visitors", ())
    return {
        "on": one.day("on"),
        "purpose": one.get("purpose", VisitPurpose.CONTACT),
        "household_id": one.linked or None,
        "area_id": one.get("area_id"),
        "area_path": one.text("area_path"),
        "visitors": list(visitors) if isinstance(visitors, tuple) else [],
        "people_met": one.number("people_met"),
        "met": met,
        "findings": one.text("findings"),
        "disputes_found": one.number("disputes_found"),
        "colour_proposed": "",
        "actions": [],
        "next_on": one.day("next_on"),
    }
