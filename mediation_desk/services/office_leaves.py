"""The office's settings that may travel, each as names and plain values, and back through its own rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from datetime import timedelta

from mediation_desk.domain.appointment import AppointmentKind
from mediation_desk.domain.appointment_habits import Habits, check_habits
from mediation_desk.domain.copy_rules import CopyRules, check_copy_rules
from mediation_desk.domain.keep_apart import Gaps, check_gaps
from mediation_desk.domain.limit_rule import Roll, Unit
from mediation_desk.domain.limit_rules import check_change
from mediation_desk.domain.numbering import Series, check_pattern
from mediation_desk.domain.settings_file import Leaves, Plain
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.register import short_codes
from mediation_desk.register.records import Records
from mediation_desk.services import (
    appointment_habits,
    copy_rules,
    keep_apart,
    limit_rules,
    numbers,
    referral_rules,
    short_lock,
)
from mediation_desk.services.access import OFFICE_WRITE

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Travelling:
    """One setting: `read` what is kept, `check` what a file says (DeskError), `write` it; `may` change it."""

    key: str
    read: Callable[[Records], Leaves]
    check: Callable[[Leaves], object]
    write: Callable[[Records, Leaves], object]
    may: frozenset[Role] = OFFICE_WRITE


def _whole(value: Plain) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise DeskError("settings_file.value")
    return value


def _switch(value: Plain) -> bool:
    if not isinstance(value, bool):
        raise DeskError("settings_file.value")
    return value


def _text(value: Plain) -> str:
    if not isinstance(value, str):
        raise DeskError("settings_file.value")
    return value


def _names(leaves: Leaves, known: frozenset[str]) -> None:
    if set(leaves) != known:
        raise DeskError("settings_file.value")


def _copy_rules(leaves: Leaves) -> CopyRules:
    _names(leaves, frozenset(one.name for one in fields(CopyRules)))
    told = {name: _whole(value) for name, value in leaves.items() if name != "offer_at_close"}
    rules = CopyRules(offer_at_close=_switch(leaves["offer_at_close"]), **told)
    check_copy_rules(rules)
    return rules


def _gaps(leaves: Leaves) -> Gaps:
    _names(leaves, frozenset({"arriving", "leaving"}))
    gaps = Gaps(**{name: _whole(value) * _MINUTE for name, value in leaves.items()})
    check_gaps(gaps)
    return gaps


def _lengths(leaves: Leaves) -> Habits:
    _names(leaves, frozenset(kind.value for kind in AppointmentKind))
    habits = Habits(lengths={AppointmentKind(name): _whole(value) for name, value in leaves.items()})
    check_habits(habits)
    return habits


def _one_switch(leaves: Leaves) -> bool:
    _names(leaves, frozenset({""}))
    return _switch(leaves[""])


def _patterns(leaves: Leaves) -> tuple[tuple[Series, str], ...]:
    _names(leaves, frozenset(one.value for one in numbers.SHOWN))
    told = tuple((Series(name), _text(value)) for name, value in leaves.items())
    for series, pattern in told:
        check_pattern(pattern, series=series)
    return told


Limits = dict[str, tuple[int, Unit, Roll]]
_TERMS = ("amount", "unit", "roll")


def _limits(leaves: Leaves) -> Limits:
    told: Limits = {}
    for key in {name.rpartition(".")[0] for name in leaves}:
        shipped = limit_rules.shipped().get(key)
        if shipped is None or any(f"{key}.{term}" not in leaves for term in _TERMS):
            raise DeskError("settings_file.value")
        amount, unit, roll = (leaves[f"{key}.{term}"] for term in _TERMS)
        try:
            told[key] = (_whole(amount), Unit(_text(unit)), Roll(_text(roll)))
        except ValueError as fault:
            raise DeskError("settings_file.value") from fault
        check_change(shipped, limit_rules.with_terms(shipped, *told[key]))
    if len(leaves) != len(_TERMS) * len(told):
        raise DeskError("settings_file.value")
    return told


def _read_limits(records: Records) -> Leaves:
    lines = [line.rule for line in limit_rules.limit_rules(records) if line.changed]
    return {
        f"{one.key}.{part}": value
        for one in lines
        for part, value in (("amount", one.amount), ("unit", one.unit.value), ("roll", one.roll.value))
    }


def _write_limits(records: Records, leaves: Leaves) -> None:
    wanted = _limits(leaves)
    for line in limit_rules.limit_rules(records):
        now = (line.rule.amount, line.rule.unit, line.rule.roll)
        if line.rule.key in wanted and wanted[line.rule.key] != now:
            limit_rules.set_limit_rule(records, line.rule.key, *wanted[line.rule.key])
        elif line.rule.key not in wanted and line.changed:
            limit_rules.reset_limit_rule(records, line.rule.key)


def _write_lengths(records: Records, leaves: Leaves) -> None:
    for kind, minutes in _lengths(leaves).lengths.items():
        appointment_habits.keep_length(records, kind, minutes)


def _read_lengths(records: Records) -> Leaves:
    return {kind.value: minutes for kind, minutes in appointment_habits.habits(records).lengths.items()}


def _read_gaps(records: Records) -> Leaves:
    gaps = keep_apart.gaps_of(records)
    return {"arriving": gaps.arriving // _MINUTE, "leaving": gaps.leaving // _MINUTE}


DIRECTOR = frozenset({Role.DIRECTOR})

TRAVELLING: tuple[Travelling, ...] = (
    Travelling(
        key="copy_rules",
        read=lambda records: asdict(copy_rules.copy_rules(records)),
        check=_copy_rules,
        write=lambda records, leaves: copy_rules.set_copy_rules(records, _copy_rules(leaves)),
    ),
    Travelling(
        key="keep_apart_gaps",
        read=_read_gaps,
        check=_gaps,
        write=lambda records, leaves: keep_apart.save_gaps(records, _gaps(leaves)),
    ),
    Travelling(
        key="appointment_lengths",
        read=_read_lengths,
        check=_lengths,
        write=_write_lengths,
    ),
    Travelling(
        key="short_lock",
        read=lambda records: {"": short_codes.is_allowed(records)},
        check=_one_switch,
        write=lambda records, leaves: short_lock.allow_short_lock(records, _one_switch(leaves)),
        may=DIRECTOR,
    ),
    Travelling(
        key="number_patterns",
        read=lambda records: {one.value: pattern for one, pattern in numbers.patterns_of(records)},
        check=_patterns,
        write=lambda records, leaves: numbers.set_number_patterns(records, _patterns(leaves)),
    ),
    Travelling(
        key="referral_rules",
        read=lambda records: {"": referral_rules.rules(records).approval},
        check=_one_switch,
        write=lambda records, leaves: referral_rules.set_referral_rules(
            records, referral_rules.ReferralRules(approval=_one_switch(leaves))
        ),
    ),
    Travelling(key="limit_rules", read=_read_limits, check=_limits, write=_write_limits),
)
"""Every setting that may leave the office in a file, and be taken in from one."""

STAYS = {
    "header": "the register's own lock",
    "centre": "names of this centre's bodies",
    "pc_key": "a key",
    "card_confirmed": "of this register alone",
    "restored": "of this register alone",
    "short_code.": "a person's own",
    "newest_program": "the program's own note",
    "limits_counted": "the program's own note",
    "health_history": "the program's own note",
    "full_check": "the program's own note",
    "award_lot": "a secret",
    "rekey_pending": "of this register alone",
    "recovery_places": "where the card and the sheets lie is nobody's business elsewhere",
    "appointment_place": "an address, which may hold a name or a phone, and wrong anywhere else",
    "courts": "addresses and phones, which may be somebody's own",
    "area_levels": "goes with the tree of areas",
    "incentive_table": "money stands on a decision of this office, typed with its basis",
    "award_rules": "how many are drawn by lot is known to the director alone",
    "aid_rules": "money stands on a decision of this office, typed with its basis",
}
"""Keys of the settings that never leave by a file, and why; one that ends in a dot begins several."""
