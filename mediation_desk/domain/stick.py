"""A stick or folder that copies are kept on, known again by a random id written on it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

LETTERS: Final = "甲乙丙丁戊己庚辛壬癸"
"""The ten heavenly stems, by which sticks are told apart."""


def free_letter(taken: Collection[str], wish: str = "") -> str:
    """The letter a new stick is called by: the one wished for when it is free, else the first free one.

    甲 to 癸, then 11, 12 …
    """
    numbers = [str(number) for number in range(len(LETTERS) + 1, len(LETTERS) + len(taken) + 2)]
    order = [*([wish] if wish in set(LETTERS) else []), *LETTERS, *numbers]
    free: list[str] = [one for one in order if one not in taken]
    return free[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stick:
    """`letter` is given by the register in the order sticks are first used: 甲, 乙, 丙 …, then figures.

    `label` is the name its file system gives it, `uses` counts the proved copies it took.
    """

    id: str
    letter: str
    label: str
    file_system: str
    removable: bool
    first_used: datetime
    last_used: datetime
    uses: int

    @property
    def tail(self) -> str:
        """The last four characters of the id, as a receipt names the stick."""
        return self.id[-4:].upper()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a copy is written: `label` and `file_system` as the system names them.

    `stick_id` is empty until the stick was looked at; `letter` is what its own file says and `turns` how
    often that was written.
    """

    label: str
    file_system: str = ""
    removable: bool = False
    stick_id: str = ""
    letter: str = ""
    turns: int = 0
