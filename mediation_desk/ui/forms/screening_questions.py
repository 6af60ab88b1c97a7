"""The sheet the questions stand on: a tab for each person, the questions in a scroll area, what is below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from mediation_desk.ui import style
from mediation_desk.ui.forms.question_row import QuestionRow
from mediation_desk.ui.forms.screening import ScreeningForm
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Row, rule, scrolling
from mediation_desk.ui.kit.tabs import Tabs
from mediation_desk.words import _


class QuestionSheet(QFrame):
    """`person_chosen(id)` by a tab, `paused` by 先停一停, `result_wanted` while the result is folded away."""

    person_chosen = Signal(str)
    paused = Signal()
    result_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._column = Column(self, margin=0, gap=0)
        self._tabs: Tabs | None = None
        self._tab_place = Column(margin=(16, 4, 16, 0), gap=0)
        self._column.addLayout(self._tab_place)
        self.hint = Label(
            _("Read them out as written, calmly. ↑ ↓ change the question, 1–4 choose the answer."), "small"
        )
        self.hint.setWordWrap(True)
        hint = Row(margin=(24, 8, 24, 4))
        hint.addWidget(self.hint, 1)
        self._column.addLayout(hint)
        self._place = Column(margin=(4, 0, 4, 0))
        self._column.addLayout(self._place, 1)
        self._area: QScrollArea | None = None
        self._form: ScreeningForm | None = None
        self.below = Label("", "body", tone="ink2")
        self.pause = Button(_("Pause here"), "text", icon="arrow-back-up")
        self.pause.clicked.connect(self.paused)
        self.result = Button(_("See the result"), "text", icon="eye")
        self.result.clicked.connect(self.result_wanted)
        self.result.hide()
        foot = Row(margin=(16, 4, 12, 4), gap=8)
        foot.addWidget(self.below, 1)
        foot.addWidget(self.result)
        foot.addWidget(self.pause)
        self._column.addWidget(rule())
        self._column.addLayout(foot)

    @property
    def tabs(self) -> Tabs | None:
        """The tabs, one for each person."""
        return self._tabs

    def show_people(self, people: Sequence[tuple[str, str]], current: str) -> None:
        """A tab for each (id, words); `current` is the one asked now."""
        if self._tabs is not None:
            self._tab_place.removeWidget(self._tabs)
            self._tabs.hide()
            self._tabs.deleteLater()
        self._tabs = Tabs(people, name=_("People asked alone"))
        self._tabs.show_tab(current)
        self._tabs.chosen.connect(self.person_chosen)
        self._tab_place.addWidget(self._tabs)

    def show_inside(self, inside: QWidget) -> None:
        """Put the questions, or an earlier talk, into the scroll area."""
        if self._area is not None:
            self._place.removeWidget(self._area)
            self._area.hide()
            self._area.takeWidget()  # the form is kept by the page; an area must not delete it
            self._area.deleteLater()
        self._area = scrolling(inside)
        inside.show()
        self._place.addWidget(self._area)
        self._area.show()  # now, not with the next turn of the loop: a question takes the focus at once
        self._area.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._area.verticalScrollBar().rangeChanged.connect(self._scrolled)
        self._form = inside if isinstance(inside, ScreeningForm) else None
        if self._form is not None:
            self._form.current_changed.connect(self.bring, Qt.ConnectionType.UniqueConnection)
        self.hint.setVisible(self._form is not None)
        self.pause.setVisible(self._form is not None)
        self._scrolled()

    def bring(self, row: object) -> None:
        """Scroll until a row, and a little of its neighbours, can be seen."""
        if self._area is not None and isinstance(row, QuestionRow):
            self._area.ensureWidgetVisible(row, 0, style.px(56))

    def _scrolled(self) -> None:
        """Say which questions are still below."""
        hidden = [row for row in self._form.rows if self._is_below(row)] if self._form is not None else []
        if not hidden:
            self.below.setText("")
            return
        first, last = hidden[0].number, hidden[-1].number
        said = _("Question {number} is below", number=first)
        if first != last:
            said = _("Questions {first}–{last} are below", first=first, last=last)
        self.below.setText(said)

    def _is_below(self, row: QuestionRow) -> bool:
        if self._area is None:
            return False
        bottom = row.mapTo(self._area.widget(), QPoint(0, row.height())).y()
        return bottom > self._area.verticalScrollBar().value() + self._area.viewport().height() + 2
