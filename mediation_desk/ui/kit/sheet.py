"""The sheet of paper everything lies on: title left, a fact or a link right, a body that may scroll."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLayout, QWidget

from mediation_desk.ui import style
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Margin, Row, scrolling
from mediation_desk.ui.kit.reading_order import LATE
from mediation_desk.ui.spoken import group


class Sheet(QFrame):
    """A card: `title` (17, strong), `fact` (13) or `link` (emits `link_opened`) at its right, `body` below.

    `scrolls`: the body scrolls inside the sheet. `ground`: surface, or sunk for board and preview.
    """

    link_opened = Signal()

    def __init__(
        self,
        title: str = "",
        *,
        fact: str = "",
        link: str = "",
        scrolls: bool = False,
        ground: str = "surface",
        margin: Margin = 16,
        gap: int = 12,
    ) -> None:
        super().__init__()
        self.setProperty("card", "sunk" if ground == "sunk" else "true")
        outer = Column(self, margin=margin, gap=gap)
        self.head = Row(gap=8)
        self.title = Label(title, "section")
        self.fact = Label(fact, "small")
        self.link = Button(link, "link")
        self.link.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.link.set_icon("chevron-right")
        self.link.clicked.connect(self.link_opened)
        self.link.setProperty(LATE, True)
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self.head.addWidget(self.fact)
        self.head.addWidget(self.link)
        if title or fact or link:
            outer.addLayout(self.head)
        self.fact.setVisible(bool(fact))
        self.link.setVisible(bool(link))
        self.body = Column(gap=gap)
        if scrolls:
            inside = QWidget()
            inside.setLayout(self.body)
            outer.addWidget(scrolling(inside), 1)
        else:
            outer.addLayout(self.body, 1)
        if title:
            group(self)
        self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Say another title (only for a sheet made with one)."""
        self.title.setText(title)
        self.setAccessibleName(title)

    def set_fact(self, fact: str, tone: str = "ink2") -> None:
        """The figure or sentence at the right of the title (only for a sheet made with a title)."""
        self.fact.setText(fact)
        self.fact.set_tone(tone)
        self.fact.setVisible(bool(fact))

    def set_link(self, link: str) -> None:
        """The link at the right of the title ("" hides it)."""
        self.link.set_text(link)
        self.link.setVisible(bool(link))

    def add(self, thing: QWidget | QLayout, stretch: int = 0) -> None:
        """Put something under what is already in the body."""
        if isinstance(thing, QWidget):
            self.body.addWidget(thing, stretch)
        else:
            self.body.addLayout(thing, stretch)

    def set_tone(self, ground: str) -> None:
        """Change between surface and sunk."""
        style.restyle(self, card="sunk" if ground == "sunk" else "true")
