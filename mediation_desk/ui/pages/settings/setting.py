"""A setting as a value: where it stands, whose it is, how it is changed or where one goes to change it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mediation_desk.domain.staff import Role


class Whose(StrEnum):
    """What a setting counts for."""

    COMPUTER = "computer"
    OFFICE = "office"
    YOURS = "yours"


class Section(StrEnum):
    """The sections of the page, in their order."""

    LOOK = "look"
    LOCK = "lock"
    ENTER = "enter"
    REMIND = "remind"
    PRINT = "print"
    SCAN = "scan"
    BACKUP = "backup"
    BOOKING = "booking"
    CENTRE = "centre"
    RULES = "rules"
    PEOPLE = "people"
    PROGRAM = "program"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One row.

    `title`, `says` and `also` (other words it is looked for by) are msgids. Exactly one of these says how:
    `field` is a field of Preferences, chosen among `options` (value, msgid, filled with `n`) or switched
    without them; `block` names a group of rows the page has, of which this is `row`; `page` is where one
    goes, with `args`, for those it `opens` to. `roles` may change it, None: everybody. `fields` and `kept`
    are the preferences and the office's setting keys this row stands for beside its own field.
    """

    key: str
    section: Section
    whose: Whose
    title: str = ""
    says: str = ""
    also: str = ""
    field: str = ""
    options: tuple[tuple[object, str], ...] = ()
    icons: tuple[tuple[object, str], ...] = ()
    block: str = ""
    row: str = ""
    page: str = ""
    args: tuple[object, ...] = ()
    opens: frozenset[Role] | None = None
    roles: frozenset[Role] | None = None
    fields: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
