"""Choosing a copy and opening it to be read, with nobody at the desk and perhaps no register here at all."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from mediation_desk.errors import DeskError
from mediation_desk.register.vault.pc_key import PcKey
from mediation_desk.services.copy_reading import CopyPlace, pc_key_by_card, pc_key_by_sheets, read_copy
from mediation_desk.services.restoring import look_at_copy_door
from mediation_desk.ui import style
from mediation_desk.ui.ask import RegisterThread
from mediation_desk.ui.choices import Choices
from mediation_desk.ui.copy_chooser import CopyChooser
from mediation_desk.ui.copy_opener import CARD, PASSWORD, CopyOpener
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Row, scrolling
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.seams import Clock, Files
from mediation_desk.ui.unlock import foot_line
from mediation_desk.words import _, sentence

_STACKED = 1.5
"""Text so large that the two sheets stand one under the other."""
_ONE, _BOTH = 720, 1000


class CopyFace(QWidget):
    """`opened` carries the session of whoever sits down at the copy and where it lies; `back` without it."""

    help_place = "face.copy"

    opened = Signal(object, object)
    back = Signal()
    broke = Signal(object)

    def __init__(
        self,
        folder: Path,
        state_folder: Path,
        thread: RegisterThread,
        clock: Clock,
        files: Files,
        choices: Choices,
        *,
        copy: Path | None = None,
        pc_key: PcKey | None = None,
    ) -> None:
        """`folder` is the register's, if there is one; `copy` is wanted, and `pc_key` was brought for it."""
        super().__init__()
        self._folder, self._state, self._thread, self._clock = folder, state_folder, thread, clock
        self._key, self._key_for = pc_key, copy
        self._working = False
        kept = choices.now.backup_folder
        self.chooser = CopyChooser(thread, files, clock, Path(kept) if kept else Path.home())
        self.opener = CopyOpener()
        self.said = Notice("", "red")
        self.open = Button(_("Open it read-only"), "primary")
        self.leave = Button(_("Back"))
        self._lay_out(choices)
        self.chooser.chosen.connect(self._another)
        self.open.clicked.connect(self.go_on)
        self.leave.clicked.connect(self._leave)
        for form in self.opener.forms:
            form.submitted.connect(self.go_on)
        self.chooser.look(copy)
        self.setFocusProxy(self.chooser.choose)

    def go_on(self) -> None:
        """Open the chosen copy with what was typed."""
        copy = self.chooser.copy
        if self._working or copy is None:
            return
        self.opener.form.clear_errors()
        self.said.hide()
        try:
            self.opener.check()
        except DeskError as refused:
            self._refused(refused)
            return
        place = CopyPlace(copy=copy, folder=self._folder, state_folder=self._state, pc_key=self._key)
        opener, clock = self.opener, self._clock
        if opener.way_chosen == PASSWORD:
            who, password = str(opener.who.value()), opener.password.value()
            self._run(lambda: read_copy(place, who, password, clock.now()), partial(self._sat_down, place))
        elif opener.way_chosen == CARD:
            digits = opener.card.value()
            self._run(lambda: pc_key_by_card(place, digits, clock.now()), self._brought)
        else:
            two = (opener.sheets[0].value(), opener.sheets[1].value())
            self._run(lambda: pc_key_by_sheets(place, two, clock.now()), self._brought)

    def _run(self, work: Callable[[], object], then: Callable[[Any], None]) -> None:
        self._working = True
        self.open.block(_("Opening …"))
        self.open.set_text(_("Opening …"))
        self.chooser.setEnabled(False)
        self._thread.send(self, work, then, failed=self._refused, broke=self._broken)

    def _still(self) -> None:
        self._working = False
        self.open.set_text(_("Open it read-only"))
        self.open.allow()
        self.chooser.setEnabled(True)

    def _sat_down(self, place: CopyPlace, session: object) -> None:
        self._still()
        self.opener.empty()
        self._key = None
        self.opened.emit(session, place)

    def _brought(self, key: PcKey) -> None:
        self._still()
        self.opener.empty()
        self._key, self._key_for = key, self.chooser.copy
        self._ask()

    def _refused(self, error: DeskError) -> None:
        self._still()
        form = self.opener.form
        self.opener.password.clear()
        if not form.show_error(error.field or "", sentence(error)):
            self.said.say(sentence(error), "red")
            self.said.show()

    def _broken(self, bug: BaseException) -> None:
        self._still()
        self.broke.emit(bug)

    def _another(self) -> None:
        """Another copy is chosen: the key that was brought for the one before goes."""
        self.said.hide()
        if self.chooser.copy != self._key_for:
            self._key = None
        self._ask()

    def _ask(self) -> None:
        copy = self.chooser.copy
        self._second.setVisible(copy is not None)
        self.open.setVisible(copy is not None)
        if copy is None:
            return
        try:
            door = look_at_copy_door(copy, self._state)
        except DeskError as refused:
            self._second.hide()
            self.open.hide()
            self.said.say(sentence(refused), "red")
            self.said.show()
            return
        self.opener.ask(door, brought=self._key is not None)
        self.opener.start()

    def _leave(self) -> None:
        self.opener.empty()
        self._key = None
        self.back.emit()

    def _lay_out(self, choices: Choices) -> None:
        inside = QWidget()
        column = Column(inside, margin=(0, 24, 0, 24), gap=16)
        head = Row(gap=16)
        head.addWidget(Label(_("Read a backup copy"), "title"))
        head.addStretch(1)
        head.addWidget(self.leave)
        column.addLayout(head)
        first = Sheet(_("Which copy"), margin=24, gap=16)
        first.add(self.chooser)
        first.body.addStretch(1)
        self._second = Sheet(_("Who opens it"), margin=24, gap=16)
        self._second.add(self.opener)
        self._second.body.addStretch(1)
        self._second.add(self.open)
        across = Row(gap=16)
        across.addWidget(first, 1)
        across.addWidget(self._second, 1)
        column.addWidget(self.said)
        column.addLayout(across)
        column.addStretch(1)
        self.said.hide()
        whole = Column(self)
        area = scrolling(inside)
        whole.addWidget(area, 1, Qt.AlignmentFlag.AlignHCenter)
        whole.addWidget(foot_line(choices))

        def fit() -> None:
            large = style.look().factor >= _STACKED
            sides = QBoxLayout.Direction
            across.setDirection(sides.TopToBottom if large else sides.LeftToRight)
            area.setFixedWidth(style.px(_ONE if large else _BOTH))

        style.on_refit(self, fit)
