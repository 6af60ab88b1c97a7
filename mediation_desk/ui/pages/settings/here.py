"""The row of one field of Preferences: segments or a switch, its usual value, and the change at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from mediation_desk.preferences import Preferences
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.checks import Switch
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.setting_row import SettingRow
from mediation_desk.ui.pages.settings.setting import Setting
from mediation_desk.ui.setting_change import change_here
from mediation_desk.words import _

_USUAL = Preferences()


class HereRow(QObject):
    """`row` to be shown, `control` inside it; follows the preferences wherever they are changed."""

    def __init__(self, desk: Desk, setting: Setting, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._field, self._name = desk, setting.field, _(setting.title)
        self._options = {value: _(words).replace("{n}", str(value)) for value, words in setting.options}
        self.control: Segments | Switch
        if self._options:
            self.control = Segments(
                list(self._options.items()), compact=True, icons_by=dict(setting.icons), name=self._name
            )
            self.control.changed.connect(self._chosen)
        else:
            self.control = Switch(self._name)
            self.control.toggled.connect(self._change)
        self.row = SettingRow(self._name, _(setting.says), self.control)
        usual = getattr(_USUAL, self._field)
        self.row.usual(self.said(usual), partial(self._change, usual))
        desk.choices.changed.connect(self.show_now)
        self.show_now()

    def said(self, value: object) -> str:
        """A value in words."""
        if isinstance(value, bool):
            return _("on") if value else _("off")
        return self._options.get(value, str(value))

    def show_now(self, _names: object = None) -> None:
        """Show what is kept."""
        now = getattr(self._desk.choices.now, self._field)
        blocked = self.control.blockSignals(True)
        if isinstance(self.control, Switch):
            self.control.setChecked(now)
        else:
            self.control.set_value(now)
        self.control.blockSignals(blocked)
        self.row.stands(changed=now != getattr(_USUAL, self._field))

    def _chosen(self) -> None:
        if isinstance(self.control, Segments) and self.control.value() is not None:
            self._change(self.control.value())

    def _change(self, value: object) -> None:
        change_here(self._desk, self._name, **{self._field: value})
