"""The page that hides the desk after three Esc: public hotlines, nothing that tells what stood here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mediation_desk.domain.centre import Centre
from mediation_desk.words import N_, _

_LINES = (
    ("12345", N_("Government service hotline")),
    ("12348", N_("Public legal service")),
    ("12356", N_("Psychological support")),
    ("12338", N_("Women's rights hotline")),
    ("12355", N_("Youth service")),
)


class QuickPage(QWidget):
    """Public information over the whole window; `back` when the person at the desk wants it again."""

    back = Signal()

    def __init__(self, centre: Centre, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Public information"))
        title = QLabel(_("Public information"))
        title.setProperty("role", "display")
        lines = QGridLayout()
        lines.setHorizontalSpacing(32)
        lines.setVerticalSpacing(12)
        here = [(centre.phone, centre.counselling_centre)] if centre.phone else []
        for row, (number, says) in enumerate([*here, *((number, _(name)) for number, name in _LINES)]):
            figure = QLabel(number)
            figure.setProperty("role", "section")
            lines.addWidget(figure, row, 0)
            lines.addWidget(QLabel(says), row, 1)
        self._back = QPushButton(_("Back to the desk"))
        self._back.setProperty("kind", "text")
        self._back.clicked.connect(self.back)
        column = QVBoxLayout(self)
        column.setSpacing(24)
        column.addStretch(2)
        column.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(_centred(lines))
        column.addStretch(3)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignRight)


def _centred(grid: QGridLayout) -> QVBoxLayout:
    holder = QWidget()
    holder.setLayout(grid)
    column = QVBoxLayout()
    column.addWidget(holder, 0, Qt.AlignmentFlag.AlignHCenter)
    return column
