"""Leaves nothing of what was on the screen behind: dialogs, fields, clipboard."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)


def close_others(window: QWidget) -> None:
    """Close every dialog, menu and other window but this one."""
    for other in QApplication.topLevelWidgets():
        if other is window:
            continue
        if isinstance(other, QDialog):
            other.reject()
        elif isinstance(other, QMenu) or other.isVisible():
            other.close()


def clear_widgets(face: QWidget) -> None:
    """Empty every field below `face`, with what undo would bring back."""
    for line in face.findChildren(QLineEdit):
        line.blockSignals(True)
        line.clear()
    texts: list[QTextEdit | QPlainTextEdit] = [
        *face.findChildren(QTextEdit),
        *face.findChildren(QPlainTextEdit),
    ]
    for text in texts:
        text.blockSignals(True)
        text.clear()
        text.document().clearUndoRedoStacks()
    for combo in face.findChildren(QComboBox):
        combo.blockSignals(True)
        combo.clear()


def clear_clipboard() -> None:
    """Empty the clipboard: whether what is in it came from here cannot be told on every system."""
    clipboard = QApplication.clipboard()
    clipboard.clear()
    if clipboard.supportsSelection():
        clipboard.clear(clipboard.Mode.Selection)
