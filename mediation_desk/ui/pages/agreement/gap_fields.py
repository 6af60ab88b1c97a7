"""The field for each kind of gap, and the way between what it shows and what the clause keeps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from mediation_desk.domain.clauses.form import Gap, GapKind
from mediation_desk.domain.clauses.names import Named, Names
from mediation_desk.domain.clauses.said import amount_of
from mediation_desk.domain.dates import age
from mediation_desk.domain.money import capital, figures, read_amount
from mediation_desk.errors import DeskError
from mediation_desk.ui.kit.amount_field import AmountField
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.number_fields import GroupedField
from mediation_desk.ui.kit.parsed_field import ParsedField
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.kit.toggles import TogglesField
from mediation_desk.ui.pages.agreement.gap_values import (
    UNCLEAR,
    read_account,
    read_month,
    read_shares,
    read_whole,
    show_month,
    show_shares,
)
from mediation_desk.ui.pages.agreement.list_field import ListField
from mediation_desk.words import _

_ROOMY, _HALF = 7, 13  # characters of a choice that a third, or half, of the row still shows whole
_SPLITS = ((60, 40), (70, 30), (80, 20), (40, 60), (30, 70), (20, 80))


class AccountField(GroupedField):
    """A bank account number, shown in groups of four."""

    GROUPS = (4, 4, 4, 4, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class GapField:
    """A gap with its field and the columns of six it wants; `read` gives what the clause keeps."""

    gap: Gap
    field: Field
    read: Callable[[], str]
    write: Callable[[str], None]
    columns: int = 2


def gap_field(gap: Gap, names: Names, today: date) -> GapField:
    """The field that asks for this gap."""
    return _MAKERS.get(gap.kind, _text)(gap, names, today)


def _parsed(
    gap: Gap, field: ParsedField, say: Callable[[object], str], load: Callable[[str], object]
) -> GapField:
    def read() -> str:
        try:
            value = field.value()
        except DeskError:
            return UNCLEAR + field.text()
        return "" if value is None else say(value)

    def write(value: str) -> None:
        if value.startswith(UNCLEAR):
            field.set_value(value.removeprefix(UNCLEAR))
            field.settle()
        else:
            field.set_value(load(value) if value else None)

    return GapField(gap=gap, field=field, read=read, write=write)


def _text(gap: Gap, _names: Names, _today: date) -> GapField:
    field = TextField(gap.name, _(gap.label), optional=not gap.required)
    return GapField(
        gap=gap, field=field, read=field.value, write=field.set_value, columns=6 if gap.wide else 3
    )


def _account(gap: Gap, _names: Names, _today: date) -> GapField:
    field = AccountField(gap.name, _(gap.label), parse=read_account, optional=not gap.required)
    return replace(_parsed(gap, field, str, str), columns=3)


def _people(gap: Gap, people: tuple[Named, ...], words: Callable[[Named], str]) -> GapField:
    options = [(one.person_id, words(one)) for one in people]
    field = ComboField(gap.name, _(gap.label), options, optional=not gap.required)
    field.box.setPlaceholderText(_("Choose"))
    return _combo(gap, field)


def _combo(gap: Gap, field: ComboField, *, columns: int = 2) -> GapField:
    return GapField(
        gap=gap, field=field, read=lambda: field.value() or "", write=field.set_value, columns=columns
    )


def _party(gap: Gap, names: Names, _today: date) -> GapField:
    def words(one: Named) -> str:
        return one.name if one.label == one.name else _("{name} ({side})", name=one.name, side=one.label)

    return _people(gap, names.parties, words)


def _child(gap: Gap, names: Names, today: date) -> GapField:
    def words(one: Named) -> str:
        return _("{name}, {age}", name=one.name, age=age(one.born, today)) if one.born else one.name

    return _people(gap, names.children, words)


def _date(gap: Gap, _names: Names, today: date) -> GapField:
    field = DateField(gap.name, _(gap.label), start=today, optional=not gap.required)
    return _parsed(gap, field, lambda day: str(day), date.fromisoformat)


def _month(gap: Gap, _names: Names, today: date) -> GapField:
    field = ParsedField(
        gap.name,
        _(gap.label),
        read_month,
        show_month,
        placeholder=show_month(today),
        optional=not gap.required,
    )
    return _parsed(
        gap, field, lambda first: f"{first:%Y-%m}", lambda value: date.fromisoformat(f"{value}-01")
    )


def _whole(gap: Gap, _names: Names, _today: date) -> GapField:
    day = gap.kind is GapKind.DAY
    field = ParsedField(
        gap.name,
        _(gap.label),
        lambda typed: read_whole(typed, 31 if day else 9_999),
        unit=_("(day of the month)") if day else "",
        optional=not gap.required,
    )
    return _parsed(gap, field, str, str)


def _amount(gap: Gap, _names: Names, _today: date) -> GapField:
    def said(amount: Decimal) -> str:
        return f"人民币{capital(amount)}" if amount else ""

    field = AmountField(
        gap.name, _(gap.label), capitals=said, parse=read_amount, show=figures, optional=not gap.required
    )
    return _parsed(gap, field, lambda amount: f"{amount:.2f}", lambda value: amount_of(value) or Decimal(0))


def _share(gap: Gap, names: Names, _today: date) -> GapField:
    people = names.parties
    kind = gap.label.split(".")[1]
    options: list[tuple[str, str]] = [("equal", _(f"clause.{kind}.share.equal"))] if gap.equal else []
    if len(people) == 2:
        for split in _SPLITS:
            value = ",".join(f"{who.person_id}:{part}" for who, part in zip(people, split, strict=True))
            options.append((value, show_shares(value, names)))
    field = ComboField(gap.name, _(gap.label), options, free=True, optional=not gap.required)

    def read() -> str:
        chosen = field.value() or ""
        if chosen in {value for value, _words in options} or not chosen:
            return str(chosen)
        try:
            return read_shares(chosen, names)
        except DeskError:
            return UNCLEAR + chosen

    def write(value: str) -> None:
        known = value in {one for one, _words in options}
        field.set_value(value if known else show_shares(value, names) or value.removeprefix(UNCLEAR))

    return GapField(gap=gap, field=field, read=read, write=write)


def _choice(gap: Gap, _names: Names, _today: date) -> GapField:
    options = [(choice.value, _(choice.label)) for choice in gap.choices]
    field = ComboField(gap.name, _(gap.label), options, optional=not gap.required)
    field.box.setPlaceholderText(_("Choose"))
    longest = max(len(words) for _value, words in options)
    return _combo(gap, field, columns=2 if longest <= _ROOMY else 3 if longest <= _HALF else 6)


def _choices(gap: Gap, _names: Names, _today: date) -> GapField:
    return _toggles(gap, [(choice.value, _(choice.label)) for choice in gap.choices])


def _ordinals(gap: Gap, _names: Names, _today: date) -> GapField:
    return _toggles(gap, [(str(n), str(n)) for n in range(1, 6)])


def _toggles(gap: Gap, options: list[tuple[str, str]]) -> GapField:
    field = TogglesField(gap.name, _(gap.label), options, optional=not gap.required)

    def write(value: str) -> None:
        field.set_value([piece.strip() for piece in value.split(",")])

    return GapField(gap=gap, field=field, read=lambda: ",".join(field.value()), write=write, columns=6)


def _list(gap: Gap, names: Names, _today: date) -> GapField:
    field = ListField(gap.name, _(gap.label), gap.columns, names)
    return GapField(gap=gap, field=field, read=field.value, write=field.set_value, columns=6)


_MAKERS: dict[GapKind, Callable[[Gap, Names, date], GapField]] = {
    GapKind.PARTY: _party,
    GapKind.CHILD: _child,
    GapKind.DATE: _date,
    GapKind.MONTH: _month,
    GapKind.DAY: _whole,
    GapKind.COUNT: _whole,
    GapKind.AMOUNT: _amount,
    GapKind.SHARE: _share,
    GapKind.CHOICE: _choice,
    GapKind.CHOICES: _choices,
    GapKind.ORDINALS: _ordinals,
    GapKind.ACCOUNT: _account,
    GapKind.LIST: _list,
}
