"""A crowded week of the calendar painted: from the lines of the register to the pixels of a window."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from mediation_desk.domain.appointment_line import WHOLE_CENTRE
from mediation_desk.register.records import Records
from mediation_desk.services.calendar_range import CalendarRange, calendar_range, days_between
from tests.bench.timing import Line, p95, times

if TYPE_CHECKING:
    from mediation_desk.ui.desk import Desk

ROUNDS = 30
_DAYS = 6
_SIZES = ((876, 540), (1430, 850))
"""The grid in a window of 1366×768 and of 1920×1080."""


def lines(records: Records, monday: date, size: str) -> Iterator[Line]:
    """The week laid out and painted whole, and one block painted anew."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QApplication

    from mediation_desk.ui import style
    from mediation_desk.ui.appointment_blocks import BlockMaker
    from mediation_desk.ui.kit.calendar.time_grid import TimeGrid
    from mediation_desk.ui.kit.calendar.values import Shown
    from mediation_desk.ui.pages.calendar.days import behind, day_notes

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    style.apply(application, style.Look())
    told = calendar_range(records, monday, monday + timedelta(days=_DAYS), WHOLE_CENTRE)
    desk = cast("Desk", SimpleNamespace(shown=str, hidden=str, masked=False))
    for width, height in _SIZES:
        grid = TimeGrid("")
        grid.resize(width, height)
        grid.show()
        application.processEvents()  # not exposed before: nothing would be painted

        def paint(grid: TimeGrid = grid, told: CalendarRange = told) -> None:
            days = days_between(told.first, told.last)
            maker = BlockMaker(desk, told.rooms, writes=True)
            blocks, notes = maker.blocks(told.lines), day_notes(days, told)
            grid.show_days(Shown(days=days, today=monday, blocks=blocks, behind=behind(told), notes=notes))
            grid.viewport().repaint()

        what = f"week of {len(told.lines)} painted, {width}×{height}, {size}"
        yield Line(what=what, ours=p95(times(paint, ROUNDS)), bound=50)
        part = QRect(200, 100, 120, 60)

        def again(grid: TimeGrid = grid, part: QRect = part) -> None:
            grid.viewport().repaint(part)

        yield Line(what=f"one block painted anew, {width}×{height}", ours=p95(times(again, ROUNDS)), bound=16)
        grid.close()
