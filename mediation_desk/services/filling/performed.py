"""How papers are filled from what was performed: vouchers, receipts, reminders, a report's sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from mediation_desk.documents.wording import our_wording
from mediation_desk.domain.money import figures
from mediation_desk.domain.numerals import plain_date
from mediation_desk.domain.obligation import (
    Duty,
    Instalment,
    PayManner,
    Payment,
    PerformanceStatus,
)
from mediation_desk.domain.performance import NOTHING, standing_payments
from mediation_desk.errors import DeskError
from mediation_desk.services.filling.source import Source
from mediation_desk.services.performance_desk import Kept, performance_sheet, performance_status
from mediation_desk.services.visit_safety import guarded

_PERIOD = timedelta(days=10)
"""How long a reminder gives to perform; the writer may change it."""
_LISTED = 3
"""So many instalments of one promise are listed one by one; more are told in one line."""


def kept_of(source: Source) -> tuple[Kept, ...]:
    """Every confirmed obligation of the case, as it stands today."""
    sheet = performance_sheet(source.records, source.case.id)
    return tuple(one for agreement in sheet.agreements for one in agreement.counted)


def vouchers(source: Source) -> Mapping[str, Any]:
    """Whose agreement is performed, and every payment that stands as a row, with their sum."""
    kept = kept_of(source)
    paid = [one for each in kept for one in standing_payments(each.payments) if one.amount is not None]
    paid.sort(key=lambda one: one.on)
    told: dict[str, Any] = {"parties": source.names, "agreement_number": source.agreement_number}
    if paid:
        told["vouchers"] = tuple(map(_voucher, paid))
        told["total"] = figures(sum((one.amount or NOTHING for one in paid), NOTHING))
    return told


def receipt(source: Source) -> Mapping[str, Any]:
    """The newest payment that stands; without one, money under the agreement, received today."""
    kept = kept_of(source)
    found = [
        (one, each) for each in kept for one in standing_payments(each.payments) if one.amount is not None
    ]
    number = source.agreement_number
    if not found:
        return {
            "agreement_number": number,
            "purpose": f"履行{number}人民调解协议" if number else "",
            "day": plain_date(source.today),
        }
    payment, each = max(found, key=lambda one: (one[0].on, str(one[0].at)))
    return receipt_values(payment, each.obligation.terms.what, number)


def receipt_values(payment: Payment, what: str, number: str) -> dict[str, Any]:
    """What a receipt says of one payment."""
    return {
        "payer": payment.payer,
        "agreement_number": number,
        "purpose": what,
        "amount": figures(payment.amount or NOTHING),
        "manner": manner_word(payment.manner),
        "day": plain_date(payment.on),
        "remarks": payment.note,
    }


def reminder(source: Source) -> Mapping[str, Any]:
    """What the holder of the paper owes and did not do; nobody else is named."""
    held = source.holder
    if held is None or guarded(source.records, held[0].id):
        return {}
    return reminder_values(source, held[0].id)


def refuse_safe(source: Source) -> None:
    """Whoever is reached by a safe way alone gets no letter. Raises DeskError("reminder.safe_contact")."""
    held = source.holder
    if held is not None and guarded(source.records, held[0].id):
        raise DeskError("reminder.safe_contact")


def reminder_values(source: Source, person_id: str) -> dict[str, Any]:
    """To whom, what fell due line by line, and a day ten days on to perform by."""
    late = [one for one in kept_of(source) if one.obligation.terms.debtor_id == person_id and is_late(one)]
    person = source.people.get(person_id)
    return {
        "sender": source.centre.committee,
        "to": person.name if person is not None else "",
        "agreement_number": source.agreement_number,
        "duties": "\n".join(_duties(late, source)),
        "by": plain_date(source.today + _PERIOD),
        "contact": source.mediators[0] if source.mediators else "",
        "phone": source.centre.phone,
    }


def is_late(one: Kept) -> bool:
    """Whether something of it fell due and is missing, or an act's day is past."""
    return one.standing.status in (PerformanceStatus.PART, PerformanceStatus.OVERDUE)


def performed_words(source: Source) -> str:
    """The performance of every agreement in a few sentences, as the report on closing says it."""
    said = []
    for one in kept_of(source):
        terms, stands = one.obligation.terms, one.standing
        word = status_word(stands.status)
        if terms.duty is Duty.MONEY:
            due, paid = figures(stands.due), figures(stands.paid)
            said.append(f"{terms.what}：已到期{due}元，已履行{paid}元，{word}。")
        elif stands.settled_on is not None:
            said.append(f"{terms.what}：{plain_date(stands.settled_on)}{word}。")
        else:
            said.append(f"{terms.what}：{word}。")
    if not said and (status := performance_status(source.records, source.case)) is not None:
        said.append(f"{status_word(status)}。")
    return "".join(said)


def status_word(status: PerformanceStatus) -> str:
    """One of the seven words of the slip, which stand in the order of the statuses."""
    return our_wording("case_slip").lists["performances"][list(PerformanceStatus).index(status)]


def manner_word(manner: PayManner) -> str:
    """One of the four words of the receipt, which stand in the order of the manners."""
    return our_wording("receipt").lists["manners"][list(PayManner).index(manner)]


def _voucher(one: Payment) -> tuple[str, ...]:
    amount = figures(one.amount or NOTHING)
    return manner_word(one.manner), "", plain_date(one.on), amount, one.payer, one.payee


def _duties(late: Iterable[Kept], source: Source) -> list[str]:
    said = our_wording("performance_reminder")
    told: list[tuple[str, dict[str, str]]] = []
    for one in late:
        what, due = one.obligation.terms.what, one.standing.oldest_open
        if one.obligation.terms.duty is Duty.ACT and due is not None:
            told.append(("line_act", {"what": what, "due": plain_date(due)}))
        parts = [
            part for part in one.standing.instalments if part.settled_on is None and part.due < source.today
        ]
        told += _several(what, parts) if len(parts) > _LISTED else [_single(what, part) for part in parts]
    return [said.fill(key, n=str(n), **names) for n, (key, names) in enumerate(told, 1)]


def _single(what: str, part: Instalment) -> tuple[str, dict[str, str]]:
    names = {"what": what, "due": plain_date(part.due), "amount": figures(part.amount)}
    return ("line_part", names | {"open": figures(part.open)}) if part.got else ("line", names)


def _several(what: str, parts: Sequence[Instalment]) -> list[tuple[str, dict[str, str]]]:
    """One line for many instalments, so that years of them still make one page."""
    names = {
        "what": what,
        "first": plain_date(parts[0].due),
        "due": plain_date(parts[-1].due),
        "count": str(len(parts)),
        "open": figures(sum((part.open for part in parts), NOTHING)),
    }
    return [("line_several", names)]
