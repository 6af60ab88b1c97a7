"""The sheet of the entry chosen in a list: what it is, what is known of it, what may be done next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.ui.desk import Desk
from mediation_desk.ui.entry_facts import EntryFacts
from mediation_desk.ui.entry_moves import EntryMoves, Step
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Row, clear
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _


class EntryChosen(Sheet):
    """`say(…)` shows an entry; `change_wanted` when its form is asked for; `done(value)` after a step.

    `extra` is room for what only one kind of entry has.
    """

    change_wanted = Signal()
    done = Signal(object)

    def __init__(self, desk: Desk, key: str) -> None:
        super().__init__(" ", fact=" ", scrolls=True)
        self.chips = Row(gap=8)
        self.notice = Notice("", "neutral")
        self.facts = EntryFacts()
        self.change = Button(_("Change the entry"), icon="pencil", compact=True)
        self.change.clicked.connect(self.change_wanted)
        self.extra = Column(gap=12)
        self.moves = EntryMoves(desk, key)
        self.moves.done.connect(self.done)
        self.next = Label(_("What next"), "section")
        self.add(self.chips)
        self.add(self.notice)
        self.add(self.facts)
        self.add(self.extra)
        self.add(self.next)
        beside = Row(gap=8)
        beside.addWidget(self.change)
        beside.addStretch(1)
        self.add(beside)
        self.add(self.moves)
        self.body.addStretch(1)

    def say(
        self,
        *,
        title: str,
        fact: str,
        chips: Sequence[tuple[str, str]],
        lines: Sequence[tuple[str, str]],
        notice: str = "",
        subject_id: str,
        steps: Sequence[Step],
        changes: bool,
    ) -> None:
        """Show this entry."""
        self.set_title(title)
        self.set_fact(fact)
        clear(self.chips)
        for words, tone in chips:
            chip = Chip(words, tone)
            self.chips.addWidget(chip)
            chip.show()
        self.chips.addStretch(1)
        self.notice.setVisible(bool(notice))
        if notice:
            self.notice.say(notice)
        self.facts.say(lines)
        self.change.setVisible(changes)
        self.next.setVisible(bool(steps) or changes)
        self.moves.offer(subject_id, steps)

    def put_extra(self, widget: QWidget) -> None:
        """Something only this kind of entry has."""
        self.extra.addWidget(widget)
