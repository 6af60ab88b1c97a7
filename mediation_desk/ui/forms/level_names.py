"""What the levels of the tree are called, in one line from the top: 区—乡镇—村（社区）—网格."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from mediation_desk.errors import DeskError
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.words import _, sentence

_PARTS = re.compile(r"[—\-–>、,，/\s]+")
_JOIN = "—"


class LevelNames(QWidget):
    """Typed with dashes between; kept by the button."""

    def __init__(self, desk: Desk, use_case: Callable[..., Any], *, writes: bool) -> None:
        super().__init__()
        self._desk, self._use_case = desk, use_case
        self._known: tuple[str, ...] = ()
        self.names = TextField(
            "levels",
            _("Names of the levels, from the top"),
            helper=_("With dashes between. Three or four levels are usual."),
        )
        self.keep = Button(_("Keep the level names"), compact=True)
        self.keep.clicked.connect(self._keep)
        column = Column(self, gap=8)
        column.addWidget(self.names)
        column.addWidget(self.keep)
        self.names.setEnabled(writes)
        self.keep.setVisible(writes)

    def show_levels(self, levels: tuple[str, ...]) -> None:
        """Show them, unless others are being typed."""
        if self.names.value() in ("", _JOIN.join(self._known)):
            self.names.set_value(_JOIN.join(levels))
        self._known = levels

    def _keep(self) -> None:
        typed = tuple(part for part in _PARTS.split(self.names.value()) if part)
        self._desk.do(self, self._kept, self._use_case, typed, failed=self._refused)

    def _kept(self, levels: tuple[str, ...]) -> None:
        self._known = levels
        self.names.set_value(_JOIN.join(levels))
        self._desk.toast(_("The level names are kept"))

    def _refused(self, fault: DeskError) -> None:
        self.names.set_error(sentence(fault))
