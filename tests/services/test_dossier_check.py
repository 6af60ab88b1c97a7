"""The check of a real case: what lies in its dossier, and what keeps it from the archive."""

from __future__ import annotations

import pytest

from mediation_desk.domain.case import CaseState, TerminationGround
from mediation_desk.domain.dossier import Standing, Volume, Way
from mediation_desk.domain.mediation_record import Sitting
from mediation_desk.domain.retention import Retention
from mediation_desk.errors import DeskError
from mediation_desk.services import archive
from mediation_desk.services.dossier_check import DossierSheet, dossier_sheet
from tests.case_fixtures import add_case, begin_mediation
from tests.desk_fixtures import DIRECTOR, MEDIATOR, OTHER_MEDIATOR, Office
from tests.dossier_fixtures import closed_case, move, scan, sitting


def sheet(office: Office, case_id: str) -> DossierSheet:
    with office.reading(MEDIATOR) as records:
        return dossier_sheet(records, case_id)


def lacks(office: Office, case_id: str) -> list[str]:
    return [lack.key for lack in sheet(office, case_id).missing]


def test_a_finished_dossier_lacks_nothing_and_keeps_talks_alone_apart(desk_office: Office) -> None:
    shown = sheet(desk_office, closed_case(desk_office))
    assert shown.ready
    volumes = {part.key: part.volume for one in shown.items for part in one.parts if part.key}
    assert volumes["mediation_agreement"] is Volume.MAIN
    assert [part.volume for part in shown.items[6].parts] == [Volume.MAIN, Volume.SIDE]
    assert shown.suggestion.retention is Retention.PERMANENT
    assert "retention.child_support" in shown.suggestion.reasons


def test_a_fresh_case_names_each_thing_and_where_it_is_made(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    missing = sheet(desk_office, case_id).missing
    assert [(lack.item, lack.way) for lack in missing] == [
        (2, Way.DAY),
        (2, Way.DAY),
        (3, Way.SCAN),
        (7, Way.RECORD),
        (8, Way.AGREEMENT),
    ]
    assert [dict(lack.names)["name"] for lack in missing[:2]] == ["林晓芸", "赵启帆"]


def test_an_unsigned_record_is_named_by_its_number(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    begin_mediation(desk_office, case_id)
    sitting(desk_office, case_id)
    sitting(desk_office, case_id, sign=False)
    found = [dict(lack.names) for lack in sheet(desk_office, case_id).missing if lack.item == 7]
    assert found == [{"n": "2"}]


def test_a_terminated_case_needs_the_notice_in_place_of_the_agreement(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    begin_mediation(desk_office, case_id)
    sitting(desk_office, case_id)
    why = {"reason": "一方不愿继续", "ground": TerminationGround.REFUSE}
    move(desk_office, case_id, CaseState.TERMINATED, **why)
    move(desk_office, case_id, CaseState.CLOSED)
    scan(desk_office, case_id)
    assert lacks(desk_office, case_id) == ["dossier.no_termination"]
    scan(desk_office, case_id, item=8)
    assert lacks(desk_office, case_id) == []


def test_a_gap_is_explained_by_the_note_and_taken_back(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        archive.explain_gap(records, case_id, 3, "当事人未携带身份证件，已当面核对。")
    shown = sheet(desk_office, case_id)
    assert shown.items[2].standing is Standing.EXPLAINED
    assert {part.key for part in shown.items[11].parts} == {"dossier_note"}
    with desk_office.as_(MEDIATOR) as records:
        archive.explain_gap(records, case_id, 3, "")
    assert sheet(desk_office, case_id).items[2].standing is Standing.MISSING


def test_what_is_not_missing_is_not_explained(desk_office: Office) -> None:
    case_id = closed_case(desk_office)
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match="no_such_item"):
        archive.explain_gap(records, case_id, 5, "没有调查")


def test_a_colleague_of_another_case_sees_nothing(desk_office: Office) -> None:
    case_id = closed_case(desk_office)
    with desk_office.reading(OTHER_MEDIATOR) as records, pytest.raises(DeskError, match="not_yours"):
        dossier_sheet(records, case_id)
    with desk_office.reading(DIRECTOR) as records:
        assert dossier_sheet(records, case_id).ready


def test_the_talk_alone_never_stands_in_the_main_volume(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    begin_mediation(desk_office, case_id)
    sitting(desk_office, case_id, Sitting.SEPARATE)
    shown = sheet(desk_office, case_id)
    assert all(part.volume is Volume.SIDE for part in shown.items[6].parts)
