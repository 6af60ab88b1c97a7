"""One agreement as a court would look at it: state, limits, what stands against it, and what may be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy

from mediation_desk.domain.agreement import AgreementForm
from mediation_desk.domain.confirmation import Attachment, ConfirmationState, StepKind
from mediation_desk.domain.confirmation_check import CheckPoint, Point, Weight
from mediation_desk.domain.confirmation_clocks import Clock
from mediation_desk.domain.confirmation_steps import RUNNING, next_steps
from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.services.confirmation_desk import ConfirmationSheet, Outlook
from mediation_desk.ui import limits
from mediation_desk.ui.basis import Basis, cited
from mediation_desk.ui.deadline_words import deadline_words
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import IconLabel, Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, rule
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.case.confirmation_words import (
    ICONS,
    TONES,
    clock_line,
    clock_tone,
    point_words,
    step_line,
)
from mediation_desk.words import _, listed, term

Act = tuple[str, Callable[[], object]]
LOOKS = {
    Weight.REFUSES: ("red", "ban", "red"),
    Weight.ANSWER: ("red", "ban", "red"),
    Weight.WARNS: ("amber", "alert-triangle", "amber"),
    Weight.SAYS: ("neutral", "info-circle", "ink2"),
}


class OutlookSheet(Sheet):
    """`acts` are the buttons: (words, what it does), the first one the next step."""

    def __init__(self, desk: Desk, sheet: ConfirmationSheet, outlook: Outlook, acts: Sequence[Act]) -> None:
        super().__init__(gap=12)
        self._desk, self._names = desk, {one: desk.shown(name) for one, name in sheet.parties}
        self.setAccessibleName(_named(outlook))
        self._head(outlook)
        self._plan(outlook)
        self._clocks(outlook)
        shown = outlook.state in (None, *RUNNING, ConfirmationState.NOT_ACCEPTED, ConfirmationState.DISMISSED)
        for point in outlook.points if shown else ():
            if not (desk.masked and point.point is Point.TOGETHER):  # it tells that somebody is in danger
                self.add(PointCard(point))
        self.buttons: list[Button] = []
        if acts:
            flow = FlowLayout()
            for words, act in acts:
                button = Button(words)
                button.clicked.connect(act)
                flow.addWidget(button)
                self.buttons.append(button)
            self.add(flow)
        self._story(outlook)

    def _head(self, outlook: Outlook) -> None:
        head = Row(gap=8)
        head.addWidget(Label(_named(outlook), "section", wrap=True), 1)
        if outlook.state is not None:
            tone, icon = TONES[outlook.state]
            head.addWidget(Chip(term(outlook.state), tone, icon=icon))
        elif outlook.effective_on is not None:
            day = limits.day(outlook.effective_on, self._desk.today())
            head.addWidget(Chip(_("in force {day}", day=day), "blue", icon="snowflake"))
        else:
            head.addWidget(Chip(_("not in force yet"), "amber"))
        self.add(head)

    def _plan(self, outlook: Outlook) -> None:
        kept = outlook.application
        if kept is None or not kept.court:
            return
        said = [f"{kept.court}（{term(kept.ground)}）"]
        if kept.number:
            said.append(kept.number)
        self.add(Prose(" · ".join(said)))
        goes = listed(term(one) for one in Attachment if one in kept.attachments) or _("nothing ticked")
        self.add(Prose(_("Goes with it: {listed}", listed=goes), "small", tone="ink2"))

    def _clocks(self, outlook: Outlook) -> None:
        today = self._desk.today()
        column = Column(gap=4)
        for deadline in outlook.deadlines:
            words, day = clock_line(deadline, self._names, today)
            row = Row(gap=8)
            row.addWidget(IconLabel("clock", "ink2", 16))
            row.addWidget(Label(words, wrap=True), 1)
            row.addWidget(Label(day, "small_strong", tone=clock_tone(deadline, today)))
            column.addLayout(row)
            if deadline.clock is Clock.APPLY and deadline.ends >= today:
                for said in deadline_words(deadline, today):
                    column.addWidget(Prose(said, "small", tone="ink2"))
        if outlook.deadlines:
            self.add(column)

    def _story(self, outlook: Outlook) -> None:
        steps = [step for one in outlook.applications for step in one.steps]
        if not steps:
            return
        self.add(rule())
        today = self._desk.today()
        for step in reversed(steps):
            row = Row(gap=8)
            row.addWidget(IconLabel(ICONS[step.kind], "ink2", 16), 0, Qt.AlignmentFlag.AlignTop)
            words = Column(gap=2)
            words.addWidget(Prose(step_line(step, self._names), "small", tone="ink"))
            if step.note:
                words.addWidget(Prose(self._desk.hidden(step.note), "small", tone="ink2"))
            row.addLayout(words, 1)
            when = limits.day(step.on, today)
            noted = _("noted {time}", time=f"{step.at.astimezone(SHANGHAI):%m-%d %H:%M}")
            row.addWidget(Label(f"{when} · {noted}", "small", tone="ink2"), 0, Qt.AlignmentFlag.AlignTop)
            self.add(row)


class PointCard(QFrame):
    """One finding: what, why, and its article unfolded on wish."""

    def __init__(self, point: CheckPoint) -> None:
        super().__init__()
        tone, icon, token = LOOKS[point.weight]
        self.setProperty("notice", tone)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        said, why = point_words(point)
        self.setAccessibleName(said)
        row = Row(self, margin=(16, 10, 16, 10), gap=12)
        row.addWidget(IconLabel(icon, token, 20, line=24), 0, Qt.AlignmentFlag.AlignTop)
        self._words = Column(gap=4)
        row.addLayout(self._words, 1)
        head = Row(gap=12)
        head.addWidget(Label(term(point.weight), tone=token), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Prose(said, "body_strong"), 1)
        self._words.addLayout(head)
        self._words.addWidget(Prose(why, "small", tone="ink"))
        foot = Row(gap=12)
        foot.addWidget(Label(cited(point.citation), "small", wrap=True), 1)
        article = Basis(point.citation)
        self.basis = Button(_("See the basis"), "link")
        self.basis.setAccessibleName(f"{_('See the basis')} {said}")
        self.basis.clicked.connect(lambda: article.setVisible(article.isHidden()))
        foot.addWidget(self.basis)
        self._words.addLayout(foot)
        article.hide()
        self._words.addWidget(article)


def _named(outlook: Outlook) -> str:
    oral = outlook.file.agreement.form is AgreementForm.ORAL
    name = _("Oral agreement") if oral else _("Mediation agreement")
    current = outlook.file.current
    return f"{name} {current.number}" if current else name


def steps_offered(outlook: Outlook) -> tuple[StepKind, ...]:
    """The steps that may be recorded now, and taking the newest back."""
    kept = outlook.application
    if kept is None:
        return ()
    undo = (StepKind.UNDONE,) if kept.standing else ()
    return (*next_steps(kept), *undo)
