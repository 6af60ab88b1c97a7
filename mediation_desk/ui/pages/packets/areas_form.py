"""Areas a packet names that are unknown here: for each, one of ours."""

from __future__ import annotations

from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.area_field import AreaField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.layout import clear
from mediation_desk.words import _

_IN_A_ROW = 2


class AreasForm(Form):
    """`chosen()` is our area for each name."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.areas: dict[str, AreaField] = {}

    def ask_for(self, names: tuple[str, ...]) -> None:
        """One field for each name."""
        if tuple(self.areas) == names:
            return
        for field in self.areas.values():
            self.forget(field)
        clear(self.column)
        self.areas = {
            name: AreaField(self._desk, f"area_{n}", name or _("Without an area"))
            for n, name in enumerate(names)
        }
        fields = list(self.areas.values())
        for at in range(0, len(fields), _IN_A_ROW):
            self.add(*fields[at : at + _IN_A_ROW])
        self.setVisible(bool(names))

    def chosen(self) -> dict[str, str]:
        """Our area by name, those left open without one. DeskError of a field with unknown words."""
        return {name: str(field.value()) for name, field in self.areas.items()}

    def say_missing(self, words: str) -> None:
        """Beside the first that was left open."""
        for field in self.areas.values():
            if not field.text():
                self.show_error(field.name, words)
                return
