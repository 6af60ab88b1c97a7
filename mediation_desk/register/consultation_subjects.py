"""What a consultation may be about, as far as its check needs it: clues and households column by column."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from mediation_desk.domain.person import Sex
from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.register.tables.clues import clues
from mediation_desk.register.tables.households import household_members, households


@dataclass(frozen=True, slots=True, kw_only=True)
class ClueFacts:
    """Who a clue speaks of, what it leads to."""

    number: str
    subject: str
    registered_by: str
    restricted: bool
    household_id: str | None
    case_id: str | None
    reception_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdMember:
    """One of a household; `person_id` where the register knows them as a person too."""

    name: str
    person_id: str | None
    relation: str
    head: bool
    sex: Sex


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdFacts:
    """Head, address and members of a household, those who left too: their names tell as much."""

    number: str
    head_name: str
    address: str
    members: tuple[HouseholdMember, ...]


def clue(records: Records, clue_id: str) -> ClueFacts:
    """A clue. DeskError("clue.missing")."""
    row = records.connection.execute(select(clues).where(clues.c.id == clue_id)).first()
    if row is None:
        raise DeskError("clue.missing")
    return ClueFacts(
        number=row.number,
        subject=row.subject,
        registered_by=row.registered_by,
        restricted=bool(row.restricted),
        household_id=row.household_id,
        case_id=row.case_id,
        reception_id=row.reception_id,
    )


def household(records: Records, household_id: str) -> HouseholdFacts:
    """A household. DeskError("household.missing")."""
    row = records.connection.execute(select(households).where(households.c.id == household_id)).first()
    if row is None:
        raise DeskError("household.missing")
    theirs = select(household_members).where(household_members.c.household_id == household_id)
    members = records.connection.execute(theirs.order_by(household_members.c.position)).all()
    return HouseholdFacts(
        number=row.number,
        head_name=row.head_name,
        address=row.address,
        members=tuple(
            HouseholdMember(
                name=one.name,
                person_id=one.person_id,
                relation=one.relation,
                head=bool(one.head),
                sex=one.sex,
            )
            for one in members
        ),
    )
