"""The self-test's invented family, with rare names, and the agreement they make."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

from mediation_desk.domain.agreement import Agreement, Clause
from mediation_desk.domain.centre import Centre
from mediation_desk.domain.clauses.library import new_clause
from mediation_desk.domain.identity import check_character
from mediation_desk.domain.party import Party, PartyRole, Relation, Side
from mediation_desk.domain.person import Contact, IdentityKind, Person, Phone, Sex
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.services.clause_books import clause_library

CENTRE = Centre(
    district="青禾区",
    abbreviation="青婚",
    committee="青禾区婚姻家庭纠纷人民调解委员会",
    counselling_centre="青禾区婚姻家庭辅导中心",
    womens_federation="青禾区妇女联合会",
)
DIRECTOR = Staff(id="d" * 32, name="何玉贞", roles=frozenset({Role.DIRECTOR, Role.MEDIATOR}), signs_in=True)
WIFE_NAME, HUSBAND_NAME, CHILD_NAME = "欧阳𬍛", "司马喆䶮", "司马予安"
NAMES = (WIFE_NAME, HUSBAND_NAME, CHILD_NAME)
STORY = "双方于2012年登记结婚，育有一女，因家务分工和债务问题多次争吵，分居半年。"
MONTHLY, MONTHLY_FIGURES, MONTHLY_CAPITAL = "1800.00", "人民币1,800元", "人民币壹仟捌佰元整"
ONCE, ONCE_FIGURES, ONCE_CAPITAL = "128657.56", "人民币128,657.56元", "人民币壹拾贰万捌仟陆佰伍拾柒元伍角陆分"
AMOUNTS = (MONTHLY_FIGURES, MONTHLY_CAPITAL, ONCE_FIGURES, ONCE_CAPITAL)
COPIES = "一式叁份", "一式三份"
"""Parties + 1, in the word the form uses; one of these must be read."""


def _number(born: date, order: int) -> str:
    digits = f"370196{born:%Y%m%d}{order:03}"  # a district that does not exist
    return digits + check_character(digits)


def family(today: date) -> tuple[Person, Person, Person]:
    """Wife, husband, a child of ten."""
    wife_born, husband_born = date(1990, 1, 1), date(1985, 6, 15)
    wife = Person(
        id=uuid4().hex,
        name=WIFE_NAME,
        sex=Sex.FEMALE,
        born=wife_born,
        ethnicity="汉",
        identity_number=_number(wife_born, 2),
        contact=Contact(phones=(Phone(number="13800000276"),), address="梧桐苑小区4号楼"),
    )
    husband = Person(
        id=uuid4().hex,
        name=HUSBAND_NAME,
        sex=Sex.MALE,
        born=husband_born,
        ethnicity="汉",
        identity_number=_number(husband_born, 3),
        monthly_income=8000,
        contact=Contact(phones=(Phone(number="13800000814"),), address="柳溪花园12号楼"),
    )
    child = Person(
        id=uuid4().hex,
        name=CHILD_NAME,
        sex=Sex.FEMALE,
        born=date(today.year - 10, 1, 1),
        identity_kind=IdentityKind.NONE,
        no_identity_reason="未带户口簿",
    )
    return wife, husband, child


def parties(people: tuple[Person, Person, Person]) -> tuple[Party, ...]:
    """The wife asks, the husband answers, the child is talked about."""
    wife, husband, child = people
    return (
        Party(person_id=wife.id, side=Side.SEEKER, role=PartyRole.APPLICANT, relation=Relation.SELF),
        Party(person_id=husband.id, side=Side.OTHER, role=PartyRole.RESPONDENT, relation=Relation.SPOUSE),
        Party(person_id=child.id, side=Side.CHILD, role=PartyRole.CHILD, relation=Relation.CHILD),
    )


def written(agreement: Agreement, people: tuple[Person, Person, Person], today: date) -> Agreement:
    """The draft with its clauses: who cares for the child, two payments, visits, copies."""
    wife, husband, child = (one.id for one in people)
    month = f"{today.year + today.month // 12}-{today.month % 12 + 1:02}"
    gaps: dict[str, dict[str, str]] = {
        "C10": {"child": child, "custodian": wife},
        "C12": {"payer": husband, "child": child, "start": month, "amount": MONTHLY},
        "C15": {"visitor": husband, "child": child, "escort": husband, "carer": wife},
        "C31": {"who": wife, "date": f"{today.year + 1}-06-30", "amount": ONCE},
        "C53": {},
        "C54": {},
    }
    clauses: list[Clause] = []
    for kind, known in gaps.items():
        form = clause_library().form(kind)
        if form is None:
            raise ValueError("no such model clause")
        clauses.append(new_clause(form, uuid4().hex, **known))
    return replace(
        agreement,
        clauses=tuple(clauses),
        manner="银行转账",
        place="青禾区",
        deadline="每月10日前付清当月费用，其余按约定日期付清",
    )
