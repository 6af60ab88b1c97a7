"""What a screen reader meets on a page: every control has a name, a fitting role, its states, no twin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QTextBrowser,
    QWidget,
)

from mediation_desk.domain.safety import Mark
from mediation_desk.ui.kit.cells import SafetyCell, Text
from mediation_desk.ui.kit.table_delegate import CELL
from mediation_desk.ui.kit.tabs import Tabs
from mediation_desk.ui.page_tabs import PageTabs
from tests.ui.every_page import Stop

Role = QAccessible.Role
Said = QAccessible.Text
GROUPS = {Role.Grouping, Role.List, Role.Table, Role.Tree, Role.PageTabList, Role.AlertMessage, Role.Dialog}
CONTROLS = {
    Role.Button,
    Role.ButtonMenu,
    Role.ButtonDropDown,
    Role.CheckBox,
    Role.RadioButton,
    Role.ComboBox,
    Role.EditableText,
    Role.PageTab,
    Role.ListItem,
    Role.TreeItem,
    Role.Link,
    Role.Slider,
    Role.SpinBox,
    Role.MenuItem,
    Role.Table,
    Role.List,
    Role.Tree,
    Role.ColumnHeader,
    Role.Chart,
}
NO_CONTROL = {
    Role.Client,
    Role.Pane,
    Role.Border,
    Role.Graphic,
    Role.LayeredPane,
    Role.NoRole,
    Role.StaticText,
    Role.Whitespace,
    Role.Grouping,
}
MOST_CELLS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One thing a screen reader can stand on; `inside`: the names of the groups around it."""

    face: QAccessibleInterface
    role: QAccessible.Role
    name: str
    more: str
    widget: QWidget | None
    inside: tuple[str, ...]

    @property
    def stop(self) -> bool:
        """Whether Tab stops here."""
        widget = self.widget
        return widget is not None and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)

    def __str__(self) -> str:
        kind = type(self.widget).__name__ if self.widget is not None else "part"
        return f"{kind} “{self.name}” as {self.role.name} in {' / '.join(self.inside) or 'nothing'}"


def heard_in(top: QWidget) -> Iterator[Heard]:
    """Everything shown below `top`, as a screen reader walks through it."""
    yield from _below(QAccessible.queryAccessibleInterface(top), ())


def _below(face: QAccessibleInterface, inside: tuple[str, ...]) -> Iterator[Heard]:
    thing = face.object()
    widget = thing if isinstance(thing, QWidget) else None
    if widget is not None and not widget.isVisible():
        return
    role, name = face.role(), face.text(Said.Name)
    if isinstance(widget, QComboBox):  # on Linux its name is its value, and a relation leads to its label
        name = widget.accessibleName()
    more = face.text(Said.Description)
    yield Heard(face=face, role=role, name=name, more=more, widget=widget, inside=inside)
    around = (*inside, name) if role in GROUPS and name else inside
    for number in range(min(face.childCount(), MOST_CELLS)):
        child = face.child(number)
        if child is not None and child.isValid():
            yield from _below(child, around)


def look(stop: Stop) -> list[str]:
    """Faults of the page and the frame around it, and of what lies under its own tabs."""
    wrong = faults_in(stop.frame)
    if "#" not in stop.name:
        for tabs in stop.page.findChildren(Tabs):
            if tabs.isVisible() and not isinstance(tabs, PageTabs):
                wrong += _under(stop, tabs)
    return wrong


def _under(stop: Stop, tabs: Tabs) -> list[str]:
    shown = tabs.currentIndex()
    wrong: list[str] = []
    for index in range(tabs.count()):
        if index != shown and tabs.isTabEnabled(index) and tabs.isTabVisible(index):
            tabs.setCurrentIndex(index)
            stop.settle()
            wrong += [f"{tabs.tabText(index)}: {fault}" for fault in faults_in(stop.page)]
    tabs.setCurrentIndex(shown)
    stop.settle()
    return wrong


def faults_in(top: QWidget) -> list[str]:
    """Faults of everything shown below `top`."""
    wrong: list[str] = []
    twins: dict[tuple[object, ...], list[Heard]] = defaultdict(list)
    for one in heard_in(top):
        wrong += _faults(one)
        if one.stop and one.name and one.role in CONTROLS:
            twins[one.inside, one.role, one.name, one.more].append(one)
    wrong += [f"{len(many)} alike: {many[0]}" for many in twins.values() if len(many) > 1]
    return wrong


def _faults(one: Heard) -> Iterator[str]:
    area = isinstance(one.widget, QScrollArea | QTextBrowser)  # what is read, and scrolled by keys
    if (one.role in CONTROLS or one.stop) and not one.name.strip():
        yield f"unnamed: {one}"
    if one.stop and one.role in NO_CONTROL and not (area and one.name):
        yield f"no role: {one}"
    yield from _states(one)
    if isinstance(one.widget, QAbstractItemView):
        yield from _cells(one.widget)


def _states(one: Heard) -> Iterator[str]:
    widget, state = one.widget, one.face.state()
    if widget is None or one.role is Role.Whitespace:
        return
    if bool(state.disabled) == widget.isEnabled():
        yield f"enabled or not is not told: {one}"
    if isinstance(widget, QAbstractButton) and widget.isCheckable():
        if not state.checkable or bool(state.checked) != widget.isChecked():
            yield f"checked or not is not told: {one}"
        acts = one.face.actionInterface()
        if acts is not None and acts.actionNames()[:1] == ["Toggle"] and _awaits_click(widget):
            yield f"its act from outside is no click, which is what is waited for: {one}"
        group = widget.group()
        if group is not None and group.exclusive() and one.role not in (Role.RadioButton, Role.PageTab):
            yield f"one of several, and not told: {one}"
    if isinstance(widget, QLineEdit):
        if bool(state.readOnly) != widget.isReadOnly():
            yield f"read-only or not is not told: {one}"
        hidden = widget.echoMode() is not QLineEdit.EchoMode.Normal
        if bool(state.passwordEdit) != hidden:
            yield f"a password is not told: {one}"


def _awaits_click(button: QAbstractButton) -> bool:
    group = button.group()
    heard = [button.receivers(f"2{signal}") for signal in ("clicked()", "clicked(bool)", "pressed()")]
    if group is not None:
        signals = ("buttonClicked(QAbstractButton*)", "idClicked(int)")
        heard += [group.receivers(f"2{signal}") for signal in signals]
    return any(heard)


def _cells(view: QAbstractItemView) -> Iterator[str]:
    """Whatever a delegate paints, a chip, a mark, an icon alone, is said in words."""
    model = view.model()
    columns = model.columnCount() if isinstance(model, QAbstractTableModel) else 1
    for row in range(min(model.rowCount(), 40)):
        for column in range(columns):
            index = model.index(row, column)
            said = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data(Qt.ItemDataRole.DisplayRole)
            painted = index.data(CELL)
            blank = painted == SafetyCell(mark=Mark.NONE) or (
                isinstance(painted, Text) and not (painted.text or painted.icon)
            )
            if not said and not blank and model.flags(index) & Qt.ItemFlag.ItemIsSelectable:
                yield f"row {row}, column {column} of {view.accessibleName()} says nothing: {painted!r:.60}"
