"""以案定补: what is paid for a case, who sees which lines, and that names alone order them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import update

from mediation_desk.domain.case import CaseState, Difficulty
from mediation_desk.domain.incentive import (
    AgreedForm,
    CasePart,
    ClosedCase,
    DossierStand,
    IncentiveTable,
    check_table,
    paid,
)
from mediation_desk.errors import DeskError
from mediation_desk.register.tables.cases import cases
from mediation_desk.services import incentives
from mediation_desk.services.password_check import Confirmed
from tests.case_fixtures import add_case
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, OTHER_MEDIATOR, RECEPTION, Office

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
TABLE = IncentiveTable(
    amounts={
        (Difficulty.SIMPLE, AgreedForm.WRITTEN): 60,
        (Difficulty.DIFFICULT, AgreedForm.WRITTEN): 200,
        (Difficulty.DIFFICULT, AgreedForm.ORAL): 101,
    },
    assistant_percent=50,
    needs_dossier=False,
    basis="青禾财〔2026〕3号",
)
CASE = ClosedCase(
    case_id="c",
    number="n",
    closed_on=date(2026, 3, 18),
    difficulty=Difficulty.DIFFICULT,
    form=AgreedForm.ORAL,
    dossier=DossierStand.COMPLETE,
    mediator_ids=("a", "b"),
)


def closed(office: Office, *mediators: str, difficulty: Difficulty = Difficulty.DIFFICULT) -> str:
    case_id = add_case(office)
    with office.as_(DIRECTOR) as records:
        records.connection.execute(
            update(cases)
            .where(cases.c.id == case_id)
            .values(
                state=CaseState.CLOSED,
                closed_on=records.today,
                difficulty=difficulty,
                written_effective_on=records.today,
                mediator_ids=list(mediators),
            )
        )
        records.touch(case_id)
    return case_id


def set_table(office: Office, table: IncentiveTable = TABLE) -> None:
    with office.as_(DIRECTOR) as records:
        incentives.set_incentive_table(records, table)


def test_leaders_get_the_amount_and_assistants_their_part() -> None:
    assert paid(TABLE, CASE, CasePart.LEADS) == 101
    assert paid(TABLE, CASE, CasePart.ASSISTS) == 50  # half a yuan is cut off
    lacking = replace(CASE, dossier=DossierStand.LACKING)
    assert paid(TABLE, lacking, CasePart.LEADS) == 101
    assert paid(replace(TABLE, needs_dossier=True), lacking, CasePart.LEADS) == 0
    assert paid(replace(TABLE, needs_dossier=True), CASE, CasePart.LEADS) == 101


@pytest.mark.parametrize(
    ("table", "field"),
    [
        (replace(TABLE, amounts={(Difficulty.MAJOR, AgreedForm.NONE): -1}), "major_none"),
        (replace(TABLE, amounts={(Difficulty.MAJOR, AgreedForm.NONE): 100_001}), "major_none"),
        (replace(TABLE, assistant_percent=101), "assistant_percent"),
        (replace(TABLE, basis=" "), "basis"),
    ],
)
def test_a_table_nobody_pays_is_refused(table: IncentiveTable, field: str) -> None:
    with pytest.raises(DeskError) as refused:
        check_table(table)
    assert refused.value.field == field


def test_names_order_the_lines_and_no_figure_does(desk_office: Office) -> None:
    set_table(desk_office)
    closed(desk_office, MEDIATOR.id, OTHER_MEDIATOR.id)
    closed(desk_office, MEDIATOR.id)
    closed(desk_office, OTHER_MEDIATOR.id, difficulty=Difficulty.SIMPLE)
    with desk_office.reading(DIRECTOR) as records:
        sheet = incentives.incentive_sheet(records, *YEAR)
    told = [(line.name, line.part, line.yuan) for line in sheet.lines]
    assert told == [
        ("孙德全", CasePart.ASSISTS, 100),
        ("孙德全", CasePart.LEADS, 60),
        ("周若岚", CasePart.LEADS, 200),
        ("周若岚", CasePart.LEADS, 200),
    ]
    assert sheet.yuan == 560


def test_a_mediator_sees_their_own_lines(desk_office: Office) -> None:
    closed(desk_office, MEDIATOR.id, OTHER_MEDIATOR.id)
    with desk_office.reading(OTHER_MEDIATOR) as records:
        sheet = incentives.incentive_sheet(records, *YEAR)
        assert {line.staff_id for line in sheet.lines} == {OTHER_MEDIATOR.id}
        assert not sheet.may_set
    for who in (COUNSELLOR, RECEPTION):
        with desk_office.reading(who) as records, pytest.raises(DeskError, match=r"permission\.refused"):
            incentives.incentive_sheet(records, *YEAR)
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"permission\.refused"):
        incentives.set_incentive_table(records, TABLE)


def test_the_dossier_is_looked_at(desk_office: Office) -> None:
    set_table(desk_office, replace(TABLE, needs_dossier=True))
    closed(desk_office, MEDIATOR.id)
    with desk_office.reading(MEDIATOR) as records:
        (line,) = incentives.incentive_sheet(records, *YEAR).lines
    assert (line.case.dossier, line.yuan) == (DossierStand.LACKING, 0)


def test_paper_and_spreadsheet(desk_office: Office) -> None:
    set_table(desk_office)
    closed(desk_office, MEDIATOR.id, OTHER_MEDIATOR.id)
    with desk_office.as_(DIRECTOR) as records:
        made = incentives.incentive_paper(records, *YEAR)
        words = incentives.SheetWords(title="以案定补", heads=("a",) * 8, cells=lambda line: (line.name,) * 8)
        confirmed = Confirmed(staff_id=DIRECTOR.id, at=records.now)
        data = incentives.export_incentives(records, *YEAR, words, confirmed)
    assert made.pdf.startswith(b"%PDF")
    assert made.docx[:2] == data[:2] == b"PK"
    with desk_office.reading(DIRECTOR) as records, pytest.raises(DeskError, match=r"incentive\.period"):
        incentives.incentive_sheet(records, YEAR[1], YEAR[0])
