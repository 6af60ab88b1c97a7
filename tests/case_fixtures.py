"""An invented family and their case, through the same functions the desk uses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

from mediation_desk.domain.agreement import Agreement, Clause
from mediation_desk.domain.case import Case, CaseState
from mediation_desk.domain.party import Party, PartyRole, Relation, Side
from mediation_desk.domain.person import Contact, Person, Phone, Sex
from mediation_desk.domain.reception import DisputeSubtype, Source
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.screening import (
    QUESTION_IDS,
    Answer,
    AnswerValue,
    Screening,
    ScreeningForm,
    YesNo,
    kind_of,
)
from mediation_desk.domain.screening import QuestionKind as Kind
from mediation_desk.register import cases, numbers, people
from mediation_desk.register.records import Records
from mediation_desk.services import cases as case_services
from mediation_desk.services import screenings
from tests.desk_fixtures import MEDIATOR, Office

WIFE = Person(
    id="1" * 32,
    name="林晓芸",
    sex=Sex.FEMALE,
    born=date(1990, 1, 1),
    ethnicity="汉",
    identity_number="37011519900101002X",
    occupation="教师",
    contact=Contact(phones=(Phone(number="13800000276"),), address="青禾街道梧桐苑小区4号楼2单元1102"),
)
HUSBAND = Person(
    id="2" * 32,
    name="赵启帆",
    sex=Sex.MALE,
    born=date(1985, 6, 15),
    ethnicity="汉",
    identity_number="370115198506151237",
    occupation="个体工商户",
    monthly_income=8000,
    contact=Contact(phones=(Phone(number="13800000814"),), address="青禾街道梧桐苑小区4号楼2单元1102"),
)
CHILD = Person(id="3" * 32, name="赵予安", sex=Sex.FEMALE, born=date(2015, 9, 6))

PARTIES = (
    Party(person_id=WIFE.id, side=Side.SEEKER, role=PartyRole.APPLICANT, relation=Relation.SELF),
    Party(person_id=HUSBAND.id, side=Side.OTHER, role=PartyRole.RESPONDENT, relation=Relation.SPOUSE),
    Party(person_id=CHILD.id, side=Side.CHILD, role=PartyRole.CHILD, relation=Relation.CHILD),
)


def add_case(office: Office) -> str:
    """A case just accepted, led by MEDIATOR; returns its id."""
    with office.as_(MEDIATOR) as records:
        return case_in(records)


def case_in(records: Records) -> str:
    """The same, in a transaction that is open."""
    for person in (WIFE, HUSBAND, CHILD):
        if not people.exists(records, person.id):
            people.add(records, person)
    case = Case(
        id=uuid4().hex,
        number=numbers.take(records, "case", 2026),
        state=CaseState.ACCEPTED,
        accepted_on=records.today,
        parties=PARTIES,
        mediator_ids=(MEDIATOR.id,),
        source=Source.REGISTRY,
        dispute_subtype=DisputeSubtype.DIVORCE,
        summary="双方因家务分工和债务问题多次争吵，自2026年1月起分居。",
    )
    return cases.add(records, case, Mark.UNFINISHED).id


def screen(records: Records, person_id: str, **given: AnswerValue) -> Screening:
    """A finished full sheet with 没有 everywhere but `given` (q3=Answer.RECENT)."""
    answers: dict[str, AnswerValue] = {}
    calm = {Kind.FREQUENCY: Answer.NO, Kind.YES_NO: YesNo.NO, Kind.SCALE: 9, Kind.TEXT: "白天电话"}
    for question in QUESTION_IDS[ScreeningForm.FULL]:
        answers[question] = given.get(f"q{question}", calm[kind_of(question)])
    sheet = Screening(
        id=uuid4().hex,
        person_id=person_id,
        form=ScreeningForm.FULL,
        asked_by=records.staff.id,
        asked_at=records.now,
        answers=tuple(answers.items()),
    )
    return screenings.save_screening(records, sheet)


def begin_mediation(office: Office, case_id: str) -> None:
    """Everything the main line asks for, and the case in mediation."""
    with office.as_(MEDIATOR) as records:
        for person_id in (WIFE.id, HUSBAND.id):
            screen(records, person_id)
            case_services.record_consent(records, case_id, person_id, records.today)
            case_services.record_rights_notice(records, case_id, person_id, records.today)
        case_services.record_child_heard(records, case_id, CHILD.id, records.today)
        version = cases.get(records, case_id).version
        case_services.move_case(records, case_id, version, CaseState.IN_MEDIATION)


def clauses() -> tuple[Clause, ...]:
    """Custody, support, visits, declaration and copies: an agreement ready to print."""
    support = (
        ("payer", HUSBAND.id),
        ("child", CHILD.id),
        ("start", "2026-04"),
        ("end", "child_18"),
        ("day", "10"),
        ("amount", "1800.00"),
        ("share", "equal"),
        ("account", "separate"),
        ("settle", "15"),
    )
    custody = (("child", CHILD.id), ("custodian", WIFE.id))
    return (
        Clause(id="c10", title="直接抚养", kind="C10", gaps=custody),
        Clause(id="c12", title="抚养费", kind="C12", gaps=support),
        Clause(
            id="free", title="探望", text="乙方每月第二、第四个周末探望女儿，星期六9时接，星期日17时送回。"
        ),
        Clause(id="c53", title="司法确认告知", kind="C53"),
        Clause(id="c54", title="份数与生效", kind="C54"),
    )


def filled(agreement: Agreement) -> Agreement:
    """The same agreement with facts, clauses and manner written."""
    return replace(
        agreement,
        facts="双方于2012年登记结婚，育有一女，因家务分工和债务问题多次争吵，自2026年1月起分居。",
        clauses=clauses(),
        manner="银行转账",
        place="青禾区",
        deadline="按月支付，自2026年4月起每月10日前付清当月费用",
    )
