"""How a filled gap is said on paper; None when the value cannot stand there."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation

from mediation_desk.domain.clauses.form import Gap, GapKind
from mediation_desk.domain.clauses.names import Names
from mediation_desk.domain.money import capital, checked, figures
from mediation_desk.domain.numerals import numeral, plain_date
from mediation_desk.errors import DeskError

LEFT_OPEN = re.compile(r"_{2,}|＿+|\{[^{}]*\}")  # a blank or a merge field somebody forgot


def say(gap: Gap, value: str, names: Names) -> str | None:
    """The words for a canonical value, or None when it is empty or no such value."""
    value = value.strip()
    if not value:
        return None
    return _SAYERS.get(gap.kind, _text)(gap, value, names)


def amount_of(value: str) -> Decimal | None:
    """A canonical amount, or None."""
    try:
        return checked(Decimal(value))
    except (InvalidOperation, DeskError):
        return None


def amount_said(amount: Decimal) -> str:
    """Figures and capitals that cannot disagree: 人民币12,000元（大写：人民币壹万贰仟元整）."""
    shown = figures(amount).removesuffix(".00")
    return f"人民币{shown}元（大写：人民币{capital(amount)}）"


def share_of(value: str) -> tuple[tuple[str, Decimal], ...] | None:
    """Shares in percent by person id that make exactly 100, or None."""
    shares = []
    for piece in value.split(","):
        who, colon, percent = piece.strip().partition(":")
        if not (who and colon and re.fullmatch(r"\d{1,3}(\.\d{1,2})?", percent.strip(), re.ASCII)):
            return None
        shares.append((who, Decimal(percent.strip())))
    return tuple(shares) if sum(percent for _who, percent in shares) == 100 else None


def _person(gap: Gap, value: str, names: Names) -> str | None:
    who = names.get(value)
    if who is None or who.child is not (gap.kind is GapKind.CHILD):
        return None
    return who.name if who.child else who.label


def _date(_gap: Gap, value: str, _names: Names) -> str | None:
    try:
        return plain_date(date.fromisoformat(value))
    except ValueError:
        return None


def _month(_gap: Gap, value: str, _names: Names) -> str | None:
    try:
        first = date.fromisoformat(f"{value}-01")
    except ValueError:
        return None
    return f"{first.year}年{first.month}月"


def _day(_gap: Gap, value: str, _names: Names) -> str | None:
    number = _whole(value)
    return str(number) if number is not None and 1 <= number <= 31 else None


def _amount(_gap: Gap, value: str, _names: Names) -> str | None:
    amount = amount_of(value)
    return amount_said(amount) if amount else None  # a promise of nothing is an empty gap


def _share(gap: Gap, value: str, names: Names) -> str | None:
    if value == "equal":
        return gap.equal
    shares = share_of(value)
    said = [(names.get(who), percent) for who, percent in shares or ()]
    if not said:
        return None
    words = []
    for who, percent in said:
        if who is None:
            return None
        words.append(f"{who.label}{percent.normalize():f}%")
    return "、".join(words) + "的比例"


def _choice(gap: Gap, value: str, _names: Names) -> str | None:
    return next((choice.text for choice in gap.choices if choice.value == value), None)


def _choices(gap: Gap, value: str, names: Names) -> str | None:
    said = [_choice(gap, piece.strip(), names) for piece in value.split(",")]
    return "、".join(word for word in said if word) if all(said) else None


def _count(gap: Gap, value: str, _names: Names) -> str | None:
    number = _whole(value)
    if number is None or number < 1:
        return None
    if not gap.words:
        return str(number)
    return "两" if number == 2 else numeral(number)


def _ordinals(_gap: Gap, value: str, _names: Names) -> str | None:
    numbers = [_whole(piece.strip()) for piece in value.split(",")]
    words = [numeral(number) for number in numbers if number and number <= 5]
    return "、".join(f"第{word}" for word in words) + "个" if len(words) == len(numbers) else None


def _text(_gap: Gap, value: str, _names: Names) -> str | None:
    return None if LEFT_OPEN.search(value) else " ".join(value.split())


def _list(gap: Gap, value: str, names: Names) -> str | None:
    rows = [_row(gap, line.split("\t"), names) for line in value.splitlines() if line.strip()]
    if not rows or not all(rows):
        return None
    return "；".join(f"{number}.{row}" for number, row in enumerate(rows, 1))


def _row(gap: Gap, cells: list[str], names: Names) -> str | None:
    """One line of a list: its name, then in brackets what else is known, then who gets it."""
    filled = dict(zip(gap.columns, (cell.strip() for cell in cells), strict=False))
    if not filled.get("name"):
        return None
    known = []
    if number := filled.get("number"):
        known.append(f"编号尾号{number}")
    if creditor := filled.get("creditor"):
        known.append(f"债权人{creditor}")
    worth = filled.get("value") or filled.get("amount")
    row = filled["name"]
    if known:
        row += f"（{'，'.join(known)}）"
    if worth:
        amount = amount_of(worth)
        if not amount:
            return None
        row += f"，{'价值' if filled.get('value') else ''}{amount_said(amount)}"
    elif "amount" in gap.columns:
        return None
    if "taker" in gap.columns:
        taker = names.get(filled.get("taker", ""))
        if taker is None:
            return None
        row += f"，分割给{taker.name if taker.child else taker.label}"
    return row


def _whole(value: str) -> int | None:
    return int(value) if re.fullmatch(r"\d{1,4}", value, re.ASCII) else None


_SAYERS: dict[GapKind, Callable[[Gap, str, Names], str | None]] = {
    GapKind.PARTY: _person,
    GapKind.CHILD: _person,
    GapKind.DATE: _date,
    GapKind.MONTH: _month,
    GapKind.DAY: _day,
    GapKind.AMOUNT: _amount,
    GapKind.SHARE: _share,
    GapKind.CHOICE: _choice,
    GapKind.CHOICES: _choices,
    GapKind.COUNT: _count,
    GapKind.ORDINALS: _ordinals,
    GapKind.LIST: _list,
}
