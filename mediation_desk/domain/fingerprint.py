"""Fingerprints of keys read aloud or from paper: eight groups of five digits, some of them typed back.

Which groups are asked for is drawn anew each time, so that nobody can make a key in advance that agrees in
just those: three groups are typed and five compared by eye, forty digits in all (132 bits).
"""

from __future__ import annotations

from collections.abc import Mapping
from random import SystemRandom
from typing import Final

from mediation_desk.errors import DeskError

GROUPS: Final = 8
DIGITS: Final = 5
ASKED: Final = 3
HIDDEN: Final = "·" * DIGITS


def fingerprint_of(digest: bytes) -> str:
    """The eight groups of a 32-byte digest."""
    number = int.from_bytes(digest, "big") % 10 ** (GROUPS * DIGITS)
    digits = f"{number:0{GROUPS * DIGITS}}"
    return " ".join(digits[at : at + DIGITS] for at in range(0, len(digits), DIGITS))


def draw_asked() -> tuple[int, ...]:
    """Which groups (from 0) are typed from the paper this time, in reading order."""
    return tuple(sorted(SystemRandom().sample(range(GROUPS), ASKED)))


def with_gaps(fingerprint: str, asked: tuple[int, ...]) -> tuple[str, ...]:
    """The groups to compare by eye; those to be typed are not shown."""
    return tuple(HIDDEN if at in asked else group for at, group in enumerate(fingerprint.split()))


def check_typed(fingerprint: str, typed: Mapping[int, str]) -> None:
    """Hold what was typed from the paper against the key itself; spaces do not count, wide digits do.

    Raises DeskError (field `group_<n>`): fingerprint.type_it, fingerprint.other; RuntimeError when fewer
    groups came than are asked for.
    """
    if len(typed) < ASKED:
        raise RuntimeError("a page asks for every group that was drawn")
    groups = fingerprint.split()
    for at, words in sorted(typed.items()):
        digits = "".join(str(int(one)) for one in words if one.isdecimal())
        if not digits:
            raise DeskError("fingerprint.type_it", field=f"group_{at}")
        if digits != groups[at]:
            raise DeskError("fingerprint.other", field=f"group_{at}")
