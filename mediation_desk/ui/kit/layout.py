"""Layouts, sizes and rules that keep their design numbers and follow the text size."""

from __future__ import annotations

from typing import TypedDict, TypeVar, Unpack

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mediation_desk.ui import style

_READABLE = 144  # px at 100 %: what scrolls shows at least so much

W = TypeVar("W", bound=QWidget)
Margin = int | tuple[int, int, int, int]


def _space(layout: QBoxLayout | QGridLayout, margin: Margin, gap: int) -> None:
    left, top, right, bottom = (margin,) * 4 if isinstance(margin, int) else margin

    def fit() -> None:
        layout.setContentsMargins(style.px(left), style.px(top), style.px(right), style.px(bottom))
        layout.setSpacing(style.px(gap))

    style.on_refit(layout, fit)


class Column(QVBoxLayout):
    """Things one under the other; `margin` and `gap` are pixels at 100 %."""

    def __init__(self, owner: QWidget | None = None, *, margin: Margin = 0, gap: int = 8) -> None:
        super().__init__(*((owner,) if owner else ()))
        _space(self, margin, gap)


class Row(QHBoxLayout):
    """Things side by side, vertically centred unless added otherwise."""

    def __init__(self, owner: QWidget | None = None, *, margin: Margin = 0, gap: int = 8) -> None:
        super().__init__(*((owner,) if owner else ()))
        _space(self, margin, gap)


class Grid(QGridLayout):
    """Things in columns."""

    def __init__(self, owner: QWidget | None = None, *, margin: Margin = 0, gap: int = 12) -> None:
        super().__init__(*((owner,) if owner else ()))
        _space(self, margin, gap)


class Sizes(TypedDict, total=False):
    """What `size` can fix, in pixels at 100 %."""

    width: float
    height: float
    min_width: float
    min_height: float
    max_width: float
    max_height: float


def size(widget: W, **sizes: Unpack[Sizes]) -> W:
    """Fix or bound the widget's size; follows the text size."""
    setters = {
        "width": widget.setFixedWidth,
        "height": widget.setFixedHeight,
        "min_width": widget.setMinimumWidth,
        "min_height": widget.setMinimumHeight,
        "max_width": widget.setMaximumWidth,
        "max_height": widget.setMaximumHeight,
    }

    def fit() -> None:
        for name, pixels in sizes.items():
            setters[name](style.px(float(str(pixels))))

    style.on_refit(widget, fit)
    return widget


def rule(*, upright: bool = False) -> QFrame:
    """A 1 px line between things of the same list."""
    line = QFrame()
    line.setProperty("rule", "v" if upright else "h")
    return line


class _Scrolled(QScrollArea):
    """Never so low that nothing of what it holds can be read: the page scrolls instead."""

    def minimumSizeHint(self) -> QSize:
        """As high as what it holds, up to a few lines."""
        inside = self.widget()
        least = min(inside.sizeHint().height(), style.px(_READABLE)) if inside else 0
        return QSize(style.px(64), least)


def scrolling(inside: QWidget, *, ground: str = "none") -> QScrollArea:
    """`inside` in an area that scrolls up and down, never sideways."""
    area = _Scrolled()
    # One of ours, which fills no background: asked for Qt's own, PySide would first make every class of
    # widgets there is. The name is Qt's: style sheets know a viewport by it.
    viewport = QWidget()
    viewport.setObjectName("qt_scrollarea_viewport")
    area.setViewport(viewport)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inside.setProperty("ground", ground)
    inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
    area.setWidget(inside)
    return area


def reveal(widget: QWidget) -> None:
    """Scroll every area around it so that it is seen, also when it was only just shown."""
    above = widget.parentWidget()
    while above is not None:
        if (layout := above.layout()) is not None:
            layout.activate()
        if isinstance(above, QScrollArea):
            QApplication.sendPostedEvents(above.widget(), QEvent.Type.LayoutRequest)
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let Qt delete it."""
    while layout.count():
        item = layout.takeAt(0)
        if inner := item.layout():
            clear(inner)
            inner.deleteLater()
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
