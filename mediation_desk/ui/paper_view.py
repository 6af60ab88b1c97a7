"""A finished paper on screen: its pages, and the ways to print and export it."""

from __future__ import annotations

from mediation_desk.documents.preview import PageImage
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.papers import paper_pages
from mediation_desk.services.wall import Stop
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.page_preview import PagePreview
from mediation_desk.ui.paper_out import ask_and_export, print_paper
from mediation_desk.ui.print_pages import qimage
from mediation_desk.ui.wall_stop import WallStop
from mediation_desk.words import _

_SHEET = 595.3  # points across an A4 sheet
_SHARP = 1200  # px: wide enough for fit-to-width on the smallest screen, whatever is laid out by now


class PaperView(PagePreview):
    """Shows what `show_paper` is given; its pages are drawn on the register thread."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.made: MadePaper | None = None
        self.stopped = WallStop(desk)
        self.add(self.stopped)

    def show_paper(self, made: MadePaper) -> None:
        """Show a paper from its first page."""
        self.made = made
        self.set_title(made.name)
        self.turn(0)
        self.stopped.say(made.stop)
        self.show_area(not made.stop)
        if made.stop:
            self.set_pages(())
            return
        scale = _SHARP * self.devicePixelRatioF() / _SHEET
        self._desk.ask(self, self._drawn, paper_pages, made.pdf, scale)

    def clear(self) -> None:
        """Show nothing."""
        self.made = None
        self.stopped.say(Stop())
        self.show_area(True)
        self.set_pages(())

    def print_it(self) -> None:
        """Print the paper shown."""
        if self.made is not None and print_paper(self._desk, self, self.made):
            self._desk.toast(_("{paper} was sent to the printer", paper=self.made.name))

    def export(self, kind: str) -> None:
        """Write the paper shown (docx or pdf) where the person says."""
        if self.made is not None:
            ask_and_export(self._desk, self, self.made, kind)

    def _drawn(self, pages: tuple[PageImage, ...]) -> None:
        self.set_pages([qimage(page) for page in pages])
