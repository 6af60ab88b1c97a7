"""The small dialog that asks for the password once more before a signing-level act."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QWidget

from mediation_desk.errors import DeskError
from mediation_desk.services.password_check import Confirmed, check_password
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, size
from mediation_desk.ui.kit.password_field import PasswordField
from mediation_desk.words import _, sentence


def ask_password(
    desk: Desk,
    owner: QWidget,
    then: Callable[[Confirmed], None],
    *,
    title: str,
    text: str = "",
    act: str = "",
) -> None:
    """Ask whoever is signed in for their own password; `then` gets the `Confirmed` for the use case.

    `title` names what it is for (签名并封存), `text` what follows from it, `act` the button's verb. A wrong
    password is said beside the field and counted like a failed sign-in; Esc gives up and changes nothing.
    Tests put typed passwords into `desk.questions.passwords`: then no dialog is shown.
    """
    dialog = PasswordDialog(desk, owner, then, title=title, text=text, act=act or title)
    if desk.questions.passwords:
        dialog.password.set_value(desk.questions.passwords.popleft())
        dialog.send()
    else:
        dialog.open()


class PasswordDialog(QDialog):
    """Password, what it is for, and two buttons; closes itself when the password is right."""

    help_place = "dialog.password"

    def __init__(
        self,
        desk: Desk,
        owner: QWidget,
        then: Callable[[Confirmed], None],
        *,
        title: str,
        text: str,
        act: str,
    ) -> None:
        super().__init__(owner.window())
        self._desk, self._owner, self._then, self._act = desk, owner, then, act
        self._left = 0
        self.setWindowTitle(_("Mediation Desk"))
        self.setAccessibleName(title)
        self.setProperty("ground", "paper")
        self.password = PasswordField(
            "password", _("{name}, please type your password", name=desk.staff.name)
        )
        self.go = Button(act, "primary", icon="lock")
        self.go.clicked.connect(self.send)
        self.password.edit.returnPressed.connect(self.send)
        back = Button(_("Back"))
        back.clicked.connect(self.reject)
        foot = Row(gap=12)
        foot.addStretch(1)
        foot.addWidget(back)
        foot.addWidget(self.go)
        column = Column(self, margin=24, gap=16)
        column.addWidget(Label(title, "section", wrap=True))
        if text:
            column.addWidget(Prose(text))
        column.addWidget(self.password)
        column.addLayout(foot)
        size(self, min_width=440)
        self.setMaximumWidth(self.minimumWidth() * 3 // 2)
        self._tick = QTimer(self, interval=1_000)
        self._tick.timeout.connect(self.count_down)
        self.finished.connect(self._over)
        self.password.setFocus()

    def send(self) -> None:
        """Have the password checked on the register thread."""
        if self.go.isEnabled():
            self.go.block(_("Checking …"))
            self._desk.turn(self, self._right, check_password, self.password.value(), failed=self._wrong)

    def count_down(self) -> None:
        """One second of waiting less."""
        self._left = max(0, self._left - 1)
        self._show_wait()

    def _right(self, confirmed: Confirmed) -> None:
        self.accept()
        if shiboken6.isValid(self._owner):
            self._then(confirmed)

    def _wrong(self, error: DeskError) -> None:
        self.password.clear()
        self.password.set_error(sentence(error))
        wait = error.names.get("seconds")
        self._left = wait if isinstance(wait, int) else 0
        self._show_wait()
        self.password.setFocus()

    def _show_wait(self) -> None:
        if self._left:
            self._tick.start()
            self.go.block(_("Wait {n} seconds", n=self._left))
            self.go.set_text(_("Wait {n} seconds", n=self._left))
        else:
            self._tick.stop()
            self.go.allow()
            self.go.set_text(self._act)

    def _over(self, _result: int) -> None:
        self.password.clear()
        self.deleteLater()
