"""以前来过吗: earlier records like the people being typed, beside the form."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from mediation_desk.domain.person import PersonMatch
from mediation_desk.services.people import EarlierRecord
from mediation_desk.ui.forms.match_card import MatchCard
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.inspector import Inspector
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, clear, rule
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.words import _, count


class EarlierPeople(Inspector):
    """`linked` and `looked` and `compared` carry a record's id; `none_of_them` the visitor is new."""

    linked = Signal(str)
    looked = Signal(str)
    compared = Signal(str)
    none_of_them = Signal()

    def __init__(self, *, may_look: bool) -> None:
        super().__init__(_("Been here before?"))
        self._may_look = may_look
        self.cards: list[MatchCard] = []
        self.said = Label("", "small", wrap=True)
        self._list = Column(gap=0)
        self.guarded = Notice(
            _("The other side: checked once this is saved"),
            second=_("What needs checking is said separately"),
        )
        self.body.addWidget(self.said)
        self.body.addLayout(self._list)
        self.body.addWidget(self.guarded)
        self.body.addStretch(1)
        self.none = Button(_("None of them, a new visitor"), icon="user-plus")
        self.none.clicked.connect(self.none_of_them)
        outer = self.layout()
        assert isinstance(outer, Column)
        outer.addWidget(self.none)
        self.show_matches((), "", who="", kept=False, shown=str)

    def show_matches(
        self,
        matches: tuple[PersonMatch, ...],
        typed: str,
        *,
        who: str,
        kept: bool,
        shown: Callable[[str], str],
    ) -> None:
        """Show what was found for `who`; `shown` masks a name; `kept` = the reception is in the register."""
        clear(self._list)
        self.cards = []
        n = len(matches)
        if not who:
            self.said.setText(_("Looked for while you type a name, phone or document"))
        elif n:
            self.said.setText(count("{who}: {n} like it so far", "{who}: {n} alike so far", n, who=who))
        else:
            self.said.setText(_("{who}: nobody like it so far", who=who))
        for match in matches:
            card = MatchCard(match, typed, may_look=self._may_look, kept=kept, shown=shown(match.name))
            card.chosen.connect(self.linked)
            card.looked.connect(self.looked)
            card.compared.connect(self.compared)
            self._list.addWidget(rule())
            self._list.addWidget(card)
            self.cards.append(card)
        if matches:
            self._list.addWidget(rule())
        self.guarded.setVisible(not kept)
        self.none.setVisible(bool(matches) and not kept)

    def show_record(self, record: EarlierRecord, shown: str) -> None:
        """What somebody opened, under its card."""
        for card in self.cards:
            if card.match.person_id == record.match.person_id:
                card.show_record(record, shown)
