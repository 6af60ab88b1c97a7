"""Forms of a desk at which a copy is read: what they say can be copied, and nothing typed in them."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QRadioButton, QTextEdit, QWidget

from mediation_desk.ui import style
from mediation_desk.ui.desk import KEPT
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.guarded_fields import RestrictedField
from mediation_desk.ui.kit.password_field import PasswordField
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.kit.toggles import Toggles
from mediation_desk.ui.pages.page import Page

_SHOWN = (QEvent.Type.Show, QEvent.Type.FocusIn)
_CHOICES = (Segments, Toggles, QCheckBox, QRadioButton)


class CopyGuard(QObject):
    """An event filter for the whole program, so that it meets every form whenever it appears.

    What is typed elsewhere is looked for and never saved: the filters of lists stay as they are.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close what appears or gets the focus; hold back the Enter that some fields act upon."""
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, QTextEdit) and watched.isReadOnly():
            return cast("QKeyEvent", event).key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.type() in _SHOWN and isinstance(watched, QWidget):
            if isinstance(watched, QTextEdit):
                watched.setReadOnly(True)
            field = watched if isinstance(watched, Field) else _field_of(watched)
            if field is not None:
                _close_field(field)
            elif isinstance(watched, _CHOICES) and _is_saved(watched, pages=False):
                watched.setEnabled(False)
            elif isinstance(watched, QLineEdit) and _is_saved(watched):
                watched.setReadOnly(True)
        return False


def _close_field(field: Field) -> None:
    if isinstance(field, PasswordField) or not _is_saved(field):
        return  # a password is asked and kept nowhere
    control = field.control
    if isinstance(control, QTextEdit):
        control.setReadOnly(True)  # can still be scrolled, selected and copied
        style.restyle(control, ro=True)
    elif isinstance(field, TextField | RestrictedField) and isinstance(control, QLineEdit):
        control.setReadOnly(True)
    elif field.isEnabled():
        field.setEnabled(False)


def _field_of(widget: QWidget) -> Field | None:
    """The field whose control this is."""
    parent = widget.parentWidget()
    return parent if isinstance(parent, Field) else None


def _is_saved(widget: QWidget, *, pages: bool = True) -> bool:
    """Whether it belongs to something that would be saved; `pages`: also where a whole page keeps a draft.

    A page has choices of its own that only show something else, such as the parts of an agreement.
    """
    if isinstance(widget, Field) and widget.in_form:
        return True
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, Form | QDialog):
            return True
        if above.property(KEPT) and (pages or not isinstance(above, Page)):
            return True
        above = above.parentWidget()
    return False
