"""The reception form: typed from top to bottom without the mouse, for one visitor or a whole matter."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.intake import PhoneSafety
from mediation_desk.domain.party import Consent, Side
from mediation_desk.domain.person import Contact
from mediation_desk.domain.reception import DisputeSubtype, Mode, Reception, ServiceElement, Source
from mediation_desk.errors import DeskError
from mediation_desk.services.receptions import ReceptionEntry, ReceptionView
from mediation_desk.ui.forms.reception_children import ChildrenSheet, ChildRow
from mediation_desk.ui.forms.reception_consents import ConsentSheet
from mediation_desk.ui.forms.reception_matter import MatterSheet
from mediation_desk.ui.forms.reception_person import PersonSheet
from mediation_desk.ui.forms.reception_values import put, raws
from mediation_desk.ui.forms.source_field import SourceField
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.field_row import FieldRow
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.ui.kit.toggles import Toggles
from mediation_desk.words import N_, _, term

WISHES = (
    N_("Talk children and home through before a divorce"),
    N_("Ask the other side for a talk"),
    N_("Get along better again"),
    N_("Settle who raises the child and who pays"),
    N_("See the child regularly"),
    N_("Divide property and debts"),
    N_("Settle the betrothal gift"),
    N_("Support for an old parent"),
    N_("Know what the law says"),
    N_("Just be listened to"),
)


class ElementsField(Field):
    """The six service elements behind their label, on one line."""

    def __init__(self) -> None:
        self.toggles = Toggles([(one, term(one)) for one in ServiceElement])
        holder = QWidget()
        row = Row(holder, gap=12)
        row.addWidget(Label(_("Service"), "small"))
        row.addWidget(self.toggles, 1)
        super().__init__("elements", "", holder)
        holder.setAccessibleName(_("Service"))
        self.setFocusProxy(self.toggles)
        self.toggles.changed.connect(self._was_changed)

    def value(self) -> tuple[Any, ...]:
        """The elements that are on."""
        return self.toggles.value()

    def set_value(self, value: object) -> None:
        """Turn these on."""
        self.toggles.set_value(value)


class ReceptionForm(Form):
    """Everything of one reception.

    `keyed` with every change by the person; `person_typed` with the sheet in which somebody is being typed;
    `contact_wanted` with the id of a person whose sealed contact is to be opened.
    """

    keyed = Signal()
    person_typed = Signal(object)
    contact_wanted = Signal(str)

    def __init__(self, today: Callable[[], date], now: Callable[[], datetime], staff_id: str) -> None:
        super().__init__(gap=12)
        self._today, self._now, self._staff_id = today, now, staff_id
        self._view: ReceptionView | None = None
        self.reception_id = uuid4().hex
        self._made = 0
        self._order: list[str] = []
        self.source = SourceField("source", _("From where"))
        self.wish = ComboField("wish", _("What is wanted"), [(_(one), _(one)) for one in WISHES], free=True)
        self.seeker = PersonSheet("seeker", Side.SEEKER, today)
        self.other = PersonSheet("other", Side.OTHER, today)
        self.further: list[PersonSheet] = []
        self.children_sheet = ChildrenSheet(today)
        self.elements = ElementsField()
        self.matter = MatterSheet()
        self.consents = ConsentSheet(today)
        self._further_at = Column(gap=16)
        self.add_person = Button(_("Add another person"), "text", icon="user-plus", compact=True)
        self.add_person.clicked.connect(self._add_and_go)
        self._lay_out()
        self.children_sheet.rows_changed.connect(self._rows_moved)
        self.start()

    def _lay_out(self) -> None:
        self.add(self.source, self.wish, weights=(50, 35))
        pair = FieldRow(even=True)
        for sheet in (self.seeker, self.other):
            self._take(sheet)
            pair.addWidget(sheet)
        self.put(pair)
        self.put(self._further_at)
        self.put(self.children_sheet)
        self.add(self.elements)
        row = Row()
        row.addWidget(self.add_person)
        row.addStretch(1)
        self.put(row)
        for field in self.matter.all_fields():
            self.know(field)
        self.put(self.matter)
        self.put(self.consents)
        self.column.addStretch(1)

    # --- what is typed ------------------------------------------------------------------------------------

    def touch(self) -> None:
        """Something changed: names in the consents follow, a draft is due."""
        super().touch()
        if not self._quiet:
            self._follow_names()
            self.keyed.emit()

    def read(self) -> ReceptionEntry:
        """The reception as typed. DeskError names a field of this form."""
        self._order = []
        home = str(self.seeker.address.value() or "") if not self.seeker.more.safe_contact.value() else ""
        read = [(sheet.key, *sheet.read(home)) for sheet in self._grown_ups()]
        read += [(row.key, *row.read()) for row in self.children_sheet.filled()]
        self._order = [key for key, _person, _party in read]
        now = self._now()
        before = self._view.reception if self._view else None
        reception = Reception(
            id=self.reception_id,
            mode=Mode(self.matter.mode.value() or Mode.VISIT),
            source=Source(self.source.value() or Source.PARTY_APPLICATION),
            received_at=before.received_at if before else now,
            parties=tuple(party for _key, _person, party in read),
            staff_id=before.staff_id if before else self._staff_id,
            version=before.version if before else 0,
            wish=str(self.wish.value() or ""),
            dispute_subtype=DisputeSubtype(self.matter.subtype.value() or DisputeSubtype.OTHER),
            summary=self.matter.summary.value(),
            elements=frozenset(ServiceElement(one) for one in self.elements.value()),
            stages=self.matter.read_stages(now),
        )
        return ReceptionEntry(
            reception=reception,
            people=tuple(person for _key, person, _party in read),
            consents=tuple(self._consent(key, person.id, now) for key, person, _party in read),
            phone_safety=self.matter.read_safety(),
        )

    def _consent(self, key: str, person_id: str, now: datetime) -> Consent:
        return self.consents.row(key).read(person_id, now)

    def _grown_ups(self) -> list[PersonSheet]:
        others = [sheet for sheet in (self.other, *self.further) if not sheet.empty()]
        return [self.seeker, *others]

    def sheets(self) -> list[PersonSheet]:
        """Every grown-up's sheet."""
        return [self.seeker, self.other, *self.further]

    def sheet_of(self, person_id: str) -> PersonSheet | None:
        """The sheet of a person, if they have one here."""
        return next((sheet for sheet in self.sheets() if sheet.person_id == person_id), None)

    def ids(self) -> tuple[str, ...]:
        """Ids of everybody on the form."""
        rows = [row.person_id for row in self.children_sheet.rows]
        return (*(sheet.person_id for sheet in self.sheets()), *rows)

    # --- what is shown ------------------------------------------------------------------------------------

    def start(self) -> None:
        """An empty form for a new reception."""
        self.filling(True)
        self._view, self.reception_id = None, uuid4().hex
        for sheet in list(self.further):
            self._take_off(sheet)
        for sheet in (self.seeker, self.other):
            sheet.clear()
        self.children_sheet.clear()
        for key in list(self.consents.rows):
            self.consents.row(key).clear()
        self.source.set_value(Source.PARTY_APPLICATION)
        self.wish.set_value(None)
        self.elements.set_value(())
        self.matter.write_stages(())
        for field in self.matter.all_fields():
            field.set_value(None)
        self.matter.mode.set_value(Mode.VISIT)
        self.clear_errors()
        self.filling(False)
        self._follow_names()

    def write(self, view: object) -> None:
        """Show a reception of the register."""
        assert isinstance(view, ReceptionView)
        self.start()
        self.filling(True)
        self._view, self.reception_id = view, view.reception.id
        self.source.set_value(view.reception.source)
        self.wish.set_value(view.reception.wish or None)
        self.elements.set_value(view.reception.elements)
        self.matter.mode.set_value(view.reception.mode)
        self.matter.subtype.set_value(view.reception.dispute_subtype)
        self.matter.summary.set_value(view.reception.summary)
        self.matter.write_stages(view.reception.stages)
        self.children_sheet.clear(0)
        free = {Side.SEEKER: self.seeker, Side.OTHER: self.other}
        for party in view.reception.parties:
            person = replace(view.person(party.person_id), id=party.person_id)
            if party.side is Side.CHILD:
                row: PersonSheet | ChildRow = self.children_sheet.add_row()
            else:
                row = free.pop(party.side, None) or self._add(party.side)
            row.write(person, party)
            self._write_consent(row.key, view.consent(party.person_id))
        self.filling(False)
        self._follow_names()

    def _write_consent(self, key: str, consent: Consent | None) -> None:
        if consent is not None:
            self.consents.row(key).write(consent)

    def show_contact(self, person_id: str, contact: Contact) -> None:
        """Show a sealed contact that was opened."""
        sheet = self.sheet_of(person_id)
        if sheet is not None:
            self.filling(True)
            sheet.show_contact(contact)
            self.filling(False)

    def show_safety(self, safety: PhoneSafety) -> None:
        """Show words about safety that were opened."""
        self.filling(True)
        self.matter.safe_now.set_value(safety.safe_now)
        self.matter.how_to_reach.set_value(safety.how_to_reach)
        self.filling(False)

    def show_refusal(self, fault: DeskError) -> bool:
        """Say a refusal beside its field; `0.identity_number` belongs to the first person read."""
        place, dot, rest = (fault.field or "").partition(".")
        name = fault.field or ""
        if dot and place.isdigit() and int(place) < len(self._order):
            name = f"{self._order[int(place)]}.{rest}"
        field = self.fields.get(name)
        if field is None:
            return False
        for sheet in self.sheets():
            sheet.unfold_for(field)
        return self.show_fault(DeskError(fault.key, field=name, **fault.names))

    # --- drafts -------------------------------------------------------------------------------------------

    def text(self) -> str:
        """Everything that stands here, whatever it says so far, as JSON for the draft."""
        told = {
            "id": self.reception_id,
            "version": self._view.reception.version if self._view else 0,
            "matter": raws([self.source, self.wish, self.elements, *self.matter.all_fields()]),
            "seeker": self.seeker.told(),
            "other": self.other.told(),
            "further": [sheet.told() for sheet in self.further],
            "children": [row.told() for row in self.children_sheet.rows],
            "consents": [self.consents.row(key).told() for key in self._keys()],
        }
        return json.dumps(told, ensure_ascii=False)

    def put_text(self, text: str) -> bool:
        """Show what a draft kept; False when it belongs to an earlier state of the reception."""
        told = json.loads(text)
        if told["version"] != (self._view.reception.version if self._view else 0):
            return False
        self.filling(True)
        self.reception_id = told["id"]
        put([self.source, self.wish, self.elements, *self.matter.all_fields()], told["matter"])
        self.seeker.put_told(told["seeker"])
        self.other.put_told(told["other"])
        for n, kept in enumerate(told["further"]):
            sheet = self.further[n] if n < len(self.further) else self._add(Side(kept["side"]))
            sheet.put_told(kept)
        for n, kept in enumerate(told["children"]):
            rows = self.children_sheet.rows
            (rows[n] if n < len(rows) else self.children_sheet.add_row()).put_told(kept)
        for key, kept in zip(self._keys(), told["consents"], strict=False):
            self.consents.row(key).put_told(kept)
        self.filling(False)
        self._follow_names()
        return True

    def _keys(self) -> list[str]:
        return [*(sheet.key for sheet in self.sheets()), *(row.key for row in self.children_sheet.rows)]

    # --- people come and go -------------------------------------------------------------------------------

    def _take(self, sheet: PersonSheet) -> None:
        for field in sheet.all_fields():
            self.know(field)
        for field in self.consents.row(sheet.key).all_fields():
            self.know(field)
        sheet.typed.connect(self._typed_in(sheet))
        sheet.contact_wanted.connect(self.contact_wanted)
        sheet.phones_moved.connect(self._phones_of(sheet))

    def _typed_in(self, sheet: PersonSheet) -> Callable[[], None]:
        def told() -> None:
            if not self._quiet:
                self.person_typed.emit(sheet)

        return told

    def _phones_of(self, sheet: PersonSheet) -> Callable[[], None]:
        def moved() -> None:
            there = {field.name for field in sheet.all_fields()}
            for name in [name for name in self.fields if name.startswith(f"{sheet.key}.phone")]:
                if name not in there:
                    self.fields.pop(name)
            for field in sheet.more.phones.fields():
                if field.name not in self.fields:
                    self.know(field)
            self.touch()

        return moved

    def _add(self, side: Side = Side.NEUTRAL) -> PersonSheet:
        self._made += 1
        sheet = PersonSheet(f"further{self._made}", side, self._today, own_relation=True)
        sheet.removed.connect(self._off(sheet))
        self._take(sheet)
        self.further.append(sheet)
        self._further_at.addWidget(sheet)
        return sheet

    def _off(self, sheet: PersonSheet) -> Callable[[], None]:
        def off() -> None:
            self._take_off(sheet)
            self.touch()

        return off

    def _add_and_go(self) -> None:
        sheet = self._add()
        sheet.name.setFocus()

    def _take_off(self, sheet: PersonSheet) -> None:
        self.further.remove(sheet)
        for field in [*sheet.all_fields(), *self.consents.row(sheet.key).all_fields()]:
            self.forget(field)
        self.consents.drop(sheet.key)
        self._further_at.removeWidget(sheet)
        sheet.hide()
        sheet.deleteLater()

    def _rows_moved(self) -> None:
        keys = {row.key for row in self.children_sheet.rows}
        for key in [key for key in self.consents.rows if key.startswith("child") and key not in keys]:
            row = self.consents.drop(key)
            for field in row.all_fields() if row else ():
                self.forget(field)
        for name in [name for name in self.fields if name.startswith("child")]:
            if name.partition(".")[0] not in keys:
                self.fields.pop(name)
        for child in self.children_sheet.rows:
            for field in (*child.all_fields(), *self.consents.row(child.key).all_fields()):
                if field.name not in self.fields:
                    self.know(field)
        self.touch()

    def _follow_names(self) -> None:
        self.children_sheet.say_count()
        for sheet in self.sheets():
            words = sheet.name.value() or (term(sheet.side) if sheet is self.seeker else "")
            self.consents.name(sheet.key, words, None)
        for row in self.children_sheet.rows:
            self.consents.name(row.key, row.name.value(), _born(row))


def _born(row: ChildRow) -> date | None:
    try:
        born = row.born.value()
    except DeskError:
        return None
    return born if isinstance(born, date) else None
