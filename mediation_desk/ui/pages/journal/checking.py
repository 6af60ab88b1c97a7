"""Checking the journal on its page: how far it is, a way to stop it, and what was found in plain words."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.journal_check import Checked, Fault, Found
from mediation_desk.errors import DeskError
from mediation_desk.services.journal_check import Walk, begin_check, end_check, go_on_checking
from mediation_desk.ui import style
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column, Row, clear, scrolling
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.words import _

_LINE, _LAST, _MOST = 84, 56, 250
"""How high a finding, the sentence at the end, and all of them together may be; beyond that they scroll."""


class Checking(QWidget):
    """`begin()` checks the whole journal in pieces, so that the desk stays usable; Stop forgets about it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._run = 0
        self.running = False
        self.progress = Prose("")
        self.stop = Button(_("Stop checking"), compact=True)
        self.stop.clicked.connect(self.give_up)
        self._under_way = QWidget()
        row = Row(self._under_way, gap=16)
        row.addWidget(self.progress, 1)
        row.addWidget(self.stop)
        inside = QWidget()
        self._head, self._results = Column(gap=8), Column(inside, gap=8)
        self.results = scrolling(inside)
        column = Column(self, gap=8)
        column.addWidget(self._under_way)
        column.addLayout(self._head)
        column.addWidget(self.results, 1)
        self.found: Checked | None = None
        self._show()

    def begin(self) -> None:
        """From the first entry; what was found before goes away."""
        if self.running:
            return
        self._run += 1
        self.running, self.found = True, None
        self.progress.setText(_("The journal is being checked …"))
        self._clear()
        self._show()
        run = self._run
        self._desk.turn(self, lambda walk: self._walked(run, walk), begin_check, failed=self._refused)

    def give_up(self) -> None:
        """Stop; nothing was changed and nothing is said about the journal."""
        self._run += 1
        self.running, self.found = False, None
        self._clear()
        self._show()

    def _walked(self, run: int, walk: Walk) -> None:
        if run != self._run:
            return
        if walk.done < walk.total:
            share = 100 * walk.done // walk.total
            names = {"done": f"{walk.done:,}", "total": f"{walk.total:,}", "share": share}
            self.progress.setText(_("{done} of {total} entries checked, {share}%", **names))
            self._desk.ask(self, lambda on: self._walked(run, on), go_on_checking, walk, failed=self._refused)
        else:
            self._desk.turn(self, lambda told: self._ended(run, told), end_check, walk, failed=self._refused)

    def _ended(self, run: int, checked: Checked) -> None:
        if run != self._run:
            return
        self.running, self.found = False, checked
        names = {"entries": f"{checked.entries:,}", "anchors": f"{checked.anchors:,}"}
        if checked.whole:
            text = _("The journal is whole. Checked: entries {entries}, anchors {anchors}.", **names)
            head = Notice(text, "pine", second=_("journal.limits"), closable=True)
        else:
            text = _("Something does not agree. Checked: entries {entries}, anchors {anchors}.", **names)
            head = Notice(text, "red", second=_("journal.first_steps"), closable=True)
        head.closed.connect(self.give_up)
        self._head.addWidget(head)
        for one in checked.found:
            self._results.addWidget(_notice(one))
        if not checked.whole:
            self._results.addWidget(Prose(_("journal.limits"), "small", tone="ink2"))
        self._results.addStretch(1)
        self._show()

    def _refused(self, error: DeskError) -> None:
        self.give_up()
        self._desk.refuse(error, of=self)

    def _clear(self) -> None:
        clear(self._head)
        clear(self._results)

    def _show(self) -> None:
        self._under_way.setVisible(self.running)
        lines = len(self.found.found) if self.found else 0
        self.results.setVisible(bool(lines))
        self.results.setFixedHeight(style.px(min(_LINE * lines + _LAST, _MOST)))
        self.setVisible(self.running or self.found is not None)


def _notice(found: Found) -> Notice:
    names: dict[str, object] = dict(found.names)
    fault = Fault(found.fault)
    means = _(f"fault.{fault}.means", **names)
    return Notice(means, "red" if found.grave else "neutral", second=_(f"fault.{fault}.to_do"))
