"""The question that stands open on a page of a referral: shown above its body, answered in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject

from mediation_desk.domain.numbering import Series
from mediation_desk.domain.referral import Direction, ReferralState
from mediation_desk.errors import DeskError
from mediation_desk.services.referrals import ReferralView
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.forms.ask import Ask
from mediation_desk.ui.kit.layout import Column, clear
from mediation_desk.ui.listed_strip import ListedStrip
from mediation_desk.ui.pages.referral.asks import Call, question
from mediation_desk.words import _

_SENDS = {ReferralState.SENT}
_ANSWERS = {ReferralState.IN_PROGRESS, ReferralState.REFUSED, ReferralState.FEEDBACK}
"""What is answered by a letter of ours, which takes a number."""
_DAYS = ("on", "given_on", "received_on")


class Asking(Column):
    """`put(view, key)` asks what an act needs; `done(value)` when it was answered."""

    def __init__(
        self,
        desk: Desk,
        owner: QObject,
        done: Callable[[object], None],
        shown: Callable[[bool], None],
    ) -> None:
        """`shown(whether)` is told when a question appears or goes."""
        super().__init__(gap=0)
        self._desk, self._owner, self._done, self._shown = desk, owner, done, shown
        self.asked: Ask | None = None
        self.key = ""
        self.number: ListedStrip | None = None
        self._draft: Draft | None = None

    def put(self, view: ReferralView, key: str, handlers: Sequence[tuple[str, str]] = ()) -> None:
        """Ask; an earlier question is put away with its words kept."""
        self.put_away()
        title, verb, rows, call, text = question(self._desk, view, key, handlers)
        self.asked = ask = Ask(title, verb, lambda said: self._given(said, call), rows, text=text)
        ask.closed.connect(self.put_away)
        self.number = None
        if key in (_ANSWERS if view.referral.direction is Direction.IN else _SENDS):
            self.number = ListedStrip(self._desk, Series.LETTER)
            self.addWidget(self.number)
            self.number.look()
        self.addWidget(ask)
        self.addStretch(1)
        self.key = key
        self._shown(True)
        kind = "letter" if view.referral.direction is Direction.IN else "referral"
        self._draft = draft = self._desk.draft(ask.form, f"{kind}_{key}", view.referral.id)
        draft.look(ask.put_half_typed)
        ask.form.typed.connect(lambda: draft.typed(ask.half_typed))
        ask.setEnabled(not self._desk.masked)
        ask.take_focus()

    def put_away(self) -> None:
        """Put the question away; what was typed stays as a draft."""
        if self._draft is not None:
            self._draft.put_by()
        asked, self.asked, self._draft, self.key = self.asked, None, None, ""
        clear(self)
        if asked is not None:
            self._shown(False)

    def give(self) -> bool:
        """Answer with what stands in it; False when nothing is asked."""
        if self.asked is None or self._desk.masked:
            return False
        self.asked.give()
        return True

    def _given(self, said: dict[str, Any], call: Callable[[dict[str, Any]], Call]) -> None:
        ask = self.asked
        if ask is None:
            return
        for name in _DAYS:
            if name in said and said[name] is None:
                ask.show_fault(DeskError("date.empty", field=name))
                return
        use_case, args, named = call(said)
        if self.number is not None:
            named = {**named, "listed": self.number.value()}
        ask.verb.block(_("Being recorded"))
        self._desk.do(self._owner, self._answered, use_case, *args, failed=self._refused, **named)

    def _answered(self, value: object) -> None:
        if self._draft is not None:
            self._draft.drop()
            self._draft = None
        self.put_away()
        self._done(value)

    def _refused(self, fault: DeskError) -> None:
        if self.asked is not None:
            self.asked.verb.allow()
            self.asked.show_fault(fault)
