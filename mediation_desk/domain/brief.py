"""A brief without names: what was found in it that tells who somebody is, and the code to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from mediation_desk.domain.folding import Folding, fold
from mediation_desk.domain.party import Side
from mediation_desk.domain.wall import PrivateKind, PrivateString, find

_ENDS = re.compile(r"[。！？；!?;\n]")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_IDENTITY = re.compile(r"(?<!\d)\d{17}[\dx]")
_TWO_CHARACTERS = frozenset(
    {"欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "令狐", "慕容"}
    | {"司徒", "端木", "夏侯", "长孙", "宇文", "南宫", "独孤", "轩辕"}
)
"""Surnames of two characters that are still borne."""


class BriefKind(StrEnum):
    """What gives somebody away."""

    NAME = "name"
    PHONE = "phone"
    IDENTITY = "identity"
    ADDRESS = "address"
    PLACE = "place"
    PRIVATE = "private"


_KINDS = {
    PrivateKind.PHONE: BriefKind.PHONE,
    PrivateKind.IDENTITY: BriefKind.IDENTITY,
    PrivateKind.ADDRESS: BriefKind.ADDRESS,
    PrivateKind.PLACE: BriefKind.PLACE,
    PrivateKind.PHRASE: BriefKind.PRIVATE,
    PrivateKind.NOTE: BriefKind.PRIVATE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenOf:
    """Somebody a consultation is about: codes to write for the name, and whatever leads to them."""

    name: str
    codes: tuple[str, ...]
    phones: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    identity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefFind:
    """One place of a text: its field, the sentence as typed, where in it, and the codes that fit."""

    field: str
    kind: BriefKind
    sentence: str
    start: int
    length: int
    codes: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What was typed there."""
        return self.sentence[self.start : self.start + self.length]


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefCheck:
    """What was found; `shut`: something could not be compared, because it does not open here."""

    finds: tuple[BriefFind, ...] = ()
    shut: bool = False

    def __bool__(self) -> bool:
        return bool(self.finds) or self.shut


def needles_of_name(name: str) -> tuple[str, ...]:
    """The name and, where it has two characters or more, the given name, by which people are called."""
    bare = "".join(name.split())
    surname = 2 if len(bare) > 3 and bare[:2] in _TWO_CHARACTERS else 1
    given = bare[surname:]
    return tuple(one for one in (bare, given) if len(one) >= 2)


def look_for(field: str, text: str, people: Iterable[SpokenOf]) -> list[BriefFind]:
    """Every name, phone, number, address and place of these people in a text, and any number like these."""
    found: list[BriefFind] = []
    for one in people:
        found += _names(field, text, one)
        found += [
            BriefFind(
                field=field,
                kind=_KINDS[hit.kind],
                sentence=hit.sentence,
                start=hit.start,
                length=hit.length,
                codes=_instead(_KINDS[hit.kind]),
            )
            for hit in find([text], _strings(one))
        ]
    for kind, shape in ((BriefKind.IDENTITY, _IDENTITY), (BriefKind.PHONE, _MOBILE)):
        folded = fold(text, Folding.DIGITS)
        for match in shape.finditer(folded.text):
            begin, end = folded.places[match.start()], folded.places[match.end() - 1] + 1
            found.append(_told(field, kind, text, begin, end, _instead(kind)))
    return found


def once(finds: Iterable[BriefFind]) -> tuple[BriefFind, ...]:
    """Each place once, the longest of those that overlap."""
    kept: list[BriefFind] = []
    for one in sorted(finds, key=lambda find: (-find.length, find.start)):
        if not any(_overlap(one, other) for other in kept):
            kept.append(one)
    return tuple(kept)


def _overlap(one: BriefFind, other: BriefFind) -> bool:
    if (one.field, one.sentence) != (other.field, other.sentence):
        return False
    return one.start < other.start + other.length and other.start < one.start + one.length


def _names(field: str, text: str, one: SpokenOf) -> list[BriefFind]:
    folded = fold(text, Folding.WORDS)
    found: list[BriefFind] = []
    for needle in needles_of_name(one.name):
        wanted = fold(needle, Folding.WORDS).text
        at = folded.text.find(wanted)
        while at >= 0 and len(wanted) >= 2:
            begin, end = folded.places[at], folded.places[at + len(wanted) - 1] + 1
            found.append(_told(field, BriefKind.NAME, text, begin, end, one.codes))
            at = folded.text.find(wanted, at + len(wanted))
    return found


def _told(field: str, kind: BriefKind, text: str, begin: int, end: int, codes: tuple[str, ...]) -> BriefFind:
    before = [match.end() for match in _ENDS.finditer(text, 0, begin)]
    starts = before[-1] if before else 0
    after = _ENDS.search(text, end)
    return BriefFind(
        field=field,
        kind=kind,
        sentence=text[starts : after.end() if after else len(text)].rstrip("\n"),
        start=begin - starts,
        length=end - begin,
        codes=codes,
    )


_INSTEAD = {
    BriefKind.PHONE: ("（联系方式略）",),
    BriefKind.IDENTITY: ("（证件号略）",),
    BriefKind.ADDRESS: ("（住址略）",),
    BriefKind.PLACE: ("（单位略）",),
}


def _instead(kind: BriefKind) -> tuple[str, ...]:
    return _INSTEAD.get(kind, ())


def kind_of(private: PrivateKind) -> BriefKind:
    """The kind of a private string of the two-party wall."""
    return _KINDS[private]


def _strings(one: SpokenOf) -> list[PrivateString]:
    told = [(PrivateKind.PHONE, number) for number in one.phones]
    told += [(PrivateKind.ADDRESS, place) for place in one.addresses]
    told += [(PrivateKind.PLACE, place) for place in one.places]
    told.append((PrivateKind.IDENTITY, one.identity))
    return [PrivateString(kind=kind, text=text, side=Side.NEUTRAL) for kind, text in told if text.strip()]
