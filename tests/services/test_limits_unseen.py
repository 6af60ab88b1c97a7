"""As a thief: that a restricted limit is there must not show in anything others can look at or take away."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from mediation_desk.domain.case import CaseLine
from mediation_desk.domain.case_filter import CaseFilter
from mediation_desk.domain.limit_board import BoardFilter, BoardLine
from mediation_desk.domain.minor_report import MinorReport
from mediation_desk.domain.safety_record import SafetyContent, SafetyRecord
from mediation_desk.domain.staff import Staff
from mediation_desk.domain.violence import ProtectionOrder
from mediation_desk.errors import DeskError
from mediation_desk.register import case_experts, safety_records
from mediation_desk.register import cases as case_rows
from mediation_desk.register.records import Records
from mediation_desk.services import cases
from mediation_desk.services.limit_export import SheetWords, export_limits
from mediation_desk.services.limits import board, limits_of
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.today import look_at_today
from tests.case_fixtures import WIFE, add_case, begin_mediation
from tests.desk_fixtures import (
    ADMINISTRATOR,
    COUNSELLOR,
    DIRECTOR,
    EXPERT,
    MEDIATOR,
    OTHER_MEDIATOR,
    RECEPTION,
    Office,
)

FILTERS = (BoardFilter(mine=False, told=True), BoardFilter(), BoardFilter(mine=False, typed=WIFE.name))


def case_lines(records: Records) -> tuple[CaseLine, ...]:
    return cases.case_page(records, CaseFilter()).lines


def cells(line: BoardLine) -> tuple[str, ...]:
    return (line.rule, line.person, line.parties, line.number, str(line.moment), line.staff, "")


def seen(office: Office, who: Staff, case_id: str, folder: Path) -> list[object]:
    """Everything of limits somebody can come by; what they may not ask counts as nothing."""
    told: list[object] = []
    said = SheetWords(title="时限", heads=("a",) * 7, cells=cells)

    def ask(use_case, *args):  # type: ignore[no-untyped-def]
        with office.as_(who) as records:
            try:
                told.append(use_case(records, *args))
            except DeskError as refused:
                told.append(str(refused))

    for wanted in FILTERS:
        ask(lambda records, wanted=wanted: (board(records, wanted).page, board(records, wanted).counts))
    ask(lambda records: limits_of(records, case_id).lines)
    ask(lambda records: [(one.next_limit, one.next_limit_kind) for one in case_lines(records)])
    ask(lambda records: look_at_today(records, folder).board)
    ask(lambda records: look_at_today(records, folder).safety)
    ask(lambda records: look_at_today(records, folder).to_do)

    def sheet(records) -> list[bytes]:  # type: ignore[no-untyped-def]
        right = Confirmed(staff_id=who.id, at=records.now)
        with ZipFile(BytesIO(export_limits(records, FILTERS[0], said, right))) as book:
            return [book.read(name) for name in book.namelist() if "sheet" in name or "Strings" in name]

    ask(sheet)
    return told


@pytest.mark.parametrize(
    "who", [OTHER_MEDIATOR, RECEPTION, EXPERT, COUNSELLOR, ADMINISTRATOR], ids=lambda one: one.name
)
@pytest.mark.parametrize("kind", ["order", "report"])
def test_a_restricted_limit_changes_nothing_others_see(
    desk_office: Office, who: Staff, kind: str, tmp_path: Path
) -> None:
    case_id = add_case(desk_office)
    begin_mediation(desk_office, case_id)
    with desk_office.as_(MEDIATOR) as records:
        case_experts.ask(records, case_id, EXPERT.id)
        case = case_rows.get(records, case_id)
        both = (*case.mediator_ids, OTHER_MEDIATOR.id)
        case_rows.save(records, replace(case, mediator_ids=both), "assign_case")
    before = seen(desk_office, who, case_id, tmp_path)
    with desk_office.as_(MEDIATOR) as records:
        today = records.today
        contents: dict[str, SafetyContent] = {
            "order": ProtectionOrder(
                court="青禾区人民法院",
                accepted_at=records.now - timedelta(hours=3),
                valid_from=today,
                valid_to=today + timedelta(days=9),
            ),
            "report": MinorReport(found_at=records.now - timedelta(hours=2)),
        }
        record = SafetyRecord(id="6" * 32, person_id=WIFE.id, content=contents[kind], case_id=case_id)
        safety_records.keep(records, record, {DIRECTOR.id})
    assert seen(desk_office, who, case_id, tmp_path) == before
