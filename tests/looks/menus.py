"""The menus a window can open: none wider or higher than the window, and what they say."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from mediation_desk.ui.calendar_menu import CalendarMenuButton
from mediation_desk.ui.day_prints import DayPrintsButton
from mediation_desk.ui.frame import Frame
from mediation_desk.ui.paper_menu import PaperMenu
from tests.looks.measure import Finding, where


@contextmanager
def _caught() -> Iterator[list[QMenu]]:
    """Menus are held instead of shown."""
    held, real = [], QMenu.popup

    def popup(menu: QMenu, _at: QPoint, *_more: object) -> None:
        held.append(menu)

    QMenu.popup = popup  # type: ignore[method-assign]
    try:
        yield held
    finally:
        QMenu.popup = real  # type: ignore[method-assign]


def menus(window: QWidget) -> tuple[list[Finding], set[str]]:
    """Menus that do not fit into the window, and the words of all of them."""
    found: list[Finding] = []
    words: set[str] = set()
    with _caught() as held:
        for button in _openers(window):
            button.click()
        for frame in window.findChildren(Frame):
            frame._person_menu(QPoint(0, 0))
        for menu in held:
            said = [one.text() for one in menu.actions() if not one.isSeparator()]
            words |= {*said, *(one.toolTip() for one in menu.actions())}
            hint = menu.sizeHint()
            if hint.width() > window.width() or hint.height() > window.height():
                by = f"{hint.width()}x{hint.height()}"
                found.append(Finding("menu", where(menu), " / ".join(said), by))
    return found, words


def _openers(window: QWidget) -> list[QAbstractButton]:
    kinds = CalendarMenuButton | DayPrintsButton | PaperMenu
    return [
        one
        for one in window.findChildren(QAbstractButton)
        if one.isVisible()
        and one.isEnabled()
        and (isinstance(one, kinds) or getattr(one, "_icon", "") == "dots")
    ]
