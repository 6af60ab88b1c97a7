"""Forms of a desk at which a copy is read: what they say can be copied, and nothing typed in them."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QTextEdit, QWidget

from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.guarded_fields import RestrictedField
from mediation_desk.ui.kit.password_field import PasswordField
from mediation_desk.ui.kit.text_fields import TextField

_SHOWN = (QEvent.Type.Show, QEvent.Type.FocusIn)


class CopyGuard(QObject):
    """An event filter for the whole program, so that it meets every form whenever it appears.

    Fields outside forms and dialogs are filters of lists: they stay as they are.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close a field that appears or gets the focus; hold back the Enter that some fields act upon."""
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, QTextEdit) and watched.isReadOnly():
            return cast("QKeyEvent", event).key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.type() in _SHOWN and isinstance(watched, QWidget):
            if isinstance(watched, QTextEdit):
                watched.setReadOnly(True)
            field = watched if isinstance(watched, Field) else _field_of(watched)
            if field is not None and _is_asked(field):
                _close(field)
        return False


def _close(field: Field) -> None:
    control = field.control
    if isinstance(control, QTextEdit):
        control.setReadOnly(True)  # can still be scrolled, selected and copied
    elif isinstance(field, TextField | RestrictedField) and isinstance(control, QLineEdit):
        control.setReadOnly(True)
    elif field.isEnabled():
        field.setEnabled(False)


def _field_of(widget: QWidget) -> Field | None:
    """The field whose control has just got the focus."""
    parent = widget.parentWidget()
    return parent if isinstance(parent, Field) else None


def _is_asked(field: Field) -> bool:
    """Whether the field belongs to something that would be saved; a password is asked and kept nowhere."""
    if isinstance(field, PasswordField):
        return False
    above = field.parentWidget()
    while above is not None:
        if isinstance(above, Form | QDialog):
            return True
        above = above.parentWidget()
    return False
