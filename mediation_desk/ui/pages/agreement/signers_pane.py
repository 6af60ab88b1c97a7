"""签署人: who signs and for whom, mediators, recorder, copies, identity numbers, and the prints so far."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.agreement import Signer
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.errors import DeskError
from mediation_desk.ui.kit.checks import CheckField
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.field_row import FieldRow
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.parsed_field import ParsedField
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.kit.toggles import TogglesField
from mediation_desk.ui.pages.agreement.checking import Checked
from mediation_desk.ui.pages.agreement.editing import Editing
from mediation_desk.ui.pages.agreement.findings_box import FindingsBox
from mediation_desk.ui.pages.agreement.gap_values import read_whole
from mediation_desk.ui.pages.agreement.text_panes import Helps, Keep
from mediation_desk.words import _

CAPACITIES = ("法定代理人", "委托代理人", "监护人")
"""As the paper prints them before the representative's name."""


class _SignerRow(QWidget):
    """One party: signs alone, or by a representative."""

    def __init__(self, signer: Signer, name: str, pane: SignersPane) -> None:
        super().__init__()
        self._person_id, self._pane = signer.person_id, pane
        self.representative = TextField(
            "representative", _("Representative (if another signs)"), max_length=40
        )
        options = [(word, word) for word in CAPACITIES]
        self.capacity = ComboField("capacity", _("As"), options, free=True)
        row = FieldRow(weights=(3, 2))
        row.addWidget(self.representative)
        row.addWidget(self.capacity)
        column = Column(self, gap=4)
        column.addWidget(Label(name, "body_strong", wrap=True))
        column.addLayout(row)
        for field in (self.representative, self.capacity):
            field.changed.connect(self._typed)

    def show_signer(self, signer: Signer) -> None:
        """Show who signs."""
        if self.representative.value() != signer.representative.strip():
            self.representative.set_value(signer.representative)
        if (self.capacity.value() or "") != signer.capacity:
            self.capacity.set_value(signer.capacity or None)
        self.capacity.setVisible(bool(signer.representative))

    def _typed(self) -> None:
        who = self.representative.value()
        capacity = (self.capacity.value() or CAPACITIES[0]) if who else ""
        self._pane.put_signer(Signer(person_id=self._person_id, representative=who, capacity=str(capacity)))


class SignersPane(QWidget):
    """Everything about signing that is decided before printing."""

    def __init__(self, editing: Editing, staff: tuple[Staff, ...], helps: Helps, keep: Keep) -> None:
        super().__init__()
        self._editing, self._quiet = editing, False
        self._rows: dict[str, _SignerRow] = {}
        self._copies = -1
        self._column = Column(self, gap=16)
        self._column.addWidget(Label(_("Signers"), "section"))
        self._signers = Column(gap=12)
        self._column.addLayout(self._signers)
        working = [one for one in staff if one.roles & {Role.MEDIATOR, Role.DIRECTOR, Role.EXPERT}]
        named = [(one.id, one.name) for one in working]
        self.mediators = TogglesField("mediator_ids", _("Mediators"), named)
        self.recorder = ComboField("recorder_id", _("Recorder"), [(one.id, one.name) for one in staff])
        self.copies = ParsedField("copies", _("Copies"), lambda typed: read_whole(typed, 99))
        self.identity = CheckField("show_identity_numbers", _("Print identity numbers"))
        row = FieldRow()
        row.addWidget(self.recorder)
        row.addWidget(self.copies)
        self._column.addWidget(self.mediators)
        self._column.addLayout(row)
        self._column.addWidget(self.identity)
        self.findings = FindingsBox(helps, keep)
        self._column.addWidget(self.findings)
        self.below = Column(gap=16)
        self._column.addLayout(self.below)
        self._column.addStretch(1)
        self.mediators.changed.connect(self._mediators_typed)
        self.recorder.changed.connect(self._recorder_typed)
        self.copies.changed.connect(self._copies_typed)
        self.identity.changed.connect(self._identity_typed)

    def show_agreement(self, found: Checked, *, locked: bool) -> None:
        """Show the agreement checked last."""
        agreement = found.agreement
        self._quiet = True
        for signer in agreement.signers:
            row = self._rows.get(signer.person_id)
            if row is None:
                person = found.context.names.get(signer.person_id)
                said = f"{person.name}（{person.label}）" if person else "—"
                row = _SignerRow(signer, said, self)
                self._rows[signer.person_id] = row
                self._signers.addWidget(row)
            row.show_signer(signer)
        gone = self._rows.keys() - {signer.person_id for signer in agreement.signers}
        for person_id in gone:
            self._rows.pop(person_id).deleteLater()
        if set(self.mediators.value()) != set(agreement.mediator_ids):
            self.mediators.set_value(agreement.mediator_ids)
        if (self.recorder.value() or "") != agreement.recorder_id:
            self.recorder.set_value(agreement.recorder_id or None)
        unclear = self.copies.error is not None and self._copies == agreement.copies
        if not unclear and self.copies.text() != str(agreement.copies):
            self.copies.set_value(str(agreement.copies))
        self._copies = agreement.copies
        if self.identity.value() != agreement.show_identity_numbers:
            self.identity.set_value(agreement.show_identity_numbers)
        self._quiet = False
        for field in (self.mediators, self.recorder, self.copies, self.identity, *self._rows.values()):
            field.setEnabled(not locked)
        self.findings.show_findings(() if locked else found.of_segment("signers"))

    def put_signer(self, signer: Signer) -> None:
        """A party signs, or is represented."""
        if not self._quiet:
            signers = tuple(
                signer if one.person_id == signer.person_id else one for one in self._editing.now.signers
            )
            changed = replace(self._editing.now, signers=signers)
            self._editing.put(changed, f"signer {signer.person_id}")

    def _mediators_typed(self) -> None:
        if not self._quiet:
            kept = [one for one in self._editing.now.mediator_ids if one in self.mediators.value()]
            new = [one for one in self.mediators.value() if one not in kept]
            self._editing.change(mediator_ids=(*kept, *new))

    def _recorder_typed(self) -> None:
        if not self._quiet:
            self._editing.change("recorder_id", recorder_id=self.recorder.value() or "")

    def _copies_typed(self) -> None:
        if self._quiet:
            return
        try:
            copies = self.copies.value()
        except DeskError:
            return
        if copies is not None:
            self._editing.change("copies", copies=copies)

    def _identity_typed(self) -> None:
        if not self._quiet:
            self._editing.change(show_identity_numbers=bool(self.identity.value()))
