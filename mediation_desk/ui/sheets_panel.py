"""The way in with two keepers' sheets: this computer's key, and a new password for a director."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.passwords import normalised
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.services.door import Door, SignIn
from mediation_desk.ui.ask import RegisterThread
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, scrolling
from mediation_desk.ui.kit.password_field import PasswordField
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.seams import Clock
from mediation_desk.ui.sheet_field import SheetField
from mediation_desk.words import _, sentence, term

if TYPE_CHECKING:
    from collections.abc import Callable


class SheetsPanel(QWidget):
    """Type two sheets; `back` to the password side, `broke` carries a bug."""

    back = Signal()
    broke = Signal(object)

    def __init__(self, door: Door, state_folder: Path, thread: RegisterThread, clock: Clock) -> None:
        super().__init__()
        self._door, self._state, self._thread, self._clock = door, state_folder, thread, clock
        self._working = False
        self.title = Label(_("With two keepers' sheets"), "section")
        self.sheets = Form()
        self.one = SheetField("sheet_a", _("One keeper's sheet"))
        self.other = SheetField("sheet_b", _("Another keeper's sheet"))
        self.reset = Form()
        self.director = ComboField("director", term(Role.DIRECTOR), [])
        self.password = PasswordField("password", _("New password"))
        self.again = PasswordField("again", _("The same once more"))
        self.said = Prose("", tone="pine")
        self.on = Button(_("Use the sheets"), "primary")
        self.leave = Button(_("Back to the password"))
        self._faces = Stack()
        self._lay_out()
        self.on.clicked.connect(self.use)
        self.leave.clicked.connect(self._leave)
        self.sheets.submitted.connect(self.use)
        self.reset.submitted.connect(self.use)
        self.setFocusProxy(self.one)

    def start(self) -> None:
        """Begin with empty fields."""
        self._empty()
        self._show(0)

    def use(self) -> None:
        """Open with the sheets; on the second face, give the director the new password."""
        if self._working:
            return
        self.sheets.clear_errors()
        self.reset.clear_errors()
        if self._faces.currentIndex() == 0:
            self._send(self._bring, self._brought)
        elif self._new_password_is_right():
            self._send(self._reset, self._was_reset)

    def _new_password_is_right(self) -> bool:
        if not self.password.value():
            return not self.reset.show_error("password", _("password.empty"))
        if normalised(self.password.value()) != normalised(self.again.value()):
            return not self.reset.show_error("again", _("password.differs"))
        return True

    def _bring(self) -> tuple[SignIn, ...]:
        from mediation_desk.services import keepers_opening  # with the database, which no window waits for

        folder, state = self._door.folder, self._state
        return keepers_opening.bring_pc_key_by_sheets(folder, state, self._typed, self._clock.now())

    def _reset(self) -> None:
        from mediation_desk.services import keepers_opening  # as above

        folder, state = self._door.folder, self._state
        keepers_opening.reset_director(
            folder, state, self._typed, self._director, self._password, self._clock.now()
        )

    def _send(self, work: Callable[[], object], then: Callable[[object], None]) -> None:
        # Read on this thread: the other one must not touch a widget.
        self._typed = (self.one.value(), self.other.value())
        self._director, self._password = str(self.director.value() or ""), self.password.value()
        self._working = True
        self.on.block(_("Opening …"))
        self._thread.send(self, work, then, failed=self._refused, broke=self._broken)

    def _brought(self, found: object) -> None:
        self._rest()
        directors = found if isinstance(found, tuple) else ()
        self.director.set_options([(one.slot_id, one.name) for one in directors])
        if directors:
            self.director.set_value(directors[0].slot_id)
        self.said.setText(_("The sheets are right. Passwords work on this computer again."))
        self._show(1 if directors else 2)

    def _was_reset(self, _value: object) -> None:
        self._rest()
        self._empty()
        self.said.setText(
            _(
                "The director has the new password. Texts sealed before wait for a reader or a keepers' "
                "session."
            )
        )
        self._show(2)

    def _refused(self, error: DeskError) -> None:
        self._rest()
        if error.field in ("sheet_a", "sheet_b"):
            self._show(0)
        form = self.sheets if self._faces.currentIndex() == 0 else self.reset
        if not form.show_fault(error):
            (self.one if form is self.sheets else self.director).set_error(sentence(error))

    def _broken(self, bug: BaseException) -> None:
        self._rest()
        self.broke.emit(bug)

    def _rest(self) -> None:
        self._typed, self._password = ("", ""), ""
        self._working = False
        self.on.allow()

    def _show(self, face: int) -> None:
        self._faces.setCurrentIndex(min(face, 1))
        self.said.setVisible(face > 0)
        self._question.setVisible(face == 1)
        self.reset.setVisible(face == 1)
        self.on.setVisible(face < 2)
        self.on.set_text(_("Use the sheets") if face == 0 else _("Set the new password"))
        (self.one if face == 0 else self.password if face == 1 else self.leave).setFocus()

    def _leave(self) -> None:
        self._empty()
        self.back.emit()

    def _empty(self) -> None:
        for field in (self.one, self.other):
            field.set_value("")
        for secret in (self.password, self.again):
            secret.clear()
        self.sheets.clear_errors()
        self.reset.clear_errors()

    def _lay_out(self) -> None:
        self.sheets.put(
            Prose(
                _("When this computer or no director can open the register. Each use stands in the journal."),
                "small",
                tone="ink2",
            )
        )
        self.sheets.add(self.one)
        self.sheets.add(self.other)
        self.sheets.column.addStretch(1)
        self._question = Prose(
            _("Has no director a password any more? Then give one a new one here."), "small", tone="ink2"
        )
        self.reset.add(self.director)
        self.reset.add(self.password)
        self.reset.add(self.again)
        second = QWidget()
        column = Column(second, gap=12)
        column.addWidget(self.said)
        column.addWidget(self._question)
        column.addWidget(self.reset)
        column.addStretch(1)
        self._faces.addWidget(scrolling(self.sheets))
        self._faces.addWidget(scrolling(second))
        row = Row(gap=12)
        row.addWidget(self.leave)
        row.addStretch(1)
        row.addWidget(self.on)
        whole = Column(self, margin=(40, 24, 40, 24), gap=12)
        whole.addWidget(self.title)
        whole.addWidget(self._faces, 1)
        whole.addLayout(row)
