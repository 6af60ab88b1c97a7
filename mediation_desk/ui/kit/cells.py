"""What a table cell can hold; the delegate draws each kind."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.domain.safety import Mark
from mediation_desk.ui.kit.safety_mark import mark_words
from mediation_desk.words import _, begun


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Words: `second` on a line below, or `beside` after it in `beside_tone`; `hits` = (start, length).

    `small`: 13 px with a small icon, for a column that only says how something went.
    """

    text: str
    second: str = ""
    beside: str = ""
    tone: str = "ink"
    beside_tone: str = "ink2"
    strong: bool = False
    icon: str = ""
    hits: tuple[tuple[int, int], ...] = ()
    small: bool = False

    def spoken(self) -> str:
        """For screen readers, copying and tooltips."""
        return " ".join(part for part in (self.text, self.beside, self.second) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A chip; tones as in kit.chip."""

    text: str
    tone: str = "neutral"
    icon: str = ""

    def __post_init__(self) -> None:
        """What stands alone begins with a capital."""
        object.__setattr__(self, "text", begun(self.text))

    def spoken(self) -> str:
        """The words on the chip."""
        return self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyCell:
    """A safety mark; only dots when masked."""

    mark: Mark
    masked: bool = False

    def spoken(self) -> str:
        """What the mark says."""
        return "" if self.masked else mark_words(self.mark)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """From this cell to the end of the row: a lock and a sentence over the hatch, never the text itself."""

    text: str

    def spoken(self) -> str:
        """That it is sealed."""
        return _("Sealed: {text}", text=self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColourCell:
    """A family colour: its shape and its word; rank 0 has no shape."""

    rank: int
    code: str
    word: str

    def spoken(self) -> str:
        """The word."""
        return self.word


Cell = Text | Tag | SafetyCell | Sealed | ColourCell


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table.

    `width` px at 100 %, 0 = takes the rest. `drop` = when it is folded for lack of room: 0 never, 1 first.
    `sort` = it can be sorted by. `right` = figures. `wrap` = long text wraps and the row grows.
    """

    key: str
    title: str
    width: int = 0
    drop: int = 0
    sort: bool = False
    right: bool = False
    wrap: bool = False
