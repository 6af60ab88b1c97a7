"""A row taken away by mistake comes back with everything that was typed in it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediation_desk.ui import style
from mediation_desk.ui.forms.consultation.lines_field import FieldsLine, LinesField
from mediation_desk.ui.kit.text_fields import TextField


def _line() -> FieldsLine:
    return FieldsLine((TextField("unit", "单位"), TextField("name", "姓名")), (1, 1))


def test_rows_come_back_where_they_stood(qtbot: QtBot, qapp: QApplication) -> None:
    style.apply(qapp, style.Look())
    field = LinesField("members", "到会", "再加一行", _line)
    qtbot.addWidget(field)
    field.show()
    rows = [
        {"unit": "妇联", "name": "欧阳若水"},
        {"unit": "社区", "name": "司马青山"},
        {"unit": "派出所", "name": "李䶮"},
    ]
    field.set_value(rows)
    assert field.back.isHidden()
    field.lines[1].away.emit()
    field.lines[0].away.emit()
    assert field.value() == rows[2:]
    field.back.click()
    field.back.click()
    assert field.value() == rows
    assert field.back.isHidden()
