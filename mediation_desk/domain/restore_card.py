"""The restore card (恢复卡): 27 digits in nine groups of three, kept in the centre's safe.

25 digits are random (83 bits) and two are check digits by ISO 7064 MOD 97-10: they catch every single wrong
digit and every swap of two digits, wherever they stand (10 has order 96 modulo 97, and the card is shorter).
Two check digits cannot tell *which* group is wrong; a group too short or unreadable is named, and while the
card is typed back after printing the true digits are known and every wrong group is named.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from typing import Final

from mediation_desk.errors import DeskError

RANDOM_DIGITS: Final = 25
DIGITS: Final = 27
GROUP: Final = 3
GROUPS: Final = DIGITS // GROUP
_BETWEEN = re.compile(r"[\s.,:;·•、，。/|_\-\u2010-\u2015\u2212\u30fb]+")


def new_card() -> str:
    """A fresh card, as 27 digits without spaces."""
    return _with_check_digits("".join(secrets.choice("0123456789") for _ in range(RANDOM_DIGITS)))


def _with_check_digits(digits: str) -> str:
    return f"{digits}{98 - int(digits) * 100 % 97:02}"


def grouped(card: str) -> str:
    """The card as it is shown and printed: nine groups of three."""
    return " ".join(_cut(card))


def read(typed: str) -> str:
    """The 27 digits of a typed card; spaces, dashes, full-width digits and missing gaps are all welcome.

    DeskError (field `card`): `card.unreadable` and `card.group_short` name the group, counted from 1;
    `card.length` tells how many digits arrived; `card.mistyped` when the check digits do not agree.
    """
    chunks = _chunks(typed)
    for at, chunk in enumerate(chunks):
        if not re.fullmatch("[0-9]*", chunk):
            raise DeskError("card.unreadable", field="card", group=_group_of(chunks, at))
    if len(chunks) == GROUPS:
        for group, chunk in enumerate(chunks, start=1):
            if len(chunk) != GROUP:
                raise DeskError("card.group_short", field="card", group=group, n=len(chunk))
    card = "".join(chunks)
    if len(card) != DIGITS:
        raise DeskError("card.length", field="card", n=len(card))
    if int(card) % 97 != 1 or _with_check_digits(card[:RANDOM_DIGITS]) != card:
        raise DeskError("card.mistyped", field="card")
    return card


def confirm(card: str, typed: str) -> bool:
    """Whether what was typed back is the card just printed."""
    return not wrong_groups(card, typed)


def wrong_groups(card: str, typed: str) -> tuple[int, ...]:
    """The groups, counted from 1, that were typed back otherwise than printed; too many count as 9."""
    chunks = _chunks(typed)
    if len(chunks) != GROUPS:
        chunks = _cut("".join(chunks))
    wrong = {
        group
        for group, (right, found) in enumerate(
            zip(_cut(card), [*chunks, *[""] * GROUPS], strict=False), start=1
        )
        if right != found
    }
    return tuple(sorted(wrong | ({GROUPS} if len(chunks) > GROUPS else set())))


def _cut(digits: str) -> list[str]:
    return [digits[at : at + GROUP] for at in range(0, len(digits), GROUP)]


def _chunks(typed: str) -> list[str]:
    """What stands between the typist's own gaps, in ASCII digits where a character is a digit."""
    folded = unicodedata.normalize("NFKC", typed)
    ascii_digits = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in folded)
    return [chunk for chunk in _BETWEEN.split(ascii_digits) if chunk]


def _group_of(chunks: list[str], at: int) -> int:
    """The group of a bad character: by the typist's own gaps if there are nine, else counted by digits."""
    if len(chunks) == GROUPS:
        return at + 1
    inside = re.match("[0-9]*", chunks[at])
    before = sum(map(len, chunks[:at])) + (len(inside.group()) if inside else 0)
    return min(GROUPS, before // GROUP + 1)
