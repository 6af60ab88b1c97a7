"""Where typing goes: the widget that takes composed text now, and where its caret stands on the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodQueryEvent
from PySide6.QtWidgets import QApplication, QWidget

_SECRET = Qt.InputMethodHint.ImhHiddenText.value | Qt.InputMethodHint.ImhSensitiveData.value


def typing_place() -> QWidget | None:
    """The widget that would take a composed text, or None: a button, a menu, a password."""
    popup = QApplication.activePopupWidget()
    # A completer's list hands typing to its field; a menu takes none.
    found = QGuiApplication.focusObject() if popup is None else popup.focusProxy() or popup.focusWidget()
    return found if isinstance(found, QWidget) and takes_composed(found) else None


def takes_composed(widget: QWidget) -> bool:
    """Whether a widget takes composed text at all; passwords, codes and what is only read never do.

    Qt's QLineEdit says yes even where the input method was taken from it: the attribute is looked at too.
    """
    if not widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
        return False
    query = _asked(widget, Qt.InputMethodQuery.ImEnabled | Qt.InputMethodQuery.ImHints)
    hints = query.value(Qt.InputMethodQuery.ImHints)
    secret = int(getattr(hints, "value", hints) or 0) & _SECRET
    return bool(query.value(Qt.InputMethodQuery.ImEnabled)) and not secret


def caret_on_screen(widget: QWidget) -> QRect:
    """The caret in pixels of the screen as the window system counts them, whatever the scale."""
    found = _asked(widget, Qt.InputMethodQuery.ImCursorRectangle).value(Qt.InputMethodQuery.ImCursorRectangle)
    caret = found.toRect() if isinstance(found, QRectF) else found if isinstance(found, QRect) else QRect()
    scale, origin = widget.devicePixelRatioF(), widget.screen().geometry().topLeft()
    corner = (widget.mapToGlobal(caret.topLeft()) - origin).toPointF() * scale + origin.toPointF()
    return QRect(corner.toPoint(), caret.size() * scale)


def _asked(widget: QWidget, queries: Qt.InputMethodQuery) -> QInputMethodQueryEvent:
    query = QInputMethodQueryEvent(queries)
    QCoreApplication.sendEvent(widget, query)
    return query
