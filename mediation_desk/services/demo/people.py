"""The demo's people: numbers of a district that does not exist, phones made up, births by age."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from mediation_desk.domain.identity import check_character
from mediation_desk.domain.party import Party, PartyRole, Relation, Side
from mediation_desk.domain.person import (
    Contact,
    IdentityKind,
    MaritalStatus,
    Person,
    Phone,
    Sex,
    SpecialGroup,
)
from mediation_desk.services.demo.data import Human, Story

REGION = "370196"  # Shandong, but no district: nobody's real number begins so
_SEX = {"男": Sex.MALE, "女": Sex.FEMALE, "": Sex.UNKNOWN}
_COUPLES = (Relation.SPOUSE, Relation.PARTNER, Relation.FORMER_PARTNER)
_STREETS = (
    "青禾街道梧桐苑小区4号楼2单元1102",
    "文华街道槐树里7号院3号楼401",
    "青禾街道柳溪花园12号楼1单元602",
    "清河镇东杨村102号",
    "文华街道书香名邸9号楼1703",
    "石桥镇南石桥村36号",
    "青禾街道春晖小区2号楼5单元301",
    "清河镇渡口村8号",
)


def people_of(story: Story, today: date) -> dict[str, Person]:
    """The people of a story by their place in it."""
    return {
        place: _person(human, place, story.key * 5 + number, today)
        for number, (place, human) in enumerate(story.people.items())
    }


def parties_of(story: Story, people: dict[str, Person]) -> tuple[Party, ...]:
    """Who sits on which side."""
    return tuple(_party(story, place, person.id) for place, person in people.items())


def _person(human: Human, place: str, number: int, today: date) -> Person:
    facts = human.facts
    born = date(today.year - human.age - 1, number * 7 % 12 + 1, number * 11 % 28 + 1)
    if (born.month, born.day) <= (today.month, today.day):
        born = born.replace(year=born.year + 1)
    sex = _SEX[human.sex]
    alias = bool(facts.get("alias"))
    kind, paper, why = _paper(human, born, sex, number, alias or not human.sex)
    child = place.startswith("child")
    return Person(
        id=uuid4().hex,
        name=human.name,
        alias=alias,
        sex=sex,
        born=None if alias else born,
        ethnicity=facts.get("ethnicity", "" if alias or kind is IdentityKind.PASSPORT else "汉"),
        identity_kind=kind,
        identity_number=paper,
        no_identity_reason=why,
        contact=_contact(number, child, alias),
        safe_contact=bool(facts.get("safe")),
        occupation="" if child else human.job,
        school=human.job if child else "",
        marital_status=MaritalStatus[facts.get("marital", "UNSTATED")],
        special_groups=frozenset(SpecialGroup(one) for one in facts.get("groups", ())),
        monthly_income=facts.get("income"),
    )


def _paper(human: Human, born: date, sex: Sex, number: int, without: bool) -> tuple[IdentityKind, str, str]:
    if passport := human.facts.get("passport"):
        return IdentityKind.PASSPORT, passport, ""
    if without or human.facts.get("no_paper"):
        return IdentityKind.NONE, "", human.facts.get("no_paper", "电话咨询，未出示证件")
    digits = f"{REGION}{born:%Y%m%d}{number % 100:02}{number % 4 * 2 + (sex is Sex.MALE)}"
    kind = IdentityKind.HOUSEHOLD_BOOKLET if human.age < 16 else IdentityKind.RESIDENT_ID
    return kind, digits + check_character(digits), ""


def _contact(number: int, child: bool, alias: bool) -> Contact:
    if child or alias:
        return Contact()
    phone = Phone(number=f"1380000{(number * 37 + 276) % 10000:04}", safe_to_call=True)
    return Contact(phones=(phone,), address=_STREETS[number // 5 % len(_STREETS)])


def _party(story: Story, place: str, person_id: str) -> Party:
    relation = Relation(story.people[place].facts.get("relation", story.get("relation", "spouse")))
    if place == "seeker":
        side, role, relation = Side.SEEKER, PartyRole.APPLICANT, Relation.SELF
    elif place.startswith("child"):
        side, role, relation = Side.CHILD, PartyRole.CHILD, Relation.CHILD
    else:
        side, role = Side.OTHER, PartyRole.RESPONDENT
    lives = story.people[place].facts.get("lives_with", "双方") if role is PartyRole.CHILD else ""
    return Party(person_id=person_id, side=side, role=role, relation=relation, lives_with=lives)


def couple(parties: tuple[Party, ...]) -> bool:
    """Whether the two sides are or were a couple."""
    return any(party.relation in _COUPLES for party in parties)
