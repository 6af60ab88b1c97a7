"""Forms: Enter moves on, Ctrl+Enter submits, Esc clears nothing, drafts are due within a second."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from mediation_desk.errors import DeskError
from mediation_desk.ui import style
from mediation_desk.ui.kit.amount_field import AmountField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.layout import Column, scrolling
from mediation_desk.ui.kit.text_fields import MultilineField, TextField


class Sample(Form):
    def __init__(self) -> None:
        super().__init__()
        self.add(TextField("name", "姓名"), AmountField("amount", "金额"))
        self.add(MultilineField("story", "经过"))

    def read(self) -> object:
        return {name: field.value() for name, field in self.fields.items()}


@pytest.fixture
def form(qtbot):
    made = Sample()
    qtbot.addWidget(made)
    made.resize(640, 400)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def test_enter_moves_on_and_control_enter_submits(qtbot, form):
    form.fields["name"].setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert form.fields["amount"].control.hasFocus()
    with qtbot.waitSignal(form.submitted, timeout=20_000):
        qtbot.keyClick(form.fields["amount"].control, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(form.submitted, timeout=20_000):
        qtbot.keyClick(form.fields["story"].control, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_enter_passes_over_the_calendar_of_a_day(qtbot, form):
    day, after = DateField("born", "出生日期"), TextField("address", "住址")
    form.add(day)
    form.add(after)
    qtbot.waitUntil(after.isVisible, timeout=20_000)
    day.setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "1962-3-4")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert after.control.hasFocus()
    assert day.value() == date(1962, 3, 4)


def test_escape_clears_nothing(qtbot, form):
    form.fields["name"].set_value("林晓芸")
    qtbot.keyClick(form.fields["name"].control, Qt.Key.Key_Escape)
    assert form.fields["name"].value() == "林晓芸"


def test_a_draft_is_due_within_a_second_of_the_first_key(qtbot, form):
    assert form.DRAFT_AFTER <= 1000
    with qtbot.waitSignal(form.typed, timeout=2000):
        qtbot.keyClicks(form.fields["name"].control, "lx")


def test_filling_by_the_program_is_no_draft_and_settling_announces_at_once(qtbot, form):
    form.filling(True)
    form.fields["name"].set_value("林晓芸")
    form.filling(False)
    with qtbot.assertNotEmitted(form.typed):
        form.settle()
    form.fields["name"].set_value("林晓")
    with qtbot.waitSignal(form.typed, timeout=100):
        form.settle()


def test_an_error_stands_beside_its_field_and_takes_the_focus(qtbot, form):
    assert form.show_fault(DeskError("amount.unclear", field="amount"))
    assert form.fields["amount"].error
    assert form.fields["amount"].control.hasFocus()
    assert not form.show_fault(DeskError("amount.unclear", field="elsewhere"))
    assert not form.show_fault(DeskError("amount.unclear"))
    form.clear_errors()
    assert form.fields["amount"].error is None


def test_a_field_laid_out_elsewhere_is_scrolled_to_with_its_error(qtbot, form):
    inside = QWidget()
    column = Column(inside)
    column.addSpacing(1_000)
    far = TextField("far", "远处")
    column.addWidget(far)
    form.know(far)
    area = scrolling(inside)
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    qtbot.waitExposed(area)
    assert form.show_error("far", "请填写。")
    seen = far.visibleRegion().boundingRect()
    assert seen.height() == far.height()


def test_fields_break_into_lines_rather_than_be_squeezed(form):
    name, amount = form.fields["name"], form.fields["amount"]
    assert name.y() == amount.y()
    form.resize(200, 400)
    form.layout().activate()
    assert amount.y() > name.y()
    assert name.width() >= style.px(132)
