"""The children of a reception: one row each, added and taken off freely."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.dates import shown_age
from mediation_desk.domain.intake import NAME
from mediation_desk.domain.party import Party, PartyRole, Relation, Side
from mediation_desk.domain.person import Contact, IdentityKind, Person, Sex
from mediation_desk.errors import DeskError
from mediation_desk.ui.forms.reception_papers import PaperFields
from mediation_desk.ui.forms.reception_values import put, raws
from mediation_desk.ui.kit.buttons import Button, IconButton
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.field_row import FieldRow
from mediation_desk.ui.kit.guarded_fields import ReadOnlyField
from mediation_desk.ui.kit.layout import Column, Row, size
from mediation_desk.ui.kit.reading_order import LATE
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.words import N_, _, count

HOMES = (N_("Both sides"), N_("The visitor"), N_("The other side"), N_("Grandparents"))
HEARD_FROM = 8  # 民法典 art 1084: a child of eight or more is heard


class ChildRow(QWidget):
    """Name, birth date, age, where they live, school; below, where known, number and sex."""

    removed = Signal(QObject)

    def __init__(self, key: str, today: Callable[[], date]) -> None:
        super().__init__()
        self.key, self._today = key, today
        self._known: Person | None = None
        self.person_id = uuid4().hex
        self.name = TextField(f"{key}.name", _("Name"), max_length=NAME)
        self.born = DateField(f"{key}.born", _("Born on"), latest=today(), note=_no_note)
        self.papers = PaperFields(key, today, self, born=self.born)
        self.age = ReadOnlyField(f"{key}.age", _("Age"))
        self.age.edit.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        homes = [(_(home), _(home)) for home in HOMES]
        self.lives_with = ComboField(f"{key}.lives_with", _("Lives with now"), homes, free=True)
        self.school = TextField(f"{key}.school", _("School (kept inside)"))
        fields = FieldRow(weights=(20, 16, 2, 14, 16), least=80)
        for field, least in (
            (self.name, 108),
            (self.born, 152),
            (self.age, 84),
            (self.lives_with, 168),
            (self.school, 120),
        ):
            fields.addWidget(size(field, min_width=least))
        remove = size(IconButton(_("Take this child off"), "x"), width=36, height=40)
        remove.clicked.connect(self._remove)
        row = Row(gap=8)
        row.addLayout(fields, 1)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignBottom)
        papers = FieldRow(weights=(3, 2))
        papers.addWidget(size(self.papers.number, min_width=232))
        papers.addWidget(self.papers.sex)
        column = Column(self, gap=8)
        column.addLayout(row)
        column.addLayout(papers)
        self.born.changed.connect(self._show_age)

    def all_fields(self) -> list[Field]:
        """The fields typed, in order."""
        return [self.name, self.born, self.lives_with, self.school, self.papers.number, self.papers.sex]

    def empty(self) -> bool:
        """Whether nothing was typed."""
        typed = (self.name.value(), self.born.text(), self.school.value(), self.papers.number_text())
        return not any(typed)

    def read(self) -> tuple[Person, Party]:
        """The child and their part. DeskError beside a field of this row."""
        facts, born = self.papers.facts(), self.born.value()
        known = self._known or Person(
            id=self.person_id, name="", identity_kind=IdentityKind.NONE, contact=Contact()
        )
        without = IdentityKind.NONE if known.identity_number else known.identity_kind
        person = replace(
            known,
            name=self.name.value(),
            sex=Sex(self.papers.sex.value() or (facts.sex if facts else Sex.UNKNOWN)),
            born=born if isinstance(born, date) else facts.born if facts else None,
            identity_kind=facts.kind if facts else without,
            identity_number=facts.number if facts else "",
            no_identity_reason="" if facts else known.no_identity_reason,
            school=self.school.value(),
        )
        party = Party(
            person_id=person.id,
            side=Side.CHILD,
            role=PartyRole.CHILD,
            relation=Relation.CHILD,
            lives_with=self.lives_with.value() or "",
        )
        return person, party

    def write(self, person: Person, party: Party) -> None:
        """Show a child of the register."""
        self._known, self.person_id = person, person.id
        self.name.set_value(person.name)
        self.born.set_value(person.born)
        self.lives_with.set_value(party.lives_with or None)
        self.school.set_value(person.school)
        self.papers.sex.set_value(person.sex if person.sex is not Sex.UNKNOWN else None)
        if person.identity_number:
            self.papers.kind.set_value(person.identity_kind)
        self.papers.number.set_value(person.identity_number or None)

    def told(self) -> dict[str, Any]:
        """What stands here, for the draft."""
        return {"id": self.person_id, **raws(self.all_fields())}

    def put_told(self, told: dict[str, Any]) -> None:
        """Show what a draft kept."""
        if self._known is None:
            self.person_id = told["id"]
        put(self.all_fields(), told)

    def _show_age(self) -> None:
        try:
            born = self.born.value()
        except DeskError:
            born = None
        if not isinstance(born, date) or born > self._today():
            self.age.set_value("")
            return
        old = shown_age(born, self._today())
        self.age.set_value(count("{n} month", "{n} months", old.months) if old.in_months else str(old.years))

    def _remove(self) -> None:
        self.removed.emit(self)


class ChildrenSheet(Sheet):
    """All children; `rows_changed` with every row added or taken off."""

    rows_changed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(_("Children"), fact=" ", gap=8)
        self._today = today
        self._made = 0
        self.rows: list[ChildRow] = []
        self.head.removeWidget(self.fact)
        self.head.insertWidget(1, self.fact)
        self.add_button = Button(_("Add a child"), "link", icon="plus")
        self.add_button.clicked.connect(self._add_and_go)
        self.add_button.setProperty(LATE, True)
        self.head.addWidget(self.add_button)

    def add_row(self) -> ChildRow:
        """One more row, at the end."""
        self._made += 1
        row = ChildRow(f"child{self._made}", self._today)
        row.removed.connect(self._remove)
        self.rows.append(row)
        self.body.addWidget(row)
        self._say()
        self.rows_changed.emit()
        return row

    def clear(self, rows: int = 1) -> None:
        """Take all rows off and begin with `rows` empty ones."""
        for row in self.rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for _n in range(rows):
            self.add_row()
        if not rows:
            self._say()
            self.rows_changed.emit()

    def filled(self) -> list[ChildRow]:
        """The rows in which something was typed."""
        return [row for row in self.rows if not row.empty()]

    def say_count(self) -> None:
        """Bring the words beside the title up to date."""
        self._say()

    def _add_and_go(self) -> None:
        self.add_row().name.setFocus()

    def _remove(self, row: ChildRow) -> None:
        self.rows.remove(row)
        self.body.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._say()
        self.add_button.setFocus()
        self.rows_changed.emit()

    def _say(self) -> None:
        n = len(self.filled())
        told = count("{n} child", "{n} children", n) if n else _("None written down yet")
        self.set_fact(_("{told} · from {years} on they are asked", told=told, years=HEARD_FROM))


def _no_note(_day: date) -> str:
    return ""
