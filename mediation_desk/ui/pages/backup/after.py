"""What helps after a copy: once more, let go of the stick, or the way to what is still missing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.services.access import RECOVERY_KNOW
from mediation_desk.ui import style
from mediation_desk.ui.beside import Beside
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.drives import Drive
from mediation_desk.ui.eject import Ejected
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.words import _, term

_TONES = {Ejected.OUT: "pine", Ejected.BUSY: "amber", Ejected.BY_HAND: "neutral"}


class After(QWidget):
    """`again` makes another copy; `gone` when the system has let go of the stick."""

    gone = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._drive: Drive | None = None
        self._beside = Beside(self)
        self.again = Button(_("Back up once more"), big=True)
        self.out = Button(_("Eject safely"), "primary", icon="usb", big=True)
        self.recovery = Button(_("Confirm the restore card"), "primary", big=True)
        self.said = Notice("", "neutral")
        self.said.hide()
        column = Column(self, gap=8)
        column.addWidget(self.said)
        row = Row(gap=12)
        for button in (self.again, self.recovery, self.out):
            row.addWidget(button, 1)
        column.addLayout(row)
        self.out.clicked.connect(self.eject)
        self.recovery.clicked.connect(self._to_recovery)

    def set_drive(self, drive: Drive | None) -> None:
        """The place the next or last copy went to."""
        self._drive = drive

    def proved(self, *, opens_elsewhere: bool) -> None:
        """A copy was proved: the stick may go, but first what another PC would lack."""
        self.said.hide()
        lacking = not opens_elsewhere and bool(self._desk.staff.roles & RECOVERY_KNOW)
        leaves = self._drive is not None and self._drive.removable
        self.recovery.setVisible(lacking)
        self.out.setVisible(leaves)
        self.again.setVisible(not (lacking and leaves))  # two are read at a glance, three are not
        self._rank(self.out, "secondary" if lacking else "primary")
        self.out.allow()

    def failed(self) -> None:
        """Nothing was proved: only another try helps."""
        self.again.show()
        self.said.hide()
        self.recovery.hide()
        self.out.hide()

    def eject(self) -> None:
        """Let go of the stick; what became of it is said, and only that."""
        drive = self._drive
        if drive is None or self._beside.running:
            return
        self.out.block(_("Writing what is still held back …"))
        files = self._desk.files
        self._beside.start(
            lambda _tell: files.eject(drive), self._ejected, failed=self._refused, broke=self._broke
        )

    def _ejected(self, how: Ejected) -> None:
        self.said.say(term(how), _TONES[how])
        self.said.show()
        if how is Ejected.OUT:
            self.out.hide()
            self.again.show()
            self.gone.emit()
        else:
            self.out.allow()

    def _refused(self, _error: object) -> None:
        self._ejected(Ejected.BY_HAND)

    def _broke(self, bug: BaseException) -> None:
        self.out.allow()
        self._desk.broke.emit(bug)

    def _to_recovery(self) -> None:
        self._desk.go("recovery")

    @staticmethod
    def _rank(button: Button, kind: str) -> None:
        style.restyle(button, kind=kind)
        button.set_icon("usb")
