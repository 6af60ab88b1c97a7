"""Steps 5 and 6: what the copy holds, what would be lost and come back, and then the decision."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from mediation_desk.domain.backup import Holds
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.restore_loss import Loss, Present
from mediation_desk.domain.sizes import size_said
from mediation_desk.ui import style
from mediation_desk.ui.copy_words import moment_said
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, clear, rule, scrolling
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.restoring import loss_words
from mediation_desk.ui.restoring.way import RestorePlace
from mediation_desk.words import _

_STACKED = 1.5
"""Text so large that the two sheets stand one under the other."""


class WeighingStep(QWidget):
    """`wanted` when what is lost was read and the person goes on; nothing of anybody's text stands here."""

    wanted = Signal()

    def __init__(self, place: RestorePlace) -> None:
        super().__init__()
        self._clock = place.clock
        self.go = Button(_("Go on to the decision"), "primary")
        self.go.clicked.connect(self.wanted)
        self._column = Column(gap=16)
        self._across: QBoxLayout | None = None
        style.on_refit(self, self._fit)
        inside = QWidget()
        inside.setLayout(self._column)
        whole = Column(self, gap=12)
        whole.addWidget(scrolling(inside), 1)
        row = Row(gap=12)
        row.addStretch(1)
        row.addWidget(self.go)
        whole.addLayout(row)

    def say(self, holds: Holds, loss: Loss) -> None:
        """Show a proved copy and what it would cost."""
        self._across = None
        clear(self._column)
        self._across = Row(gap=16)
        self._across.addWidget(self._holds(holds), 1)
        self._across.addWidget(self._lost(loss), 1)
        self._column.addLayout(self._across)
        self._fit()
        back = loss_words.comes_back(loss.returning)
        if back:
            self._column.addWidget(_returning(back))
        self._column.addStretch(1)

    def _fit(self) -> None:
        if self._across is not None:
            sides = QBoxLayout.Direction
            large = style.look().factor >= _STACKED
            self._across.setDirection(sides.TopToBottom if large else sides.LeftToRight)

    def _holds(self, holds: Holds) -> Sheet:
        today = legal_day(self._clock.now())
        days = (today - legal_day(holds.made_at)).days
        sheet = _facts(
            _("What the copy holds"),
            (
                (_("Made"), moment_said(holds.made_at, today)),
                (_("Cases"), f"{holds.cases:,}"),
                (_("Attachments"), f"{holds.files:,}"),
                (_("Size"), size_said(holds.bytes)),
                (_("Journal"), _("{n} entries, last {head}", n=f"{holds.entries:,}", head=holds.head[:16])),
            ),
        )
        old = _("The copy is {n} days old.", n=days) if days else _("The copy is of today.")
        sheet.add(Prose(old, "small", tone="ink2"))
        if holds.lost:
            sheet.add(Prose(_("copy.lost", n=len(holds.lost)), tone="red"))
        sheet.body.addStretch(1)
        return sheet

    def _lost(self, loss: Loss) -> Sheet:
        today = legal_day(self._clock.now())
        said, tone = loss_words.headline(loss, today)
        facts: tuple[tuple[str, str], ...] = ()
        if loss.compared is not None:
            facts = (*loss_words.things(loss.compared), *loss_words.hands(loss.compared, today))
        sheet = _facts(_("What would be lost"), facts, first=Notice(said, tone))
        forked = loss_words.forked_said(loss)
        if forked:
            sheet.add(Prose(forked, "small", tone="ink2"))
        if loss.present is not Present.NONE:
            sheet.add(Prose(_("loss.stays_aside"), "small", tone="ink2"))
        sheet.body.addStretch(1)
        return sheet


class DecidingStep(Sheet):
    """The plain sentence of what happens, and the button that decides; `wanted` when it is pressed."""

    wanted = Signal()

    def __init__(self, place: RestorePlace, *, signed_in: bool) -> None:
        super().__init__(_("Put the copy in place"), margin=24, gap=16)
        self._place, self._signed_in = place, signed_in
        self.said = Prose("")
        self.where = Prose("", "small", tone="ink2")
        self.restore = Button(_("Restore now"), "primary", icon="history")
        self.restore.clicked.connect(self.wanted)
        self.add(self.said)
        self.add(self.where)
        self.add(Notice(_("restore.passwords_after"), "neutral", icon="lock-open"))
        row = Row(gap=12)
        row.addStretch(1)
        row.addWidget(self.restore)
        self.body.addLayout(row)
        self.body.addStretch(1)

    def say(self, holds: Holds, loss: Loss) -> None:
        """Say what will happen to which register."""
        made = moment_said(holds.made_at, legal_day(self._place.clock.now()))
        if loss.present is Present.NONE:
            self.said.setText(_("restore.decide_new", time=made, folder=str(self._place.folder)))
            self.where.setText("")
        else:
            self.said.setText(_("restore.decide", time=made))
            name = f"{self._place.folder.name}-before-restore-…"
            self.where.setText(_("restore.aside", folder=str(self._place.folder.with_name(name))))
        self.where.setVisible(loss.present is not Present.NONE)


def _returning(told: Iterable[str]) -> Sheet:
    sheet = Sheet(_("What would come back"), margin=24, gap=8)
    for one in told:
        sheet.add(Prose(one, tone="amber"))
    sheet.add(Prose(_("back.after"), "small", tone="ink2"))
    return sheet


def _facts(title: str, pairs: Iterable[tuple[str, str]], first: QWidget | None = None) -> Sheet:
    sheet = Sheet(title, margin=24, gap=8)
    if first is not None:
        sheet.add(first)
    for number, (name, value) in enumerate(pairs):
        if number:
            sheet.add(rule())
        line = Row(gap=12)
        line.addWidget(Label(name, "small", tone="ink2"))
        line.addStretch(1)
        line.addWidget(Label(value))
        sheet.body.addLayout(line)
    return sheet
