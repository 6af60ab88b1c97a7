"""The reminder at the head of the first page: no proved copy for a month, with the way to make one."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtWidgets import QWidget

from mediation_desk.services.access import BACKUP_MAKE
from mediation_desk.ui.copy_words import last_copy_said, today_said
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.layout import Column, clear
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.words import _


class BackupDue(QWidget):
    """A red notice; nothing while copies are made, and for whoever makes none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._column = Column(self)
        self._shown = ""
        self.hide()

    def say(self, last: datetime | None, today: date) -> None:
        """When the last proved copy was made."""
        said, tone = today_said(last, today)
        wanted = tone == "red" and bool(self._desk.staff.roles & BACKUP_MAKE) and self._desk.copy is None
        text = said if wanted else ""
        if text == self._shown:
            return
        self._shown = text
        clear(self._column)
        self.setVisible(wanted)
        if wanted:
            second = last_copy_said(last, today)[0]
            acts = [(_("To backup"), self._go)]
            self._column.addWidget(Notice(said, "red", second=second, acts=acts, icon="usb"))

    def _go(self) -> None:
        self._desk.go("backup")
