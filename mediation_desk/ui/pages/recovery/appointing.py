"""Appointing or changing keepers: three names, then each sheet shown, printed, typed back; then it counts."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.keeper_sheet import SHEETS, Keeper, KeeperSheet, check_keepers
from mediation_desk.errors import DeskError
from mediation_desk.services.keepers import (
    SHEET_FIELDS,
    Appointed,
    appoint_keepers,
    check_sheet,
    draw_sheets,
    left_to_old_keepers,
)
from mediation_desk.services.recovery_papers import sheet_for_printer
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import size
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.password_field import PasswordField
from mediation_desk.ui.kit.steps import Steps
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.pages.recovery.flow import Flow
from mediation_desk.ui.pages.recovery.printing import print_secret
from mediation_desk.ui.pages.recovery.sheet_face import SheetFace
from mediation_desk.ui.sheet_field import SheetField
from mediation_desk.words import _

_NAMES, _SHOWN, _TYPED, _LAST = range(4)


class Appointing(Flow):
    """`change`: there are keepers already, whose two sheets are asked for, so that nothing is lost."""

    def __init__(self, desk: Desk, *, change: bool) -> None:
        super().__init__(desk, _("Change the keepers") if change else _("Appoint keepers"))
        self._sheets: tuple[KeeperSheet, ...] = ()
        self._at = 0
        self.names = Form()
        self.fields = tuple(
            TextField(f"keeper_{n}", _("Keeper of sheet {n}", n=n), max_length=60)
            for n in range(1, SHEETS + 1)
        )
        self.old = tuple(SheetField(name, "") for name in ("old_1", "old_2")) if change else ()
        self.lost = Notice("", "amber")
        self.shown = SheetFace()
        self.typing = Form()
        self.backs = tuple(SheetField(name, "") for name in SHEET_FIELDS)
        self.last = Form()
        self.password = PasswordField("password", _("Your password"))
        self.steps = Steps(
            [_("Keepers"), *(_("Sheet {n}", n=n) for n in range(1, SHEETS + 1)), _("Taking effect")]
        )
        self._lay_out()
        self.shown.print_wanted.connect(self._print)
        if change:
            desk.ask(self, self._say_lost, left_to_old_keepers)
        self._show(_NAMES)

    @property
    def begun(self) -> bool:
        """Whether sheets were drawn that somebody may have printed."""
        return bool(self._sheets)

    def go_on(self) -> None:
        """Names → each sheet shown, then typed back → password → appointed."""
        self.hush()
        face = self.faces.currentIndex()
        if face == _NAMES:
            self._leave_names()
        elif face == _SHOWN:
            self.shown.clear()
            self._show(_TYPED)
        elif face == _TYPED:
            self._leave_typed()
        else:
            self._appoint()

    def go_back(self) -> None:
        """To the face before; a sheet may be looked at again until the next one is begun."""
        self.hush()
        face = self.faces.currentIndex()
        if face == _TYPED:
            self._show(_SHOWN)
        elif face in (_SHOWN, _LAST):
            self._show(_NAMES if face == _SHOWN else _TYPED)

    def forget(self) -> None:
        """Drop the sheets and everything typed of them."""
        self._sheets = ()
        self.shown.clear()
        for field in (*self.backs, *self.old):
            field.set_value("")
        self.password.clear()

    def _leave_names(self) -> None:
        self.names.clear_errors()
        try:
            check_keepers(
                tuple(
                    Keeper(sheet=n, name=field.value(), given_on=self.desk.today())
                    for n, field in enumerate(self.fields, start=1)
                )
            )
        except DeskError as fault:
            self.refuse(self.names, fault)
            return
        if not self._sheets:
            self._sheets = draw_sheets()
        self._at = 0
        self._show(_SHOWN)

    def _leave_typed(self) -> None:
        self.typing.clear_errors()
        field = self.backs[self._at]
        try:
            typed = check_sheet(field.value(), self._at + 1)
            if typed != self._sheets[self._at]:
                raise DeskError("sheet.other_print", field=field.name)
        except DeskError as fault:
            self.refuse(self.typing, fault)
            return
        if self._at + 1 < SHEETS:
            self._at += 1
            self._show(_SHOWN)
        else:
            self._show(_LAST)

    def _appoint(self) -> None:
        self.last.clear_errors()
        typed = tuple(field.value() for field in self.backs)
        names = tuple(field.value() for field in self.fields)
        old = tuple(field.value() for field in self.old if field.value())
        if len(old) == 1:
            self._show(_NAMES)
            self.names.show_error("old_2" if self.old[0].value() else "old_1", _("keepers.both_old"))
            return
        self.on.block(_("Working …"))
        self.desk.turn(
            self,
            self._appointed,
            appoint_keepers,
            self.password.value(),
            typed,
            names,
            old,
            failed=self._refused,
        )

    def _appointed(self, did: Appointed) -> None:
        self.on.allow()
        self.forget()
        self.done.emit(_("The keepers are appointed; {n} sealed texts open for them already", n=did.boxed))

    def _refused(self, error: DeskError) -> None:
        form = next((one for one in (self.names, self.typing, self.last) if error.field in one.fields), None)
        self.password.clear()
        if form is self.names:
            self._show(_NAMES)
        elif form is self.typing:
            self._at = SHEET_FIELDS.index(str(error.field))
            self._show(_TYPED)
        self.refuse(form, error)

    def _print(self) -> None:
        if self._sheets:
            sheet, keeper = self._sheets[self._at], self.fields[self._at].value()
            print_secret(self.desk, self, sheet_for_printer, sheet, keeper)

    def _say_lost(self, count: int) -> None:
        if count:
            self.lost.say(
                _(
                    "{n} sealed texts open for nobody but the keepers of today. Without two of their sheets "
                    "these are lost for good.",
                    n=count,
                )
            )
        self.lost.setVisible(bool(count))

    def _show(self, face: int) -> None:
        self.faces.setCurrentIndex(face)
        keeper = self.fields[self._at].value()
        if face == _SHOWN:
            self.shown.show_sheet(self._sheets[self._at], keeper)
        for n, field in enumerate(self.backs):
            field.setVisible(face == _TYPED and n == self._at)
            field.set_label(_("Sheet {n}, typed back by {keeper}", n=n + 1, keeper=keeper))
        self.steps.set_current({_NAMES: 0, _LAST: SHEETS + 1}.get(face, self._at + 1))
        self.back.setVisible(face != _NAMES)
        self.on.set_text(
            {
                _NAMES: _("Draw the sheets"),
                _SHOWN: _("I have it on paper"),
                _TYPED: _("Check this sheet"),
                _LAST: _("Appoint these keepers"),
            }[face]
        )
        waiting: QWidget = {
            _NAMES: self.fields[0],
            _SHOWN: self.on,
            _TYPED: self.backs[self._at],
            _LAST: self.password,
        }[face]
        waiting.setFocus()

    def _lay_out(self) -> None:
        self.sheet.head.addWidget(self.steps)
        self.names.put(Prose(_("keepers.who")))
        self.names.add(*self.fields)
        if self.old:
            self.lost.hide()
            self.names.put(Prose(_("keepers.old_sheets")))
            self.names.put(self.lost)
            for n, field in enumerate(self.old, start=1):
                field.set_label(_("Former sheet {n}", n=n))
            self.names.add(*self.old)
        self.names.column.addStretch(1)
        self.typing.put(Prose(_("Now from the paper, so that we know it is right there.")))
        for field in self.backs:
            self.typing.add(field)
        self.typing.column.addStretch(1)
        self.last.put(Prose(_("keepers.last") if self.old else _("keepers.first")))
        self.last.add(size(self.password, max_width=400))
        self.last.column.addStretch(1)
        for face in (self.names, self.shown, self.typing, self.last):
            self.add_face(face)
