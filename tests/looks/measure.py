"""What is cut, squeezed, pushed out or laid over something else in a window as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QStackedLayout,
    QStackedWidget,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTextEdit,
    QWidget,
)

from mediation_desk.ui.kit.labels import IconLabel, Prose
from mediation_desk.ui.kit.yielding import Yielding

SLACK = 1


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """`kind` of fault, `what` is the widget and where it stands, `words` what it says, `by` how much."""

    kind: str
    what: str
    words: str
    by: str = ""

    def __str__(self) -> str:
        return f"{self.kind:10} {self.what}  「{self.words[:60]}」 {self.by}"


def findings(window: QWidget) -> list[Finding]:
    """Every fault of the visible widgets below `window`."""
    found = [*_window(window)]
    shown = [one for one in window.findChildren(QWidget) if one.isVisible()]
    for one in shown:
        found += _text(one)
        found += _squeezed(one)
        found += _sideways(one)
        found += _outside(one, window)
        found += _overlapping(one)
    return sorted(set(found))


def where(widget: QWidget) -> str:
    """The names of the classes from the page down to the widget."""
    names: list[str] = []
    here: QWidget | None = widget
    while here is not None and names[-1:] != ["Window"]:
        names.append(type(here).__name__)
        here = here.parentWidget()
    plain = [one for one in reversed(names) if not one.startswith("Q")]
    return "/".join(plain[-4:])


def says(widget: QWidget) -> str:
    """The words a widget shows."""
    for name in ("text", "currentText", "title"):
        method = getattr(widget, name, None)
        if method is None:
            continue
        answer = method() if callable(method) else ""
        if isinstance(answer, str) and answer:
            return answer.replace("\n", " ")
    return widget.accessibleName()


def _finding(kind: str, widget: QWidget, by: str) -> Finding:
    return Finding(kind, where(widget), says(widget), by)


def _window(window: QWidget) -> Iterator[Finding]:
    wanted = window.property("wanted")
    if wanted is not None and (window.width() > wanted.width() or window.height() > wanted.height()):
        yield _finding("grew", window, f"{window.width()}x{window.height()}")


def _text(one: QWidget) -> Iterator[Finding]:
    width, height = one.width() + SLACK, one.height() + SLACK
    if isinstance(one, IconLabel):
        return
    if isinstance(one, QLabel) and one.text():
        if isinstance(one, Prose) or one.wordWrap():
            needed = one.heightForWidth(one.width())
            if needed > height:
                yield _finding("cut", one, f"{one.height()} of {needed} high")
            longest = max(
                (QFontMetrics(one.font()).horizontalAdvance(w) for w in one.text().split()), default=0
            )
            if not isinstance(one, Prose) and one.text().isascii() and longest > width:
                yield _finding("cut", one, f"{one.width()} of {longest} wide (a word)")
        else:
            hint = one.sizeHint()
            if hint.width() > width or hint.height() > height + 2:
                yield _finding("cut", one, f"{one.width()}x{one.height()} of {hint.width()}x{hint.height()}")
    elif isinstance(one, QCheckBox | QRadioButton):
        if one.hasHeightForWidth():
            needed = one.heightForWidth(one.width())
            if needed > height:
                yield _finding("cut", one, f"{one.height()} of {needed} high")
        elif one.sizeHint().width() > width:
            yield _finding("cut", one, f"{one.width()} of {one.sizeHint().width()} wide")
    elif isinstance(one, QAbstractButton):
        hint = one.sizeHint()
        if one.text() and not one.hasHeightForWidth() and hint.width() > width:
            yield _finding("cut", one, f"{one.width()} of {hint.width()} wide")
    elif isinstance(one, QComboBox):
        yield from _combo(one)
    elif isinstance(one, QLineEdit):
        yield from _line(one)
    elif isinstance(one, QPlainTextEdit | QTextEdit):
        if one.viewport().height() < QFontMetrics(one.font()).lineSpacing():
            yield _finding("crushed", one, f"{one.viewport().height()} high")
    elif isinstance(one, QTabBar):
        needed = sum(one.tabSizeHint(index).width() for index in range(one.count()))
        if needed > width:
            yield _finding("tabs", one, f"{one.width()} of {needed} wide")
    elif isinstance(one, QHeaderView):
        return
    elif isinstance(one, QAbstractItemView):
        yield from _view(one)


def _combo(one: QComboBox) -> Iterator[Finding]:
    if one.isEditable() or (not one.currentText() and not one.placeholderText()):
        return
    option = QStyleOptionComboBox()
    one.initStyleOption(option)
    room = one.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, one
    )
    text = one.currentText() or one.placeholderText()
    needed = QFontMetrics(one.font()).horizontalAdvance(text)
    if needed > room.width() + SLACK:
        yield Finding("cut", where(one), text, f"{room.width()} of {needed} wide")


def _line(one: QLineEdit) -> Iterator[Finding]:
    text = one.text() or one.placeholderText()
    if one.text() and not one.isReadOnly() and one.isEnabled():
        return
    margins, frame = one.textMargins(), 26 * one.fontMetrics().height() // 22
    room = one.width() - margins.left() - margins.right() - frame
    needed = one.fontMetrics().horizontalAdvance(text)
    if needed > room + SLACK:
        kind = "cut" if one.text() else "hint"
        yield Finding(kind, where(one), text, f"{room} of {needed} wide")


def _view(one: QAbstractItemView) -> Iterator[Finding]:
    model = one.model()
    if model is None or model.rowCount() == 0:
        return
    first = one.sizeHintForRow(0)
    room = one.viewport().height()
    wanted = first if model.rowCount() == 1 else round(first * 1.5)
    if first > 0 and room + SLACK < wanted:
        yield Finding("crushed", where(one), one.accessibleName(), f"{room} of {wanted} high")


def _squeezed(one: QWidget) -> Iterator[Finding]:
    layout = one.layout()
    if (
        layout is None
        or not layout.isEnabled()
        or any(map(QWidget.isVisible, one.findChildren(QStackedWidget)))
    ):
        return  # what lies in a stack is looked at by itself: its hidden pages ask for no room
    if isinstance(layout, QStackedLayout):
        return
    if layout.hasHeightForWidth():
        needed = layout.totalMinimumHeightForWidth(one.width())
    else:
        needed = layout.totalMinimumSize().height()
    wide = layout.totalMinimumSize().width()
    if layout.sizeConstraint() is type(layout).SizeConstraint.SetNoConstraint:
        return
    if needed > one.height() + SLACK:
        yield Finding("squeezed", where(one), says(one), f"{one.height()} of {needed} high")
    if wide > one.width() + SLACK:
        yield Finding("squeezed", where(one), says(one), f"{one.width()} of {wide} wide")


def _sideways(one: QWidget) -> Iterator[Finding]:
    if not isinstance(one, QAbstractScrollArea):
        return
    off = one.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if isinstance(one, QScrollArea) and one.widget() is not None:
        over = one.widget().width() - one.viewport().width()
        if over > SLACK and off:
            yield Finding("sideways", where(one), says(one.widget()), f"{over} too wide")
        if isinstance(one, Yielding) and one.horizontalScrollBar().maximum() > SLACK:
            yield _finding("sideways", one, f"{one.horizontalScrollBar().maximum()} too wide")
    elif off and isinstance(one, QAbstractItemView) and one.horizontalScrollBar().maximum() > SLACK:
        yield Finding("sideways", where(one), one.accessibleName(), f"{one.horizontalScrollBar().maximum()}")


def speaks(one: QWidget) -> bool:
    """Whether it shows words or takes them."""
    kinds = QAbstractButton | QComboBox | QLineEdit | QPlainTextEdit | QTextEdit | QTabBar
    return isinstance(one, kinds) or (isinstance(one, QLabel) and bool(one.text()))


def _outside(one: QWidget, window: QWidget) -> Iterator[Finding]:
    if not speaks(one):
        return
    rect = QRect(QPoint(0, 0), one.size())
    here = one
    while here is not window and here.parentWidget() is not None:
        above = here.parentWidget()
        rect = rect.translated(here.pos())
        area = above.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is above:
            off = area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            over = rect.right() > above.width() + SLACK or rect.left() < -SLACK
            if off and over and isinstance(area, QScrollArea):
                yield _finding("outside", one, f"x {rect.left()}..{rect.right()} of {above.width()}")
            return  # it can be scrolled into sight
        room = above.rect().adjusted(-SLACK - 1, -SLACK - 1, SLACK + 1, SLACK + 1)
        if not room.contains(rect):
            yield _finding(
                "outside", one, f"{rect.getRect()} of {above.width()}x{above.height()} in {where(above)}"
            )
            return
        here = above


def _overlapping(parent: QWidget) -> Iterator[Finding]:
    if isinstance(parent, QAbstractScrollArea | QComboBox | QLineEdit) or parent.layout() is None:
        return
    inside = [one for one in parent.children() if isinstance(one, QWidget) and one.isVisible()]
    held = [one for one in inside if parent.layout().indexOf(one) >= 0 or _in_layout(parent.layout(), one)]
    for number, one in enumerate(held):
        for other in held[number + 1 :]:
            common = one.geometry().intersected(other.geometry())
            if common.width() > 2 and common.height() > 2:
                by = f"{common.width()}x{common.height()}"
                yield Finding("overlaps", where(one), f"{says(one)} / {says(other)}", by)


def _in_layout(layout: object, widget: QWidget) -> bool:
    for index in range(layout.count()):  # type: ignore[attr-defined]
        item = layout.itemAt(index)  # type: ignore[attr-defined]
        if item.widget() is widget or (item.layout() is not None and _in_layout(item.layout(), widget)):
            return True
    return False
