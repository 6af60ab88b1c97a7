"""One passage of two versions side by side: its heading, what became of it, both wordings."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.agreement_compare import AgreementPart, Passage, PassageChange
from mediation_desk.domain.marked_text import Marked
from mediation_desk.ui.clause_number import written
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.agreement.marked_prose import MarkedProse
from mediation_desk.words import _, term

TONES = {
    PassageChange.SAME: ("neutral", ""),
    PassageChange.CHANGED: ("amber", "pencil"),
    PassageChange.ADDED: ("pine", "plus"),
    PassageChange.REMOVED: ("red", "minus"),
    PassageChange.MOVED: ("blue", "arrows-split"),
}


class PassageRow(Sheet):
    """A changed passage can be stepped to by keyboard; one that stayed is only read."""

    def __init__(self, passage: Passage) -> None:
        super().__init__(margin=(16, 10, 16, 12), gap=6)
        self.passage = passage
        self.changed = passage.change is not PassageChange.SAME
        said = term(passage.change)
        named = _named(passage)
        self.setAccessibleName(f"{said}: {named}")
        head = Row(gap=8)
        head.addWidget(Label(named, "body_strong", wrap=True), 1)
        if self.changed:
            tone, icon = TONES[passage.change]
            if passage.change is PassageChange.MOVED and passage.left != passage.right:
                reworded = PassageChange.CHANGED
                head.addWidget(Chip(term(reworded), TONES[reworded][0], icon=TONES[reworded][1]))
            head.addWidget(Chip(_whence(passage), tone, icon=icon))
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.add(head)
        both = Row(gap=24)
        tone = "ink" if self.changed else "ink2"
        both.addWidget(_side(passage.left, _("Not in the earlier version"), gone=True, tone=tone), 1)
        both.addWidget(_side(passage.right, _("Not in the later version"), gone=False, tone=tone), 1)
        self.add(both)


def _side(words: Marked, nothing: str, *, gone: bool, tone: str) -> QWidget:
    holder = QWidget()
    column = Column(holder)
    if words:
        column.addWidget(MarkedProse(words, gone=gone, tone=tone))
    else:
        column.addWidget(Label(nothing, "small", tone="ink3", wrap=True))
    column.addStretch(1)
    return holder


def _named(passage: Passage) -> str:
    if passage.part is not AgreementPart.CLAUSE:
        return term(passage.part)
    n = written(passage.right_n or passage.left_n)
    return _("Clause {n}: {title}", n=n, title=passage.title)


def _whence(passage: Passage) -> str:
    if passage.change is PassageChange.MOVED:
        return _("Was clause {n}", n=written(passage.left_n))
    return term(passage.change)
