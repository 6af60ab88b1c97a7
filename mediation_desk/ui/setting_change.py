"""A setting of this computer that a person changes: at once, with a word and the way back."""

from __future__ import annotations

from typing import Any

from mediation_desk.ui.desk import Desk
from mediation_desk.words import _


def change_here(desk: Desk, name: str, **values: Any) -> None:
    """Change preferences and say so, with 撤销; nothing is said where nothing changed."""
    before = {field: getattr(desk.choices.now, field) for field in values}
    if before == values:
        return
    choices = desk.choices
    choices.change(**values)
    desk.toast(_("Changed: {name}", name=name), lambda: choices.change(**before))
