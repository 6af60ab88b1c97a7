"""Columns, cells and lines of the part 履行: obligations, their instalments, payments and what happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mediation_desk.domain.obligation import (
    Duty,
    Instalment,
    ObligationState,
    Payment,
    PerformanceEvent,
    PerformanceEventKind,
)
from mediation_desk.domain.performance import standing_events, standing_payments
from mediation_desk.services.performance_desk import AgreementKept, Kept, PerformanceSheet
from mediation_desk.ui import limits
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.cells import Cell, Column, Tag, Text
from mediation_desk.ui.kit.line_values import Group, Line
from mediation_desk.ui.performance_words import amount_words, money, obligation_tag, when_words
from mediation_desk.words import _, count, term

_SETTLED_SHOWN = 3
_COMING_SHOWN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One obligation with its agreement, as the table of the part holds it."""

    agreement: AgreementKept
    one: Kept

    @property
    def id(self) -> str:
        """The obligation's id."""
        return self.one.obligation.id


def rows_of(sheet: PerformanceSheet) -> list[Row]:
    """Every obligation: what waits to be confirmed first, then by the day it is due."""
    rows = [Row(agreement=agreement, one=one) for agreement in sheet.agreements for one in agreement.kept]

    def urgency(row: Row) -> tuple[int, date, int]:
        stands, obligation = row.one.standing, row.one.obligation
        proposed = obligation.state is ObligationState.PROPOSED
        rank = 0 if proposed else 2 if stands.settled_on is not None else 1
        return rank, stands.oldest_open or date.max, obligation.n

    return sorted(rows, key=urgency)


def columns() -> tuple[Column, ...]:
    """What, who to whom, when, how much is missing, status."""
    return (
        Column(key="what", title=_("Promise"), wrap=True),
        Column(key="who", title=_("Who owes whom"), width=136, wrap=True, drop=1),
        Column(key="due", title=_("Due on"), width=140),
        Column(key="arrears", title=_("Missing"), width=112, right=True, drop=2),
        Column(key="status", title=_("State"), width=124),
    )


def cells(sheet: PerformanceSheet, row: Row, desk: Desk) -> tuple[Cell, ...]:
    """One obligation as it may be shown now."""
    today, stands, obligation = desk.today(), row.one.standing, row.one.obligation
    terms = obligation.terms
    debtor = sheet.name(terms.debtor_id) or _("both sides")
    creditor = sheet.name(terms.creditor_id) or terms.creditor
    clause = _("clause {n}", n=obligation.n) if obligation.n else _("by hand")
    return (
        Text(text=desk.hidden(terms.what), second=f"{clause} · {amount_words(terms)}"),
        Text(text=desk.shown(f"{debtor} → {creditor}" if creditor else debtor)),
        _due(row.one, today),
        Text(text=money(stands.arrears) if stands.arrears else "—", tone="red" if stands.arrears else "ink2"),
        obligation_tag(obligation, stands),
    )


def _due(one: Kept, today: date) -> Text:
    due = one.standing.oldest_open
    if one.standing.settled_on is not None:
        return Text(text=limits.plain_day(one.standing.settled_on, today), second=_("settled"), tone="ink2")
    if due is None:
        return Text(text=when_words(one.obligation.terms, today), tone="ink2")
    tone = limits.tone(due, today)
    return Text(
        text=limits.plain_day(due, today),
        second=limits.away(due, today),
        tone="ink" if tone == "neutral" else tone,
    )


def detail_lines(row: Row, desk: Desk) -> list[Line | Group]:
    """Payments newest first, then instalments: the last settled, everything open, the next ones."""
    lines: list[Line | Group] = []
    payments = row.one.payments
    proposed = row.one.obligation.state is ObligationState.PROPOSED
    if proposed:
        lines += clause_lines(row, desk)
    if payments:
        lines.append(Group(title=_("What was paid or done"), fact=money_fact(row.one)))
        stood = {one.id for one in standing_payments(payments)}
        lines += [
            payment_line(one, desk, stood=one.id in stood) for one in reversed(payments) if not one.reverses
        ]
    shown = instalments_shown(row.one.standing.instalments, desk.today())
    if len(row.one.standing.instalments) > 1:
        left_out = len(row.one.standing.instalments) - len(shown)
        said = count("{n} other not shown", "{n} others not shown", left_out) if left_out else ""
        lines.append(Group(title=_("Instalments"), fact=said))
        lines += [instalment_line(one, desk.today()) for one in shown]
    return lines if proposed else [*lines, *clause_lines(row, desk)]


