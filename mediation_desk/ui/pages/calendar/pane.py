"""The right side of the calendar: free time, the card of what is chosen, or a question about a change."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.appointment_line import AppointmentLine
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.inspector import Inspector
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.notice_place import NoticePlace
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.pages.calendar.asks import PaneAsk
from mediation_desk.ui.pages.calendar.card import AppointmentCard
from mediation_desk.ui.pages.calendar.find_pane import FindPane
from mediation_desk.words import _


class CalendarPane(Inspector):
    """`finding`, `card` or a question stands in it; a refusal stands above whichever it is."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Find a free time"), scrolls=True)
        self.finding = FindPane(desk)
        self.card = AppointmentCard(desk)
        self.question: PaneAsk | None = None
        self._stack = Stack()
        self._stack.addWidget(self.finding)
        self._stack.addWidget(self.card)
        self.notices = NoticePlace()
        self.add(self.notices)
        self.add(self._stack, 1)

    @property
    def asks(self) -> bool:
        """Whether a question waits for its answer."""
        return self.question is not None

    @property
    def shows_find(self) -> bool:
        """Whether 找空档 is what it shows."""
        return self._stack.currentWidget() is self.finding

    def show_find(self) -> None:
        """Free time."""
        self._drop_question()
        self.set_title(_("Find a free time"))
        self._show(self.finding)

    def show_card(self, line: AppointmentLine, rooms: Mapping[str, str], *, writes: bool) -> None:
        """The card of what is chosen."""
        self._drop_question()
        self.set_title(_("Appointment"))
        self.card.show_line(line, rooms, writes=writes)
        self._show(self.card)

    def ask(self, title: str, question: PaneAsk) -> None:
        """A question, with the focus in it."""
        self._drop_question()
        self.notices.say(None)
        self.question = question
        self.set_title(title)
        self._stack.addWidget(question)
        self._show(question)
        question.setFocus()

    def refuse(self, said: str, *, stays: bool = True) -> None:
        """Say why something is not done."""
        second = _("It stays where it was.") if stays else ""
        self.notices.say(Notice(said, "red", second=second, closable=True))

    def _show(self, part: QWidget) -> None:
        self._stack.setCurrentWidget(part)
        for each in range(self._stack.count()):
            widget = self._stack.widget(each)
            if widget is not None:
                policy = widget.sizePolicy()
                vertical = policy.Policy.Preferred if widget is part else policy.Policy.Ignored
                policy.setVerticalPolicy(vertical)
                widget.setSizePolicy(policy)

    def _drop_question(self) -> None:
        if self.question is not None:
            self._stack.removeWidget(self.question)
            self.question.hide()
            self.question.deleteLater()
            self.question = None
