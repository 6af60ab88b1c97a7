"""A shelf of invented cases in several states, and one family in the middle of mediation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import uuid4

from sqlalchemy import update

from mediation_desk.domain.case import Case, CaseState
from mediation_desk.domain.party import Party, PartyRole, Relation, Side
from mediation_desk.domain.person import Contact, Person, Phone, Sex
from mediation_desk.domain.reception import DisputeSubtype, Source
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.staff import Staff
from mediation_desk.register import cases, numbers, people
from mediation_desk.register.tables.cases import cases as case_rows
from mediation_desk.services import cases as case_services
from mediation_desk.services import screenings
from tests.case_fixtures import screen
from tests.desk_fixtures import DIRECTOR, MEDIATOR, OTHER_MEDIATOR, Office

TODAY = date(2026, 3, 18)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """One case of the shelf: both names and what the list paints."""

    one: str
    other: str
    dispute: DisputeSubtype
    state: CaseState
    lead: Staff = MEDIATOR
    days: int | None = None
    mark: Mark = Mark.NONE


SHELF = (
    Shelved(one="段清和", other="厉寻真", dispute=DisputeSubtype.COUPLE, state=CaseState.CLOSED),
    Shelved(one="梁绣云", other="常以宁", dispute=DisputeSubtype.PARENT_SUPPORT, state=CaseState.AGREED_ORAL),
    Shelved(
        one="迪丽努尔·阿卜杜热西提",
        other="罗旭阳",
        dispute=DisputeSubtype.VISITATION,
        state=CaseState.IN_MEDIATION,
        days=9,
    ),
    Shelved(
        one="吕秀禾",
        other="曾见微",
        dispute=DisputeSubtype.CUSTODY_CHANGE,
        state=CaseState.SUSPENDED,
        lead=OTHER_MEDIATOR,
        days=-2,
        mark=Mark.YELLOW,
    ),
    Shelved(
        one="柳夕媛",
        other="庞亦舟",
        dispute=DisputeSubtype.CHILD_SUPPORT,
        state=CaseState.AGREED_WRITTEN,
        days=2,
    ),
    Shelved(
        one="林晓芸",
        other="赵启帆",
        dispute=DisputeSubtype.DIVORCE,
        state=CaseState.ACCEPTED,
        days=0,
        mark=Mark.RED,
    ),
    Shelved(
        one="林栩言",
        other="宋怀瑾",
        dispute=DisputeSubtype.DIVORCE,
        state=CaseState.IN_MEDIATION,
        days=15,
        mark=Mark.ORANGE,
    ),
)


def fill_shelf(office: Office, shelf: tuple[Shelved, ...] = SHELF) -> list[str]:
    """Put the cases of a shelf into the register, oldest first; their ids."""
    return [_add(office, one) for one in shelf]


def _add(office: Office, shelved: Shelved) -> str:
    with office.as_(MEDIATOR) as records:
        both = [
            people.add(records, Person(id=uuid4().hex, name=name, sex=sex, born=born))
            for name, sex, born in (
                (shelved.one, Sex.FEMALE, date(1989, 5, 20)),
                (shelved.other, Sex.MALE, date(1985, 6, 15)),
            )
        ]
        case = Case(
            id=uuid4().hex,
            number=numbers.take(records, "case", 2026),
            state=shelved.state,
            accepted_on=records.today - timedelta(days=10),
            parties=(
                Party(person_id=both[0].id, side=Side.SEEKER, role=PartyRole.APPLICANT),
                Party(
                    person_id=both[1].id,
                    side=Side.OTHER,
                    role=PartyRole.RESPONDENT,
                    relation=Relation.SPOUSE,
                ),
            ),
            mediator_ids=(shelved.lead.id,),
            source=Source.PARTY_APPLICATION,
            dispute_subtype=shelved.dispute,
        )
        kept = cases.add(records, case, shelved.mark)
    with office.as_(DIRECTOR) as records:  # planted: where the list paints it, nothing counted lies so near
        limit = None if shelved.days is None else records.today + timedelta(days=shelved.days)
        painted = update(case_rows).where(case_rows.c.id == kept.id)
        kind = "" if limit is None else "mediation"
        records.connection.execute(painted.values(next_limit=limit, next_limit_kind=kind))
    return kept.id


OUYANG = Person(
    id="4" * 32,
    name="欧阳静姝",
    sex=Sex.FEMALE,
    born=date(1987, 9, 2),
    occupation="教师",
    contact=Contact(phones=(Phone(number="13600004471", safe_to_call=True, safe_hours="12:00–14:00"),)),
)
SIMA = Person(
    id="5" * 32,
    name="司马宏毅",
    sex=Sex.MALE,
    born=date(1984, 11, 30),
    occupation="个体工商户",
    contact=Contact(phones=(Phone(number="13900002063"),)),
)
YULE = Person(id="6" * 32, name="司马予乐", sex=Sex.FEMALE, born=date(2015, 9, 6))
FAMILY = (
    Party(person_id=OUYANG.id, side=Side.SEEKER, role=PartyRole.APPLICANT, relation=Relation.SELF),
    Party(person_id=SIMA.id, side=Side.OTHER, role=PartyRole.RESPONDENT, relation=Relation.SPOUSE),
    Party(
        person_id=YULE.id, side=Side.CHILD, role=PartyRole.CHILD, relation=Relation.CHILD, lives_with="母亲"
    ),
)


def add_family(office: Office, *, safe_contact: bool = False) -> str:
    """The case of 欧阳静姝 and 司马宏毅, just accepted; led by MEDIATOR, assisted by the director."""
    with office.as_(MEDIATOR) as records:
        for person in (replace(OUYANG, safe_contact=safe_contact), SIMA, YULE):
            people.add(records, person)
        case = Case(
            id=uuid4().hex,
            number=numbers.take(records, "case", 2026),
            state=CaseState.ACCEPTED,
            accepted_on=records.today - timedelta(days=15),
            parties=FAMILY,
            mediator_ids=(MEDIATOR.id, DIRECTOR.id),
            source=Source.REGISTRY,
            dispute_subtype=DisputeSubtype.DIVORCE,
            summary="双方因家务分工和债务问题多次争吵，自2026年1月起分居。",
        )
        return cases.add(records, case, Mark.UNFINISHED).id


def ready_family(office: Office, case_id: str, *, orange: bool = False) -> None:
    """Consents, notices and talks alone, with `orange` the word of the director too: mediation may begin."""
    with office.as_(MEDIATOR) as records:
        for person in (OUYANG, SIMA):
            screen(records, person.id)
            case_services.record_consent(records, case_id, person.id, records.today)
            case_services.record_rights_notice(records, case_id, person.id, records.today)
        if orange:
            screenings.raise_mark(records, OUYANG.id, Mark.ORANGE, "希望不要坐在一起")
    if orange:
        with office.as_(DIRECTOR) as records:
            screenings.approve_shuttle(records, case_id, person_wishes=True, safety_plan=True)


def begin_family(office: Office, case_id: str) -> None:
    """Mediation begins."""
    with office.as_(MEDIATOR) as records:
        version = cases.get(records, case_id).version
        case_services.move_case(records, case_id, version, CaseState.IN_MEDIATION)
