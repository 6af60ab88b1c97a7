"""What a model clause is: its gaps, the parts of its sentence, and what a court makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mediation_desk.domain.law import Citation
from mediation_desk.domain.safety import Mark


class ClauseGroup(StrEnum):
    """The shelves of the library, in the order it shows them."""

    MARRIAGE = "marriage"
    CHILDREN = "children"
    PROPERTY = "property"
    DEBTS = "debts"
    MAINTENANCE = "maintenance"
    PERFORMANCE = "performance"


class Confirmable(StrEnum):
    """Whether a court confirms such a clause (民事诉讼法解释 art 355): yes, or not for status or title."""

    CONFIRMABLE = "confirmable"
    STATUS = "status"
    TITLE = "title"


class GapKind(StrEnum):
    """What may stand in a gap, and so which field asks for it.

    Canonical values: PARTY and CHILD a person's id; DATE 2026-04-30; MONTH 2026-04; DAY 1 to 31; AMOUNT
    2800.00; SHARE `equal` or `id:60,id:40`; CHOICE one value of the choices, CHOICES several by comma;
    COUNT a whole number; ORDINALS 2,4; LIST rows by line, cells by tab; the others their own words.
    """

    PARTY = "party"
    CHILD = "child"
    DATE = "date"
    MONTH = "month"
    DAY = "day"
    AMOUNT = "amount"
    SHARE = "share"
    CHOICE = "choice"
    CHOICES = "choices"
    COUNT = "count"
    ORDINALS = "ordinals"
    TEXT = "text"
    BANK = "bank"
    ACCOUNT = "account"
    LIST = "list"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When a part is printed or a gap asked for; everything stated must hold.

    `gap` with `values`: the gap holds one of them · with `filled`: it holds anything · with `heard_at`:
    its child has reached that age and was heard. `children`: the case has children.
    """

    gap: str = ""
    values: tuple[str, ...] = ()
    filled: bool = False
    heard_at: int | None = None
    children: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of the sentence with `{gap}` places; `parts` nest below a condition."""

    text: str = ""
    when: When | None = None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer of a CHOICE gap: `label` is the msgid on screen, `text` the words on paper."""

    value: str
    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One place to fill; `label` is its msgid, `equal` the paper's words for equal shares.

    `words` writes a count in words (两年). `columns` are the cells of a LIST. `wide` fills a line of fields.
    """

    name: str
    kind: GapKind
    label: str
    default: str = ""
    required: bool = True
    choices: tuple[Choice, ...] = ()
    appears: When | None = None
    columns: tuple[str, ...] = ()
    equal: str = ""
    words: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseForm:
    """One model clause: `title` as it stands in the agreement, `label` its msgid on screen.

    `locked` are the safety marks under which the clause may not be used. `warnings` are msgids.
    """

    kind: str
    group: ClauseGroup
    title: str
    label: str
    confirmable: Confirmable
    parts: tuple[Part, ...]
    gaps: tuple[Gap, ...] = ()
    locked: frozenset[Mark] = frozenset()
    warnings: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()

    def gap(self, name: str) -> Gap | None:
        """The gap of that name."""
        return next((gap for gap in self.gaps if gap.name == name), None)

    def locked_by(self, mark: Mark) -> bool:
        """Whether the clause may not be used while any person carries `mark`."""
        return mark in self.locked
