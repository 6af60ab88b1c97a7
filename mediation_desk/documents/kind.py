"""One kind of paper: its place in the document set, what it is made of, and what staff type into it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from mediation_desk.documents.paper import Paper
from mediation_desk.documents.wording import wording


class FieldKind(StrEnum):
    """How a fact of a paper is typed: what the facts hold of it stands behind each.

    LINE, TEXT, CHOICE: a string · DAY: a string as printed (2026年11月25日) · TICKS: the ticked words ·
    ROWS: a tuple of rows, each a tuple of strings · TALK: a tuple of (who, what was said).
    """

    LINE = "line"
    TEXT = "text"
    DAY = "day"
    CHOICE = "choice"
    TICKS = "ticks"
    ROWS = "rows"
    TALK = "talk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A fact that staff type: `name` is the attribute of the facts, `label` a msgid.

    `choices` are the words to choose or tick as they print, `columns` the msgids of the heads of ROWS.
    `needed` must be filled before the paper is issued.
    """

    name: str
    label: str
    kind: FieldKind = FieldKind.LINE
    choices: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    needed: bool = False


class Shelf(StrEnum):
    """Where a finished paper is kept.

    MAIN: 正卷, which parties may read · SIDE: 副卷 · COUNSELLING: the counselling file, never a dossier ·
    OFFICE: the office's own books · OUT: it leaves the house and is not bound.
    """

    MAIN = "main"
    SIDE = "side"
    COUNSELLING = "counselling"
    OFFICE = "office"
    OUT = "out"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperKind:
    """One kind of paper: `build` makes it from its facts, `blank` are the facts of the empty form if any.

    `fields` are what staff type on the desk (none: it is filled from the register or elsewhere). `item` is
    its place in the dossier (1–13, 0 outside), `copies` how many are signed, where "+n" means one for each
    party and n more. A `restricted` paper tells of violence or a child and is never shown to parties.
    """

    key: str
    form: str
    build: Callable[[Any], Paper]
    facts: type
    blank: Any = None
    fields: tuple[Field, ...] = ()
    shelf: Shelf = Shelf.OUT
    item: int = 0
    copies: str = "1"
    sealed: bool = False
    restricted: bool = False

    @property
    def title(self) -> str:
        """The name printed on it."""
        return wording(self.key)["title"]
