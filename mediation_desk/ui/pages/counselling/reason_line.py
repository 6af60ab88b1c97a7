"""Why somebody came late or not at all: sealed, so it is opened only when it is asked for."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.counselling_session import Attendance, CounsellingSession
from mediation_desk.services import counselling_sessions
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.words import _


class ReasonLine(QWidget):
    """A link that opens the reason in its place, journalled."""

    def __init__(self, desk: Desk, session_id: str) -> None:
        super().__init__()
        self._desk, self._session_id = desk, session_id
        self.act = Button(_("Read the reason written then"), "link", icon="lock")
        self.act.clicked.connect(self._open)
        self.words = Prose("", "small")
        self.words.hide()
        row = Row()
        row.addWidget(self.act)
        row.addStretch(1)
        column = Column(self, gap=0)
        column.addLayout(row)
        column.addWidget(self.words)

    def _open(self) -> None:
        self._desk.do(self, self._show, counselling_sessions.open_attendance_reason, self._session_id)

    def _show(self, reason: str) -> None:
        self.act.hide()
        self.words.setText(_("Reason: {words}", words=reason) if reason else _("No reason was written."))
        self.words.show()


def asks_reason(session: CounsellingSession) -> bool:
    """Whether a kept session may have a reason: somebody came late, or not at all."""
    return bool(session.version) and session.attendance not in (None, Attendance.ON_TIME)
