"""Two hands on the keyboard of the real window: Tab to a field, type, pick, press."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QListView, QPushButton, QWidget

from mediation_desk.domain.reception import ReceptionState
from mediation_desk.domain.reception_list import ReceptionFilter
from mediation_desk.services.cases import CaseView, case_view
from mediation_desk.services.receptions import reception_page
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.seams import PrintChoice
from tests.ui.shell_fixtures import Shell

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
MOST_TABS = 200
T = TypeVar("T")


class Hands:
    """`page` is the page shown; every act waits until the register has answered and all is painted."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        self.printed: list[QPrinter] = []

    @property
    def page(self) -> Page:
        frame = self.shell.door.frame
        assert frame is not None
        assert frame.page is not None
        return frame.page

    @property
    def key(self) -> str:
        """The key of the page shown."""
        frame = self.shell.door.frame
        assert frame is not None
        return frame.shown_key

    @property
    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    def settle(self) -> None:
        """Until the register is idle and nothing more was asked because of its answers."""
        for _round in range(4):
            self.shell.wait()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.processEvents()
        assert not self.shell.bugs

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focus, key, held)
        QApplication.processEvents()

    def write(self, text: str) -> None:
        """Keys for what a keyboard has; the rest comes from the input method, whole."""
        if text.isascii():
            QTest.keyClicks(self.focus, text)
        else:
            said = QInputMethodEvent()
            said.setCommitString(text)
            QApplication.sendEvent(self.focus, said)
        QApplication.processEvents()

    def reach(self, target: QWidget) -> None:
        """Go on with Tab until the focus is in `target`."""
        for _tab in range(MOST_TABS):
            if target is self.focus or target.isAncestorOf(self.focus):
                return
            QTest.keyClick(self.focus, Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {target.accessibleName() or target.objectName()}")

    def enter(self, field: Field, text: str) -> None:
        """Type into a field, in place of what stands there."""
        self.reach(field)
        self.press(Key.Key_A, CTRL)
        self.write(text)

    def pick(self, field: ComboField, value: object) -> None:
        """Choose an entry with the arrow."""
        self.reach(field)
        self.reach(field.box)
        self.press(Key.Key_Home)
        for _entry in range(field.box.count()):
            if field.value() == value:
                return
            self.press(Key.Key_Down)
        raise AssertionError(f"{value} is not offered")

    def to_line(self, lines: QListView, words: str) -> None:
        """Tab to a list and along it with the arrow to the line that says so."""
        self.reach(lines)
        self.press(Key.Key_Home)
        for _line in range(lines.model().rowCount()):
            said = lines.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
            if words in str(said or lines.currentIndex().data()):
                return
            self.press(Key.Key_Down)
        raise AssertionError(f"{words} is not in {lines.accessibleName()}")

    def tick(self, button: QWidget) -> None:
        """Space on a check box, toggle or button."""
        self.reach(button)
        self.press(Key.Key_Space)

    def use(self, button: QWidget) -> None:
        """Tab to a button and press it with Space, and wait for what it did."""
        self.tick(button)
        self.settle()

    def go_on(self) -> None:
        """Ctrl+Enter, the primary act of every page."""
        self.press(Key.Key_Return, CTRL)
        self.settle()

    def click(self, button: QAbstractButton) -> None:
        """The mouse, where a person would rather take it."""
        assert button.isEnabled()
        assert button.isVisible()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def button(self, inside: QWidget, words: str) -> QAbstractButton:
        """A visible button by the words on it."""
        found = [one for one in inside.findChildren(QPushButton) if one.isVisible() and words in one.text()]
        assert found, words
        return found[0]

    def until(self, seen: Callable[[], bool]) -> None:
        """Wait for what the person waits for."""
        self.shell.qtbot.waitUntil(seen, timeout=20_000)

    def wake(self) -> None:
        """A list or dialog was closed: a window manager would make the window the active one again."""
        self.shell.door.window.activateWindow()
        self.shell.qtbot.waitUntil(self.shell.door.window.isActiveWindow, timeout=20_000)
        QApplication.processEvents()

    def come_back(self) -> None:
        """As `wake`, and to the page itself."""
        self.wake()
        self.page.setFocus()

    def offer_printer(self, to: str) -> None:
        """The next print dialog is answered with a printer that writes a file."""
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(to)
        self.printed.append(printer)
        self.shell.files.printers.append(PrintChoice(printer=printer))

    def ask(self, use_case: Callable[..., T], *args: object) -> T:
        """What the register answers whoever sits here."""
        got: list[T] = []
        desk = self.shell.door.desk
        assert desk is not None
        desk.ask(self.page, got.append, use_case, *args)
        self.settle()
        return got[0]

    def case(self, case_id: str) -> CaseView:
        """The case as the register holds it."""
        return self.ask(case_view, case_id)

    def reception_state(self, seeker: str) -> ReceptionState:
        """How far the newest reception of a visitor is."""
        lines = self.ask(reception_page, ReceptionFilter())
        return next(line.state for line in lines if seeker in line.seekers)


__all__ = ["CTRL", "SHIFT", "Hands", "Key"]
