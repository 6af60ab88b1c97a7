"""What each party lets the other side see, asked when a reception becomes a case: a list for each person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.service_details import ServiceDetails
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column
from mediation_desk.words import N_, _

_NOT_ASKED = "not_asked"
_NOTHING = ServiceDetails(phone=False, address=False, work_unit=False, asked=True)
_ANSWERS = MappingProxyType(
    {
        "everything": (N_("Phone, address and work unit"), ServiceDetails(asked=True)),
        "phone": (N_("Phone only"), replace(_NOTHING, phone=True)),
        "address": (N_("Address only"), replace(_NOTHING, address=True)),
        "nothing": (N_("Nothing; letters go through the centre"), _NOTHING),
    }
)
"""By key: words and what they mean; finer answers are given on the page of the case."""


class ShownDetails(QWidget):
    """`answers()` of those asked; belongs to a form, which knows its `fields`."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form = form
        self._ids: tuple[str, ...] = ()
        self.fields: tuple[ComboField, ...] = ()
        self._column = Column(self, gap=8)
        self._column.addWidget(Label(_("What the other side may see (ask each person alone)"), "small"))
        self.hide()

    def offer(self, parties: Sequence[tuple[str, str]]) -> None:
        """Ask these people, whose answers so far stay; (person id, name) each."""
        if tuple(one for one, _name in parties) == self._ids:
            for field, (_one, name) in zip(self.fields, parties, strict=True):
                field.set_label(name)
            return
        for field in self.fields:
            self._form.forget(field)
            self._column.removeWidget(field)
            field.hide()
            field.deleteLater()
        self._ids = tuple(one for one, _name in parties)
        options = [
            (_NOT_ASKED, _("Not asked yet")),
            *((key, _(said)) for key, (said, _on) in _ANSWERS.items()),
        ]
        made = []
        for person_id, name in parties:
            field = ComboField(f"details.{person_id}", name, options)
            field.set_value(_NOT_ASKED)
            field.control.setAccessibleName(_("What the other side sees of {name}", name=name))
            self._form.know(field)
            self._column.addWidget(field)
            made.append(field)
        self.fields = tuple(made)

    def forget(self) -> None:
        """Nobody was asked."""
        for field in self.fields:
            field.set_value(_NOT_ASKED)

    def answers(self) -> tuple[tuple[str, ServiceDetails], ...]:
        """What each of those asked said, by person id."""
        told = {one: str(field.value()) for one, field in zip(self._ids, self.fields, strict=True)}
        return tuple((one, _ANSWERS[key][1]) for one, key in told.items() if key in _ANSWERS)
