"""看依据: the text of a cited article, unfolded where it is asked for."""

from __future__ import annotations

from functools import cache

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.law import Citation, Statutes
from mediation_desk.paths import RESOURCES
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column
from mediation_desk.words import _


@cache
def statutes() -> Statutes:
    """The shipped articles, read once."""
    return Statutes(RESOURCES / "law" / "articles.json")


def cited(citation: Citation | None) -> str:
    """依据：民法典第 1085 条, or that it is the centre's own rule."""
    if citation is None:
        return _("checkup.centre_rule")
    return _("Basis: {law} article {article}", law=citation.law, article=citation.article)


class Basis(QWidget):
    """The article itself: its law, heading and text."""

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
        column.addWidget(Prose(article.law.version, "small", tone="ink3"))
