"""What a restore would lose against the register in place, and what it would bring back: counts and numbers.

Never what stands in a text, nor whose it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mediation_desk.domain.restored import SeriesEnd
from mediation_desk.domain.staff import Role, Staff


class LostKind(StrEnum):
    """What is counted that the copy lacks."""

    RECEPTION = "reception"
    CASE = "case"
    RECORD = "record"
    AGREEMENT = "agreement"
    SESSION = "session"
    NOTE = "note"
    PAPER = "paper"
    PAYMENT = "payment"
    ATTACHMENT = "attachment"
    APPOINTMENT = "appointment"
    DRAFT = "draft"


class Present(StrEnum):
    """How the register in place could be looked at."""

    NONE = "none"
    READ = "read"
    UNREADABLE = "unreadable"
    ANOTHER = "another"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActsBy:
    """How many acts one person did that the copy does not know, and when the last of them."""

    staff_id: str
    name: str
    acts: int
    last_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesGap:
    """A series whose last number in place is beyond the copy's; `copied` is 0 when it was not begun there."""

    series: str
    year: int
    copied: int
    last: int
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two registers held against each other; `common` is the last journal entry that stands in both.

    `ends` are the last numbers of the one in place. `destroyed` are ids and numbers of cases that were
    destroyed in it and stand in the copy, `gone` ids and names of people who sign in by the copy and may not
    in it any more. `lessened` are people with roles by the copy that they do not have any more: the roles
    that are left to them.
    """

    entries: int
    common: int
    copied: int
    acts: tuple[ActsBy, ...]
    lost: tuple[tuple[LostKind, int], ...]
    ends: tuple[SeriesEnd, ...]
    gaps: tuple[SeriesGap, ...]
    destroyed: tuple[tuple[str, str], ...]
    gone: tuple[tuple[str, str], ...]
    lessened: tuple[tuple[str, frozenset[Role]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Returning:
    """What would be there again: destroyed cases and people who left, as (id, number or name).

    `kept_in` left too, and yet must be let in: without them no director could sign in. `old_passwords` names
    people whose password was changed since: that of the copy's day counts again. `card` and `sheets` tell
    whether other ones than today's open the restored register. `lessened` have fewer roles today.
    """

    cases: tuple[tuple[str, str], ...] = ()
    people: tuple[tuple[str, str], ...] = ()
    kept_in: tuple[tuple[str, str], ...] = ()
    old_passwords: tuple[str, ...] = ()
    card: bool = False
    sheets: bool = False
    lessened: tuple[tuple[str, str], ...] = ()

    @property
    def anything(self) -> bool:
        """Whether there is anything to be told."""
        return bool(
            self.cases
            or self.people
            or self.lessened
            or self.kept_in
            or self.old_passwords
            or self.card
            or self.sheets
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """What is shown before the decision.

    Where the register in place could not be read, `known_entries` and `known_at` are the last its outside
    marks on this PC tell of (0 and None when there are none), and `compared` is None, or holds the copy
    against a newer one beside it, made at `newer_copy`.
    """

    present: Present
    copied_entries: int
    compared: Compared | None = None
    known_entries: int = 0
    known_at: datetime | None = None
    returning: Returning = Returning()
    newer_copy: datetime | None = None

    @property
    def acts(self) -> int:
        """How many acts the copy lacks, as far as it is known."""
        lacks = self.compared.entries - self.compared.common if self.compared is not None else 0
        if self.compared is not None and self.newer_copy is None:
            return lacks
        return max(lacks, self.known_entries - self.copied_entries)

    @property
    def forked(self) -> bool:
        """Whether the copy also has acts that the register in place does not have."""
        return self.compared is not None and self.compared.copied > self.compared.common


def gaps(copied: Iterable[SeriesEnd], last: Iterable[SeriesEnd]) -> tuple[SeriesGap, ...]:
    """The series whose last number is beyond the copy's."""
    known = {(one.series, one.year): one.sequence for one in copied}
    return tuple(
        SeriesGap(
            series=one.series,
            year=one.year,
            copied=known.get((one.series, one.year), 0),
            last=one.sequence,
            number=one.number,
        )
        for one in last
        if one.sequence > known.get((one.series, one.year), 0)
    )


def hold_back(members: Sequence[Staff], gone: Collection[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(ids held back, ids let in all the same) of those who left after the copy was made.

    `members` are the copy's. Somebody must be able to confirm it: when no director would be left who signs
    in, those directors among them are let in.
    """
    theirs = [one for one in members if one.id in gone and one.active and one.signs_in]
    left = [
        one
        for one in members
        if one.active and one.signs_in and Role.DIRECTOR in one.roles and one.id not in gone
    ]
    kept = set() if left else {one.id for one in theirs if Role.DIRECTOR in one.roles}
    back = tuple(one.id for one in theirs if one.id not in kept)
    return back, tuple(one.id for one in theirs if one.id in kept)


def lessened(now: Sequence[Staff], copied: Sequence[Staff]) -> tuple[tuple[str, frozenset[Role]], ...]:
    """Who works in both and has roles by the copy that were taken from them since: what is left to them.

    Nobody's roles are taken when no director would be left who signs in.
    """
    today = {one.id: one.roles for one in now if one.active}
    less = {
        one.id: one.roles & today[one.id]
        for one in copied
        if one.active and one.id in today and not one.roles <= today[one.id]
    }
    directors = (
        one for one in copied if one.active and one.signs_in and Role.DIRECTOR in less.get(one.id, one.roles)
    )
    return tuple(less.items()) if any(directors) else ()
