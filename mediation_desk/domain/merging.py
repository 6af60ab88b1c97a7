"""Merging two records of one person: nothing is lost, the stricter safety setting wins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from mediation_desk.domain.person import Contact, IdentityKind, MaritalStatus, Person, Phone, Sex
from mediation_desk.errors import DeskError

_NOTHING: dict[str, object] = {
    "name": "",
    "sex": Sex.UNKNOWN,
    "born": None,
    "ethnicity": "",
    "identity": (IdentityKind.NONE, ""),
    "occupation": "",
    "work_unit": "",
    "marital_status": MaritalStatus.UNSTATED,
    "education": "",
    "school": "",
    "monthly_income": None,
    "address": "",
    "registered_address": "",
}


class Keep(StrEnum):
    """Which of two records a differing field is taken from."""

    FIRST = "first"
    SECOND = "second"


def conflicts(first: Person, second: Person) -> tuple[str, ...]:
    """Fields both records fill differently; the caller must choose each. A real name beats an alias."""
    return tuple(
        field
        for field, empty in _NOTHING.items()
        if empty not in (_value(first, field), _value(second, field))
        and _value(first, field) != _value(second, field)
        and not (field == "name" and first.alias != second.alias)
    )


def merge(first: Person, second: Person, chosen: Mapping[str, Keep]) -> Person:
    """`first` with everything of `second`: filled fields fill empty ones, sets and phones are united.

    Safe contact holds if either had it; a phone is as safe as its less safe record says. Identity kind and
    number go together as `identity`. Raises DeskError `merge.same`, `merge.choose` (a conflict without a
    choice), `merge.sealed` (a contact that is sealed and not opened cannot be united).
    """
    if first.id == second.id:
        raise DeskError("merge.same")
    if first.contact is None or second.contact is None:
        raise DeskError("merge.sealed", field="contact")
    differing = conflicts(first, second)
    if undecided := [field for field in differing if field not in chosen]:
        raise DeskError("merge.choose", field=undecided[0])
    taken: dict[str, Any] = {}
    for field, empty in _NOTHING.items():
        from_second = field in differing and chosen[field] is Keep.SECOND
        if _value(first, field) == empty or from_second:
            taken[field] = _value(second, field)
        else:
            taken[field] = _value(first, field)
    if first.alias and not second.alias:
        taken["name"] = second.name
    kind, number = taken.pop("identity")
    contact = Contact(
        phones=_phones(first.contact.phones, second.contact.phones),
        address=taken.pop("address"),
        registered_address=taken.pop("registered_address"),
    )
    return replace(
        first,
        **taken,
        identity_kind=kind,
        identity_number=number,
        no_identity_reason="" if number else first.no_identity_reason or second.no_identity_reason,
        alias=first.alias and second.alias,
        contact=contact,
        safe_contact=first.safe_contact or second.safe_contact,
        special_groups=first.special_groups | second.special_groups,
    )


def _value(person: Person, field: str) -> object:
    if field == "identity":
        if not person.identity_number:
            return _NOTHING["identity"]
        return person.identity_kind, person.identity_number
    if field in ("address", "registered_address"):
        return getattr(person.contact, field) if person.contact else ""
    return getattr(person, field)


def _phones(first: tuple[Phone, ...], second: tuple[Phone, ...]) -> tuple[Phone, ...]:
    """Every number once, in the order they stand; the same number twice keeps what is stricter."""
    united: dict[str, Phone] = {}
    for phone in (*first, *second):
        known = united.get(phone.number)
        united[phone.number] = _stricter(known, phone) if known else phone
    return tuple(united.values())


def _stricter(one: Phone, other: Phone) -> Phone:
    """Unsafe beats unknown beats safe; a message may be left only if both records allow it."""
    said = (one.safe_to_call, other.safe_to_call)
    return Phone(
        number=one.number,
        owner=_both(one.owner, other.owner),
        safe_to_call=False if False in said else None if None in said else True,
        safe_hours=_both(one.safe_hours, other.safe_hours),
        may_leave_message=one.may_leave_message and other.may_leave_message,
    )


def _both(one: str, other: str) -> str:
    return "；".join(dict.fromkeys(text for text in (one, other) if text))
