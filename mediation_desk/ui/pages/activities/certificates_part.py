"""Certificates got in a training, by name: added and taken out at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.training_certificate import TrainingCertificate
from mediation_desk.errors import DeskError
from mediation_desk.services.activities import add_certificate, drop_certificate
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.entry_form import EntryForm
from mediation_desk.ui.forms.specs import check, line, past
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.ui.kit.lines import Line, LineList
from mediation_desk.words import N_, _


@dataclass(frozen=True, slots=True, kw_only=True)
class _Blank:
    """What stands in the empty form."""

    holder: str = ""
    name: str = ""
    number: str = ""
    got_on: date | None = None
    high_skill: bool = True


class CertificatesPart(QWidget):
    """`show_of(activity id, certificates)`; nothing can be added before the activity is kept."""

    def __init__(self, desk: Desk, *, writes: bool) -> None:
        super().__init__()
        self._desk, self._activity_id, self._writes = desk, "", writes
        self.lines = LineList(selects=True, grows=True, name=_("Certificates"))
        self.form = EntryForm(
            [
                [line("holder", N_("Holder")), line("name", N_("Certificate"))],
                [line("number", N_("Certificate number")), past("got_on", N_("Got on"))],
                [check("high_skill", N_("Counts as a new high skill"))],
            ],
            desk.now(),
        )
        self.form.write(_Blank())
        self._draft = desk.draft(self.form, "training_certificate", "")
        self.form.typed.connect(lambda: self._draft.typed(self.form.text))
        self.form.submitted.connect(self._add)
        self.add = Button(_("Add the certificate"), icon="plus")
        self.add.clicked.connect(self._add)
        self.out = Button(_("Take out the one chosen"), "quiet", icon="trash")
        self.out.clicked.connect(self._drop)
        acts = Row(gap=8)
        acts.addWidget(self.add)
        acts.addWidget(self.out)
        acts.addStretch(1)
        column = Column(self, gap=8)
        column.addWidget(self.lines)
        column.addWidget(self.form)
        column.addLayout(acts)
        column.addStretch(1)
        self.form.setVisible(writes)

    def show_of(self, activity_id: str, certificates: Sequence[TrainingCertificate]) -> None:
        """Show those of an activity."""
        if activity_id != self._activity_id:
            self._draft.put_by()
            self._draft.deleteLater()
            self.form.write(_Blank())
            self._draft = self._desk.draft(self.form, "training_certificate", activity_id)
            self._draft.look(self.form.take_draft)
        self._activity_id = activity_id
        self.lines.set_lines(
            [
                Line(
                    id=one.id,
                    first=f"{self._desk.shown(one.holder)} · {one.name}",
                    second=" · ".join(
                        filter(
                            None,
                            (one.got_on.isoformat(), one.number, _("high skill") if one.high_skill else ""),
                        )
                    ),
                )
                for one in certificates
            ]
        )
        self.add.setVisible(self._writes)
        self.out.setVisible(self._writes and bool(certificates))
        if activity_id:
            self.add.allow()
        else:
            self.add.block(_("Please keep the activity first."))

    def put_by(self) -> None:
        """Keep what is half typed as a draft."""
        self._draft.put_by()

    def _add(self) -> None:
        if not self._activity_id or not self.add.isEnabled():
            return
        self.form.clear_errors()
        try:
            said = self.form.values()
            if said["got_on"] is None:
                raise DeskError("certificate.day_needed", field="got_on")
        except DeskError as fault:
            self._refused(fault)
            return
        one = TrainingCertificate(id="", activity_id=self._activity_id, **said)
        self._desk.do(self, self._added, add_certificate, one, failed=self._refused)

    def _added(self, _one: TrainingCertificate) -> None:
        self.form.settle()
        self._draft.drop()
        self.form.write(_Blank())

    def _drop(self) -> None:
        chosen = self.lines.current()
        if chosen is not None:
            self._desk.do(self, _nothing, drop_certificate, str(chosen), failed=self._refused)

    def _refused(self, fault: DeskError) -> None:
        if not self.form.show_fault(fault):
            self._desk.refuse(fault, of=self)


def _nothing(_value: object) -> None:
    """The page asks anew by itself, because activities changed."""
