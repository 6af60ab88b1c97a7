"""The words behind what asks for a look at an award, as far as they open for whoever sits here."""

from __future__ import annotations

from sqlalchemy import select

from mediation_desk.domain.award_concern import Concern, ConcernKind
from mediation_desk.domain.safety_record import SafetyRecord
from mediation_desk.errors import DeskError
from mediation_desk.register import safety_records, sealed
from mediation_desk.register.records import Records
from mediation_desk.register.tables.cases import cases
from mediation_desk.register.tables.clues import clues
from mediation_desk.register.tables.households import household_colours


def said_of(records: Records, one: Concern) -> str | None:
    """The reason of a colour, the words of a clue, the number of a case; None when they do not open.

    The caller journals the read.
    """
    if one.kind in (ConcernKind.RED, ConcernKind.CLUE):
        table = household_colours if one.kind is ConcernKind.RED else clues
        text_id = records.connection.execute(
            select(table.c.sealed_id).where(table.c.id == one.subject_id)
        ).scalar()
        if text_id is None or not sealed.may_open(records, str(text_id)):
            return None
        return sealed.unseal(records, str(text_id))
    if one.kind is ConcernKind.OPEN_CASE:
        found = select(cases.c.number).where(cases.c.id == one.subject_id)
        return str(records.connection.execute(found).scalar() or "")
    return ""


def safety_record_of(records: Records, record_id: str) -> SafetyRecord | None:
    """A safety record, journalled, or None when it does not open."""
    try:
        return safety_records.get(records, record_id)
    except DeskError:
        return None
