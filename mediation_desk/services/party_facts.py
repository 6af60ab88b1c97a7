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
from mediation_desk.domain.service_details import AS_REGISTERED, ServiceDetails
from mediation_desk.words import paper_term

NOBODY_ASKED: Mapping[str, ServiceDetails] = {}

_SIDES = ((Side.SEEKER, "甲方"), (Side.OTHER, "乙方"), (Side.NEUTRAL, "丙方"))


def parties_facts(
    case: Case,
    people: Mapping[str, Person],
    centre: Centre,
    today: date,
    *,
    identity: bool = False,
    agreed: Mapping[str, ServiceDetails] = NOBODY_ASKED,
) -> dict[str, PartyFacts]:
    """The facts of each party by person id, 甲方 first; `identity` prints the identity number too.

    `agreed` says what those asked let the other side see; what they do not, goes through the centre.

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
            person, answer = people[party.person_id], agreed.get(party.person_id, AS_REGISTERED)
            facts[party.person_id] = _facts(person, label, centre, today, identity, answer)
    return facts


def unasked(
    case: Case, people: Mapping[str, Person], agreed: Mapping[str, ServiceDetails]
) -> tuple[str, ...]:
    """Names of the parties nobody asked yet what the other side may see; the guarded show nothing anyway."""
    ids = dict.fromkeys(one.person_id for one in case.parties if one.role in PARTY_ROLES)
    open_ = (one for one in ids if not agreed.get(one, AS_REGISTERED).asked and not people[one].safe_contact)
    return tuple(people[one].name for one in open_)


def _facts(
    person: Person, side: str, centre: Centre, today: date, identity: bool, agreed: ServiceDetails
) -> PartyFacts:
    hidden = person.safe_contact or person.contact is None
    phones = person.contact.phones if person.contact else ()
    phone = next((one.number for one in phones if one.safe_to_call is not False), "")
    home = person.contact.address if person.contact and agreed.address else ""
    address = (person.work_unit if agreed.work_unit else "") or home
    withheld = not (agreed.address and agreed.work_unit) and not address
    through = f"由{centre.counselling_centre}代转"
    return PartyFacts(
        side=side,
        name=person.name,
        sex=paper_term(person.sex),
        ethnicity=on_paper(person.ethnicity),
        age=f"{age(person.born, today)}岁" if person.born else "",
        occupation="" if (hidden or not agreed.work_unit) and _tells_where(person) else person.occupation,
        contact=through if hidden or not agreed.phone else phone,
        address=through if hidden or withheld else address,
        identity_number=person.identity_number if identity and not hidden else "",
    )


def _tells_where(person: Person) -> bool:
    # 职业或职务 is typed freely and may name the very place that must stay unsaid.
    return any(place and place in person.occupation for place in (person.work_unit, person.school))
