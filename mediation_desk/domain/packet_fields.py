"""What an item of a packet may say, field by field: nothing else is written, and nothing else is read.

A field is checked by its kind wherever it comes from. Phones, identity numbers, reasons of colours, sealed
texts and everything of counselling, screening and safety have no field here, so no packet can carry them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from mediation_desk.domain.case import CaseState, Difficulty
from mediation_desk.domain.clue import ClueHandling, ClueKind, ClueOutcome, ClueSource, Urgency
from mediation_desk.domain.home_visit import VisitPurpose
from mediation_desk.domain.household import FiveAction
from mediation_desk.domain.packet import PacketNoun
from mediation_desk.domain.person import Sex, SpecialGroup
from mediation_desk.domain.reception import DisputeSubtype, Source
from mediation_desk.domain.texts import LINE, PARAGRAPH, check_text
from mediation_desk.errors import DeskError

MOST_COUNT: Final = 10**15
"""The largest number of anything, fen included: ten trillion yuan."""
MOST_MEMBERS: Final = 60
MOST_LISTED: Final = 40
_ID = re.compile(r"[0-9a-f]{32}")
_CODE = re.compile(r"[a-z0-9_.-]{1,60}")
_VALUE = re.compile(r"[0-9]{1,18}(/[0-9]{1,18})?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
Check = Callable[[object, str], None]


def _bad(name: str) -> DeskError:
    return DeskError("packet.bad_field", field=name)


def is_id(value: object) -> bool:
    """Whether this is an id as desks make them: 32 small hexadecimal digits."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def line(value: object, name: str) -> None:
    """A text of one line, up to 200 characters, without control characters."""
    if not isinstance(value, str):
        raise _bad(name)
    check_text(value, name, LINE)


def paragraph(value: object, name: str) -> None:
    """A text of several lines."""
    if not isinstance(value, str):
        raise _bad(name)
    check_text(value, name, PARAGRAPH, lines=True)


def day(value: object, name: str) -> None:
    """A day of this calendar between 1900 and 2199, as 2026-11-26."""
    try:
        good = (
            isinstance(value, str) and _DAY.fullmatch(value) and 1900 <= date.fromisoformat(value).year < 2200
        )
    except ValueError:
        good = False
    if not good:
        raise _bad(name)


def count(value: object, name: str) -> None:
    """A whole number from 0."""
    if type(value) is not int or not 0 <= value <= MOST_COUNT:
        raise _bad(name)


def flag(value: object, name: str) -> None:
    """Yes or no."""
    if type(value) is not bool:
        raise _bad(name)


def code(value: object, name: str) -> None:
    """A code of a colour or group, or nothing."""
    if not isinstance(value, str) or (value and not _CODE.fullmatch(value)):
        raise _bad(name)


def period(value: object, name: str) -> None:
    """First and last day of a period: 2026-01-01/2026-10-31."""
    days = value.split("/") if isinstance(value, str) else []
    if len(days) != len(("first", "last")):
        raise _bad(name)
    for one in days:
        day(one, name)
    if days[0] > days[1]:
        raise _bad(name)


def figure_value(value: object, name: str) -> None:
    """A whole number, or of a rate what stands above and below the line: 381/400."""
    if not isinstance(value, str) or not _VALUE.fullmatch(value):
        raise _bad(name)


def an_id(value: object, name: str) -> None:
    """The sender's id of something else."""
    if not is_id(value):
        raise _bad(name)


def word(words: type[StrEnum]) -> Check:
    """One of these words."""
    known = frozenset(words)

    def check(value: object, name: str) -> None:
        if not isinstance(value, str) or value not in known:
            raise _bad(name)

    return check


def maybe(check: Check) -> Check:
    """Nothing, or what `check` takes."""

    def checked(value: object, name: str) -> None:
        if value is not None:
            check(value, name)

    return checked


def listed(check: Check, most: int = MOST_LISTED) -> Check:
    """A list of what `check` takes."""

    def checked(value: object, name: str) -> None:
        if not isinstance(value, list) or len(value) > most:
            raise _bad(name)
        for one in value:
            check(one, name)

    return checked


