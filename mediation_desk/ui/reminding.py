"""Reminders under the top bar: one quiet line with the first of them, until somebody opens it or saw it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from mediation_desk.domain.reminder import Reminder, Reminders
from mediation_desk.services.reminders import look_at_reminders, see_reminders
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import IconLabel, Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, clear
from mediation_desk.ui.reminder_words import reminder_said
from mediation_desk.words import _, count

ASKED_EVERY_MS = 30_000
_NOUNS = {"appointment", "limit", "case", "rules"}


class Reminding(QWidget):
    """Asks twice a minute and after whatever changes them; `told` says how many new ones came."""

    told = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.reminders = Reminders()
        self._column = Column(self, margin=(24, 4, 24, 0), gap=4)
        self._said: set[str] = set()
        self.hide()
        self._timer = QTimer(self)
        if desk.copy is not None:
            return  # what a copy remembers of that day reminds nobody
        self._timer.timeout.connect(self.ask)
        self._timer.start(ASKED_EVERY_MS)
        desk.changed.connect(self._changed)
        desk.choices.changed.connect(self._chosen)
        desk.masked_changed.connect(self._again)
        self.ask()

    def ask(self) -> None:
        """Ask what is to be told now."""
        self._desk.ask(self, self._show, look_at_reminders, self._desk.choices.now.remind_minutes)

    def _show(self, found: Reminders) -> None:
        self.reminders = found
        clear(self._column)
        if found.due:
            self._column.addWidget(self._line(found.due[0], len(found.due) - 1))
        self.setVisible(bool(found.due))
        fresh = {one.key for one in found.due} - self._said
        self._said |= fresh
        if fresh:
            self.told.emit(len(fresh))

    def _line(self, reminder: Reminder, more: int) -> QFrame:
        said, second = reminder_said(self._desk, reminder)
        frame, row = _strip()
        row.addWidget(IconLabel("clock", "amber" if reminder.missed(self._desk.now()) else "pine"))
        row.addWidget(Prose(said), 3)
        if second:
            row.addWidget(Prose(second, "small", tone="ink2"), 2, Qt.AlignmentFlag.AlignVCenter)
        open_, seen = Button(_("Open"), "link"), Button(_("I have seen it"), "link")
        open_.clicked.connect(partial(self._open, reminder))
        seen.clicked.connect(partial(self._see, (reminder.key,)))
        row.addWidget(open_)
        row.addWidget(seen)
        if more:
            row.addWidget(Label(count("and {n} more reminder", "and {n} more reminders", more), tone="ink2"))
            all_seen = Button(_("I have seen them all"), "link")
            all_seen.clicked.connect(self._see_all)
            row.addWidget(all_seen)
        frame.setAccessibleName("，".join(part for part in (said, second) if part))
        return frame

    def _open(self, reminder: Reminder) -> None:
        self._see((reminder.key,))
        self._desk.go(reminder.page, *reminder.args)

    def _see_all(self) -> None:
        self._see(tuple(one.key for one in self.reminders.due))

    def _see(self, keys: tuple[str, ...]) -> None:
        self._desk.do(self, self._seen, see_reminders, keys)

    def _seen(self, _value: object) -> None:
        self.ask()

    def _changed(self, nouns: frozenset[str]) -> None:
        if nouns & _NOUNS:
            self.ask()

    def _chosen(self, names: frozenset[str]) -> None:
        if "remind_minutes" in names:
            self.ask()

    def _again(self, _masked: bool) -> None:
        self._show(self.reminders)


def _strip() -> tuple[QFrame, Row]:
    frame = QFrame()
    frame.setProperty("notice", "neutral")
    return frame, Row(frame, margin=(16, 4, 16, 4), gap=12)
