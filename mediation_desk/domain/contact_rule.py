"""How somebody may be reached about an appointment, without saying where."""

from __future__ import annotations

from enum import StrEnum

from mediation_desk.domain.person import Person, Phone


class ContactRule(StrEnum):
    """SAFE_WAY: their safe way only, opened by its readers; NO_CALL: no number is safe to call."""

    ORDINARY = "ordinary"
    SAFE_WAY = "safe_way"
    NO_CALL = "no_call"
    NO_NUMBER = "no_number"


def rule_of(person: Person) -> tuple[ContactRule, Phone | None]:
    """The rule for a person, and the first number that may be called where there is one."""
    if person.safe_contact or person.contact is None:
        return ContactRule.SAFE_WAY, None
    if not person.contact.phones:
        return ContactRule.NO_NUMBER, None
    safe = next((phone for phone in person.contact.phones if phone.safe_to_call is not False), None)
    return (ContactRule.ORDINARY, safe) if safe else (ContactRule.NO_CALL, None)
