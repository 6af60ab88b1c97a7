"""The clauses in their order, with what the check-up found, and the way to add one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from mediation_desk.ui import style
from mediation_desk.ui.clause_number import written
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.clause_list import ClauseLine, ClauseList
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.agreement.checking import Checked
from mediation_desk.words import _, count


class _Clauses(ClauseList):
    """A clause list whose Delete key asks for the clause to go."""

    wanted_away = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the chosen clause away (it can be undone)."""
        if event.key() == Qt.Key.Key_Delete and self.current() is not None:
            self.wanted_away.emit(self.current())
        else:
            super().keyPressEvent(event)


class ListPane(Sheet):
    """`wanted_more()`: the library over its button. `whole_wanted()`: what is said about the whole."""

    wanted_more = Signal()
    whole_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Clauses"), fact=" ", margin=(8, 12, 8, 12), gap=8)
        style.on_refit(self.head, lambda: self.head.setContentsMargins(style.px(8), 0, style.px(8), 0))
        self.clauses = _Clauses(name=_("Clauses"))
        self.add(self.clauses, 1)
        self.whole = Button("", "link", icon="info-circle")
        self.whole.clicked.connect(self.whole_wanted)
        beside = Row(margin=(8, 0, 8, 0))
        beside.addWidget(self.whole)
        beside.addStretch(1)
        self.add(beside)
        self.more = Button(_("Add from the library"), icon="plus", compact=True, key="Ctrl+Shift+A")
        self.more.clicked.connect(self.wanted_more)
        self.add(self.more)

    def show_clauses(self, found: Checked, *, locked: bool) -> None:
        """The clauses of the agreement checked last."""
        clauses = found.agreement.clauses
        said = count("{n} clause", "{n} clauses", len(clauses))
        self.set_fact(said if locked else _("{clauses} · drag to sort", clauses=said))
        self.clauses.set_lines(
            [
                ClauseLine(
                    id=clause.id,
                    number=written(place),
                    title=clause.title or _("(no title)"),
                    finding="pass" if locked else found.mark(clause.id),
                )
                for place, clause in enumerate(clauses, 1)
            ]
        )
        self.clauses.lock(locked)
        whole = len(found.of_whole())
        self.whole.set_text(count("Whole agreement: {n}", "Whole agreement: {n}", whole))
        self.whole.setVisible(whole > 0 and not locked)
        self.more.setVisible(not locked)
