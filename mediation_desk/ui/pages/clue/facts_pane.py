"""The facts of a clue at the left: about whom, where, what, who told it, and what hangs on it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.phones import grouped
from mediation_desk.services.clues import ClueSheet
from mediation_desk.ui import limits
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, clear
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _, listed, term


class FactsPane(Sheet):
    """`show_sheet` a clue; `change_wanted` when it is to be corrected."""

    change_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Clue"), scrolls=True, gap=0)
        self._desk = desk
        self.change = Button(_("Correct"), compact=True)
        self.change.clicked.connect(self.change_wanted)
        self.head.addWidget(self.change)
        self._column = Column(gap=12)
        self.add(self._column)
        self.body.addStretch(1)

    def show_sheet(self, sheet: ClueSheet) -> None:
        """Show it; texts that are not for whoever looks are said to be with whom they are."""
        clear(self._column)
        clue, shown, today = sheet.clue, self._desk.shown, self._desk.today()
        self.change.setVisible(sheet.may_write and clue.open and not self._desk.masked)
        place = " · ".join(filter(None, (sheet.links.area, shown(clue.place))))
        by = " · ".join(
            filter(
                None,
                (
                    shown(clue.reported_by),
                    shown(grouped(clue.reporter_phone)) if clue.reporter_phone else "",
                ),
            )
        )
        found = limits.day(clue.found_on, today)
        rows = [
            (_("About whom"), shown(clue.subject)),
            (_("clue.where"), place),
            (_("clue.kind"), self._desk.hidden(term(clue.kind))),
            (_("clue.source"), f"{term(clue.source)} · {found}"),
            (_("Who reported it"), by),
            (_("Who sees to it"), sheet.name(clue.responsible)),
            (_("Taken in by"), sheet.name(clue.registered_by)),
        ]
        if clue.groups:
            rows.append((_("Special groups"), listed(term(one) for one in sorted(clue.groups))))
        if clue.actions:
            rows.append((_("Five actions"), listed(term(one) for one in sorted(clue.actions))))
        for label, words in rows:
            if words:
                self._column.addWidget(_told(label, Label(words, wrap=True)))
        text: QWidget
        if not clue.opened:
            text = Prose(_("clue.texts_with"), "small", tone="ink2")
        elif self._desk.masked:
            text = Label(self._desk.hidden(clue.summary), wrap=True)
        else:
            text = Prose(clue.summary)
        self._column.addWidget(_told(_("clue.summary"), text))
        if clue.closed_on is not None and clue.outcome is not None:
            words = f"{term(clue.outcome)} · {limits.day(clue.closed_on, today)}"
            self._column.addWidget(_told(_("Outcome"), Label(words)))
            if clue.outcome_note and not self._desk.masked:
                self._column.addWidget(Prose(clue.outcome_note))


def _told(label: str, words: QWidget) -> QWidget:
    holder = QWidget()
    column = Column(holder, gap=2)
    column.addWidget(Label(label, "small"))
    column.addWidget(words)
    return holder
