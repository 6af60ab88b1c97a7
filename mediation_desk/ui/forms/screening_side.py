"""What stands beside the questions: result, earlier talks, raising the mark, the director's word."""

from __future__ import annotations

from datetime import date

from mediation_desk.services.private_talks import TalkPerson, Talks
from mediation_desk.ui.forms.raised_mark import RaisedMarkForm
from mediation_desk.ui.forms.screening_history import ScreeningHistory
from mediation_desk.ui.forms.screening_result import ScreeningResultView
from mediation_desk.ui.forms.shuttle_approval import ShuttleApproval
from mediation_desk.ui.kit.inspector import Inspector
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column, rule
from mediation_desk.words import _


class ScreeningSide(Inspector):
    """328 wide beside the questions, a drawer over them in large text."""

    def __init__(self) -> None:
        super().__init__(_("Result of the talk"), fact=_("Computed as you ask"))
        self.result = ScreeningResultView()
        self.history = ScreeningHistory()
        self.raising = RaisedMarkForm()
        self.shuttle = ShuttleApproval()
        self.body.setSpacing(16)
        self.body.setContentsMargins(0, 0, 10, 0)  # the scroll bar stands beside the words, not on them
        for part in (self.result, rule(), self.shuttle, self.history, self.raising):
            self.add(part)
        self.body.addStretch(1)
        foot = Column(gap=8)
        foot.addWidget(rule())
        foot.addWidget(
            Prose(
                _("A professional aid, not a scale. Basis: Anti-Domestic Violence Law, article 13."),
                "small",
                tone="ink2",
            )
        )
        outer = self.layout()
        assert isinstance(outer, Column)
        outer.addLayout(foot)

    def show_person(
        self, talks: Talks, person: TalkPerson, today: date, *, director: bool, asks: bool
    ) -> None:
        """Everything but the result of the sheet on the table."""
        self.history.show_person(person, today, may_approve=director)
        self.raising.offer(person.standing.mark)
        self.shuttle.show_state(
            talks.mark, talks.shuttle, approved=talks.shuttle_approved, may_agree=director
        )
        if talks.case_id is None or talks.reception_id is not None:
            self.shuttle.hide()
        self.result.setVisible(asks)
        self.fact.setVisible(asks)