def clause_lines(row: Row, desk: Desk) -> list[Line | Group]:
    """The clause's own words, what is agreed for delay, and why terms differ from the clause."""
    kept = row.one.obligation
    clause = next((said for said in row.agreement.clauses if said.id == kept.clause_id), None)
    if clause is None:
        return []
    lines: list[Line | Group] = [Group(title=_("Its words"), fact=row.agreement.number)]
    told = [(f"{clause.n}　{clause.title}：{clause.text}", "file-text")]
    if kept.reason:
        told.append((_("Differs from the clause: {reason}", reason=kept.reason), "pencil"))
    if row.agreement.late and row.one.standing.arrears:
        told.append((_("Agreed for this case: {words}", words=row.agreement.late), "clock"))
    lines += [
        Line(id=f"clause {n}", first=desk.hidden(words), icon=icon) for n, (words, icon) in enumerate(told)
    ]
    return lines


def money_fact(one: Kept) -> str:
    """Paid of promised, or of what was due so far where there is no end."""
    stands = one.standing
    if one.obligation.terms.duty is Duty.ACT:
        return ""
    whole = stands.promised if stands.promised is not None else stands.due
    return f"{money(stands.paid)} / {money(whole)}"


def payment_line(payment: Payment, desk: Desk, *, stood: bool) -> Line:
    """One payment; one taken back says so and leads nowhere."""
    today = desk.today()
    second = [term(payment.manner)] if payment.amount is not None else []
    second += [desk.shown(payment.payer)] if payment.payer else []
    second += [desk.hidden(payment.note)] if payment.note else []
    proofs = len(payment.voucher_ids)
    return Line(
        id=payment.id,
        first=f"{limits.plain_day(payment.on, today)}　"
        + (money(payment.amount) if payment.amount is not None else _("done")),
        second=" · ".join(second),
        icon="check" if stood else "arrow-back-up",
        chip=Tag(text=count("{n} voucher", "{n} vouchers", proofs), tone="pine")
        if stood and proofs
        else None
        if stood
        else Tag(text=_("taken back"), tone="neutral"),
        arrow=stood,
    )


def instalments_shown(every: tuple[Instalment, ...], today: date) -> tuple[Instalment, ...]:
    """The newest settled ones, every one that is missing, and the next to come."""
    settled = [one for one in every if one.settled_on is not None][-_SETTLED_SHOWN:]
    missing = [one for one in every if one.settled_on is None and one.due < today]
    coming = [one for one in every if one.settled_on is None and one.due >= today][:_COMING_SHOWN]
    return tuple(sorted({*settled, *missing, *coming}, key=lambda one: one.n))


def instalment_line(one: Instalment, today: date) -> Line:
    """One instalment: its number and day, what reached it."""
    second = ""
    if one.settled_on is not None:
        second = _("settled on {day}", day=limits.plain_day(one.settled_on, today))
    elif one.got:
        second = _("{got} came, {open} missing", got=money(one.got), open=money(one.open))
    late = one.settled_on is None and one.due < today
    return Line(
        id=f"instalment {one.n}",
        first=_("No. {n}　{day}", n=one.n, day=limits.plain_day(one.due, today)),
        second=second or (limits.away(one.due, today) if late else ""),
        icon="check" if one.settled_on else "alert-triangle" if late else "clock",
        icon_token="pine" if one.settled_on else "red" if late else "ink2",
        fact=money(one.amount),
    )


def event_lines(sheet: PerformanceSheet, agreement: AgreementKept, desk: Desk) -> list[Line]:
    """What happened beside paying, newest first; what was recorded by mistake says so."""
    stood = {one.id for one in standing_events(agreement.events)}
    return [
        _event_line(sheet, one, desk, stood=one.id in stood)
        for one in reversed(agreement.events)
        if one.kind is not PerformanceEventKind.UNDONE
    ]


def _event_line(sheet: PerformanceSheet, one: PerformanceEvent, desk: Desk, *, stood: bool) -> Line:
    found = sheet.find(one.obligation_id)
    about = found[1].obligation.terms.what if found is not None else ""
    said = [desk.shown(sheet.name(one.person_id)), desk.hidden(about), desk.hidden(one.note)]
    if one.amount is not None:
        said.insert(0, money(one.amount))
    return Line(
        id=one.id,
        first=f"{term(one.kind)}　{limits.plain_day(one.on, desk.today())}",
        second=" · ".join(part for part in said if part),
        icon="gavel"
        if one.kind in (PerformanceEventKind.SUED, PerformanceEventKind.ENFORCEMENT)
        else "notes",
        chip=None if stood else Tag(text=_("recorded by mistake"), tone="neutral"),
        arrow=stood,
    )