def filled(fields: Mapping[str, Check]) -> Check:
    """A map with exactly these fields."""

    def checked(value: object, name: str) -> None:
        if not isinstance(value, dict) or value.keys() != fields.keys():
            raise _bad(name)
        for one, check in fields.items():
            check(value[one], one)

    return checked


AREA: Final = filled({"code": line, "names": listed(line, 8)})
"""Where: the code of an area, if it has one, and the names from the top down."""

_MEMBER = filled(
    {
        "name": line,
        "relation": line,
        "head": flag,
        "sex": word(Sex),
        "born": maybe(day),
        "groups": listed(word(SpecialGroup)),
        "left_on": maybe(day),
    }
)
_FOLLOW_UP = filled({"on": day, "said": paragraph})


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFields:
    """The fields of one noun; `title` is the one by which somebody knows an item again."""

    title: str
    fields: Mapping[str, Check]


FIELDS: Mapping[PacketNoun, ItemFields] = MappingProxyType(
    {
        PacketNoun.HOUSEHOLD: ItemFields(
            title="head_name",
            fields={
                "number": line,
                "head_name": line,
                "area": maybe(AREA),
                "address": line,
                "groups": listed(word(SpecialGroup)),
                "actions": listed(word(FiveAction)),
                "safe_contact": flag,
                "note": paragraph,
                "registered_on": day,
                "closed_on": maybe(day),
                "closed_reason": line,
                "colour": code,
                "colour_since": maybe(day),
                "members": listed(_MEMBER, MOST_MEMBERS),
            },
        ),
        PacketNoun.CLUE: ItemFields(
            title="subject",
            fields={
                "number": line,
                "found_on": day,
                "source": word(ClueSource),
                "area": maybe(AREA),
                "reported_by": line,
                "subject": line,
                "household": maybe(an_id),
                "kind": word(ClueKind),
                "groups": listed(word(SpecialGroup)),
                "actions": listed(word(FiveAction)),
                "summary": paragraph,
                "urgency": word(Urgency),
                "handling": maybe(word(ClueHandling)),
                "due_on": day,
                "closed_on": maybe(day),
                "outcome": maybe(word(ClueOutcome)),
                "outcome_note": paragraph,
                "follow_ups": listed(_FOLLOW_UP),
            },
        ),
        PacketNoun.HOME_VISIT: ItemFields(
            title="on",
            fields={
                "on": day,
                "purpose": word(VisitPurpose),
                "household": maybe(an_id),
                "clue": maybe(an_id),
                "area": maybe(AREA),
                "visitors": listed(line),
                "people_met": count,
                "met": line,
                "findings": paragraph,
                "disputes_found": count,
                "colour_proposed": code,
                "actions": listed(word(FiveAction)),
                "next_on": maybe(day),
            },
        ),
        PacketNoun.CASE: ItemFields(
            title="number",
            fields={
                "number": line,
                "parties": line,
                "area": maybe(AREA),
                "accepted_on": day,
                "closed_on": maybe(day),
                "state": word(CaseState),
                "source": word(Source),
                "subtype": word(DisputeSubtype),
                "difficulty": word(Difficulty),
                "succeeded": maybe(flag),
                "written": maybe(flag),
                "amount": maybe(count),
                "people": count,
            },
        ),
        PacketNoun.FIGURES: ItemFields(
            title="period",
            fields={
                "period": period,
                "figures": listed(filled({"figure": code, "value": figure_value}), 200),
            },
        ),
    }
)
"""In the order in which items travel: what others point to comes before them."""

ORDER: Final = tuple(FIELDS)


def check_fields(noun: PacketNoun, fields: object) -> None:
    """Refuse an item with a field missing, of another kind, or unknown.

    Raises DeskError: packet.bad_field, text.too_long, text.control.
    """
    filled(FIELDS[noun].fields)(fields, noun)
