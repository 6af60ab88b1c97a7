"""What papers say about people: nothing that leads to somebody in safe-contact mode."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest

from mediation_desk.domain.mediation_record import MediationRecord, SittingResult
from mediation_desk.register import people
from mediation_desk.services import agreements, mediation_records, papers
from mediation_desk.services.agreement_proof import proof
from mediation_desk.services.party_facts import parties_facts
from tests.case_fixtures import HUSBAND, PARTIES, WIFE, add_case, begin_mediation, filled
from tests.desk_fixtures import CENTRE, MEDIATOR, Office
from tests.services.reception_samples import ADDRESS, PHONE

GUARDED = replace(
    WIFE, safe_contact=True, occupation="青禾实验小学教师", work_unit="青禾实验小学", school="城东夜校"
)
THROUGH = f"由{CENTRE.counselling_centre}代转"
LIVES_WITH = "城东外婆家"


@pytest.fixture
def case_id(desk_office: Office) -> str:
    """林晓芸 in safe-contact mode; 赵启帆 gave the address both once had."""
    made = add_case(desk_office)
    begin_mediation(desk_office, made)
    with desk_office.as_(MEDIATOR) as records:
        known = people.get(records, WIFE.id)
        people.save(records, replace(GUARDED, version=known.version))
    return made


def words(docx: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as parts:
        return re.sub(r"<[^>]+>", "", parts.read("word/document.xml").decode())


def test_no_paper_of_the_case_leads_to_her(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        sitting = MediationRecord(
            id="0" * 32,
            case_id=case_id,
            ordinal=0,
            began=records.now,
            ended=None,
            recorder_id=MEDIATOR.id,
            place="调解室",
            mediator_ids=(MEDIATOR.id,),
            present_ids=(WIFE.id, HUSBAND.id),
            prose="双方各说了意见。",
            result=SittingResult.CONTINUED,
        )
        kept = mediation_records.save_mediation_record(records, sitting)
        begun = agreements.begin_agreement(records, case_id).agreement
        draft = agreements.save_agreement(records, replace(filled(begun), show_identity_numbers=True))
        said = {
            key: words(papers.case_paper(records, key, case_id, subject).docx)
            for key, subject in (
                ("application", ""),
                ("acceptance_form", ""),
                ("rights_notice", ""),
                ("mediation_record", kept.id),
            )
        }
        said["agreement"] = words(proof(records, draft.agreement).docx)
    secret = (PHONE, "138 0000 0276", GUARDED.work_unit, GUARDED.school, WIFE.identity_number)
    for key, text in said.items():
        assert not [one for one in secret if one in text], key
    for key in ("application", "agreement"):
        assert THROUGH in said[key]
        assert said[key].count(ADDRESS) == 1  # his own row, as he gave it
    assert ADDRESS not in said["mediation_record"]


def test_only_her_own_rows_change(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    with desk_office.reading(MEDIATOR) as records:
        case = papers.opened_case(records, case_id)
    lived = tuple(replace(one, lives_with=LIVES_WITH) for one in PARTIES)
    case = replace(case, parties=lived)
    known = {WIFE.id: GUARDED, HUSBAND.id: HUSBAND}
    facts = parties_facts(case, known, CENTRE, case.accepted_on, identity=True)
    hers, his = facts[WIFE.id], facts[HUSBAND.id]
    assert (hers.contact, hers.address, hers.occupation, hers.identity_number) == (THROUGH, THROUGH, "", "")
    assert (his.contact, his.address) == ("13800000814", ADDRESS)
    assert his.identity_number == HUSBAND.identity_number
    assert LIVES_WITH not in str(facts)


def test_an_occupation_that_names_no_place_is_said(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    with desk_office.reading(MEDIATOR) as records:
        case = papers.opened_case(records, case_id)
    known = {WIFE.id: replace(GUARDED, occupation="教师"), HUSBAND.id: HUSBAND}
    assert parties_facts(case, known, CENTRE, case.accepted_on)[WIFE.id].occupation == "教师"
