"""A stick or folder that copies are kept on, known again by a random id written on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

LETTERS: Final = "甲乙丙丁戊己庚辛壬癸"
"""The ten heavenly stems, by which sticks are told apart."""


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
