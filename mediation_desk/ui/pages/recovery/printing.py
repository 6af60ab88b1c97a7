"""A secret sheet on its way to the printer: drawn on the register thread, put on paper, kept nowhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from mediation_desk.documents.preview import PageImage
from mediation_desk.errors import DeskError
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.print_pages import print_pages
from mediation_desk.words import _


def print_secret(desk: Desk, owner: QWidget, use_case: Callable[..., Any], *args: object) -> None:
    """Ask for a printer, have `use_case(records, *args)` draw the pages and print them; says what fails."""
    choice = desk.files.printer(owner, 1, desk.choices.now)
    if choice is None:
        return

    def drawn(pages: tuple[PageImage, ...]) -> None:
        if print_pages(choice.printer, pages):
            desk.toast(_("It was sent to the printer"))
        else:
            desk.notice(
                _("The printer did not take the paper. Please see whether it is switched on."),
                "red",
                of=__name__,
            )

    def refused(error: DeskError) -> None:
        desk.refuse(error, of=__name__)

    desk.do(owner, drawn, use_case, *args, failed=refused)
