"""One item that was changed here and there: field by field beside one another, and whose words stay."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from mediation_desk.domain.packet_look import Differing, ItemKey, LookedItem
from mediation_desk.ui.kit.cells import Cell, Column, Text
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Row, size
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.pages.packets.states import field_word, value_words
from mediation_desk.words import _

OURS, THEIRS = "ours", "theirs"


class ConflictBox(Sheet):
    """`decided(key, "ours" | "theirs")` when somebody chose."""

    decided = Signal(object, str)

    def __init__(self, shown: Callable[[str], str]) -> None:
        super().__init__(_("Changed on both sides"), margin=12, gap=8)
        self._shown = shown
        self._key: ItemKey | None = None
        self.table = Table(_columns(), self._cells, name=_("Ours and theirs"), row_height=36)
        self.choice = Segments(
            ((OURS, _("Keep ours")), (THEIRS, _("Take theirs"))), compact=True, name=_("Whose words stay")
        )
        self.choice.changed.connect(self._chosen)
        self.add(size(self.table, min_height=120), 1)
        foot = Row(gap=12)
        foot.addWidget(Label(_("Whose words stay"), "small"))
        foot.addWidget(self.choice)
        foot.addStretch(1)
        self.add(foot)
        self.hide()

    def show_item(self, one: LookedItem | None, decided: str) -> None:
        """Show an item and what was decided about it before; None or no conflict hides the box."""
        self._key = None
        self.setVisible(one is not None and bool(one.differing))
        if one is None or not one.differing:
            return
        self.set_fact(self._shown(one.title))
        self.table.set_rows(one.differing)
        self.choice.set_value(decided or None)
        self._key = one.key

    def refresh(self) -> None:
        """The mask changed."""
        self.table.refresh()

    def _chosen(self) -> None:
        if self._key is not None and self.choice.value():
            self.decided.emit(self._key, self.choice.value())

    def _cells(self, one: Differing) -> tuple[Cell, ...]:
        return (
            Text(text=field_word(one.name)),
            Text(text=self._shown(value_words(one.name, one.ours))),
            Text(text=self._shown(value_words(one.name, one.theirs))),
        )


def _columns() -> tuple[Column, ...]:
    return (
        Column(key="field", title=_("Field"), width=104),
        Column(key="ours", title=_("Ours"), wrap=True),
        Column(key="theirs", title=_("Theirs"), wrap=True),
    )
