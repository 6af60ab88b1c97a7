"""All that is wrong with a window as it stands, less what the design lets be."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tests.looks.english import shown, strange
from tests.looks.measure import Finding, findings
from tests.looks.menus import menus
from tests.looks.painted import listening
from tests.ui.every_page import Stop

LET_BE: tuple[tuple[str, str, str], ...] = (
    ("painted", "CellDelegate", "words of a table cell end in …, its tooltip says them whole"),
    ("painted", "LineDelegate._paint_line/small", "second lines of lists end in …, their tooltip is whole"),
    ("painted", "CardDelegate.paint/small", "where a family lives; pointing says the sheet whole"),
    ("painted", "month_entry", "a day of the month shows beginnings; pointing or Enter shows all"),
    ("painted", "month_day", "as above, in large text"),
    ("tabs", "", "tabs that do not fit are reached by the bar's own arrows, Ctrl+Tab and the rail"),
)
"""(kind, part of where, why it may be)."""


def faults(window: QWidget, *, english: bool = False) -> list[str]:
    """In words a programmer can act on; `english` looks for Chinese that is no data, too."""
    with listening() as heard:
        window.grab()
    unfit, offered = menus(window)
    found = [str(one) for one in sorted({*findings(window), *heard.cut, *unfit}) if not let_be(one)]
    if english:
        said = {words for words in {*shown(window), *heard.words, *offered} if words}
        found += [f"{why}: {words[:80]!r}" for words in sorted(said) if (why := strange(words))]
    return found


def let_be(one: Finding) -> bool:
    """Whether the design lets it be."""
    return any(one.kind == kind and where in one.what for kind, where, _why in LET_BE)


def cut(stop: Stop) -> list[str]:
    """What the shared walk, in Chinese at 100 %, finds cut, squeezed or overlapping."""
    return faults(stop.frame.window())
