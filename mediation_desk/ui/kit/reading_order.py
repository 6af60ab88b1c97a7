"""Tab in reading order, however late a widget was made: Qt's own chain follows the order of making."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QGridLayout, QLayout, QSplitter, QWidget

LATE = "tab_late"
"""A property: Tab comes here only after all else of the same parent (a link in the head of a sheet)."""


class ReadingOrder(QWidget):
    """A window's face in which Tab and Enter go through the layouts from the first place to the last."""

    def focusNextPrevChild(self, onward: bool) -> bool:
        """On to the neighbour in reading order, round at the ends."""
        stops = list(_stops(self))
        here = QApplication.focusWidget()
        reason = Qt.FocusReason.TabFocusReason if onward else Qt.FocusReason.BacktabFocusReason
        if here is not None and here not in stops:
            inside = [stop for stop in stops if here.isAncestorOf(stop)]
            if inside:  # a page itself has the focus
                inside[0 if onward else -1].setFocus(reason)
                return True
        if here is None or here not in stops or len(stops) < 2:
            return super().focusNextPrevChild(onward)
        at = stops.index(here) + (1 if onward else -1)
        stops[at % len(stops)].setFocus(reason)
        return True


def _stops(widget: QWidget) -> Iterator[QWidget]:
    inside = list(_inside(widget))
    for part in sorted(inside, key=lambda one: bool(one.property(LATE))):
        if part.isWindow() or part.isHidden():
            continue
        if _takes_tab(part) and part.isEnabled() and part.isVisible() and part.focusProxy() is None:
            yield part
        yield from _stops(part)


def _takes_tab(part: QWidget) -> bool:
    """Of buttons of which one is chosen Tab stops at that one; the arrows reach the others."""
    group = part.group() if isinstance(part, QAbstractButton) else None
    chosen = group.checkedButton() if group is not None and group.exclusive() else None
    if chosen is not None and chosen.isVisible():
        return part is chosen
    return bool(part.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)


def _inside(widget: QWidget) -> Iterator[QWidget]:
    """The children of a widget: those laid out in their order, then the rest as they were made."""
    seen: set[QWidget] = set()
    if isinstance(widget, QSplitter):
        panes = [widget.widget(place) for place in range(widget.count())]
    else:
        layout = widget.layout()
        panes = list(_laid_out(layout)) if layout is not None else []
    for pane in panes:
        seen.add(pane)
        yield pane
    for child in widget.children():
        if isinstance(child, QWidget) and child not in seen:
            yield child


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda place: layout.getItemPosition(place)[:2])  # type: ignore[index]  # four numbers
    for place in places:
        item = layout.itemAt(place)
        if item is not None and item.widget() is not None:
            yield item.widget()
        elif isinstance(item, QLayout):
            yield from _laid_out(item)
