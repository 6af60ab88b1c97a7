"""What was told to a screen reader does not keep its page: a day at the desk has hundreds of them."""

from __future__ import annotations

import gc
from datetime import date
from weakref import ref

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from mediation_desk.ui import spoken
from mediation_desk.ui.kit.calendar.month_grid import MonthGrid
from mediation_desk.ui.kit.calendar.month_layout import month_days
from mediation_desk.ui.kit.calendar.values import Shown
from mediation_desk.ui.kit.segments import Segments

DAY = date(2026, 3, 1)


class Page(QWidget):
    """A group, buttons of which one is chosen, and something painted; all of them know their page."""

    def __init__(self) -> None:
        super().__init__()
        spoken.group(self, "材料")
        self.column = QVBoxLayout(self)
        self.sides, self.month = Segments([("a", "甲方"), ("b", "乙方")], name="哪一方"), MonthGrid("月")
        for one in (self.sides, self.month):
            one.page = self  # type: ignore[attr-defined]  # a ring, as pages have them
        self.month.show_month(DAY, Shown(days=month_days(DAY), today=DAY))
        self.column.addWidget(self.sides)
        self.column.addWidget(self.month)


def told(face: QAccessibleInterface) -> int:
    """Have everything in it told; how much there was."""
    children = [face.child(number) for number in range(face.childCount())]
    return 1 + sum(told(child) for child in children if child is not None)


def test_a_page_that_was_told_goes(qapp: QApplication) -> None:
    spoken.install()
    page = Page()
    page.show()
    assert told(QAccessible.queryAccessibleInterface(page)) > 30
    gone = [ref(page), ref(page.sides), ref(page.month)]
    page.deleteLater()
    del page
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [one() for one in gone] == [None, None, None]
