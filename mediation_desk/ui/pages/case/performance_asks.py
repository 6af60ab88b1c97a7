"""The questions of performance: a payment in two keys, what a clause obliges to, what happened beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from mediation_desk.domain.law import Citation
from mediation_desk.domain.money import capital, read_amount
from mediation_desk.domain.obligation import Duty, PayManner, Payment, PerformanceEventKind
from mediation_desk.services.payments import OF_ONE
from mediation_desk.services.performance_desk import AgreementKept, Kept, PerformanceSheet
from mediation_desk.ui.forms.ask import Answer, Ask
from mediation_desk.ui.kit.amount_field import AmountField
from mediation_desk.ui.kit.checks import RadioField
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.text_fields import MultilineField, TextField
from mediation_desk.ui.performance_words import money
from mediation_desk.words import N_, _, term

_K = PerformanceEventKind
COURSE = (_K.RETRACTED, _K.SUED, _K.ENFORCEMENT, _K.RESUMED)
"""What may happen to an agreement, in the order it usually does."""
MEANS = {
    _K.RETRACTED: N_("happening.retracted.means"),
    _K.SUED: N_("happening.sued.means"),
    _K.ENFORCEMENT: N_("happening.enforcement.means"),
    _K.RESUMED: N_("happening.resumed.means"),
    _K.WAIVED: N_("happening.waived.means"),
    _K.CHANGED: N_("happening.changed.means"),
    _K.ENDED: N_("happening.ended.means"),
}
ARTICLES = {
    _K.RETRACTED: Citation(law="人民调解法", article=32),
    _K.SUED: Citation(law="人民调解法", article=32),
    _K.ENFORCEMENT: Citation(law="民事诉讼法", article=206),
    _K.RESUMED: Citation(law="人民调解法", article=31),
}


class QuickAsk(Ask):
    """A question filled in beforehand: Enter gives it from any field, the cursor stands in `first`."""

    def __init__(self, *args: Any, first: str = "", **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.form.enter_submits = True
        self._first = first

    def take_focus(self) -> None:
        """Into the field that most often differs."""
        field = self.form.fields.get(self._first)
        if field is None:
            super().take_focus()
        else:
            field.setFocus()
            if isinstance(field, AmountField):
                field.edit.selectAll()  # another amount is typed over it


def money_field(name: str, label: str, *, optional: bool = False) -> AmountField:
    """Yuan and fen, in capitals below."""
    return AmountField(
        name,
        label,
        capitals=capital,
        parse=partial(read_amount, field=name),
        unit=_("yuan"),
        optional=optional,
    )


def ask_payment(
    sheet: PerformanceSheet, one: Kept, today: date, answer: Answer, with_receipt: Callable[[], object]
) -> Ask:
    """The day and the amount are filled in; Enter keeps it, the other button writes the receipt as well."""
    terms, stands = one.obligation.terms, one.standing
    is_money = terms.duty is Duty.MONEY
    on = DateField("on", _("Paid on") if is_money else _("Done on"), latest=today)
    on.set_value(today)
    rows: list[list[Field]] = [[on]]
    if is_money:
        amount = money_field("amount", _("Amount"))
        amount.set_value(stands.arrears or stands.next_amount or terms.amount)
        rows[0].append(amount)
        manner = ComboField("manner", _("How it was paid"), [(way, term(way)) for way in PayManner])
        manner.set_value(PayManner.TRANSFER)
        payer = TextField("payer", _("Paid by"), optional=True)
        payer.set_value(sheet.name(terms.debtor_id))
        payee = TextField("payee", _("Received by"), optional=True)
        payee.set_value(sheet.name(terms.creditor_id) or terms.creditor)
        rows += [[payer, payee], [manner]]
    rows[-1].append(TextField("note", _("Remarks"), optional=True))
    if scans := _scans(sheet):
        proof = ComboField(
            "voucher_id", _("A scan of this case proves it"), [("", "—"), *scans], optional=True
        )
        rows.append([proof])
    text = ""
    if is_money:
        text = _(
            "It settles the oldest instalments first; {arrears} missing today.", arrears=money(stands.arrears)
        )
    verb = _("Keep (Enter)")
    title = _("A payment: {what}", what=terms.what) if is_money else _("Done: {what}", what=terms.what)
    other = (_("Save and write the receipt"), with_receipt) if is_money else None
    return QuickAsk(title, verb, answer, rows, text=text, other=other, first="amount" if is_money else "on")


def _scans(sheet: PerformanceSheet) -> list[tuple[str, str]]:
    return [(one.id, one.title) for one in sheet.scans if one.opens and one.title]


def ask_reversal(payment: Payment, answer: Answer) -> Ask:
    """Why a payment is taken back."""
    said = _("{day}, {amount}. Both entries stay to be read.", day=payment.on, amount=money(payment.amount))
    field = MultilineField("reason", _("Why it is taken back"), rows=2, most_rows=4)
    return Ask(_("Take the entry back"), _("Take back"), answer, [[field]], text=said)


def ask_drop(one: Kept, answer: Answer) -> Ask:
    """Why a proposal is no obligation."""
    field = MultilineField("reason", _("Why it is none"), rows=2, most_rows=4)
    title = _("No obligation: {what}", what=one.obligation.terms.what)
    return Ask(title, _("Drop it"), answer, [[field]])


def ask_voucher(sheet: PerformanceSheet, answer: Answer, from_file: Callable[[], object]) -> Ask:
    """Which scan of the case proves it, or a file."""
    scans = _scans(sheet)
    rows: list[list[Field]] = []
    if scans:
        rows.append([ComboField("attachment_id", _("Scan of this case"), scans)])
    text = "" if scans else _("There is no scan in this case yet.")
    other = (_("From a file …"), from_file)
    return Ask(_("Voucher"), _("Attach"), answer, rows, text=text, other=other)


def ask_course(sheet: PerformanceSheet, kind: PerformanceEventKind, today: date, answer: Answer) -> Ask:
    """反悔, 起诉, 申请执行: when and who, with what it means."""
    on = DateField("on", _("Day"), latest=today)
    on.set_value(today)
    people = [(one.id, one.name) for one in sheet.people if not one.child]
    who = ComboField("person_id", _("Who"), people)
    note = MultilineField("note", _("What was said or filed"), rows=2, most_rows=4, optional=True)
    return Ask(term(kind), _("Note it"), answer, [[on, who], [note]], text=_(MEANS[kind]))


def ask_change(one: Kept, kind: PerformanceEventKind, today: date, answer: Answer) -> Ask:
    """What both sides agreed later of one obligation: another amount or day, given up, ended."""
    terms, stands = one.obligation.terms, one.standing
    later = kind is _K.CHANGED
    on = DateField("on", _("From when on") if later else _("Day"), latest=None if later else today)
    on.set_value(today)
    rows: list[list[Field]] = [[on]]
    if terms.duty is Duty.MONEY and kind is not _K.ENDED:
        amount = money_field(
            "amount", _("Amount from then on") if later else _("Amount given up"), optional=later
        )
        if not later:
            amount.set_value(stands.arrears or stands.next_amount)
        rows[0].append(amount)
    if later and terms.every.value == "once":
        rows.append([DateField("new_due", _("Due on another day"), optional=True)])
    rows.append([MultilineField("note", _("Why, and how both sides agreed"), rows=2, most_rows=4)])
    title = _("{change}: {what}", change=term(kind), what=terms.what)
    return Ask(title, _("Note it"), answer, rows, text=_(MEANS[kind]))


def ask_which(kinds: tuple[PerformanceEventKind, ...], answer: Answer) -> Ask:
    """What happened, before it is asked when."""
    field = RadioField("kind", _("What is it?"), [(one, term(one)) for one in kinds])
    field.set_value(kinds[0])
    text = _("What it means and the article stand on the next page; nothing is recorded before.")
    return Ask(_("Something happened"), _("Go on"), answer, [[field]], text=text)


def ask_mistake(answer: Answer) -> Ask:
    """Why something is no happening."""
    field = MultilineField("note", _("What was recorded by mistake"), rows=2, most_rows=4)
    return Ask(_("Recorded by mistake"), _("Note it"), answer, [[field]])


def kinds_open(agreement: AgreementKept, one: Kept | None) -> tuple[PerformanceEventKind, ...]:
    """What may be recorded: of one obligation also its changes; enforcement after a court confirmed."""
    course = tuple(kind for kind in COURSE if agreement.by_court or kind is not _K.ENFORCEMENT)
    return course if one is None else (*course, *(kind for kind in _K if kind in OF_ONE))
