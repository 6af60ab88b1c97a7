"""Raising a mark at once, with a reason: folded to one button until it is wanted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from mediation_desk.domain.safety import Mark, highest
from mediation_desk.errors import DeskError
from mediation_desk.ui.forms.screening_words import colour_word
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.text_fields import MultilineField
from mediation_desk.words import _

_MARKS = (Mark.YELLOW, Mark.ORANGE, Mark.RED)


class RaisedMarkForm(Form):
    """`raised(Mark, reason)` when the person wants a mark to count from now on."""

    raised = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.unfold = Button(_("Raise the mark now"), icon="shield-half", compact=True)
        self.unfold.clicked.connect(self._unfolded)
        self.put(self.unfold)
        self.mark = SegmentsField(
            "judgement", _("Raise the mark to"), [(mark, colour_word(mark)) for mark in _MARKS], compact=True
        )
        self.reason = MultilineField("judgement_reason", _("Reason (sealed)"), rows=2, most_rows=5)
        self.act = Button(_("Raise"), compact=True)
        self.act.clicked.connect(self._wanted)
        self.back = Button(_("Back"), "text", compact=True)
        self.back.clicked.connect(self.fold)
        self.add(self.mark)
        self.add(self.reason)
        buttons = Row(gap=8)
        buttons.addWidget(self.act)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        self.put(buttons)
        self.fold()

    def read(self) -> tuple[Mark, str]:
        """The mark wanted and why."""
        mark = self.mark.value()
        if mark is None:
            raise DeskError("screening.mark_needed", field="judgement")
        if not self.reason.value():
            raise DeskError("screening.reason_needed", field="judgement_reason")
        return Mark(mark), self.reason.value()

    def offer(self, held: Mark) -> None:
        """Fold up; only marks above the one in force can be chosen."""
        self.fold()
        for mark in _MARKS:
            self.mark.segments.button(mark).setEnabled(highest([held, mark]) is mark and mark is not held)
        self.setVisible(held is not Mark.RED)

    def fold(self) -> None:
        """Only the button again, nothing typed."""
        self.mark.set_value(None)
        self.reason.set_value("")
        self._show_fields(False)

    def _unfolded(self) -> None:
        self._show_fields(True)
        self.mark.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_fields(self, shown: bool) -> None:
        self.unfold.setVisible(not shown)
        for widget in (self.mark, self.reason, self.act, self.back):
            widget.setVisible(shown)

    def _wanted(self) -> None:
        try:
            mark, reason = self.read()
        except DeskError as fault:
            self.show_fault(fault)
            return
        self.raised.emit(mark, reason)
