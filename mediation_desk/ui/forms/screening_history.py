"""What stands of a person already: the mark in force, earlier talks, what waits for the director."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.dates import day_said, legal_day
from mediation_desk.domain.safety import Mark
from mediation_desk.services.private_talks import EarlierTalk, TalkPerson
from mediation_desk.ui.forms.screening_words import colour_word
from mediation_desk.ui.kit.buttons import Button, IconButton
from mediation_desk.ui.kit.labels import IconLabel, Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, clear
from mediation_desk.words import _


class ScreeningHistory(QWidget):
    """Earlier talks of one person, newest first.

    `open_wanted(EarlierTalk)` when an eye is pressed, `approved(sheet id)` when the director agrees to a
    milder mark.
    """

    open_wanted = Signal(object)
    approved = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._column = Column(self, gap=4)

    def show_person(self, person: TalkPerson, today: date, *, may_approve: bool) -> None:
        """Show what stands of this person."""
        clear(self._column)
        if not person.earlier:
            self.hide()
            return
        self.show()
        self._column.addWidget(Label(_("Talked with before"), "section"))
        self._column.addWidget(Prose(self._standing(person, today), "small", tone="ink2"))
        waiting = person.standing.waits_for_director
        for talk in person.earlier:
            self._column.addWidget(_TalkLine(self, talk, today))
            if talk.id == waiting:
                self._add_waiting(talk, may_approve=may_approve)

    @staticmethod
    def _standing(person: TalkPerson, today: date) -> str:
        stands = person.standing
        colour = colour_word(stands.mark)
        if stands.valid_until is None:
            return _("In force: {colour}. No talk was finished yet.", colour=colour)
        key, names = day_said(stands.valid_until, today)
        day = _(key, **names)
        if stands.valid_on(today):
            return _("In force: {colour}; the talk is valid until {day}.", colour=colour, day=day)
        return _("In force: {colour}; the talk was valid until {day}, talk again.", colour=colour, day=day)

    def _add_waiting(self, talk: EarlierTalk, *, may_approve: bool) -> None:
        self._column.addWidget(
            Prose(_("This result is milder and counts once the director agrees."), "small", tone="amber")
        )
        if may_approve:
            agree = Button(_("Agree to the milder mark"), compact=True)
            agree.clicked.connect(lambda: self.approved.emit(talk.id))
            self._column.addWidget(agree, 0, Qt.AlignmentFlag.AlignLeft)


class _TalkLine(QWidget):
    """One earlier talk: day, who asked, its result, and an eye for whoever may open it."""

    def __init__(self, history: ScreeningHistory, talk: EarlierTalk, today: date) -> None:
        super().__init__()
        self._history, self._talk = history, talk
        key, names = day_said(legal_day(talk.asked_at), today)
        said = _("{day} · {asker}", day=_(key, **names), asker=talk.asked_by)
        if talk.raised:
            second = _("Mark raised: {colour}", colour=colour_word(talk.mark))
        elif talk.finished or talk.mark is Mark.UNFINISHED:
            second = _("Result: {colour}", colour=colour_word(talk.mark))
        else:
            second = _("Result so far: {colour}, not finished", colour=colour_word(talk.mark))
        if talk.approved_by:
            second = _("{result} · agreed to by {director}", result=second, director=talk.approved_by)
        words = Column(gap=0)
        words.addWidget(Label(said, "body"))
        words.addWidget(Prose(second, "small", tone="ink2"))
        row = Row(self, margin=(0, 2, 0, 2), gap=8)
        row.addLayout(words, 1)
        if talk.may_open:
            self.eye = IconButton(_("Open this talk; it is written in the journal"), "eye")
            self.eye.clicked.connect(self._open)
            row.addWidget(self.eye)
        else:
            lock = IconLabel("lock", "ink3", 16)
            lock.setAccessibleName(_("Sealed to others"))
            row.addWidget(lock)

    def _open(self) -> None:
        self._history.open_wanted.emit(self._talk)
