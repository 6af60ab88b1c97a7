"""What the settings of the office in a file are called, and their values in words."""

from __future__ import annotations

from mediation_desk.domain.appointment import AppointmentKind
from mediation_desk.domain.limit_rule import Roll, Unit
from mediation_desk.domain.numbering import Series
from mediation_desk.ui.rule_words import rule_name
from mediation_desk.words import N_, _, term

_KEYS = {
    "copy_rules": N_("Rules of backup"),
    "keep_apart_gaps": N_("Arriving and leaving apart"),
    "appointment_lengths": N_("Lengths of appointments"),
    "short_lock": N_("Allow six-digit codes here"),
    "number_patterns": N_("Numbers on papers"),
    "referral_rules": N_("Approval of referrals"),
    "limit_rules": N_("Time limits and holidays"),
}
_LEAVES = {
    "daily": N_("Copies of days"),
    "weekly": N_("Copies of weeks"),
    "monthly": N_("Copies of months"),
    "yearly": N_("Copies of years"),
    "aside_days": N_("Copies that were not proved"),
    "reminder_days": N_("Remind of a backup"),
    "drill_days": N_("Remind of a restore drill"),
    "offer_at_close": N_("Offer a backup when the desk is closed"),
    "arriving": N_("Arriving apart"),
    "leaving": N_("Leaving apart"),
    "amount": N_("how much"),
    "unit": N_("in what"),
    "roll": N_("how it rolls"),
}


def key_words(key: str) -> str:
    """One setting of the office."""
    return _(_KEYS[key]) if key in _KEYS else key


def leaf_words(key: str, name: str) -> str:
    """One value of it; a rule of time limits is named as its table names it."""
    if key == "appointment_lengths":
        return term(AppointmentKind(name))
    if key == "number_patterns":
        return term(Series(name))
    if key == "limit_rules":
        rule, _dot, part = name.rpartition(".")
        return f"{rule_name(rule)} {_(_LEAVES[part])}"
    return _(_LEAVES[name]) if name in _LEAVES else name


def office_words(key: str, name: str, value: object) -> str:
    """One value of the office's settings."""
    if key == "limit_rules" and isinstance(value, str):
        return term(Unit(value)) if name.endswith(".unit") else term(Roll(value))
    return value_words(value)


def value_words(value: object) -> str:
    """One value."""
    if value is None:
        return _("as shipped")
    if isinstance(value, bool):
        return _("on") if value else _("off")
    return str(value) or _("empty")
