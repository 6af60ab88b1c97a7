"""A list and the sheet of one entry side by side, as wide as a small screen lets them be."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.ui.kit.layout import Row, size

WIDE = 356
"""px at 100 %: what a form of one entry needs."""


def split(main: QWidget, side: QWidget) -> Row:
    """`main` with `side` at its right."""
    row = Row(gap=16)
    row.addWidget(main, 1)
    row.addWidget(size(side, width=WIDE))
    return row
