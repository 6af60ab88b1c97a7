"""A scale as its client fills it in: one question at a time, large, no names, no score."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.scale import Answers, answered
from mediation_desk.domain.scale_wording import ScaleWords
from mediation_desk.ui import style
from mediation_desk.ui.kit.answer_list import AnswerList
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.item_bar import ItemBar
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, scrolling, size
from mediation_desk.words import _

_GAP = 12  # pixels, also in large text: there the answers need the room


class ScaleSheet(QWidget):
    """`answered` after every choice; `ended` behind the last question, `stopped` when somebody wants a break.

    The last question (how difficult these made it) is asked when anything was answered above zero. An item
    may be left out; nothing here counts or judges.
    """

    answered = Signal(object)  # Answers
    ended = Signal()
    stopped = Signal()

    def __init__(self, words: ScaleWords, answers: Answers) -> None:
        super().__init__()
        self._words, self.answers = words, answers
        self._here = 0
        self.place = Label("", tone="ink2")
        self.lead = Prose(words.lead, "answer", tone="ink2")
        self.question = Prose("", "client")
        self.list = AnswerList()
        self.bar = ItemBar()
        self.back = Button(_("Question before"), icon="chevron-left", big=True)
        self.skip = Button(_("Leave this one out for now"), "text", big=True)
        self.next = Button(_("Next question"), "primary", big=True)
        self.stop = Button(_("Take a break"), "link")
        self.hint = Label("", "small", tone="red")
        self.list.chosen.connect(self._chosen)
        self.back.clicked.connect(self.go_back)
        self.skip.clicked.connect(self._leave_out)
        self.next.clicked.connect(self.go_on)
        self.stop.clicked.connect(self.stopped)
        self._lay_out()
        self.show_item(self._first_open())

    @property
    def here(self) -> int:
        """The question shown, from 0; the last one follows the items."""
        return self._here

    @property
    def scrolls(self) -> bool:
        """Whether question and answers are taller than their room."""
        return self._area.verticalScrollBar().maximum() > 0

    def show_item(self, number: int) -> None:
        """Show a question."""
        count = len(self._words.items)
        self._here = min(number, count)
        extra = self._here == count
        self.place.setText(
            _("One last question") if extra else _("Question {n} of {all}", n=self._here + 1, all=count)
        )
        self.bar.say(min(self._here, count - 1), count)
        self.lead.setVisible(not extra)
        self.question.setText(self._words.difficulty if extra else self._words.items[self._here])
        options = self._words.difficulty_options if extra else self._words.options
        self.list.set_answers(options, self.value())
        self.back.setVisible(self._here > 0)
        self.next.set_text(_("Done") if extra or self._last() else _("Next question"))
        self.hint.setText("")
        self._fit()
        self.list.take_focus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the answers what room there is, so that all of them are seen at once."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        width = self._area.viewport().width() - 4
        taken = self.question.heightForWidth(width) + _GAP + 8
        if not self.lead.isHidden():
            taken += self.lead.heightForWidth(width)
        self.list.fit(self._area.viewport().height() - taken)

    def value(self) -> int | None:
        """The answer to the question shown."""
        if self._here == len(self._words.items):
            return self.answers.difficulty
        return self.answers.items[self._here]

    def go_on(self) -> None:
        """On to the next question, once this one is answered."""
        if self.value() is None:
            self.hint.setText(_("Please choose one, or leave this one out."))
            return
        self._step()

    def go_back(self) -> None:
        """To the question before; its answer stands."""
        if self._here:
            self.show_item(self._here - 1)

    def show_left_out(self) -> None:
        """To the first question that was left out."""
        self.show_item(self._first_open())

    def _step(self) -> None:
        if self._here == len(self._words.items) or self._last():
            self.ended.emit()
        else:
            self.show_item(self._here + 1)

    def _last(self) -> bool:
        last_item = self._here == len(self._words.items) - 1
        return last_item and not any(self.answers.items)

    def _leave_out(self) -> None:
        if self._here == len(self._words.items):
            self.answers = replace(self.answers, difficulty=None)
        else:
            self.answers = answered(self.answers, self._here, None)
        self.answered.emit(self.answers)
        self._step()

    def _chosen(self, value: int) -> None:
        if self._here == len(self._words.items):
            self.answers = replace(self.answers, difficulty=value)
        else:
            self.answers = answered(self.answers, self._here, value)
            if not any(self.answers.items):
                self.answers = replace(self.answers, difficulty=None)
            if self._here == len(self._words.items) - 1:
                self.next.set_text(_("Done") if self._last() else _("Next question"))
        self.hint.setText("")
        self.answered.emit(self.answers)

    def _first_open(self) -> int:
        return next((n for n, one in enumerate(self.answers.items) if one is None), 0)

    def _lay_out(self) -> None:
        top = Row(gap=16)
        top.addWidget(self.place)
        top.addStretch(1)
        top.addWidget(Label(_("There is no right or wrong; choose as you feel"), tone="ink2"))
        middle = QWidget()
        inner = Column(middle, margin=(2, 2, 2, 2), gap=0)
        inner.addWidget(self.lead)
        inner.addWidget(self.question)
        inner.addSpacing(_GAP)
        inner.addWidget(self.list)
        inner.addStretch(1)
        foot = Row(gap=16)
        foot.addWidget(size(self.back, min_width=142, height=56))
        foot.addStretch(1)
        foot.addWidget(size(self.skip, height=56))
        foot.addStretch(1)
        foot.addWidget(size(self.next, min_width=174, height=56))
        under = Row()
        under.addWidget(self.hint)
        under.addStretch(1)
        under.addWidget(self.stop)
        column = Column(self, gap=8)
        column.addLayout(top)
        column.addWidget(self.bar)
        column.addSpacing(style.px(8))
        self._area = scrolling(middle)
        self._area.viewport().installEventFilter(self)
        column.addWidget(self._area, 1)
        column.addLayout(foot)
        column.addLayout(under)
        self.back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setTabOrder(self.list, self.next)
