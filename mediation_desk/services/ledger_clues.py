"""What clues of an old list lack and the desk needs: the day they were due, and who of the staff is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from mediation_desk.domain.clue import Urgency
from mediation_desk.domain.ledger_import import Fault, LedgerRow
from mediation_desk.register import office
from mediation_desk.register.records import Records
from mediation_desk.services.limit_facts.clue import RULES
from mediation_desk.services.limit_rules import book_of


def complete_clues(records: Records, rows: Sequence[LedgerRow]) -> list[LedgerRow]:
    """The rows with a due day and the staff id of who is responsible.

    A day the list does not tell is reckoned by the rule of its urgency, and said: it decides whether a clue
    counts as resolved in time.
    """
    book = book_of(records)
    staff = {one.name: one.id for one in office.all_staff(records)}
    reckoned: dict[tuple[Urgency, date], date] = {}
    found = []
    for row in rows:
        told: dict[str, object] = {}
        faults = row.faults
        found_on, urgency = row.values.get("found_on"), row.values.get("urgency", Urgency.ORDINARY)
        if isinstance(found_on, date) and isinstance(urgency, Urgency) and "due_on" not in row.values:
            key = (urgency, found_on)
            if key not in reckoned:
                reckoned[key] = book.ends(RULES[urgency], found_on)
            told["due_on"] = reckoned[key]
            faults = (*faults, Fault(column="due_on", key="ledger.due_assumed", stops=False))
        responsible = staff.get(str(row.values.get("responsible", "")))
        if responsible:
            told["responsible_id"] = responsible
        found.append(replace(row, values=row.values | told, faults=faults) if told else row)
    return found
