"""A keeper's sheet (保管人单据): one of three, of which any two open the register and what is sealed.

A sheet is twenty words of SLIP-39, each with its four-digit number (0000 to 1023); either may be typed,
mixed, with any gaps. What a sheet says is read by `register.vault.sheets`; here typed text is only cut.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final

from mediation_desk.errors import DeskError

SHEETS: Final = 3
NEEDED: Final = 2
WORDS: Final = 20
DIGITS: Final = 4
_PIECE = re.compile(r"[0-9]+|[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeeperSheet:
    """One sheet: its place in the set from 1, the words, and each word's four-digit number."""

    number: int
    words: tuple[str, ...]
    numbers: tuple[str, ...]

    def __repr__(self) -> str:
        return f"KeeperSheet(number={self.number})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeper:
    """Who holds which sheet (from 1), and since when."""

    sheet: int
    name: str
    given_on: date


def pieces(typed: str) -> tuple[str, ...]:
    """The words and four-digit numbers of a typed sheet, small letters, in order.

    Dots, commas, dashes, line feeds and full-width characters are welcome, and so are the little ordinals
    printed before each word. Digits without gaps are cut by fours.
    """
    found: list[str] = []
    for piece in _PIECE.findall(unicodedata.normalize("NFKC", typed).lower()):
        if not piece.isdigit():
            found.append(piece)
        elif len(piece) < DIGITS and len(piece) <= 2 and int(piece) == len(found) + 1:
            continue  # an ordinal
        elif len(piece) % DIGITS == 0:
            found += [piece[at : at + DIGITS] for at in range(0, len(piece), DIGITS)]
        else:
            found.append(piece)
    return tuple(found)


def check_keepers(keepers: tuple[Keeper, ...]) -> None:
    """Three different people, one for each sheet.

    DeskError (field `keeper_1` … `keeper_3`): `keepers.name_needed`, `keepers.name_twice`.
    """
    seen: set[str] = set()
    for place, keeper in enumerate(sorted(keepers, key=lambda one: one.sheet), start=1):
        name = "".join(keeper.name.split())
        if not name:
            raise DeskError("keepers.name_needed", field=f"keeper_{place}")
        if name in seen:
            raise DeskError("keepers.name_twice", field=f"keeper_{place}")
        seen.add(name)
    if sorted(keeper.sheet for keeper in keepers) != list(range(1, SHEETS + 1)):
        raise ValueError("one keeper for each sheet")
