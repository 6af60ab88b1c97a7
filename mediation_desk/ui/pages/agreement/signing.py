"""登记签名: the code on the paper, then who signed, sealed or fingerprinted it, and when."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from mediation_desk.domain.agreement import Agreement, Signature, SigningCapacity, SigningManner
from mediation_desk.domain.signing import Place, places
from mediation_desk.errors import DeskError
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.field_row import FieldRow
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, rule, scrolling, size
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.spoken import group
from mediation_desk.words import _, sentence, term

_NOT_YET = "not_yet"


class PlaceRow(QWidget):
    """One place on the paper: not yet, or signed, sealed or fingerprinted on a day."""

    def __init__(self, place: Place, name: str, representative: str, today: date) -> None:
        super().__init__()
        self.place = place
        manners = [(one, term(one)) for one in _manners(place[0])]
        self.manner = SegmentsField("manner", "", [(_NOT_YET, _("No signature yet")), *manners], compact=True)
        self.manner.set_value(_NOT_YET)
        self.day = DateField("on", _("On"), start=today, latest=today)
        self.day.set_value(today)
        self.representative = TextField("representative", _("Representative who signed"), max_length=40)
        self.representative.set_value(representative)
        self._represented = bool(representative)
        said = f"{name} · {term(place[0])}" if name else term(place[0])
        group(self, said)
        beside = FieldRow(weights=(1, 1))
        beside.addWidget(self.day)
        beside.addWidget(self.representative)
        column = Column(self, gap=8)
        column.addWidget(Label(said, "body_strong", wrap=True))
        column.addWidget(self.manner)
        column.addLayout(beside)
        column.addWidget(rule())
        self.manner.changed.connect(self._fold)
        self._fold()

    def show_signature(self, known: Signature) -> None:
        """What was recorded earlier."""
        self.manner.set_value(known.manner)
        self.day.set_value(known.on)
        self.representative.set_value(known.representative)

    def signature(self) -> Signature | None:
        """What is to be recorded; None while nobody signed here. DeskError naming the field."""
        manner = self.manner.value()
        if not isinstance(manner, SigningManner):
            return None
        day = self.day.value()
        if day is None:
            raise DeskError("signature.day_needed", field="on")
        return Signature(
            code="",
            capacity=self.place[0],
            manner=manner,
            on=day,
            signer_id=self.place[1],
            representative=self.representative.value() if self._represented else "",
        )

    def show_fault(self, fault: DeskError) -> None:
        """Say it under its field."""
        fields = {"on": self.day, "representative": self.representative}
        field = fields.get(fault.field or "", self.manner)
        field.set_error(sentence(fault))

    def _fold(self) -> None:
        given = self.manner.value() != _NOT_YET
        self.day.setVisible(given)
        self.representative.setVisible(given and self._represented)


class SigningDialog(QDialog):
    """`recorded(code, signatures)` when the person wants them written down; the page answers by `refuse`."""

    help_place = "dialog.signing"

    recorded = Signal(str, object)

    def __init__(
        self,
        agreement: Agreement,
        names: dict[str, str],
        standing: Sequence[Signature],
        today: date,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Mediation Desk"))
        self.setAccessibleName(_("Record signatures"))
        self.setProperty("ground", "paper")
        self.code = TextField("code", _("Check code on the paper"), placeholder="XXXX-XXXX", max_length=24)
        self.code.set_helper(_("It stands at the foot of every page; only the paper it names is recorded"))
        represented = {one.person_id: one.representative for one in agreement.signers}
        known = {(one.capacity, one.signer_id): one for one in standing}
        self.rows: list[PlaceRow] = []
        inside = QWidget()
        listed = Column(inside, margin=(0, 0, 8, 0), gap=12)
        for place in places(agreement):
            party = place[0] is SigningCapacity.PARTY
            name = names.get(place[1], "")
            row = PlaceRow(place, name, represented.get(place[1], "") if party else "", today)
            if place in known:
                row.show_signature(known[place])
            self.rows.append(row)
            listed.addWidget(row)
        listed.addStretch(1)
        self._fault = Notice("", "red")
        self._fault.hide()
        self.record = Button(_("Record the signatures"), "primary", icon="signature")
        self.record.clicked.connect(self.send)
        back = Button(_("Back"))
        back.clicked.connect(self.reject)
        foot = Row(gap=12)
        foot.addStretch(1)
        foot.addWidget(back)
        foot.addWidget(self.record)
        column = Column(self, margin=24, gap=16)
        column.addWidget(Label(_("Record signatures"), "title"))
        column.addWidget(
            Prose(_("Printed is not agreed: once every place is filled this version is fixed for good."))
        )
        column.addWidget(self.code)
        column.addWidget(scrolling(inside), 1)
        column.addWidget(self._fault)
        column.addLayout(foot)
        size(self, min_width=640)
        self.resize(self.minimumWidth(), min(640, parent.window().height() - 48))

    def send(self) -> None:
        """Hand on what was typed, or say what is missing."""
        self._fault.hide()
        given = []
        for row in self.rows:
            try:
                made = row.signature()
            except DeskError as fault:
                row.show_fault(fault)
                return
            if made is not None:
                given.append(made)
        if not self.code.value():
            self.code.set_error(sentence(DeskError("code.needed", field="code")))
            self.code.setFocus()
        elif not given:
            self._say(sentence(DeskError("signature.none_given")))
        else:
            self.recorded.emit(self.code.value(), tuple(given))

    def typed(self) -> tuple[Signature, ...]:
        """The places that are filled so far; a day that is not understood is left out with its place."""
        made = []
        for row in self.rows:
            with suppress(DeskError):
                made.append(row.signature())
        return tuple(one for one in made if one is not None)

    def refuse(self, fault: DeskError) -> None:
        """The register refused: beside its field, or above the buttons."""
        if fault.field == "code":
            self.code.set_error(sentence(fault))
            self.code.setFocus()
        else:
            self._say(sentence(fault))

    def _say(self, said: str) -> None:
        self._fault.say(said)
        self._fault.show()


def _manners(capacity: SigningCapacity) -> tuple[SigningManner, ...]:
    """The seal seals, staff sign, parties may do any of the three."""
    if capacity is SigningCapacity.COMMITTEE_SEAL:
        return (SigningManner.SEALED,)
    if capacity is SigningCapacity.PARTY:
        return tuple(SigningManner)
    return (SigningManner.SIGNED,)
