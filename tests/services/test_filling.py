"""Every kind that staff complete is filled from the register, passes the wall and can be issued."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.papers import PAPERS
from mediation_desk.domain.case import CaseState, TerminationGround
from mediation_desk.domain.mediation_record import MediationRecord, Sitting, SittingResult
from mediation_desk.domain.reception import Decision
from mediation_desk.domain.written_paper import Audience, Value, WrittenPaper
from mediation_desk.errors import DeskError
from mediation_desk.register import cases, people
from mediation_desk.services import (
    agreements,
    mediation_records,
    receptions,
    written_desk,
    written_papers,
)
from mediation_desk.services import cases as case_services
from mediation_desk.services.filling import FILLINGS, audiences_of, filling_of, homes_of, source_of
from mediation_desk.services.filling.filling import Home
from mediation_desk.services.written_values import KINDS
from tests.case_fixtures import HUSBAND, WIFE, add_case, begin_mediation, filled, screen
from tests.desk_fixtures import MEDIATOR, Office
from tests.limit_fixtures import BOOK
from tests.services.reception_samples import LIN, ZHAO, entry

OF_CASES = [key for key, kind in KINDS.items() if Home.CASE in homes_of(kind)]
OF_OFFICE = [key for key, kind in KINDS.items() if Home.OFFICE in homes_of(kind)]


@pytest.fixture
def case_id(desk_office: Office) -> str:
    made = add_case(desk_office)
    begin_mediation(desk_office, made)
    return made


def opened(office: Office, case_id: str, key: str, audience: Audience | None = None) -> WrittenPaper:
    with office.as_(MEDIATOR) as records:
        paper = written_desk.written_sheet(records, case_id, key).paper
        if audience is None:
            return paper
        paper = replace(paper, audience=audience)
        return replace(paper, values=written_desk.register_says(records, paper))


def completed(paper: WrittenPaper) -> WrittenPaper:
    """The same with something in every field that is needed and empty."""
    told = dict(paper.values)
    for field in KINDS[paper.key].fields:
        if not told[field.name]:
            told[field.name] = _some(field)
    return replace(paper, values=tuple(told.items()))


def _some(field: Field) -> Value:
    match field.kind:
        case FieldKind.CHOICE:
            return field.choices[0]
        case FieldKind.TICKS:
            return field.choices[:1]
        case FieldKind.ROWS:
            return (("甲",) * len(field.columns),)
        case FieldKind.TALK:
            return (("问", "好吗？"), ("答", "好。"))
        case FieldKind.DAY:
            return "2026年3月18日"
        case _:
            return "经核对无误"


def test_every_line_fills_a_kind_there_is() -> None:
    known = {kind.key for kind in PAPERS}
    assert [one.key for one in FILLINGS if one.key not in known] == []
    assert len({one.key for one in FILLINGS}) == len(FILLINGS)


@pytest.mark.parametrize("key", OF_CASES)
def test_a_kind_of_a_case_is_filled_completed_and_issued_for_each_reader(
    desk_office: Office, case_id: str, key: str
) -> None:
    for audience in audiences_of(KINDS[key]):
        paper = completed(opened(desk_office, case_id, key, audience))
        with desk_office.as_(MEDIATOR) as records:
            kept = written_papers.keep_written(records, paper)
            issued = written_papers.issue_written(records, kept.id, kept.version)
            assert written_papers.issued_paper(records, issued.id).pdf.startswith(b"%PDF")


@pytest.mark.parametrize("key", OF_OFFICE)
def test_a_kind_of_the_office_is_filled_completed_and_issued(desk_office: Office, key: str) -> None:
    paper = completed(opened(desk_office, "", key))
    with desk_office.as_(MEDIATOR) as records:
        kept = written_papers.keep_written(records, paper)
        issued = written_papers.issue_written(records, kept.id, kept.version)
        assert written_papers.issued_paper(records, issued.id).docx.startswith(b"PK")
        assert issued.number == "" or issued.number


def test_a_kind_of_cases_is_not_written_for_the_office(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"no_such_kind"):
        written_desk.written_sheet(records, "", "closing_report")


def test_the_mandate_follows_whom_it_is_for(desk_office: Office, case_id: str) -> None:
    for audience, person, against in (
        (Audience.SEEKER, WIFE, HUSBAND),
        (Audience.OTHER, HUSBAND, WIFE),
    ):
        paper = opened(desk_office, case_id, "power_of_attorney", audience)
        assert paper.value("principal_name") == person.name
        assert paper.value("principal_identity") == person.identity_number
        assert paper.value("matter") == f"与{against.name}离婚纠纷"


def test_the_extension_runs_from_the_limit_by_its_rule(desk_office: Office, case_id: str) -> None:
    with desk_office.reading(MEDIATOR) as records:
        limit = BOOK.ends("mediation", cases.get(records, case_id).accepted_on)
    paper = opened(desk_office, case_id, "extension_consent")
    later = BOOK.ends("extension", limit)
    assert paper.value("from_day") == f"{limit.year}年{limit.month}月{limit.day}日"
    assert paper.value("to_day") == f"{later.year}年{later.month}月{later.day}日"


def test_the_closing_report_tells_how_it_ended(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        case = cases.get(records, case_id)
        case_services.move_case(
            records,
            case_id,
            case.version,
            CaseState.TERMINATED,
            reason="双方意见相差太大",
            ground=TerminationGround.NO_PROSPECT,
        )
    paper = opened(desk_office, case_id, "closing_report")
    assert paper.value("result") == "因双方分歧较大，没有达成调解协议的可能，终止调解。"
    assert paper.value("summary") == "双方因家务分工和债务问题多次争吵，自2026年1月起分居。"
    rows = paper.value("parties")
    assert [row[0] for row in rows] == [WIFE.name, HUSBAND.name]


def test_the_divorce_agreement_takes_the_clauses_as_the_registry_calls_the_spouses(
    desk_office: Office, case_id: str
) -> None:
    if "divorce_agreement" not in KINDS:
        pytest.skip("not printed yet")
    with desk_office.as_(MEDIATOR) as records:
        begun = agreements.begin_agreement(records, case_id)
        agreements.save_agreement(records, filled(begun.agreement))
    paper = opened(desk_office, case_id, "divorce_agreement")
    assert paper.value("woman_identity") == WIFE.identity_number
    children = str(paper.value("children_terms"))
    assert "女方" in children
    assert "甲方" not in children
    assert len(children.splitlines()) == 2


def test_what_a_party_hides_is_on_no_paper_for_both(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        wife = people.get(records, WIFE.id)
        people.save(records, replace(wife, safe_contact=True))
    for key in OF_CASES:
        paper = opened(desk_office, case_id, key)
        if paper.audience is Audience.BOTH:
            assert "13800000276" not in str(paper.values)
            rows = [row for _name, value in paper.values if isinstance(value, tuple) for row in value]
            assert "梧桐苑" not in str([row for row in rows if WIFE.name in row])
            assert WIFE.identity_number not in str(paper.values)


def test_what_one_side_said_alone_fills_no_paper_for_both(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        for n, (how, place, why) in enumerate(
            (
                (Sitting.JOINT, "第一调解室", "双方对抚养费数额分歧较大"),
                (Sitting.SEPARATE, "她姐姐家", "她怕他，不敢当面说"),
            )
        ):
            record = MediationRecord(
                id=f"{n}" * 32,
                case_id=case_id,
                ordinal=0,
                began=records.now,
                ended=records.now + timedelta(minutes=30),
                place=place,
                present_ids=(WIFE.id,) if how is Sitting.SEPARATE else (WIFE.id, HUSBAND.id),
                mediator_ids=(MEDIATOR.id,),
                recorder_id=MEDIATOR.id,
                sitting=how,
                subject="抚养",
                rights_explained=True,
                prose="记录。",
                result=SittingResult.FAILED,
                result_note=why,
            )
            mediation_records.save_mediation_record(records, record)
    certificate = opened(desk_office, case_id, "mediation_certificate")
    assert certificate.value("reason") == "双方对抚养费数额分歧较大"
    proof = opened(desk_office, case_id, "mediation_proof")
    assert "她姐姐家" not in str(proof.values)
    with desk_office.reading(MEDIATOR) as records:
        source = source_of(records, cases.get(records, case_id), "mediation_proof", Audience.BOTH)
        assert filling_of("mediation_proof").fill(source)["place"] == "第一调解室"


def test_when_she_came_for_help_stands_on_no_proof_of_his(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        view = receptions.save_reception(records, entry())
        for person in (LIN, ZHAO):
            screen(records, person.id)
        told = receptions.get_reception(records, view.reception.id).reception
        made = receptions.decide(
            records, told.id, told.version, Decision.ACCEPTED, "双方愿意", mediator_ids=(MEDIATOR.id,)
        )
        case = cases.get(records, made.reception.case_id or "")
        proofs = {
            side: filling_of("help_record_proof").fill(source_of(records, case, "help_record_proof", side))
            for side in (Audience.SEEKER, Audience.OTHER)
        }
    assert proofs[Audience.SEEKER]["record_number"] == told.number
    assert proofs[Audience.OTHER]["person"] == ZHAO.name
    assert {"record_number", "when"}.isdisjoint(proofs[Audience.OTHER])
