"""The way in with the restore card: this computer learns its key again, and passwords work afterwards."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.errors import DeskError
from mediation_desk.services.door import Door
from mediation_desk.ui.ask import RegisterThread
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.seams import Clock
from mediation_desk.words import _, sentence


class CardPanel(QWidget):
    """Type the card; `back` to the password side."""

    back = Signal()
    broke = Signal(object)

    def __init__(self, door: Door, state_folder: Path, thread: RegisterThread, clock: Clock) -> None:
        super().__init__()
        self._door, self._state, self._thread, self._clock = door, state_folder, thread, clock
        self.title = Label(_("With the restore card"), "section")
        self.card = TextField("card", _("27 digits of the restore card"), max_length=80)
        self.said = Prose("", tone="pine")
        self.said.hide()
        self.open = Button(_("Use the card"), "primary")
        leave = Button(_("Back to the password"))
        self.open.clicked.connect(self.use)
        self.card.edit.returnPressed.connect(self.use)
        leave.clicked.connect(self._leave)
        column = Column(self, margin=(40, 24, 40, 24), gap=12)
        column.addWidget(self.title)
        column.addWidget(
            Prose(
                _(
                    "For a computer that does not know the register's key: after the card, the passwords "
                    "work here again. The card opens nobody's sealed texts and resets no password."
                ),
                "small",
                tone="ink2",
            )
        )
        column.addWidget(self.card)
        column.addWidget(self.said)
        column.addStretch(1)
        row = Row(gap=12)
        row.addWidget(leave)
        row.addStretch(1)
        row.addWidget(self.open)
        column.addLayout(row)
        self.setFocusProxy(self.card)

    def start(self) -> None:
        """Begin with an empty field."""
        self._empty()
        self.said.hide()

    def use(self) -> None:
        """Try the card."""
        typed = self.card.value()
        folder, state, clock = self._door.folder, self._state, self._clock
        self.open.block(_("Opening …"))

        def work() -> None:
            from mediation_desk.services import opening  # with the database, which no window waits for

            opening.bring_pc_key(folder, state, typed, clock.now())

        self._thread.send(self, work, self._done, failed=self._refused, broke=self._broken)

    def _done(self, _value: object) -> None:
        self._empty()
        self.open.allow()
        self.said.setText(_("The card is right. You can now open the desk with the password."))
        self.said.show()

    def _refused(self, error: DeskError) -> None:
        self.open.allow()
        self.card.set_error(sentence(error))
        self.card.setFocus()

    def _broken(self, bug: BaseException) -> None:
        self.open.allow()
        self.broke.emit(bug)

    def _leave(self) -> None:
        self._empty()
        self.back.emit()

    def _empty(self) -> None:
        self.card.set_value("")
        self.card.set_error(None)
