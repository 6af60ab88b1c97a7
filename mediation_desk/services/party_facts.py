"""What a paper says about a party: only what that person agreed to show the other side."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from mediation_desk.documents.people import PartyFacts
from mediation_desk.domain.case import Case
from mediation_desk.domain.centre import Centre
from mediation_desk.domain.dates import age
from mediation_desk.domain.ethnic_groups import on_paper
from mediation_desk.domain.party import PARTY_ROLES, Side
from mediation_desk.domain.person import Person
from mediation_desk.words import paper_term

_SIDES = ((Side.SEEKER, "甲方"), (Side.OTHER, "乙方"), (Side.NEUTRAL, "丙方"))


def parties_facts(
    case: Case, people: Mapping[str, Person], centre: Centre, today: date, *, identity: bool = False
) -> dict[str, PartyFacts]:
    """The facts of each party by person id, 甲方 first; `identity` prints the identity number too.

    A person in safe-contact mode is reached through the centre: no phone, address, work unit, school, number,
    nor with whom they live. Only their own rows change: whoever gave the same address keeps it in theirs,
    because a row that is missing something would tell the other side. A phone that is not safe to call is on
    no paper that both sides hold.
    """
    facts: dict[str, PartyFacts] = {}
    for side, word in _SIDES:
        on_side = [one for one in case.parties if one.side is side and one.role in PARTY_ROLES]
        for place, party in enumerate(on_side, 1):
            label = word if len(on_side) == 1 else f"{word}{place}"
            facts[party.person_id] = _facts(people[party.person_id], label, centre, today, identity)
    return facts


def _facts(person: Person, side: str, centre: Centre, today: date, identity: bool) -> PartyFacts:
    hidden = person.safe_contact or person.contact is None
    phones = person.contact.phones if person.contact else ()
    phone = next((one.number for one in phones if one.safe_to_call is not False), "")
    address = person.contact.address if person.contact else ""
    through = f"由{centre.counselling_centre}代转"
    return PartyFacts(
        side=side,
        name=person.name,
        sex=paper_term(person.sex),
        ethnicity=on_paper(person.ethnicity),
        age=f"{age(person.born, today)}岁" if person.born else "",
        occupation="" if hidden and _tells_where(person) else person.occupation,
        contact=through if hidden else phone,
        address=through if hidden else (person.work_unit or address),
        identity_number=person.identity_number if identity and not hidden else "",
    )


def _tells_where(person: Person) -> bool:
    # 职业或职务 is typed freely and may name the very place that must stay unsaid.
    return any(place and place in person.occupation for place in (person.work_unit, person.school))
