"""A list of a part of the case, or what to begin while there is nothing in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.sheet import Sheet


class Listed(Sheet):
    """A sheet with a list, or with a sentence while there is nothing in it."""

    def __init__(self, lines: LineList, nothing: str, *acts: tuple[str, Callable[[], object]]) -> None:
        super().__init__(scrolls=True)
        self.lines, self._empty = lines, EmptyState(nothing, acts=acts)
        self.add(lines, 1)
        self.add(self._empty, 1)

    def put(self, lines: Sequence[Line]) -> None:
        """Show these."""
        self.lines.set_lines(lines)
        self.lines.setVisible(bool(lines))
        self._empty.setVisible(not lines)
