"""Calling a consultation off: the reason, asked in place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.consultation import Consultation
from mediation_desk.errors import DeskError
from mediation_desk.services.consultations import call_off
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.forms.ask import Ask
from mediation_desk.ui.kit.layout import Column, clear
from mediation_desk.ui.kit.text_fields import MultilineField
from mediation_desk.words import _


class CallingOff(QWidget):
    """`ask(one)`; `done(consultation)` once it is called off."""

    def __init__(self, desk: Desk, done: Callable[[Consultation], None]) -> None:
        super().__init__()
        self._desk, self._done = desk, done
        self._draft: Draft | None = None
        self.asked: Ask | None = None
        self._place = Column(self, gap=0)
        self.hide()

    def ask(self, one: Consultation) -> None:
        """Ask why."""
        self.put_away()
        reason = MultilineField("reason", _("Why this consultation is called off"), rows=2, most_rows=6)

        def give(given: dict[str, object]) -> None:
            use = (call_off, one.id, one.version, str(given["reason"]))
            self._desk.do(self, self._given, *use, failed=self._refused)

        text = _("Its tasks stop running; the number stays.")
        self.asked = ask = Ask(
            _("Call this consultation off"), _("Call this consultation off"), give, ((reason,),), text=text
        )
        ask.closed.connect(self.put_away)
        self._place.addWidget(ask)
        self.show()
        self._draft = draft = self._desk.draft(ask.form, "consultation_off", one.id)
        draft.look(ask.put_half_typed)
        ask.form.typed.connect(lambda: draft.typed(ask.half_typed))
        ask.take_focus()

    def put_away(self) -> None:
        """Put the question away; what was typed stays as a draft."""
        if self._draft is not None:
            self._draft.put_by()
        self._draft, self.asked = None, None
        clear(self._place)
        self.hide()

    def _given(self, one: Consultation) -> None:
        if self._draft is not None:
            self._draft.drop()
            self._draft = None
        self.put_away()
        self._done(one)

    def _refused(self, fault: DeskError) -> None:
        if self.asked is not None:
            self.asked.show_fault(fault)
