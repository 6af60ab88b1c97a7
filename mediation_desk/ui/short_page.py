"""The page of a short-locked desk: six digits of whoever sat here, or the way to password and names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.errors import DeskError
from mediation_desk.ui.ask import RegisterThread
from mediation_desk.ui.choices import Choices
from mediation_desk.ui.keys import bind
from mediation_desk.ui.kit.avatar import Avatar
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.code_field import CodeField
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, rule, size
from mediation_desk.ui.kit.reading_order import ReadingOrder
from mediation_desk.ui.seams import Clock
from mediation_desk.ui.unlock import foot_line, head_line
from mediation_desk.words import _, sentence

if TYPE_CHECKING:
    from mediation_desk.services.session import Session
    from mediation_desk.services.short_lock import ShortLock

_LOOK_EVERY_MS = 5_000


class ShortPage(ReadingOrder):
    """`opened` carries the Session; `over` says why the password is asked now ("" when the person wished it),
    `other` asks for the names, `broke` carries a bug.
    """

    help_place = "face.short_lock"

    opened = Signal(object)
    over = Signal(str)
    other = Signal()
    broke = Signal(object)

    def __init__(
        self,
        short: ShortLock,
        folder: Path,
        state_folder: Path,
        thread: RegisterThread,
        clock: Clock,
        choices: Choices,
    ) -> None:
        super().__init__()
        self._short, self._folder, self._state = short, folder, state_folder
        self._thread, self._clock, self._choices = thread, clock, choices
        self._opening = False
        self.code = CodeField("code", _("Six-digit code"), big=True)
        self.password = Button(_("Use the password"), "quiet", icon="key")
        self.somebody_else = Button(_("Change person"), "quiet", icon="users")
        self.code.filled.connect(self.try_code)
        self.code.edit.returnPressed.connect(self.try_code)
        self.password.clicked.connect(self._wish)
        self.somebody_else.clicked.connect(self.other)
        bind(self, "Ctrl+L", self._wish)
        bind(self, "Ctrl+Shift+L", self.other.emit)
        self._tick = QTimer(self, interval=_LOOK_EVERY_MS)
        self._tick.timeout.connect(self.look_at_clock)
        self._tick.start()
        self._lay_out()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """On to the code."""
        super().focusInEvent(event)
        self.code.setFocus(event.reason())

    def try_code(self) -> None:
        """Try to open with what was typed."""
        typed = self.code.value()
        if self._opening:
            return
        if not typed:
            self.code.set_error(_("Type your six digits"))
            return
        self._opening = True
        self.code.edit.setReadOnly(True)
        self.code.set_helper(_("Opening …"))
        short, folder, state, clock = self._short, self._folder, self._state, self._clock
        self._thread.send(
            self,
            lambda: short.reopen(folder, state, typed, clock.now()),
            self._open_now,
            failed=self._refused,
            broke=self._broken,
        )

    def look_at_clock(self) -> None:
        """Ask for the password once the time is over."""
        if not self._opening and self._clock.now() >= self._short.ends_at:
            self.over.emit(_("The code's time is over. Type your password."))

    def _open_now(self, session: Session) -> None:
        self.code.clear()
        self.opened.emit(session)

    def _refused(self, error: DeskError) -> None:
        self._again()
        if self._short.ended:
            self.over.emit(sentence(error))
            return
        self.code.set_error(_("{wrong} {n} tries are left.", wrong=sentence(error), n=self._short.left))
        self.code.setFocus()

    def _broken(self, bug: BaseException) -> None:
        self._again()
        self.broke.emit(bug)

    def _again(self) -> None:
        self._opening = False
        self.code.edit.setReadOnly(False)
        self.code.set_helper(self._until())
        self.code.clear()

    def _wish(self) -> None:
        self.over.emit("")

    def _until(self) -> str:
        ends = self._short.ends_at.astimezone(SHANGHAI)
        if not (ends.hour or ends.minute):
            return _("The code works until midnight, five tries in all")
        return _("The code works until {time}, five tries in all", time=f"{ends:%H:%M}")

    def _lay_out(self) -> None:
        sheet = QFrame()
        sheet.setProperty("card", "true")
        column = Column(sheet, margin=(40, 32, 40, 24), gap=8)
        who = Row(gap=12)
        who.addWidget(Avatar(self._short.staff_name, pixels=48, tone="solid"))
        words = Column(gap=0)
        words.addWidget(Label(self._short.staff_name, "section", wrap=True))
        words.addWidget(Label(_("The desk was left alone and is locked"), "small", wrap=True))
        who.addLayout(words, 1)
        column.addLayout(who)
        column.addSpacing(16)
        column.addWidget(self.code)
        self.code.set_helper(self._until())
        column.addSpacing(8)
        column.addWidget(
            Prose(_("What you were writing is kept; the same page comes back."), "small", tone="ink2")
        )
        column.addSpacing(16)
        column.addStretch(1)
        column.addWidget(rule())
        column.addSpacing(4)
        for button in (self.password, self.somebody_else):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        size(sheet, width=560, min_height=424)
        whole = Column(gap=24)
        whole.addLayout(head_line(self._choices))
        whole.addWidget(sheet)
        middle = QWidget()
        middle.setLayout(whole)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addStretch(1)
        outer.addWidget(middle, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(1)
        outer.addWidget(foot_line(self._choices))
