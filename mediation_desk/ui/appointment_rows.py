"""The settings' rows of appointments: how far apart people come, usual lengths, how the address is said."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from mediation_desk.documents.appointment_slip import FORM
from mediation_desk.domain.appointment import AppointmentKind
from mediation_desk.domain.appointment_habits import SHIPPED_LENGTHS
from mediation_desk.domain.keep_apart import Gaps
from mediation_desk.errors import DeskError
from mediation_desk.services.appointment_habits import keep_length, keep_place
from mediation_desk.services.booking_desk import BookingDesk, booking_desk
from mediation_desk.services.keep_apart import save_gaps
from mediation_desk.ui.desk import KEPT, Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.layout import Column, size
from mediation_desk.ui.kit.setting_row import SettingRow
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.words import N_, _, sentence, term

_MINUTE = timedelta(minutes=1)
_USUAL = {
    "arriving": str(Gaps().arriving // _MINUTE),
    "leaving": str(Gaps().leaving // _MINUTE),
    "place": "",
    **{kind.value: str(minutes) for kind, minutes in SHIPPED_LENGTHS.items()},
}
_GAPS = (
    (
        "arriving",
        N_("Arriving apart"),
        N_("Minutes between two people who must not meet; half an hour at least"),
    ),
    ("leaving", N_("Leaving apart"), N_("Minutes before the second may leave; the protected one goes first")),
)


class AppointmentRows(QWidget):
    """Each value is kept when its field is left; for whoever may change the office."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.fields: dict[str, TextField] = {}
        self.rows: dict[str, SettingRow] = {}
        self._kept: dict[str, str] = {}
        self.setProperty(KEPT, True)
        for name, words, says in _GAPS:
            self._add(name, SettingRow(_(words), _(says), self._minutes(name, _(words))))
        for kind in AppointmentKind:
            says = _("Minutes proposed when one is booked")
            self._add(kind.value, SettingRow(term(kind), says, self._minutes(kind.value, term(kind))))
        self.place = self._field("place", _("How the address is said"), TextField("place", "", max_length=60))
        said = _("On slips and in messages, in place of the address; empty: as it is registered")
        self._add("place", SettingRow(_("How the address is said"), said, size(self.place, width=240)))
        opening = Button(_("Open"))
        opening.clicked.connect(lambda: desk.go("form_style", FORM))
        said = _("The slip, the message, and what to bring for each kind")
        self.rows["slip"] = SettingRow(_("Slip and message"), said, opening)
        column = Column(self, gap=0)
        for row in self.rows.values():
            column.addWidget(row)

    def _add(self, name: str, row: SettingRow) -> None:
        usual = _USUAL[name]
        words = _("{n} min", n=usual) if usual.isdecimal() else usual or _("empty")
        row.usual(words, partial(self._set, name, usual))
        self.rows[name] = row

    def look(self) -> None:
        """Ask what is kept now."""
        self._desk.ask(self, self._show, booking_desk)

    def _show(self, sheet: BookingDesk) -> None:
        now = {
            "arriving": str(sheet.gaps.arriving // _MINUTE),
            "leaving": str(sheet.gaps.leaving // _MINUTE),
            "place": sheet.habits.place,
        }
        now |= {kind.value: str(minutes) for kind, minutes in sheet.habits.lengths.items()}
        self._kept = now
        for name, field in self.fields.items():
            if not field.edit.hasFocus():
                field.set_value(now[name])
            self.rows[name].stands(changed=now[name] != _USUAL[name])

    def _minutes(self, name: str, words: str) -> QWidget:
        return size(self._field(name, words, TextField(name, "", unit=_("min"), max_length=3)), width=136)

    def _field(self, name: str, words: str, field: TextField) -> TextField:
        field.control.setAccessibleName(words)
        field.edit.editingFinished.connect(partial(self._keep, name))
        self.fields[name] = field
        return field

    def _keep(self, name: str) -> None:
        field = self.fields[name]
        typed = field.value()
        if typed != self._kept.get(name):
            self._set(name, typed)

    def _set(self, name: str, typed: str) -> None:
        field = self.fields[name]
        done = partial(self._done, name, self._kept.get(name, ""))
        failed = partial(self._refused, field)
        if name == "place":
            self._desk.do(self, done, keep_place, typed, failed=failed)
        elif not typed.isdecimal():
            failed(DeskError("appointment.minutes_needed"))
        elif name in ("arriving", "leaving"):
            minutes = {key: int(self._kept[key]) for key in ("arriving", "leaving")} | {name: int(typed)}
            gaps = Gaps(arriving=minutes["arriving"] * _MINUTE, leaving=minutes["leaving"] * _MINUTE)
            self._desk.do(self, done, save_gaps, gaps, failed=failed)
        else:
            self._desk.do(self, done, keep_length, AppointmentKind(name), int(typed), failed=failed)

    def _done(self, name: str, before: str, _value: object) -> None:
        self._desk.toast(_("Kept"), partial(self._set, name, before))
        self.fields[name].set_error(None)
        self.look()

    @staticmethod
    def _refused(field: Field, fault: DeskError) -> None:
        field.set_error(sentence(fault))
