"""The manual and the card on paper or as a file: words about the program, so that nothing is journalled."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mediation_desk.documents.preview import page_count
from mediation_desk.errors import DeskError
from mediation_desk.words import _, sentence

if TYPE_CHECKING:
    from mediation_desk.ui.help.door import Door
    from mediation_desk.ui.help.window import HelpWindow

PDF = "PDF (*.pdf)"


class HelpPrinting(QObject):
    """Makes the pages on the thread that makes all papers, then asks where they go; dies with its window."""

    def __init__(self, window: HelpWindow, door: Door) -> None:
        super().__init__(window)
        self._window, self._door = window, door
        window.print_wanted.connect(self.print)
        window.export_wanted.connect(self.export)

    def print(self, whole: bool) -> None:
        """Print the manual, or the card alone."""
        self._make(whole, self._print)

    def export(self) -> None:
        """Save the manual as a PDF where the person says."""
        self._make(True, self._export)

    def _make(self, whole: bool, then: Callable[[bytes], None]) -> None:
        from mediation_desk.documents.manual.booklet import booklet_pdf
        from mediation_desk.documents.manual.emergency_card import card_pdf

        self._window.tell(_("Making the pages …"))
        made = partial(booklet_pdf if whole else card_pdf, self._window.manual.language)
        self._door.thread_.send(
            self, made, then, failed=self._refused, broke=self._door.show_bug, alone=False
        )

    def _refused(self, error: DeskError) -> None:
        self._window.tell(sentence(error), "red")

    def _print(self, pdf: bytes) -> None:
        from mediation_desk.ui.paper_out import sheets
        from mediation_desk.ui.print_pages import print_pages

        self._window.tell(_("{n} pages", n=page_count(pdf)))
        choice = self._door.files.printer(self._window, page_count(pdf), self._door.choices.now)
        if choice is None:
            return
        if print_pages(choice.printer, sheets(choice, pdf)):
            self._window.tell(_("Sent to the printer."), "pine")
        else:
            self._window.tell(
                _("The printer did not take the paper. Please see whether it is switched on."), "red"
            )

    def _export(self, pdf: bytes) -> None:
        from mediation_desk.ui.paper_out import write_whole

        suggested = f"{_('Manual of the Mediation Desk')}.pdf"
        chosen = self._door.files.save_as(self._window, _("Save as PDF"), suggested, PDF)
        if chosen is None:
            return
        path = chosen if chosen.suffix.lower() == ".pdf" else chosen.with_name(f"{chosen.name}.pdf")
        try:
            write_whole(path, pdf)
        except OSError:
            self._window.tell(_("It could not be written there. Please choose another folder."), "red")
            return
        self._window.tell(_("Saved: {name}", name=path.name), "pine")
