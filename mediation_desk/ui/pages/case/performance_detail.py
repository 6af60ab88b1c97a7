"""What stands beside the list of 履行: one obligation, its clause, payments, instalments, what happened."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal

from mediation_desk.domain.obligation import Duty, ObligationState
from mediation_desk.services.performance_desk import AgreementKept, PerformanceSheet
from mediation_desk.ui import limits
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.line_values import Group
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.case import performance_lines
from mediation_desk.ui.performance_words import (
    amount_words,
    money,
    obligation_tag,
    status_tag,
    when_words,
)
from mediation_desk.words import _


class PerformanceDetail(Sheet):
    """`wanted(act)`: enter, drop, course, remind or copy; `payment_opened(Payment)`, `event_opened(id)`."""

    wanted = Signal(str)
    payment_opened = Signal(object)
    event_opened = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(gap=8)
        self._desk = desk
        self._row: performance_lines.Row | None = None
        self._payments: dict[str, Any] = {}
        self._happened: set[str] = set()
        self.setAccessibleName(_("The obligation chosen"))
        self.what = Label("", "section", wrap=True)
        self.chip = Chip("", "neutral")
        head = Row(gap=8)
        head.addWidget(self.what, 1)
        head.addWidget(self.chip)
        self.terms = Prose("", "small")
        self.said = Prose("", "small", tone="ink2")
        self.enter = Button("", icon="plus")
        self.drop = Button(_("No obligation …"), "text")
        self.remind = Button(_("Urge to perform"), icon="printer")
        self.copy = Button(_("Copy a message"), "text")
        self.course = Button(_("Gone back, sued, changed …"), "text")
        self._acts = FlowLayout()
        for button, act in (
            (self.enter, "enter"),
            (self.remind, "remind"),
            (self.copy, "copy"),
            (self.course, "course"),
            (self.drop, "drop"),
        ):
            button.clicked.connect(lambda _on=False, act=act: self.wanted.emit(act))
            self._acts.addWidget(button)
        self.lines = LineList(name=_("Payments, instalments and what happened"), row_height=48)
        self.lines.opened.connect(self._opened)
        self.add(head)
        self.add(self.terms)
        self.add(self.said)
        self.add(self._acts)
        self.add(self.lines, 1)

    def show_row(self, sheet: PerformanceSheet, row: performance_lines.Row | None) -> None:
        """One obligation; without any the agreements' own standing."""
        self._row = row
        self._payments = {one.id: one for one in row.one.payments} if row is not None else {}
        agreement = row.agreement if row is not None else sheet.agreements[-1] if sheet.agreements else None
        if agreement is None:
            return
        events = performance_lines.event_lines(sheet, agreement, self._desk)
        self._happened = {str(one.id) for one in events if one.arrow}
        lines = performance_lines.detail_lines(row, self._desk) if row is not None else []
        if events:
            lines += [Group(title=_("What happened beside it")), *events]
        self.lines.set_lines(lines)
        if row is None:
            self._show_agreement(agreement)
        else:
            self._show_obligation(sheet, row)

    def _show_agreement(self, agreement: AgreementKept) -> None:
        self.what.setText(agreement.number)
        self.chip.setVisible(agreement.status is not None)
        if agreement.status is not None:
            tag = status_tag(agreement.status)
            self.chip.show_state(tag.text, tag.tone, tag.icon)
        on = limits.plain_day(agreement.effective_on, self._desk.today())
        self.terms.setText(_("in force {day}", day=on))
        said = _("Its clauses oblige to nothing with an amount or a day; enter by hand what they do.")
        self.said.setText(said)
        self.said.show()
        for button in (self.enter, self.drop, self.remind, self.copy, self.course):
            button.hide()

    def _show_obligation(self, sheet: PerformanceSheet, row: performance_lines.Row) -> None:
        one, desk, today = row.one, self._desk, self._desk.today()
        kept, terms = one.obligation, one.obligation.terms
        tag = obligation_tag(kept, one.standing)
        self.what.setText(desk.hidden(terms.what))
        self.chip.show_state(tag.text, tag.tone, tag.icon)
        self.chip.show()
        told = [f"{amount_words(terms)} · {when_words(terms, today)}"]
        if terms.duty is Duty.MONEY and one.standing.ahead and kept.state is ObligationState.CONFIRMED:
            told.append(_("{amount} paid ahead, carried forward", amount=money(one.standing.ahead)))
        if terms.manner:
            told.append(desk.hidden(terms.manner))
        self.terms.setText("\n".join(told))
        said = self._offer(sheet, row)
        self.said.setText(said)
        self.said.setVisible(bool(said))

    def _offer(self, sheet: PerformanceSheet, row: performance_lines.Row) -> str:
        """The buttons that are lawful now; what is to be told where none of them may reach the debtor."""
        one, kept = row.one, row.one.obligation
        proposed = kept.state is ObligationState.PROPOSED
        money_ = kept.terms.duty is Duty.MONEY
        words = (
            _("Check against the clause")
            if proposed
            else _("Note a payment")
            if money_
            else _("Note it done")
        )
        self.enter.set_text(words)
        self.enter.setVisible(sheet.writes and (proposed or one.standing.settled_on is None))
        self.drop.setVisible(sheet.writes and proposed)
        due = one.standing.oldest_open
        late = not proposed and due is not None and due < self._desk.today() and bool(kept.terms.debtor_id)
        safe = any(who.safe and who.id == kept.terms.debtor_id for who in sheet.people)
        self.remind.setVisible(sheet.writes and late and not safe)
        self.copy.setVisible(sheet.writes and late and not safe)
        self.course.setVisible(sheet.writes and not proposed)
        if not (late and safe and sheet.writes):
            return ""
        return _("Kept safe: reached through the centre alone. Urge in person here; nothing is sent.")

    def _opened(self, line: object) -> None:
        if line in self._payments:
            self.payment_opened.emit(self._payments[str(line)])
        elif line in self._happened:
            self.event_opened.emit(str(line))
