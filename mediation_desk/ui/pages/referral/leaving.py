"""What exactly leaves the house: what it tells, what still lacks, and the letter itself as it would print."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.referral_content import Told
from mediation_desk.errors import DeskError
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.referral_letters import Leaving
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, clear
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.paper_view import PaperView
from mediation_desk.words import _, sentence, term

_SENSITIVE = (Told.NAME, Told.CONTACT, Told.RISK)


class LeavingPane(QWidget):
    """`show_leaving` for a letter not sent yet, `show_kept` for one exactly as it went."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        column = Column(self, gap=12)
        self.about = Sheet(gap=6, margin=(16, 10, 16, 10))
        self._title = Label(_("What leaves the house"), "body_strong")
        self._chips = FlowLayout(gap=8)
        self._lacks = Column(gap=2)
        self.about.add(self._title)
        self.about.add(self._chips)
        self.about.add(self._lacks)
        self.view = PaperView(desk)
        self._covered = EmptyState(_("Masked"), _("F9 shows the paper again"))
        self._stack = Stack()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._covered)
        column.addWidget(self.about)
        column.addWidget(self._stack, 1)
        desk.masked_changed.connect(self._mask)
        self._mask(desk.masked)

    def show_leaving(self, leaving: Leaving) -> None:
        """A letter as it would go out now."""
        self._title.setText(_("What would leave the house"))
        self._say(tuple(one for one in Told if one in leaving.told), leaving.lacks)
        self.view.show_paper(leaving.made)

    def show_kept(self, made: MadePaper, told: tuple[str, ...]) -> None:
        """A letter exactly as it went, and what the log says it told."""
        self._title.setText(_("What left the house"))
        self._say(tuple(one for one in Told if one.value in told), ())
        self.about.setVisible(bool(told))
        self.view.show_paper(made)

    def show_nothing(self) -> None:
        """Before anything is chosen."""
        self._say((), ())
        self.view.clear()

    def _say(self, told: tuple[Told, ...], lacks: tuple[DeskError, ...]) -> None:
        self.about.show()
        while (item := self._chips.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for one in told:
            self._chips.addWidget(Chip(term(one), "amber" if one in _SENSITIVE else "neutral"))
        clear(self._lacks)
        for lack in lacks:
            self._lacks.addWidget(
                Prose(_("Still lacking: {what}", what=sentence(lack)), "small", tone="amber")
            )

    def _mask(self, masked: bool) -> None:
        self._stack.setCurrentIndex(1 if masked else 0)
