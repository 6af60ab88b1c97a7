"""The two-party wall: what belongs to one side, and where a text for the other side gives it away."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from mediation_desk.domain.folding import Folded, Folding, fold
from mediation_desk.domain.party import Side

BOTH_SIDES = frozenset({Side.SEEKER, Side.OTHER, Side.NEUTRAL})
"""Who reads a paper that every party holds."""


class PrivateKind(StrEnum):
    """What kind of thing is private, so that a stop can name the field even where it may not show it."""

    PHONE = "phone"
    ADDRESS = "address"
    PLACE = "place"
    IDENTITY = "identity"
    PHRASE = "phrase"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateString:
    """Something said, phoned or addressed that belongs to `side`; `owner_id` is the person, if one."""

    kind: PrivateKind
    text: str
    side: Side
    owner_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """A private string in a paper: the sentence as the paper says it, and where in it the string stands."""

    kind: PrivateKind
    side: Side
    owner_id: str
    sentence: str
    start: int
    length: int


_ENDS = re.compile(r"[。！？；!?;\n]")
_ADMINISTRATION = re.compile(r"^.*(?:省|自治区|(?<!城)市|(?<![小社园])区|县|旗|镇|乡|街道)")
_AFTER_ROAD = re.compile(r"(?:路|街|大道|巷|胡同)\d+号?(.+)$")
_ROAD = re.compile(r"[\u4e00-\u9fff]{2,6}(?:路|街|大道|巷|胡同)\d+")
_COMMUNITY = re.compile(r"[\u4e00-\u9fff]{2,8}?(?:小区|社区|花园|家园|公寓|新村|宿舍|大厦|苑|村|庄|寨|屯)")
_LEAST_NUMBER, _LEAST_PLACE, _LEAST_WORDS, _LEAST_SENTENCE = 7, 3, 4, 8


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a note, long enough to be told apart from what anybody might say."""
    parts = (part.strip() for part in _ENDS.split(text))
    return tuple(part for part in parts if len(fold(part, Folding.WORDS).text) >= _LEAST_SENTENCE)


def leads_somewhere(text: str) -> bool:
    """Whether a text names a road with its number or an estate, and not only a police station or a friend."""
    plain = fold(text, Folding.NUMERALS).text
    return bool(_ROAD.search(plain) or _COMMUNITY.search(plain))


def needles(private: PrivateString) -> tuple[tuple[Folding, str], ...]:
    """What is looked for, folded: every way the string may be written that still tells the other side.

    A landline is also looked for without its area code, an address also without province and district, and
    by its estate or its road and number alone. Too short a remainder is no needle.
    """
    if private.kind in (PrivateKind.PHONE, PrivateKind.IDENTITY):
        return tuple((Folding.DIGITS, one) for one in _numbers(private.text) if len(one) >= _LEAST_NUMBER)
    if private.kind is PrivateKind.ADDRESS:
        return tuple((Folding.PLACE, one) for one in _places(private.text) if len(one) >= _LEAST_PLACE)
    if private.kind is PrivateKind.PLACE:  # 第三小学 is 第3小学
        ways = (Folding.WORDS, Folding.NUMERALS)
        folded_ways = ((way, fold(private.text, way).text) for way in ways)
        return tuple((way, one) for way, one in folded_ways if len(one) >= _LEAST_WORDS)
    folded = fold(private.text, Folding.WORDS).text
    least = 2 if private.kind is PrivateKind.PHRASE else _LEAST_WORDS
    return ((Folding.WORDS, folded),) if len(folded) >= least else ()


def find(texts: Iterable[str], strings: Iterable[PrivateString], known: Iterable[str] = ()) -> list[Find]:
    """Every private string in the texts of a paper, once each, in the order they are looked for.

    `known` are texts whose contents the readers have anyway (what they gave themselves, what the owner agreed
    to show): a needle that stands in one of them is no secret. A number or address is found across the
    borders of lines, cells and paragraphs; words only within one.
    """
    pieces = tuple(texts)
    whole = "\n".join(pieces)
    looked: dict[Folding, tuple[tuple[Folded, str], ...]] = {}

    def looked_through(way: Folding) -> tuple[tuple[Folded, str], ...]:
        # Folded once, however many needles there are.
        if way not in looked:
            among = pieces if way is Folding.WORDS else (whole,)
            looked[way] = tuple((fold(one, way), one) for one in among)
        return looked[way]

    told = tuple(known)
    open_to_all = {way: tuple(fold(one, way).text for one in told) for way in Folding}
    found: list[Find] = []
    for private in strings:
        for way, needle in needles(private):
            if any(needle in one for one in open_to_all[way]):
                continue
            hits = (_at(folded, text, needle) for folded, text in looked_through(way))
            hit = next((one for one in hits if one is not None), None)
            if hit is not None:
                found.append(_told(private, *hit))
                break
    return found


def _at(folded: Folded, text: str, needle: str) -> tuple[str, int, int] | None:
    at = folded.text.find(needle)
    if at < 0:
        return None
    return text, folded.places[at], folded.places[at + len(needle) - 1] + 1


def _told(private: PrivateString, text: str, start: int, end: int) -> Find:
    before = [match.end() for match in _ENDS.finditer(text, 0, start)]
    begins = before[-1] if before else 0
    after = _ENDS.search(text, end)
    return Find(
        kind=private.kind,
        side=private.side,
        owner_id=private.owner_id,
        sentence=text[begins : after.end() if after else len(text)].rstrip("\n"),
        start=start - begins,
        length=end - start,
    )


def _numbers(text: str) -> tuple[str, ...]:
    area, _, local = text.partition("-")
    local = local.partition("-")[0]  # an extension leads nowhere on its own
    whole = fold(f"{area}{local}", Folding.DIGITS).text
    return tuple(dict.fromkeys((whole, fold(local, Folding.DIGITS).text)))


def _places(text: str) -> tuple[str, ...]:
    tail = _ADMINISTRATION.sub("", text)
    wanted = [text, tail]
    plain = fold(tail, Folding.NUMERALS).text
    if (after := _AFTER_ROAD.search(plain)) and re.search(r"[\u4e00-\u9fff]{2}", after[1]):
        wanted.append(after[1])
    if (unsaid := plain.replace("小区", "")) != plain and re.search(r"\d", unsaid):
        wanted.append(unsaid)  # 锦绣坊小区4号楼 is said as 锦绣坊4号楼
    wanted += [match[0] for match in _ROAD.finditer(plain)]
    wanted += [match[0] for match in _COMMUNITY.finditer(plain)]
    return tuple(dict.fromkeys(fold(one, Folding.PLACE).text for one in wanted))
