"""What a clause obliges to, as it is confirmed (核对) or entered by hand; what it told is filled in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from mediation_desk.domain.dates import read_date
from mediation_desk.domain.money import figures, read_amount
from mediation_desk.domain.obligation import Duty, Every, Obligation, Terms
from mediation_desk.errors import DeskError
from mediation_desk.services.performance_desk import AgreementKept, PerformanceSheet
from mediation_desk.ui.forms.ask import Answer, Ask
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.text_fields import MultilineField, TextField
from mediation_desk.ui.pages.case.performance_asks import money_field
from mediation_desk.words import _, term


def ask_terms(
    sheet: PerformanceSheet, agreement: AgreementKept, answer: Answer, one: Obligation | None = None
) -> Ask:
    """The terms of one obligation; `one` is the proposal that is confirmed, None: another is entered."""
    terms = one.terms if one is not None else Terms()
    people = [(who.id, who.name) for who in sheet.people if not who.child]
    debtor = ComboField("debtor_id", _("Who owes it"), [("", _("both sides")), *people])
    debtor.set_value(terms.debtor_id)
    creditor = ComboField("creditor_id", _("Owed to"), [("", _("somebody else")), *people])
    creditor.set_value(terms.creditor_id)
    outside = TextField("creditor", _("Who else is paid"), optional=True)
    outside.set_value(terms.creditor)
    duty = ComboField("duty", _("Kind"), [(kind, term(kind)) for kind in Duty])
    duty.set_value(terms.duty)
    every = ComboField("every", _("How often"), [(often, term(often)) for often in Every])
    every.set_value(terms.every)
    amount = money_field("amount", _("Amount (of one instalment)"), optional=True)
    amount.set_value(terms.amount)
    first = DateField("first_due", _("Due on, or first instalment"), optional=True)
    first.set_value(terms.first_due)
    last = DateField("last_due", _("Last instalment"), optional=True, helper=_("Empty: it runs on"))
    last.set_value(terms.last_due)
    what = TextField("what", _("What is to be done"))
    what.set_value(terms.what)
    plan = MultilineField(
        "listed", _("Instalments as listed: day and amount, one a line"), rows=2, most_rows=8, optional=True
    )
    plan.set_value(_plan_text(terms))
    manner = TextField("manner", _("How to pay"), optional=True)
    manner.set_value(terms.manner)
    rows: list[list[Field]] = [
        [what, duty],
        [debtor, creditor],
        [amount, every],
        [first, last],
        [outside, manner],
        [plan],
    ]
    if one is None:
        clauses = [(said.id, f"{said.n}　{said.title}") for said in agreement.clauses]
        clause = ComboField("clause_id", _("Which clause"), [("", _("no clause")), *clauses])
        clause.set_value(next((said.id for said in agreement.clauses if not said.obliges), ""))
        rows.insert(0, [clause])
        return Ask(_("Enter an obligation by hand"), _("Keep"), answer, rows)
    rows.append([TextField("reason", _("Why it differs from the clause"), optional=True)])
    return Ask(_("Check against the clause"), _("Confirm"), answer, rows, text=_said(agreement, one))


def terms_in(values: dict[str, Any], today: date, before: Terms | None = None) -> Terms:
    """The terms somebody typed. Raises DeskError beside `listed` for a line that is no day and amount."""
    every, first = values["every"], values["first_due"]
    day = before.day if before is not None and before.first_due == first and before.day else 0
    monthly = every is Every.MONTH and first is not None
    act = values["duty"] is Duty.ACT
    return Terms(
        debtor_id=values["debtor_id"] or "",
        creditor_id=values["creditor_id"] or "",
        creditor="" if values["creditor_id"] else values["creditor"] or "",
        duty=values["duty"],
        what=values["what"] or "",
        amount=None if act or every is Every.LISTED else values["amount"],
        every=every,
        first_due=None if every in (Every.LISTED, Every.ONGOING) else first,
        last_due=values["last_due"] if monthly else None,
        day=(day or first.day) if monthly else 0,
        listed=_plan(values["listed"] or "", today) if every is Every.LISTED else (),
        manner=values["manner"] or "",
    )


def _said(agreement: AgreementKept, one: Obligation) -> str:
    """The clause's own words, so that nobody confirms what they did not read."""
    clause = next((said for said in agreement.clauses if said.id == one.clause_id), None)
    told = [f"{clause.n}　{clause.title}：{clause.text}"] if clause is not None else []
    if one.reworded:
        told.append(_("This clause was written anew: please hold every field against its words."))
    if one.hint and one.terms.first_due is None:
        told.append(_("The clause says: {hint}", hint=one.hint))
    return "\n".join(told)


def _plan_text(terms: Terms) -> str:
    return "\n".join(f"{day.isoformat()} {figures(amount)}" for day, amount in terms.listed)


def _plan(text: str, today: date) -> tuple[tuple[date, Decimal], ...]:
    plan = []
    for line in text.splitlines():
        if line.strip():
            day, _blank, amount = line.strip().partition(" ")
            if not amount.strip():
                raise DeskError("obligation.plan_needed", field="listed")
            plan.append((read_date(day, today, field="listed"), read_amount(amount, field="listed")))
    return tuple(plan)
