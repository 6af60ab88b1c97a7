"""People of the grid from an old list, with the role each has in an area."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

from mediation_desk.domain.person import Sex
from mediation_desk.register.bulk_rows import insert_many, packets
from mediation_desk.register.ledger_rows.taken import Made, TakenRow, Writing
from mediation_desk.register.tables.areas import helper_roles, helpers


def write(writing: Writing) -> Iterator[Made]:
    """Keep helpers; a role begins on the day the list says, else today."""
    today = writing.records.today
    for packet in packets(writing.each()):
        people = [(one, uuid4().hex) for one in packet]
        insert_many(writing.records, helpers, (_helper(one, helper_id) for one, helper_id in people))
        roles = [
            {
                "id": uuid4().hex,
                "helper_id": helper_id,
                "role": one.get("role"),
                "area_id": one.get("area_id"),
                "since": one.day("since") or today,
            }
            for one, helper_id in people
            if one.get("role") is not None
        ]
        insert_many(writing.records, helper_roles, roles)
        lines = {helper_id: one.line for one, helper_id in people}
        yield from (Made(one.line, "helpers", helper_id) for one, helper_id in people)
        yield from (Made(lines[str(role["helper_id"])], "helper_roles", str(role["id"])) for role in roles)


def _helper(one: TakenRow, helper_id: str) -> dict[str, object]:
    return {
        "id": helper_id,
        "version": 1,
        "name": one.text("name"),
        "sex": one.get("sex", Sex.UNKNOWN),
        "phone": one.text("phone"),
        "unit": one.text("unit"),
        "profession": one.get("profession"),
        "available": one.text("available"),
        "promised_on": one.day("promised_on"),
        "avoid": one.text("avoid"),
        "active": True,
    }
