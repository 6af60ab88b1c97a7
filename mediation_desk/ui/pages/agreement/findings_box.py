"""The findings of one clause, or of the whole agreement, one under the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from mediation_desk.domain.checkup.finding import Finding
from mediation_desk.ui.kit.layout import Column, clear
from mediation_desk.ui.pages.agreement.finding_card import Act, FindingCard


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A finding with the sentence it is about and the reason for keeping it, if one was given."""

    finding: Finding
    sentence: str = ""
    reason: str = ""


class FindingsBox(QWidget):
    """`helps(finding)` gives the acts of a card; `reasoned(finding, text)` takes the reason typed.

    `law_wanted(citation)`: an article is asked for among the laws.
    """

    law_wanted = Signal(object)

    def __init__(
        self, helps: Callable[[Finding], Sequence[Act]], reasoned: Callable[[Finding, str], None]
    ) -> None:
        super().__init__()
        self._helps, self._reasoned = helps, reasoned
        self._shown: tuple[tuple[Finding, str], ...] = ()
        self._column = Column(self, gap=12)
        self.cards: list[FindingCard] = []

    def show_findings(self, found: Sequence[Found]) -> None:
        """Show these; the same ones stay as they are, so that a reason can be typed in peace."""
        wanted = tuple((one.finding, one.sentence) for one in found)
        if wanted != self._shown:
            self._step_out()
        self.setVisible(bool(found))
        if wanted == self._shown:
            for card, one in zip(self.cards, found, strict=True):
                self._show_reason(card, one.reason)
            return
        self._shown = wanted
        clear(self._column)
        self.cards = [self._card(one) for one in found]

    def _step_out(self) -> None:
        """Cards go away with the button that was pressed: the focus goes back to the words they are about.

        Else Qt would give it to the first widget of the window, where Ctrl+Z means nothing.
        """
        for _step in self.findChildren(QWidget):
            focused = QApplication.focusWidget()
            if focused is None or not self.isAncestorOf(focused):
                return
            self.focusPreviousChild()

    def _card(self, one: Found) -> FindingCard:
        acts = self._helps(one.finding)
        card = FindingCard(one.finding, sentence=one.sentence, reason=one.reason, acts=acts)
        card.reasoned.connect(lambda text: self._reasoned(one.finding, text))
        card.law_wanted.connect(self.law_wanted)
        self._column.addWidget(card)
        return card

    @staticmethod
    def _show_reason(card: FindingCard, reason: str) -> None:
        field = getattr(card, "reason", None)
        if field is not None and field.value() != reason.strip():
            field.set_value(reason)
