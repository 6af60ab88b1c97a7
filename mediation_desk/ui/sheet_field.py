"""The field a keeper's sheet is typed into: it counts, and says at a whole sheet what is not right."""

from __future__ import annotations

from mediation_desk.domain.keeper_sheet import WORDS, pieces
from mediation_desk.ui.kit.text_fields import MultilineField
from mediation_desk.words import _


class SheetField(MultilineField):
    """Twenty words or numbers; the line below says how many are there."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__(name, label, helper=_("20 words or 20 four-digit numbers"), rows=2, most_rows=3)
        self.changed.connect(self._count)

    def _count(self) -> None:
        n = len(pieces(self.value()))
        said = _("{n} of {all}", n=n, all=WORDS) if n else _("20 words or 20 four-digit numbers")
        self.set_helper(said)
