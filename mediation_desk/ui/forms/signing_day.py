"""Noting the day a printed paper was signed: a strip in the page, not a dialog."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal

from mediation_desk.errors import DeskError
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column, Row, size
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _


class SigningDay(Form):
    """`signed(date)` when the person says so."""

    signed = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__(margin=(0, 0, 0, 12))
        self.day = DateField("signed_on", _("Day of signing"), start=today, latest=today)
        self.act = Button(_("Signed by all: keep for good"))
        self.act.clicked.connect(self._wanted)
        back = Button(_("Not yet"), "text")
        back.clicked.connect(self.hide)
        sheet = Sheet()
        row = Row(gap=16)
        row.addWidget(size(self.day, width=240), 0, Qt.AlignmentFlag.AlignTop)
        words = Column(gap=8)
        words.addWidget(
            Prose(_("Afterwards the record is only read; what follows goes into the next sitting's record."))
        )
        buttons = Row(gap=8)
        buttons.addWidget(self.act)
        buttons.addWidget(back)
        buttons.addStretch(1)
        words.addLayout(buttons)
        row.addLayout(words, 1)
        sheet.add(row)
        self.know(self.day)
        self.put(sheet)

    def begin(self, today: date) -> None:
        """Open with today's date."""
        self.day.set_value(today)
        self.show()
        self.day.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def read(self) -> date:
        """The day; DeskError names the field."""
        day = self.day.value()
        if day is None:
            raise DeskError("mediation_record.day_needed", field="signed_on")
        assert isinstance(day, date)
        return day

    def _wanted(self) -> None:
        try:
            day = self.read()
        except DeskError as fault:
            self.show_fault(fault)
            return
        self.signed.emit(day)
