"""The page of old ledgers on a real register: from the file to the batch, and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from mediation_desk.domain.ledger_import import Choice, LedgerKind
from mediation_desk.services.ledger_taking import import_batches
from mediation_desk.ui.pages.ledger_import.page import CHECK, COLUMNS, DONE, START, LedgerImportPage
from tests.desk_fixtures import DIRECTOR, RECEPTION
from tests.ledger_fixtures import MESSY, as_xlsx
from tests.ui.pages.office_desk import OfficeDesk


@pytest.fixture
def page(room: OfficeDesk) -> LedgerImportPage:
    shown = LedgerImportPage(room.sit(DIRECTOR))
    room.show(shown)
    shown.opened()
    room.wait()
    return shown


def until(room: OfficeDesk, page: LedgerImportPage, step: int) -> None:
    room.qtbot.waitUntil(lambda: page.stack.currentIndex() == step, timeout=60_000)
    room.wait()


def to_columns(room: OfficeDesk, page: LedgerImportPage, path: Path) -> None:
    page.start.kind.set_value(LedgerKind.CASES)
    page.desk.files.several.append([path])
    page.primary()
    until(room, page, COLUMNS)


def test_a_messy_ledger_from_file_to_undo(room: OfficeDesk, page: LedgerImportPage, tmp_path: Path) -> None:
    page.primary()
    assert page.start.kind.error
    to_columns(room, page, as_xlsx(tmp_path / "2023年台账.xlsx", MESSY))
    assert page.columns.head == 2
    assert page.columns.columns()[1] == "number"
    page.primary()
    until(room, page, CHECK)
    assert [row.line for row in page.check.table.lines.rows] == [13, 14]
    page.check.what.set_value("all")
    page.check._show()
    assert page.check.taken() == 7
    assert page.check.table.choose(15)
    page.check.acts[Choice.NEW].click()
    assert page.check.taken() == 8
    page.primary()
    until(room, page, DONE)
    rest = tmp_path / "rest.xlsx"
    page.desk.files.prepared.append(rest)
    page.done.export.click()
    room.wait()
    lines = [row[0].value for row in load_workbook(rest).active.iter_rows(min_row=2)]
    assert lines == [13, 14]
    page.primary()
    room.wait()
    assert page.stack.currentIndex() == START
    page.start.table.selectRow(0)
    page.start.undo.click()
    page.start.undo.click()
    room.wait()
    batches = room.run(lambda office: _batches(room))
    assert [batch.undone_at is not None for batch in batches] == [True]


def _batches(room: OfficeDesk) -> list[object]:
    with room.office.reading(DIRECTOR) as records:
        return list(import_batches(records))


def test_a_broken_file_is_said_and_nothing_moves(
    room: OfficeDesk, page: LedgerImportPage, tmp_path: Path
) -> None:
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04nothing")
    page.start.kind.set_value(LedgerKind.CASES)
    page.desk.files.several.append([broken])
    page.primary()
    room.qtbot.waitUntil(lambda: not page.run.running, timeout=60_000)
    assert page.stack.currentIndex() == START
    assert page.notices.count()
    assert page.act.isEnabled()


def test_going_back_keeps_what_was_chosen(room: OfficeDesk, page: LedgerImportPage, tmp_path: Path) -> None:
    to_columns(room, page, as_xlsx(tmp_path / "台账.xlsx", MESSY))
    parties = page.columns._combos[4]
    parties.setCurrentIndex(0)
    parties.activated.emit(0)
    assert not page.act.isEnabled()
    parties.setCurrentIndex(parties.findData("parties"))
    parties.activated.emit(0)
    page.primary()
    until(room, page, CHECK)
    page.back.click()
    assert page.columns.columns()[4] == "parties"


def test_kinds_offered_are_those_one_may_write(room: OfficeDesk, qtbot: QtBot) -> None:
    shown = LedgerImportPage(room.sit(RECEPTION))
    qtbot.addWidget(shown)
    offered = {shown.start.kind.box.itemText(at) for at in range(shown.start.kind.box.count())}
    assert "走访" in offered
    assert not offered & {"网格", "队伍", "救助"}
    assert not shown.export_all.isVisibleTo(shown)
