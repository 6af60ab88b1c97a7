"""The strip of a first day: what to try now, the way there, and how far one has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from mediation_desk.services.demo.first_day import drafted_case
from mediation_desk.ui.first_day.progress import Progress
from mediation_desk.ui.first_day.steps import STEPS, Step
from mediation_desk.ui.kit.buttons import Button, IconButton
from mediation_desk.ui.kit.labels import IconLabel, Label
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.words import _

if TYPE_CHECKING:
    from mediation_desk.ui.frame import Frame


class Strip(QWidget):
    """Stands between the bar and the page; it never takes the keyboard away from the page."""

    def __init__(self, frame: Frame, progress: Progress) -> None:
        super().__init__()
        self._desk, self.progress = frame.desk, progress
        card = QFrame()
        card.setProperty("notice", "pine")
        row = Row(card, margin=(16, 8, 8, 8), gap=12)
        self._icon = IconLabel("bulb", "pine", 20, line=24)
        self._count = Label("", "small_strong", tone="pine")
        self._title, self._says = Label("", "section"), Label("", "small", tone="ink2", wrap=True)
        self._back = IconButton(_("The step before"), "chevron-left")
        self._there, self._next = Button("", compact=True), Button("", compact=True)
        away = IconButton(_("Put the first day away; it comes back from the menu beside your name"), "x")
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head = Row(gap=12)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        words = Column(gap=0)
        words.addLayout(head)
        words.addWidget(self._says)
        row.addLayout(words, 1)
        for button in (self._back, self._there, self._next, away):
            row.addWidget(button)
        Column(self, margin=(24, 4, 24, 0), gap=4).addWidget(card)
        self._back.clicked.connect(self._go_back)
        self._there.clicked.connect(self._go_there)
        self._next.clicked.connect(self._go_on)
        away.clicked.connect(self._put_away)
        progress.changed.connect(self._tell)
        frame.page_shown.connect(progress.page_shown)
        frame.desk.changed.connect(progress.nouns_changed)
        frame.desk.masked_changed.connect(progress.masked)
        self._tell()

    def _tell(self) -> None:
        step, done = self.progress.step, self.progress.done
        ticked = step is not None and step.key in done
        self._icon.set_icon("circle-check" if ticked or step is None else "bulb", "pine")
        self._title.setText(_(step.title) if step else _("The first day is over"))
        self._count.setText(
            _("Step {n} of {all}", n=self.progress.at + 1, all=len(STEPS)) if step is not None else ""
        )
        self._says.setText(self._sentence(step, ticked))
        self._there.set_text(_("Take me there"))
        self._there.setVisible(step is not None and bool(step.page) and not ticked)
        self._next.set_text(self._onward(step, ticked))
        self._back.setVisible(self.progress.at > 0)
        self.setVisible(not self.progress.away)

    def _sentence(self, step: Step | None, ticked: bool) -> str:
        if step is None:
            tried = sum(1 for one in STEPS if one.to_do and one.key in self.progress.done)
            there = sum(1 for one in STEPS if one.to_do)
            return _(
                "You tried {n} of {all} things. F1 opens the manual at the page you are on.",
                n=tried,
                all=there,
            )
        return _("Done. {says}", says=_(step.says)) if ticked else _(step.says)

    def _onward(self, step: Step | None, ticked: bool) -> str:
        if step is None:
            return _("Once more")
        if self.progress.at == 0:
            return _("Begin")
        return _("Next step") if ticked or not step.to_do else _("Skip this step")

    def _go_on(self) -> None:
        if self.progress.step is None:
            self.progress.begin_again()
        else:
            self.progress.go(1)

    def _go_back(self) -> None:
        self.progress.go(-1)

    def _put_away(self) -> None:
        self.progress.put_away(True)

    def _go_there(self) -> None:
        step = self.progress.step
        if step is None:
            return
        if step.of_a_case:
            self._desk.ask(self, self._go_to_case, drafted_case)
        else:
            self._desk.go(step.page)

    def _go_to_case(self, case_id: str) -> None:
        step = self.progress.step
        if step is not None:
            self._desk.go(step.page, case_id)
