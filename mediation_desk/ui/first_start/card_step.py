"""Step 6: the restore card, large, to copy or print, and typed back once."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from mediation_desk.domain import restore_card
from mediation_desk.errors import DeskError
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Grid, Row
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.words import _, listed, sentence

CLEAR_AFTER_MS = 30_000
_STAY_OUT = ("x-kde-passwordManagerHint", "ExcludeClipboardContentFromMonitorProcessing")


class CardStep(QWidget):
    """Shows the card, then hides it while it is typed back; `typed_back` carries what was typed."""

    print_wanted = Signal()
    typed_back = Signal(str)

    def __init__(self, card: str) -> None:
        super().__init__()
        self._card = card
        self._clearing = QTimer(self, singleShot=True, interval=CLEAR_AFTER_MS)
        self._clearing.timeout.connect(self.clear_clipboard)
        self.back = TextField(
            "card", _("Type the 27 digits back"), helper=_("Gaps and dashes do not matter"), max_length=80
        )
        self.faces = Stack()
        self.faces.addWidget(self._show_face())
        self.faces.addWidget(self._back_face())
        column = Column(self)
        column.addWidget(self.faces)

    def on_to_typing(self) -> bool:
        """From showing to typing back; False when it is shown no longer."""
        if self.faces.currentIndex() == 1:
            return False
        self.faces.setCurrentIndex(1)
        self.back.setFocus()
        return True

    def back_to_card(self) -> bool:
        """From typing back to showing; False when it is shown already."""
        if self.faces.currentIndex() == 0:
            return False
        self.faces.setCurrentIndex(0)
        return True

    def give(self) -> None:
        """Hand over what was typed, or say what is wrong with it."""
        typed = self.back.value()
        wrong = restore_card.wrong_groups(self._card, typed)
        if wrong:
            self.back.set_error(self._fault(typed, wrong))
            self.back.setFocus()
        else:
            self.typed_back.emit(typed)

    def copy(self) -> None:
        """Put the card in the clipboard for half a minute, marked to stay out of clipboard histories."""
        data = QMimeData()
        data.setText(restore_card.grouped(self._card))
        data.setData(_STAY_OUT[0], b"secret")
        data.setData(f'application/x-qt-windows-mime;value="{_STAY_OUT[1]}"', b"\0\0\0\0")
        QApplication.clipboard().setMimeData(data)
        self._clearing.start()

    def clear_clipboard(self) -> None:
        """Take the card out of the clipboard, if it is still there."""
        clipboard = QApplication.clipboard()
        if clipboard.text() == restore_card.grouped(self._card):
            clipboard.clear()

    def _fault(self, typed: str, wrong: tuple[int, ...]) -> str:
        if not typed:
            return _("field.needed")
        try:
            restore_card.read(typed)
        except DeskError as fault:
            if fault.key in ("card.unreadable", "card.group_short", "card.length"):
                return sentence(fault)
        groups = listed(str(group) for group in wrong)
        return _("Not as on the card: group {groups}. Please look again.", groups=groups)

    def _show_face(self) -> QWidget:
        face = QWidget()
        column = Column(face, gap=16)
        column.addWidget(
            Prose(
                _(
                    "With this card the register can be opened when this computer is lost. Print it or "
                    "write it down, and keep it in the centre's safe. It is shown only now."
                )
            )
        )
        sheet = QFrame()
        sheet.setProperty("card", "paper")
        grid = Grid(sheet, margin=16, gap=12)
        for number, group in enumerate(restore_card.grouped(self._card).split()):
            cell = Row(gap=12)
            cell.addWidget(Label(str(number + 1), "hint"))
            cell.addWidget(Label(group, "client"))
            cell.addStretch(1)
            grid.addLayout(cell, number // 3, number % 3)
        column.addWidget(sheet)
        row = Row(gap=12)
        copy, printed = Button(_("Copy (for 30 seconds)"), icon="copy"), Button(_("Print"), icon="printer")
        copy.clicked.connect(self.copy)
        printed.clicked.connect(self.print_wanted)
        row.addWidget(printed)
        row.addWidget(copy)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        return face

    def _back_face(self) -> QWidget:
        face = QWidget()
        column = Column(face, gap=16)
        column.addWidget(Prose(_("Now from the paper, so that we know it is right there.")))
        column.addWidget(self.back)
        column.addStretch(1)
        self.back.edit.returnPressed.connect(self.give)
        return face
