"""What a change must know first, asked in the pane: how much of a series, why all the same, who calls off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.appointment import CancelledBy, Scope
from mediation_desk.domain.clash import Clash, ClashSeverity
from mediation_desk.errors import DeskError
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.checks import RadioField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column, Row, clear
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.text_fields import MultilineField
from mediation_desk.words import _, sentence, term

_MOST = 6
Back = Callable[[], object]


class PaneAsk(QWidget):
    """A question in the pane: what it is about, the fields, and two buttons; Esc is the second one."""

    def __init__(self, about: str, back: Back) -> None:
        super().__init__()
        self._back = back
        self.column = Column(self, gap=12)
        self.column.addWidget(Prose(about))

    def leave(self) -> None:
        """Close the question with the way back alone."""
        button = Button(_("Leave it where it was"), "text")
        button.clicked.connect(self._back)
        self.column.addWidget(button)
        self.column.addStretch(1)

    def end(self, do: Button, back: str) -> None:
        """Close the question with its buttons."""
        leave = Button(back)
        leave.clicked.connect(self._back)
        row = Row(gap=8)
        row.addWidget(do)
        row.addWidget(leave)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(1)

    def submit(self) -> None:
        """Ctrl+Enter: do what the solid button does."""

    def say_again(self) -> None:
        """The screen was masked or shown: names stand otherwise."""

    def give_up(self) -> None:
        """Leave everything as it was."""
        self._back()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves everything as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self._back()
        else:
            super().keyPressEvent(event)


class ScopeAsk(PaneAsk):
    """只这一次, 这次和以后, 全部."""

    def __init__(self, about: str, chosen: Callable[[Scope], object], back: Back) -> None:
        super().__init__(about, back)
        self._chosen = chosen
        self.scopes = {scope: Button(term(scope)) for scope in Scope}
        for scope, button in self.scopes.items():
            button.clicked.connect(partial(self._choose, scope))
            self.column.addWidget(button)
        self.leave()
        self.setFocusProxy(self.scopes[Scope.ONE])

    def submit(self) -> None:
        """The smallest change."""
        self._chosen(Scope.ONE)

    def _choose(self, scope: Scope, _pressed: bool = False) -> None:
        self._chosen(scope)


class SidesAsk(PaneAsk):
    """Both sides of a sitting, or only the one that was moved."""

    def __init__(self, about: str, chosen: Callable[[bool], object], back: Back) -> None:
        super().__init__(about, back)
        self._chosen = chosen
        self.both = Button(_("Both sides, as far apart as now"))
        self.one = Button(_("Only this side"))
        for button, both in ((self.both, True), (self.one, False)):
            button.clicked.connect(partial(self._choose, both))
            self.column.addWidget(button)
        self.leave()
        self.setFocusProxy(self.both)

    def submit(self) -> None:
        """Both."""
        self._chosen(True)

    def _choose(self, both: bool, _pressed: bool = False) -> None:
        self._chosen(both)


class ReasonAsk(PaneAsk):
    """The clashes and a field for why it is done all the same."""

    def __init__(
        self,
        about: str,
        clashes: Callable[[], Sequence[str]],
        given: Callable[[str], object],
        back: Back,
    ) -> None:
        super().__init__(about, back)
        self._clashes = clashes
        self._said = Column(gap=8)
        self.column.addLayout(self._said)
        self.say_again()
        self._given = given
        self.reason = MultilineField("reason", _("Why all the same"), rows=2)
        form = Form()
        form.add(self.reason)
        form.submitted.connect(self._give)
        self.column.addWidget(form)
        self.do = Button(_("Change it all the same"), "primary")
        self.do.clicked.connect(self._give)
        self.end(self.do, _("Leave it where it was"))
        self.setFocusProxy(self.reason)

    def submit(self) -> None:
        """Take what was given, or say what is missing."""
        self._give()

    def say_again(self) -> None:
        """Say what stands against it, with the names the screen may show now."""
        clear(self._said)
        sentences = self._clashes()
        for said in sentences[:_MOST]:
            self._said.addWidget(Notice(said, "amber"))
        if len(sentences) > _MOST:
            self._said.addWidget(Prose(_("and {n} more", n=len(sentences) - _MOST), "small"))

    def _give(self) -> None:
        reason = str(self.reason.value() or "").strip()
        if not reason:
            self.reason.set_error(_("Say why; it is kept with the appointment."))
            self.reason.setFocus()
            return
        self._given(reason)


class CancelAsk(PaneAsk):
    """Who calls it off and why; of a series how much."""

    def __init__(
        self,
        about: str,
        given: Callable[[CancelledBy, str, Scope], object],
        back: Back,
        *,
        series: bool,
    ) -> None:
        super().__init__(about, back)
        self._given = given
        self.by = RadioField("by", _("Who calls it off"), [(one, term(one)) for one in CancelledBy])
        self.why = MultilineField("why", _("Why it is called off"), rows=2)
        self.scope = RadioField("scope", _("How much of the series"), [(one, term(one)) for one in Scope])
        self.scope.set_value(Scope.ONE)
        self.scope.setVisible(series)
        form = Form()
        form.add(self.by)
        form.add(self.why)
        form.add(self.scope)
        form.submitted.connect(self._give)
        self.form = form
        self.column.addWidget(form)
        self.do = Button(_("Call it off"), "primary")
        self.do.clicked.connect(self._give)
        self.end(self.do, _("Keep it"))
        self.setFocusProxy(self.by)

    def show_fault(self, error: DeskError) -> None:
        """Say beside the field what is wrong."""
        self.form.show_fault(error)

    def submit(self) -> None:
        """Take what was given, or say what is missing."""
        self._give()

    def _give(self) -> None:
        by, why = self.by.value(), str(self.why.value() or "").strip()
        if by is None:
            self.by.set_error(_("Choose who calls it off."))
            self.by.setFocus()
        elif not why:
            self.why.set_error(_("Say why; one line is enough."))
            self.why.setFocus()
        else:
            self._given(by, why, self.scope.value() or Scope.ONE)


def clash_sentences(clashes: Sequence[Clash], name_of: Callable[[str], str]) -> list[str]:
    """What stands against it, those that let a reason pass, one sentence each."""
    said = []
    for clash in clashes:
        if clash.severity is ClashSeverity.NEEDS_REASON:
            names = "、".join(filter(None, map(name_of, clash.whom)))
            words = sentence(DeskError(clash.key, **dict(clash.names)))
            said.append(f"{names}：{words}" if names else words)
    return list(dict.fromkeys(said))
