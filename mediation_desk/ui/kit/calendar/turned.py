"""The part of a time grid that mouse and keys turn."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QPoint, QPointF, QRectF, SignalInstance
from PySide6.QtWidgets import QScrollBar, QWidget

from mediation_desk.ui.kit.calendar.carry import Carried
from mediation_desk.ui.kit.calendar.cursor import Cursor
from mediation_desk.ui.kit.calendar.layout import GridLayout


class Turned(Protocol):
    """What `GridMouse` and `GridKeys` see of their grid; each says there what it does."""

    layout_now: GridLayout
    cursor_at: Cursor | None
    carried: Carried | None
    writes: bool

    # Signals, declared by the grid.
    @property
    def wanted(self) -> SignalInstance:
        """Ask and block id."""

    @property
    def booked(self) -> SignalInstance:
        """The moment."""

    @property
    def offer_taken(self) -> SignalInstance:
        """Its number."""

    @property
    def turned(self) -> SignalInstance:
        """One step back or on."""

    @property
    def crowd_wanted(self) -> SignalInstance:
        """The day."""

    def current(self) -> str:
        """The id of the chosen block."""

    def here(self) -> datetime | None:
        """The moment the keys stand on."""

    def stand(self, cursor: Cursor | None, *, tell: bool = True) -> None:
        """Move the cursor."""

    def carry(self, carried: Carried | None) -> None:
        """Show what is carried."""

    def drop(self) -> None:
        """Tell where it would lie."""

    def settle(self) -> None:
        """Put it back."""

    def reveal(self, rect: QRectF) -> None:
        """Scroll there."""

    def carried_rect(self, carried: Carried) -> QRectF:
        """Where it is drawn."""

    def content(self, at: QPoint | QPointF) -> QPointF:
        """A point of the viewport in the content."""

    def viewport(self) -> QWidget:
        """What is painted on."""

    def verticalScrollBar(self) -> QScrollBar:
        """How far it is scrolled."""
