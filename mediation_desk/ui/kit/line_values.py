"""What a LineList shows: entries and the small titles over them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from mediation_desk.ui.kit.cells import SafetyCell, Tag

LINE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entry.

    `first` (names wrap, never cut), `second` (small, may be cut), `fact` at the right, `icon` or `avatar` (a
    name) or `lead` (a chip 96 wide) or `picture` (small) at the left, `chip` and `mark` at the right.
    `locked`: why it cannot be opened yet; it stands as the second line with a lock. `arrow`: it leads
    somewhere.
    """

    id: Any
    first: str
    second: str = ""
    icon: str = ""
    icon_token: str = "ink2"
    avatar: str = ""
    lead: Tag | None = None
    picture: QImage | None = None
    fact: str = ""
    fact_strong: bool = False
    chip: Tag | None = None
    mark: SafetyCell | None = None
    strong: bool = False
    locked: str = ""
    arrow: bool = False

    def spoken(self) -> str:
        """For screen readers."""
        parts = (
            self.lead.text if self.lead else "",
            self.first,
            self.locked or self.second,
            self.chip.text if self.chip else "",
            self.mark.spoken() if self.mark else "",
            self.fact,
        )
        return "，".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A small title over the entries that follow, with a figure at the right."""

    title: str
    fact: str = ""

    def spoken(self) -> str:
        """For screen readers."""
        return f"{self.title} {self.fact}".strip()
