"""Consultations about one case, reception, clue or household, and a way to call another."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.consultation import ConsultationState, Subject
from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.services.access import CONSULTATION_READ, CONSULTATION_WRITE
from mediation_desk.services.consultation_desk import ConsultationRow, consultations_of
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Tag
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _, term

TONES = {
    ConsultationState.CALLED: "blue",
    ConsultationState.HELD: "amber",
    ConsultationState.RECORDED: "pine",
    ConsultationState.CALLED_OFF: "neutral",
}


class ConsultationLines(QWidget):
    """`about(subject)`; `counted(n)` tells how many there are. Hidden from whoever reads none."""

    counted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._subject: Subject | None = None
        self.call = Button(_("Call a consultation"), icon="plus", compact=True)
        self.call.clicked.connect(self.begin)
        self.lines = LineList(grows=True, name=_("Joint consultations"))
        self.lines.opened.connect(lambda one: desk.go("consultation", one))
        sheet = Sheet(_("Joint consultations"), fact=" ")
        sheet.head.addWidget(self.call)
        sheet.add(self.lines)
        self._sheet = sheet
        column = Column(self, gap=0)
        column.addWidget(sheet)
        if not self.readable:  # shown by whatever it is put into: alone it would be a window
            self.hide()
        desk.changed.connect(self._changed)

    @property
    def readable(self) -> bool:
        """Whether whoever sits here reads any."""
        return bool(self._desk.staff.roles & CONSULTATION_READ)

    def about(self, subject: Subject, *, open_to_new: bool = True) -> None:
        """Show those about a subject; in the archive none is called any more."""
        self._subject = subject
        self.call.setVisible(open_to_new and bool(self._desk.staff.roles & CONSULTATION_WRITE))
        self._ask()

    def begin(self) -> None:
        """Call another one."""
        if self._subject is not None:
            self._desk.go("consultation", "", self._subject.kind.value, self._subject.id)

    def _ask(self) -> None:
        if self._subject is not None and self._desk.staff.roles & CONSULTATION_READ:
            self._desk.ask(self, self._show, consultations_of, self._subject)

    def _show(self, rows: tuple[ConsultationRow, ...]) -> None:
        self.lines.set_lines([_line(one) for one in rows])
        self.lines.setVisible(bool(rows))
        self._sheet.set_fact("" if rows else _("None yet"))
        self.counted.emit(len(rows) or None)

    def _changed(self, nouns: frozenset[str]) -> None:
        if "consultation" in nouns and self.isVisible():
            self._ask()


def _line(row: ConsultationRow) -> Line:
    tasks = _("Tasks open: {open} of {all}", open=row.open_tasks, all=row.tasks) if row.tasks else ""
    said = (f"{row.meets_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}", "、".join(row.units), tasks)
    late = row.late_tasks > 0
    return Line(
        id=row.id,
        first=row.number,
        second=" · ".join(one for one in said if one),
        icon="users",
        chip=Tag(text=_("Overdue") if late else term(row.state), tone="red" if late else TONES[row.state]),
        arrow=True,
    )
