"""Births of keys, directors and grants as the journal tells them, kept while a register is open."""

from __future__ import annotations

from dataclasses import dataclass, field

DIRECTOR_TOLD = "director"
"""Among the fields of an entry about somebody's roles: that the role of director is one of them."""


@dataclass(slots=True)
class Births:
    """What the journal says up to entry `upto`, read once for each open register and then only what is new.

    `keys` are the ids of the newest birth of each slot's keys; `directors` whether somebody was made director
    when they were last added or their roles changed; `added` the entry by which each of the staff came, and
    `first_told` the first one that tells of a director (registers of early versions tell of none). `granted`
    are (counselling file, reader) of every grant of a whole file.
    """

    upto: int = 0
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    directors: dict[str, bool] = field(default_factory=dict)
    added: dict[str, int] = field(default_factory=dict)
    first_told: int | None = None
    granted: set[tuple[str, str]] = field(default_factory=set)

    def take(self, number: int, act: str, ids: tuple[str, ...], fields: tuple[str, ...]) -> None:
        """Learn from one entry."""
        if not ids:
            return
        told = DIRECTOR_TOLD in fields
        if told and self.first_told is None:
            self.first_told = number
        if act == "add_keys":
            self.keys[ids[0]] = ids
        elif act == "grant_counselling" and len(ids) == 2:
            self.granted.add((ids[0], ids[1]))
        elif act == "add_staff":
            self.added[ids[0]] = number
            self.directors |= {ids[0]: True} if told else {}
        elif act == "change_staff" and "roles" in fields:
            self.directors[ids[0]] = told
