"""What a reception is about, read at a glance beside its decision: people, marks, wish, earlier decisions."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.party import Party
from mediation_desk.domain.safety import Mark
from mediation_desk.services.receptions import ReceptionView
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, clear, rule
from mediation_desk.ui.kit.safety_mark import SafetyMark
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _, term


class ReceptionFacts(Sheet):
    """`reason_wanted` when a sealed reason is to be opened."""

    reason_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("This reception"), fact=" ", scrolls=True)
        self._desk = desk
        self._reason = ""
        self._rows = Column(gap=12)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)

    def show_view(self, view: ReceptionView) -> None:
        """Show a reception."""
        desk = self._desk
        clear(self._rows)
        reception = view.reception
        self.set_fact(f"{legal_day(reception.received_at).isoformat()} · {term(reception.mode)}")
        for party in reception.parties:
            self._rows.addWidget(self._person(view, party))
        self._rows.addWidget(rule())
        subtype = desk.hidden(term(reception.dispute_subtype))
        self._rows.addWidget(Prose(f"{term(reception.source)} · {subtype}", tone="ink2"))
        for text in (reception.wish, reception.summary):
            if text:
                self._rows.addWidget(Prose(desk.hidden(text)))
        for taken in reversed(reception.decisions):
            self._rows.addWidget(rule())
            head = Row()
            head.addWidget(Chip(term(taken.decision), "pine"))
            said = f"{legal_day(taken.taken_at).isoformat()} {view.member(taken.staff_id)}"
            head.addWidget(Label(said, "small"), 1)
            self._rows.addLayout(head)
            if taken.reject_reason is not None:
                self._rows.addWidget(Prose(desk.hidden(term(taken.reject_reason)), tone="ink2"))
            if taken.reason:
                self._rows.addWidget(Prose(desk.hidden(taken.reason)))
            elif self._reason:
                self._rows.addWidget(Prose(desk.hidden(self._reason)))
            else:
                opening = Button(_("Open the reason (journalled)"), "text", icon="eye", compact=True)
                opening.clicked.connect(self.reason_wanted)
                self._rows.addWidget(opening)

    def show_reason(self, view: ReceptionView, reason: str) -> None:
        """A sealed reason was opened."""
        self._reason = reason
        self.show_view(view)
        self._reason = ""

    def _person(self, view: ReceptionView, party: Party) -> QWidget:
        holder = QWidget()
        column = Column(holder, gap=0)
        column.addWidget(Prose(self._desk.shown(view.person(party.person_id).name), "body_strong"))
        flow = FlowLayout()
        words = dict.fromkeys((term(party.side), term(party.role)))
        flow.addWidget(Label(" · ".join(words), "small"))
        standing = dict(view.standings).get(party.person_id)
        if standing is not None and standing.mark is not Mark.NONE:
            flow.addWidget(SafetyMark(standing.mark, masked=self._desk.masked))
        column.addLayout(flow)
        return holder
