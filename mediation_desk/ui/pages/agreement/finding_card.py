"""One finding beside its clause: how weighty, what, why, its article, and what helps."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from mediation_desk.domain.checkup.finding import Finding, Severity
from mediation_desk.ui.basis import Basis, all_cited
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import IconLabel, Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, reveal
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.words import _, term

LOOKS = {
    Severity.NOTE: ("neutral", "info-circle", "ink2"),
    Severity.REMINDER: ("amber", "alert-triangle", "amber"),
    Severity.FORBIDDEN: ("red", "ban", "red"),
}
Act = tuple[str, Callable[[], object]]


def headline(finding: Finding) -> str:
    """The finding in one sentence."""
    return _(f"checkup.{finding.rule}", **dict(finding.names))


def why(finding: Finding) -> str:
    """Its explanation."""
    return _(f"checkup.{finding.rule}.why", **dict(finding.names))


class FindingCard(QFrame):
    """`reasoned(text)`: the reason for keeping a 提醒 was typed. `law_wanted(citation)`: see 法条."""

    reasoned = Signal(str)
    law_wanted = Signal(object)

    def __init__(
        self, finding: Finding, *, sentence: str = "", reason: str = "", acts: Sequence[Act] = ()
    ) -> None:
        super().__init__()
        self.finding = finding
        tone, icon, token = LOOKS[finding.severity]
        self.setProperty("notice", tone)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = Row(self, margin=(16, 12, 16, 12), gap=12)
        row.addWidget(IconLabel(icon, token, 20, line=24), 0, Qt.AlignmentFlag.AlignTop)
        self._words = Column(gap=4)
        row.addLayout(self._words, 1)
        head = Row(gap=12)
        head.addWidget(Label(term(finding.severity), tone=token), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Prose(headline(finding), "body_strong"), 1)
        self._words.addLayout(head)
        self._words.addWidget(Prose(why(finding), "small", tone="ink"))
        if sentence:
            self._words.addWidget(Prose(_("“{sentence}”", sentence=sentence), "small", tone=token))
        if finding.suggest:
            self._words.addWidget(
                Prose(_("Suggested: “{words}”", words=finding.suggest), "small", tone="pine")
            )
        if finding.severity is Severity.REMINDER:
            self._ask_reason(reason)
        self._helps(acts)
        self._basis: list[Basis] = []
        self.setAccessibleName(f"{term(finding.severity)} {headline(finding)}")

    def _ask_reason(self, reason: str) -> None:
        self.reason = TextField("reason", _("Why it stays as it is"), max_length=500)
        self.reason.set_value(reason)
        self.reason.changed.connect(lambda: self.reasoned.emit(self.reason.value()))
        self._words.addSpacing(4)
        self._words.addWidget(self.reason)
        self._words.addSpacing(4)

    def _helps(self, acts: Sequence[Act]) -> None:
        if acts:
            flow = FlowLayout()
            for words, act in acts:
                button = Button(words, compact=True)
                button.clicked.connect(act)
                flow.addWidget(button)
            self._words.addLayout(flow)
        foot = Row(gap=12)
        foot.addWidget(Label(all_cited(self.finding.citations), "small", wrap=True), 1)
        self.basis = Button(_("See the basis"), "link")
        if self.finding.citation is None:
            self.basis.hide()
        self.basis.clicked.connect(self.unfold)
        foot.addWidget(self.basis)
        self._words.addLayout(foot)

    def unfold(self) -> None:
        """Show the articles, or fold them away again."""
        if self._basis:
            for one in self._basis:
                one.hide()
                one.deleteLater()
            self._basis = []
            return
        self._basis = [Basis(citation) for citation in self.finding.citations]
        for one in self._basis:
            one.law_wanted.connect(self.law_wanted)
            self._words.addWidget(one)
        for one in (self._basis[-1], self._basis[0]):  # else it unfolds below the edge of the pane, unseen
            reveal(one)
