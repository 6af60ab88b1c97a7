"""A divorce case and its agreement, complete: only what a test changes can be at fault."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from mediation_desk.domain.agreement import Agreement, Clause
from mediation_desk.domain.case import Case, CaseState
from mediation_desk.domain.centre import Centre
from mediation_desk.domain.checkup.context import CheckContext
from mediation_desk.domain.checkup.wording import load_rules
from mediation_desk.domain.clauses.library import load, new_clause
from mediation_desk.domain.clauses.names import names_of
from mediation_desk.domain.party import Party, PartyRole, Side
from mediation_desk.domain.person import Person, Sex
from mediation_desk.domain.reception import DisputeSubtype, Source

FORMS = Path(__file__).parents[3] / "resources" / "forms"
LIBRARY = load(FORMS / "clauses.json")
RULES = load_rules(FORMS / "checkup.json")
TODAY = date(2024, 3, 5)
CENTRE = Centre(
    district="青禾区",
    abbreviation="青婚",
    committee="青禾区婚姻家庭纠纷人民调解委员会",
    counselling_centre="青禾区婚姻家庭辅导中心",
    womens_federation="青禾区妇女联合会",
)
MOTHER = Person(id="a", name="林晓岚", sex=Sex.FEMALE, born=date(1987, 5, 2), monthly_income=5000)
FATHER = Person(id="b", name="赵启明", sex=Sex.MALE, born=date(1985, 8, 9), monthly_income=7000)
CHILD = Person(id="c", name="赵小禾", sex=Sex.FEMALE, born=date(2013, 9, 12))
CASE = Case(
    id="case",
    number="（2024）青婚人调字第012号",
    state=CaseState.IN_MEDIATION,
    accepted_on=date(2024, 2, 20),
    parties=(
        Party(person_id="a", side=Side.SEEKER, role=PartyRole.APPLICANT),
        Party(person_id="b", side=Side.OTHER, role=PartyRole.RESPONDENT),
        Party(person_id="c", side=Side.CHILD, role=PartyRole.CHILD),
    ),
    mediator_ids=("m",),
    source=Source.PARTY_APPLICATION,
    dispute_subtype=DisputeSubtype.DIVORCE,
)


def made(kind: str, **gaps: str) -> Clause:
    form = LIBRARY.form(kind)
    assert form is not None
    return new_clause(form, kind, **gaps)


def free(text: str) -> Clause:
    return Clause(id="free", title="其他", text=text)


CUSTODY = made("C10", child="c", custodian="a")
SUPPORT = made("C12", payer="b", child="c", start="2024-04", amount="1800.00")
VISITS = made("C15", visitor="b", escort="b", carer="a")
DEBTS = made("C30", list="购车借款\t青禾农商行\t40000", payer="b")
TAIL = (made("C53"), made("C54"))


def context(
    people: tuple[Person, ...] = (MOTHER, FATHER, CHILD), heard: tuple[str, ...] = ("c",), **changes: Any
) -> CheckContext:
    known = {person.id: person for person in people}
    case = changes.pop("case", CASE)
    return replace(
        CheckContext(
            case=case,
            people=known,
            names=names_of(case, known, CENTRE, copies=3, heard=heard),
            library=LIBRARY,
            rules=RULES,
            today=TODAY,
        ),
        **changes,
    )


def agreement(*clauses: Clause, **changes: Any) -> Agreement:
    whole = Agreement(
        id="agreement",
        case_id="case",
        facts="双方于2012年登记结婚，育有一女，因家务分工和债务问题多次争吵，就抚养、住房和借款清偿发生争议。",
        clauses=clauses,
        manner="银行转账",
        deadline="按月",
        mediator_ids=("m",),
    )
    return replace(whole, **changes)
