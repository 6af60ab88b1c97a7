"""Further phones of one person: each with whose it is and what may be done with it, added by keyboard."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.person import Phone
from mediation_desk.domain.phones import read_phone
from mediation_desk.ui.forms.reception_values import put, raws
from mediation_desk.ui.kit.buttons import Button, IconButton
from mediation_desk.ui.kit.checks import CheckField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.field_row import FieldRow
from mediation_desk.ui.kit.layout import Column, Row, rule, size
from mediation_desk.ui.kit.number_fields import PhoneField
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.words import _

MOST = 9  # beside the first


class PhoneRow(QWidget):
    """One more phone; `key` begins the names of its fields (`seeker.phone2`)."""

    removed = Signal(QObject)

    def __init__(self, key: str) -> None:
        super().__init__()
        self.number = PhoneField(f"{key}_number", _("Another phone"), parse=_phone)
        self.owner = TextField(f"{key}_owner", _("Whose phone"))
        self.safe_to_call = SegmentsField(
            f"{key}_safe_to_call",
            _("May we call"),
            [(True, _("May be called")), (False, _("Do not call"))],
        )
        self.safe_hours = TextField(f"{key}_safe_hours", _("Which hours"))
        self.may_leave_message = CheckField(f"{key}_may_leave_message", _("A message may be left"))
        column = Column(self, gap=8)
        column.addWidget(rule())
        for pair in ((self.number, self.owner), (self.safe_to_call, self.safe_hours)):
            fields = FieldRow()
            for field in pair:
                fields.addWidget(field)
            column.addLayout(fields)
        remove = size(IconButton(_("Take this phone off"), "x"), width=36, height=40)
        remove.clicked.connect(lambda: self.removed.emit(self))
        last = Row(gap=8)
        last.addWidget(self.may_leave_message, 1)
        last.addWidget(remove, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(last)

    def all_fields(self) -> list[Field]:
        """The fields in the order they are typed."""
        return [self.number, self.owner, self.safe_to_call, self.safe_hours, self.may_leave_message]

    def read(self) -> Phone | None:
        """The phone, None while no number stands here. DeskError beside the number."""
        number = self.number.value()
        if not number:
            return None
        return Phone(
            number=number,
            owner=self.owner.value(),
            safe_to_call=self.safe_to_call.value(),
            safe_hours=self.safe_hours.value(),
            may_leave_message=self.may_leave_message.value(),
        )

    def write(self, phone: Phone) -> None:
        """Show a phone."""
        self.number.set_value(phone.number)
        self.owner.set_value(phone.owner)
        self.safe_to_call.set_value(phone.safe_to_call)
        self.safe_hours.set_value(phone.safe_hours)
        self.may_leave_message.set_value(phone.may_leave_message)


class FurtherPhones(QWidget):
    """The phones after the first; `rows_changed` with every row added or taken off."""

    rows_changed = Signal()

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key, self._made = key, 1
        self.rows: list[PhoneRow] = []
        self._column = Column(gap=8)
        self.add_button = Button(_("Add a phone"), "link", icon="plus")
        self.add_button.clicked.connect(self._add_and_go)
        foot = Row()
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        column = Column(self, gap=8)
        column.addLayout(self._column)
        column.addLayout(foot)

    def fields(self) -> list[Field]:
        """Every field of every row."""
        return [field for row in self.rows for field in row.all_fields()]

    def add_row(self) -> PhoneRow:
        """One more row, at the end."""
        self._made += 1
        row = PhoneRow(f"{self._key}.phone{self._made}")
        row.removed.connect(self._remove)
        self.rows.append(row)
        self._column.addWidget(row)
        self._moved()
        return row

    def read(self) -> tuple[Phone, ...]:
        """The phones that were filled in."""
        return tuple(phone for row in self.rows if (phone := row.read()) is not None)

    def write(self, phones: tuple[Phone, ...]) -> None:
        """Show these and no others."""
        for row in list(self.rows):
            self._take_off(row)
        for phone in phones:
            self.add_row().write(phone)
        self._moved()

    def told(self) -> list[dict[str, Any]]:
        """What stands here, for the draft; names without the row's place."""
        return [
            {name.partition("_")[2]: value for name, value in raws(row.all_fields()).items()}
            for row in self.rows
        ]

    def put_told(self, told: list[dict[str, Any]]) -> None:
        """Show what a draft kept."""
        self.write(())
        for kept in told:
            row = self.add_row()
            for field in row.all_fields():
                place, _line, name = field.name.rpartition(".")[2].partition("_")
                put([field], {f"{place}_{name}": kept[name]} if name in kept else {})

    def _add_and_go(self) -> None:
        self.add_row().number.setFocus()

    def _remove(self, row: PhoneRow) -> None:
        self._take_off(row)
        self.add_button.setFocus()
        self._moved()

    def _take_off(self, row: PhoneRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _moved(self) -> None:
        self.add_button.setVisible(len(self.rows) < MOST)
        self.rows_changed.emit()


def _phone(text: str) -> str:
    return read_phone(text)
