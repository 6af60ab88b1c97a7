"""The settings' rows of the short lock: one's own code, and the director's switch for everybody."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain import short_lock
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.short_lock import (
    ShortLockChoice,
    allow_short_lock,
    remove_short_code,
    set_short_code,
    short_lock_choice,
)
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.checks import Switch
from mediation_desk.ui.kit.code_field import CodeField
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column, Row, size
from mediation_desk.ui.kit.setting_row import SettingRow
from mediation_desk.ui.password_again import ask_password
from mediation_desk.words import _, sentence


class ShortCodeRows(QWidget):
    """Choose, change and stop using one's code; `look` asks how it stands."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.choose = Button(_("Choose a code"), compact=True)
        self.stop = Button(_("Use no code"), compact=True)
        self.allow = Switch(_("Allow six-digit codes here"))
        self.form = CodeForm(desk)
        self._row = SettingRow(_("Six-digit code"), _said(None), self.stop, self.choose)
        self._syncing = False
        column = Column(self, gap=0)
        column.addWidget(self._row)
        column.addWidget(self.form)
        self.rows = {"code": self._row}
        if Role.DIRECTOR in desk.staff.roles:
            says = _("For everybody; without it a locked desk always asks for the password")
            row = self.rows["allow"] = SettingRow(_("Allow six-digit codes here"), says, self.allow)
            row.usual(_("on"), lambda: self.allow.setChecked(True))
            column.addWidget(row)
        else:
            self.allow.hide()
        self.form.hide()
        self.stop.hide()
        self.choose.clicked.connect(self.form.begin)
        self.stop.clicked.connect(self._stop)
        self.form.kept.connect(self.look)
        self.allow.toggled.connect(self._allow)

    def look(self) -> None:
        """Ask how it stands."""
        self._desk.ask(self, self._show, short_lock_choice)

    def _show(self, choice: ShortLockChoice) -> None:
        self._row.say(_said(choice))
        self.choose.set_text(_("Change the code") if choice.has_code else _("Choose a code"))
        self.stop.setVisible(choice.has_code)
        if choice.allowed:
            self.choose.allow()
        else:
            self.choose.block(_("short_code.off"))
            self.form.hide()
        self._syncing = True
        self.allow.setChecked(choice.allowed)
        self._syncing = False
        if "allow" in self.rows:
            self.rows["allow"].stands(changed=not choice.allowed)

    def _stop(self) -> None:
        self.form.hide()
        self._desk.turn(self, self._stopped, remove_short_code)

    def _stopped(self, _value: object) -> None:
        self._desk.toast(_("A desk left alone asks for the password again."))
        self.look()

    def _allow(self, allow: bool) -> None:
        if not self._syncing:
            self._desk.do(self, self._allowed, allow_short_lock, allow, failed=self._refused)

    def _allowed(self, _value: object) -> None:
        allowed = self.allow.isChecked()
        self._desk.toast(_("Kept"), lambda: self.allow.setChecked(not allowed))
        self.look()

    def _refused(self, error: DeskError) -> None:
        self._desk.refuse(error, of=self)
        self.look()


class CodeForm(QWidget):
    """The code twice; the password is asked when it is kept: then `kept`."""

    kept = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.code = CodeField("code", _("Six digits"))
        self.again = CodeField("again", _("The same once more"))
        self.keep = Button(_("Keep the code"))
        back = Button(_("Back"), "quiet")
        column = Column(self, margin=(0, 0, 0, 16), gap=12)
        column.addWidget(
            Prose(
                _("No dates, runs or repeats. The code never replaces the password for signing and staff."),
                "small",
                tone="ink2",
            )
        )
        both = Row(gap=16)
        for field in (self.code, self.again):
            both.addWidget(size(field, width=184), 0, Qt.AlignmentFlag.AlignTop)
        both.addStretch(1)
        column.addLayout(both)
        buttons = Row(gap=12)
        buttons.addWidget(self.keep)
        buttons.addWidget(back)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self.code.filled.connect(self.again.setFocus)
        self.again.edit.returnPressed.connect(self.try_code)
        self.keep.clicked.connect(self.try_code)
        back.clicked.connect(self._leave)

    def begin(self) -> None:
        """Show it empty."""
        self._empty()
        self.show()
        self.code.setFocus()

    def try_code(self) -> None:
        """Refuse what may not be chosen; else ask for the password."""
        try:
            digits = short_lock.accept(self.code.value())
            if digits != short_lock.normal(self.again.value()):
                raise DeskError("short_code.differs", field="again")
        except DeskError as refused:
            self._refused(refused)
            return
        ask_password(
            self._desk,
            self,
            self._confirmed,
            title=_("Keep the code"),
            text=_("Your password, so that nobody else chooses a code for you."),
        )

    def _confirmed(self, confirmed: Confirmed) -> None:
        self._desk.turn(self, self._done, set_short_code, confirmed, self.code.value(), failed=self._refused)

    def _done(self, _value: object) -> None:
        self._leave()
        self._desk.toast(_("A desk left alone opens with your code now."))
        self.kept.emit()

    def _refused(self, error: DeskError) -> None:
        field = self.again if error.field == "again" else self.code
        field.set_error(sentence(error))
        field.setFocus()

    def _leave(self) -> None:
        self._empty()
        self.hide()

    def _empty(self) -> None:
        for field in (self.code, self.again):
            field.clear()
            field.set_error(None)


def _said(choice: ShortLockChoice | None) -> str:
    if choice is not None and choice.has_code and choice.allowed:
        return _("In use: after the idle lock, for four hours at most and within this working day")
    return _("Opens a desk left alone instead of the password; signing and staff always ask the password")
