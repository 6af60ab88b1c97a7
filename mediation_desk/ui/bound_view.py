"""A bound volume on screen: the page looked at and its neighbours are drawn, never all of them."""

from __future__ import annotations

from PySide6.QtGui import QImage

from mediation_desk.documents.preview import PageImage, page_count
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.papers import paper_page
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.page_preview import PagePreview
from mediation_desk.ui.paper_out import ask_and_export, print_paper
from mediation_desk.ui.print_pages import qimage
from mediation_desk.words import _

_SHEET = 595.3  # points across an A4 sheet
_SHARP = 1200  # px: wide enough for fit-to-width on the smallest screen
_HELD = 6
"""Drawn pages kept; a page turned back to is drawn again after that."""


class BoundView(PagePreview):
    """`show_volume` with what was bound; prints and exports what it shows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.made: MadePaper | None = None
        self._pdf = b""
        self._drawn: dict[int, QImage] = {}
        self._count = 0
        self.turned.connect(self._want)

    def show_volume(self, made: MadePaper) -> None:
        """Show a volume from its first page."""
        self.show_file(made.name, made.pdf)
        self.made = made

    def show_file(self, title: str, pdf: bytes) -> None:
        """Show a PDF that is looked at only, from its first page."""
        self.made, self._pdf, self._drawn, self._count = None, pdf, {}, page_count(pdf)
        self.set_title(title)
        self._put()
        self.turn(0)
        self._want(self.page())

    def clear(self) -> None:
        """Show nothing."""
        self.made, self._pdf, self._drawn, self._count = None, b"", {}, 0
        self.set_pages(())

    def print_it(self) -> None:
        """Print the volume shown."""
        if self.made is not None and print_paper(self._desk, self, self.made):
            self._desk.toast(_("{paper} was sent to the printer", paper=self.made.name))

    def export(self) -> None:
        """Write it as PDF where the person says, after the password once more."""
        if self.made is not None:
            ask_and_export(self._desk, self, self.made, "pdf")

    def _want(self, number: int) -> None:
        if not self._pdf or number in self._drawn:
            return
        scale = _SHARP * self.devicePixelRatioF() / _SHEET
        self._desk.ask(self, self._came, paper_page, self._pdf, scale, number)

    def _came(self, answer: tuple[int, PageImage]) -> None:
        number, image = answer
        if number >= self._count:
            return
        self._drawn[number] = qimage(image)
        for far in sorted(self._drawn, key=lambda one: abs(one - self.page()))[_HELD:]:
            del self._drawn[far]
        self._put()

    def _put(self) -> None:
        self.set_pages([self._drawn.get(n, QImage()) for n in range(self._count)])
