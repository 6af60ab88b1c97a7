"""Who can open a restricted record, and asking a colleague in with the password once more."""

from __future__ import annotations

from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.safety_records import ask_in
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Row, rule
from mediation_desk.ui.password_again import ask_password
from mediation_desk.words import _


class AskedIn(Form):
    """Names of the readers, and a choice among colleagues who are none yet."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(gap=8)
        self._desk = desk
        self._record_id = ""
        self._readers: tuple[str, ...] = ()
        self.names = Prose("", "small", tone="ink2")
        self.colleague = ComboField("colleagues", _("Ask a colleague in"))
        self.act = Button(_("Let them open it"), icon="key", compact=True)
        self.act.clicked.connect(self._ask)
        self.put(rule())
        self.put(self.names)
        self.add(self.colleague)
        row = Row()
        row.addWidget(self.act)
        row.addStretch(1)
        self.put(row)

    def show_record(self, record_id: str, readers: tuple[str, ...], colleagues: tuple[Staff, ...]) -> None:
        """Show who opens this record."""
        self._record_id, self._readers = record_id, readers
        self.names.setText(_("Can be opened by {names}", names="、".join(readers)))
        others = [(one.id, one.name) for one in colleagues if one.name not in readers]
        self.colleague.set_options(others)
        for widget in (self.colleague, self.act):
            widget.setVisible(bool(others))

    def _ask(self) -> None:
        chosen = self.colleague.value()
        if not chosen:
            self.colleague.set_error(_("Choose a colleague."))
            return

        def asked(confirmed: Confirmed) -> None:
            self._desk.do(
                self, self._done, ask_in, confirmed, self._record_id, (str(chosen),), failed=self._not
            )

        said = _("They will be able to open every version. This is journalled.")
        ask_password(self._desk, self, asked, title=_("Ask a colleague in"), text=said)

    def _done(self, _nothing: None) -> None:
        name = self.colleague.box.currentText()
        self._desk.toast(_("{name} can open it now.", name=name))
        self._readers = (*self._readers, name)
        self.names.setText(_("Can be opened by {names}", names="、".join(self._readers)))
        self.colleague.set_value(None)

    def _not(self, error: DeskError) -> None:
        if not self.show_fault(error):
            self._desk.refuse(error, of=self)
