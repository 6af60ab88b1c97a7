"""The record of a visit (D14) as it is filled, and the list as a file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mediation_desk.domain.return_visit import (
    ClauseResult,
    RiskChange,
    RiskWords,
    VisitFinding,
    VisitMode,
    VisitOccasion,
)
from mediation_desk.domain.written_paper import Audience
from mediation_desk.services import (
    return_visits,
    visit_export,
    visit_list,
    visit_papers,
    written_papers,
)
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.visit_export import SheetWords
from tests.case_fixtures import WIFE
from tests.desk_fixtures import DIRECTOR, MEDIATOR, Office
from tests.visit_fixtures import agreed, made, mark_red, of, refused


@pytest.fixture
def case_id(desk_office: Office) -> str:
    return agreed(desk_office)


def test_the_record_is_filled_from_the_visit(desk_office: Office, case_id: str) -> None:
    visit = of(desk_office, case_id, WIFE.id, VisitOccasion.EFFECT_7)
    assert refused(desk_office, MEDIATOR, visit_papers.write_visit_record, visit.id) == "visit.not_made"
    risk = RiskWords(
        change=RiskChange.LESS,
        words="情绪平稳",
        findings=frozenset({VisitFinding.HIDDEN_DANGER}),
        measures="已约定由亲属陪同交接",
    )
    with desk_office.as_(MEDIATOR) as records:
        told = made(records, visit, ClauseResult.PART, risk=risk)
        return_visits.record_visit(records, visit.id, visit.version, told)
        paper = visit_papers.write_visit_record(records, visit.id)
        assert visit_papers.write_visit_record(records, visit.id).id == paper.id
    situation = str(paper.value("situation"))
    assert "第二条（抚养费）：部分履行" in situation
    assert "满意度：满意。" in situation
    assert "有隐患。采取的措施：已约定由亲属陪同交接" in situation
    assert "电话" not in str(paper.values)
    assert "情绪平稳" not in str(paper.values)
    assert paper.audience is Audience.SEEKER
    assert paper.value("agreement_number")
    with desk_office.as_(MEDIATOR) as records:
        issued = written_papers.issue_written(records, paper.id, paper.version)
        written_papers.sign_written(records, issued.id, records.today)


def test_of_somebody_kept_safe_the_record_tells_no_danger(desk_office: Office, case_id: str) -> None:
    mark_red(desk_office, WIFE.id)
    visit = of(desk_office, case_id, WIFE.id, VisitOccasion.EFFECT_7)
    risk = RiskWords(findings=frozenset({VisitFinding.ESCALATION}), measures="已报告派出所")
    with desk_office.as_(MEDIATOR) as records:
        told = made(records, visit, ClauseResult.PERFORMED, mode=VisitMode.AT_CENTRE, risk=risk)
        return_visits.record_visit(records, visit.id, visit.version, told)
        paper = visit_papers.write_visit_record(records, visit.id)
    assert "派出所" not in str(paper.values)
    assert "激化" not in str(paper.values)


def test_a_list_leaves_with_the_password_alone(desk_office: Office, case_id: str) -> None:
    said = SheetWords(title="回访", heads=("a",) * 8, cells=lambda row: (row.person, f"={row.number}") * 4)
    with desk_office.as_(MEDIATOR) as records:
        ids = [row.id for row in visit_list.visits_due(records)]
        right = Confirmed(staff_id=MEDIATOR.id, at=records.now)
        assert visit_export.export_visits(records, ids, said, right)[:2] == b"PK"
    args = ids, said, replace(right, staff_id=DIRECTOR.id)
    assert refused(desk_office, MEDIATOR, visit_export.export_visits, *args) == "password.ask_again"
