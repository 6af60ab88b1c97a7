"""The settings' rows of backup: how many copies stay, and when the desk speaks of copies and drills."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.copy_rules import CopyRules, check_copy_rules
from mediation_desk.errors import DeskError
from mediation_desk.services.copy_rules import copy_rules, set_copy_rules
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.checks import Switch
from mediation_desk.ui.kit.layout import Column, size
from mediation_desk.ui.kit.setting_row import SettingRow
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.words import N_, _, sentence

_ROWS = (
    (
        "daily",
        N_("Copies of days"),
        N_("Of so many days the newest copy stays, and all of today"),
        N_("days"),
    ),
    ("weekly", N_("Copies of weeks"), N_("Of so many weeks the newest copy stays"), N_("weeks")),
    ("monthly", N_("Copies of months"), N_("Of so many months the newest copy stays"), N_("months")),
    (
        "yearly",
        N_("Copies of years"),
        N_("The newest of each year stays so long; 0: as long as the longest retention of a dossier"),
        N_("years"),
    ),
    (
        "aside_days",
        N_("Copies that were not proved"),
        N_("They never count, stay aside for so long to be looked at, and are then deleted"),
        N_("days"),
    ),
    (
        "reminder_days",
        N_("Remind of a backup"),
        N_("When the last proved copy is older than so many working days"),
        N_("working days"),
    ),
    (
        "drill_days",
        N_("Remind of a restore drill"),
        N_("When the last drill was so many days ago; 0: never"),
        N_("days"),
    ),
)

_USUAL = CopyRules()


class CopyRuleRows(QWidget):
    """Each figure is kept when its field is left; for whoever may change the office."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._kept = CopyRules()
        self.rows: dict[str, SettingRow] = {}
        self.fields: dict[str, TextField] = {}
        self.offer = Switch(_("Offer a backup when the desk is closed"))
        self.offer.toggled.connect(self._offer)
        column = Column(self, gap=0)
        for name, title, says, unit in _ROWS:
            field = TextField(name, "", unit=_(unit), max_length=3)
            field.control.setAccessibleName(_(title))
            field.edit.editingFinished.connect(partial(self._keep, name))
            self.fields[name] = field
            row = self.rows[name] = SettingRow(_(title), _(says), size(field, width=152))
            row.usual(f"{getattr(_USUAL, name)} {_(unit)}", partial(self._usual, name))
            column.addWidget(row)
        said = _("Asked once when the last proved copy is not of today; closing never waits for it")
        row = SettingRow(_("Offer a backup when the desk is closed"), said, self.offer)
        row.usual(_("on"), partial(self._usual, "offer_at_close"))
        self.rows["offer_at_close"] = row
        column.addWidget(row)

    def look(self) -> None:
        """Ask what is kept now."""
        self._desk.ask(self, self._show, copy_rules)

    def _show(self, rules: CopyRules) -> None:
        self._kept = rules
        for name, field in self.fields.items():
            if not field.edit.hasFocus() and field.error is None:
                field.set_value(str(getattr(rules, name)))
        self.offer.blockSignals(True)
        self.offer.setChecked(rules.offer_at_close)
        self.offer.blockSignals(False)
        for name, row in self.rows.items():
            row.stands(changed=getattr(rules, name) != getattr(_USUAL, name))

    def _keep(self, name: str) -> None:
        field = self.fields[name]
        typed = field.value()
        try:
            if not (typed.isascii() and typed.isdecimal()):
                raise DeskError("copy_rules.digits", field=name)
            wanted = replace(self._kept, **{name: int(typed)})  # type: ignore[arg-type]  # a figure's name
            check_copy_rules(wanted)
        except DeskError as fault:
            field.set_error(sentence(fault))
            return
        field.set_error(None)
        self._set(wanted)

    def _set(self, wanted: CopyRules) -> None:
        if wanted == self._kept:
            return
        before, self._kept = self._kept, wanted  # at once: the next field is left before this one is answered
        self._desk.do(self, partial(self._done, before), set_copy_rules, wanted, failed=self._refused)

    def _usual(self, name: str) -> None:
        if name in self.fields:
            self.fields[name].set_error(None)
        self._set(replace(self._kept, **{name: getattr(_USUAL, name)}))

    def _offer(self, on: bool) -> None:
        self._set(replace(self._kept, offer_at_close=on))

    def _done(self, before: CopyRules, _rules: CopyRules) -> None:
        self._desk.toast(_("Kept"), partial(self._set, before))
        self.look()

    def _refused(self, fault: DeskError) -> None:
        self._desk.refuse(fault, of=self)
        self.look()
