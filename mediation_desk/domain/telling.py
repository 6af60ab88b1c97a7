"""How somebody may be told of an appointment: written to, called, or only face to face.

Scheduling hard rule of the centre: safe-contact settings apply to every reminder, and its words are neutral.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from mediation_desk.domain.contact_rule import ContactRule, rule_of
from mediation_desk.domain.person import Person, Phone


class TellingWay(StrEnum):
    """What may reach a person; SAFE_WAY is opened by its readers alone."""

    WRITE = "write"
    CALL = "call"
    SAFE_WAY = "safe_way"
    IN_PERSON = "in_person"


def way_to_tell(person: Person) -> tuple[TellingWay, str]:
    """(way, number): how to tell a person, and by which number of theirs ("" where it is not shown).

    A number that must not be called is never written to either. A text message is a message left: who said
    that none may be left is called, and so is whoever's telephone belongs to somebody else.
    """
    rule, safe = rule_of(person)
    if rule is ContactRule.SAFE_WAY or person.contact is None:
        return TellingWay.SAFE_WAY, ""
    if safe is None:
        return TellingWay.IN_PERSON, ""
    usable = (phone for phone in person.contact.phones if phone.safe_to_call is not False)
    written = next((phone for phone in usable if _may_be_written_to(phone)), None)
    return (TellingWay.WRITE, written.number) if written else (TellingWay.CALL, safe.number)


def telling_word(said: str, words: Iterable[str]) -> str:
    """The first of `words` that stands in what is said, "" when it is neutral."""
    return next((word for word in words if word and word in said), "")


def _may_be_written_to(phone: Phone) -> bool:
    unasked = phone.safe_to_call is None and not phone.owner
    return phone.may_leave_message or unasked
