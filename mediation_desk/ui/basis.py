"""看依据: the text of a cited article, unfolded where it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.law import Citation, Law, Statutes
from mediation_desk.paths import RESOURCES
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.ui.saying import whole_day
from mediation_desk.words import _, listed


@cache
def statutes() -> Statutes:
    """The shipped articles, read once."""
    return Statutes(RESOURCES / "law" / "articles.json")


def cited(citation: Citation | None) -> str:
    """依据：民法典第 1085 条, or that it is the centre's own rule."""
    if citation is None:
        return _("checkup.centre_rule")
    return _("Basis: {law} article {article}", law=citation.law, article=citation.article)


def all_cited(citations: Sequence[Citation]) -> str:
    """依据：民法典第 1085 条、婚姻家庭编解释（二）第 16 条."""
    others = [_("{law} article {article}", law=one.law, article=one.article) for one in citations[1:]]
    return listed([cited(citations[0] if citations else None), *others])


def dated(law: Law) -> str:
    """Since when the text is in force, and that it is the text of that day."""
    return _("Text in force from {day}", day=whole_day(date.fromisoformat(law.effective)))


class BasisLink(Button):
    """看依据: opens the article in 法条; the way back is Alt+←."""

    def __init__(self, desk: Desk, citation: Citation) -> None:
        super().__init__(_("See the basis"), "link")
        self.setToolTip(cited(citation))
        self.setAccessibleName(f"{_('See the basis')} {cited(citation)}")
        self.clicked.connect(lambda: desk.go("laws", citation))


def basis_line(desk: Desk, citation: Citation) -> QWidget:
    """看依据 where the article is shipped, else only its name."""
    if statutes().article(citation) is None:
        return Label(cited(citation), "small", tone="ink2", wrap=True)
    return BasisLink(desk, citation)


class Basis(QWidget):
    """The article itself: its law, heading and text. `law_wanted(citation)`: the whole law is asked for."""

    law_wanted = Signal(object)

    def __init__(self, citation: Citation) -> None:
        super().__init__()
        column = Column(self, gap=4)
        article = statutes().article(citation)
        if article is None:
            column.addWidget(Label(_("This article is not shipped with the desk"), "small", wrap=True))
            return
        head = f"{article.law.title} {article.heading}"
        column.addWidget(Prose(head, "small", tone="ink"))
        column.addWidget(Prose(article.text, "small", tone="ink2"))
        column.addWidget(Prose(f"{article.law.version}，{dated(article.law)}", "small", tone="ink3"))
        look = Button(_("Look it up among the laws"), "link", icon="gavel")
        look.clicked.connect(lambda: self.law_wanted.emit(citation))
        row = Row()
        row.addWidget(look)
        row.addStretch(1)
        column.addLayout(row)
