"""The part 履行 of a case: checked against the clause, a payment in two keys, taken back, urged, sued."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediation_desk.domain.obligation import ObligationState, PerformanceEventKind, PerformanceStatus
from mediation_desk.services import payments
from mediation_desk.services.payments import Paid
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.pages.case.page import CasePage
from tests.case_fixtures import HUSBAND
from tests.desk_fixtures import MEDIATOR, Office
from tests.performance_fixtures import go_to, in_force, owed
from tests.ui.pages.office_desk import OfficeDesk


@pytest.fixture
def at_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    made = OfficeDesk(qtbot, tmp_path)
    yield made
    made.close()


def opened(at_desk: OfficeDesk, case_id: str) -> CasePage:
    page = CasePage(at_desk.sit())
    at_desk.show(page)
    page.opened(case_id, "performance")
    at_desk.wait()
    return page


def press(widget: object, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or widget, key)  # type: ignore[arg-type]


def row(page: CasePage, what: str) -> int:
    rows = page.performance.table.lines.rows
    return next(n for n, one in enumerate(rows) if one.one.obligation.terms.what == what)


def answer(at_desk: OfficeDesk, page: CasePage, **values: object) -> None:
    ask = page.performance.host.ask
    assert ask is not None
    for name, value in values.items():
        ask.form.fields[name].set_value(value)
    ask.give()
    at_desk.wait()


def late(office: Office) -> str:
    case_id, _known = owed(office)
    go_to(office, date(2026, 6, 20))
    return case_id


def test_a_payment_takes_two_keys(at_desk: OfficeDesk) -> None:
    page = opened(at_desk, at_desk.run(late))
    part = page.performance
    part.table.selectRow(row(page, "家务补偿"))
    part.table.setFocus()
    press(part.table, Qt.Key.Key_Return)
    assert part.host.ask is not None
    assert part.host.ask.form.fields["amount"].value() == Decimal("20000.00")
    assert part.host.ask.form.fields["on"].value() == date(2026, 6, 20)
    press(part.host.ask, Qt.Key.Key_Return)
    at_desk.wait()
    assert part.host.ask is None
    assert part.sheet is not None
    kept = part.table.lines.rows[row(page, "家务补偿")].one
    assert kept.standing.status is PerformanceStatus.PERFORMED
    assert (kept.payments[0].payer, kept.payments[0].payee) == ("赵启帆", "林晓芸")
    assert part.table.hasFocus()


def test_p_opens_it_too_and_esc_puts_it_away(at_desk: OfficeDesk) -> None:
    page = opened(at_desk, at_desk.run(late))
    part = page.performance
    part.table.selectRow(row(page, "抚养费"))
    part.table.setFocus()
    press(part.table, Qt.Key.Key_P)
    assert part.host.ask is not None
    press(part.host.ask, Qt.Key.Key_Escape)
    assert part.host.ask is None
    assert part.side.currentIndex() == 0


def test_a_proposal_is_checked_against_its_clause(at_desk: OfficeDesk) -> None:
    page = opened(at_desk, at_desk.run(in_force))
    part = page.performance
    part.table.selectRow(row(page, "抚养费"))
    part.table.opened.emit(part.table.current_row())
    assert part.host.ask is not None
    assert "1,800元" in "\n".join(one.text() for one in part.host.ask.findChildren(Prose))
    answer(at_desk, page, amount="1500")
    assert part.host.ask is not None
    assert part.host.ask.form.fields["reason"].error
    answer(at_desk, page, reason="双方当场改口")
    assert part.host.ask is None
    found = part.table.lines.rows[row(page, "抚养费")].one.obligation
    assert (found.state, found.terms.amount) == (ObligationState.CONFIRMED, Decimal("1500.00"))
    part.check_all.click()
    at_desk.wait()
    states = {one.one.obligation.state for one in part.table.lines.rows}
    assert states == {ObligationState.CONFIRMED}
    assert part.check_all.isHidden()


def test_a_receipt_and_a_reminder_are_begun_filled_in(at_desk: OfficeDesk) -> None:
    def paid(office: Office) -> str:
        case_id, known = owed(office)
        go_to(office, date(2026, 6, 20))
        with office.as_(MEDIATOR) as records:
            told = Paid(on=date(2026, 6, 1), amount=Decimal("900.00"), payer="赵启帆")
            payments.record_payment(records, known["抚养费"].id, told)
        return case_id

    page = opened(at_desk, at_desk.run(paid))
    part = page.performance
    part.table.selectRow(row(page, "抚养费"))
    payment = part.table.current_row().one.payments[0]
    part.acting.receipt(payment)
    at_desk.wait()
    part.detail.remind.click()
    at_desk.wait()
    keys = [key for key, _args in at_desk.gone]
    assert keys == ["written_paper", "written_paper"]


def test_what_happened_is_asked_told_and_undone(at_desk: OfficeDesk) -> None:
    page = opened(at_desk, at_desk.run(late))
    part = page.performance
    part.table.selectRow(row(page, "抚养费"))
    part.detail.course.click()
    answer(at_desk, page, kind=PerformanceEventKind.RETRACTED)
    assert part.host.ask is not None
    answer(at_desk, page, person_id=HUSBAND.id, note="说不再支付")
    assert part.sheet is not None
    assert part.sheet.agreements[0].status is PerformanceStatus.SUED
    part.acting.undo(part.sheet, part.sheet.agreements[0].events[0].id)
    answer(at_desk, page, note="听错了")
    assert part.sheet.agreements[0].status is not PerformanceStatus.SUED


def test_masked_it_asks_and_tells_nothing(at_desk: OfficeDesk) -> None:
    page = opened(at_desk, at_desk.run(late))
    part = page.performance
    page.desk.mask(True)
    said = " ".join(cell.spoken() for one in part.table.lines.rows for cell in part._cells(one))
    assert "赵启帆" not in said
    part.table.opened.emit(part.table.lines.rows[0])
    assert part.host.ask is None


def test_the_receipt_is_written_with_the_payment_that_stands_on_the_timeline(at_desk: OfficeDesk) -> None:
    page = opened(at_desk, at_desk.run(late))
    part = page.performance
    wanted: list[str] = []
    part.paper_wanted.connect(wanted.append)
    part.table.selectRow(row(page, "家务补偿"))
    part.table.opened.emit(part.table.current_row())
    assert part.host.ask is not None
    button = next(one for one in part.host.ask.findChildren(Button) if one.text() == "保存并打印收条")
    part.host.ask.form.fields["on"].set_value(None)
    button.click()
    at_desk.wait()
    assert part.host.ask.form.fields["on"].error
    assert not wanted
    part.host.ask.form.fields["on"].set_value(date(2026, 6, 19))
    button.click()
    at_desk.wait()
    assert part.host.ask is None
    assert len(wanted) == 1
    told = [one.first for one in page.overview.story.line._model.entries]
    assert any("6月19日" in one and "20,000.00 元" in one for one in told)


def test_enter_pressed_twice_keeps_one_payment(at_desk: OfficeDesk) -> None:
    page = opened(at_desk, at_desk.run(late))
    part = page.performance
    part.table.selectRow(row(page, "家务补偿"))
    part.table.opened.emit(part.table.current_row())
    assert part.host.ask is not None
    part.host.ask.form.fields["on"].set_value(date(2016, 6, 19))
    part.host.ask.give()
    at_desk.wait()
    assert part.host.ask.form.fields["on"].error
    part.host.ask.form.fields["on"].set_value(date(2026, 6, 19))
    part.host.ask.give()
    part.host.ask.give()
    at_desk.wait()
    assert part.host.ask is None
    assert len(part.table.lines.rows[row(page, "家务补偿")].one.payments) == 1
