"""When the centre works, and who works otherwise."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.room import SHIPPED_HOURS, WorkSpan
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.errors import DeskError
from mediation_desk.services.access import OFFICE_WRITE
from mediation_desk.services.rooms import every_hours, save_hours
from mediation_desk.services.staff import everybody
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.hours import HoursForm
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, size
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _


class HoursPane(QWidget):
    """Choose whose hours at the top; the week below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._hours: dict[str, tuple[WorkSpan, ...]] = {}
        self.whose = ComboField("whose", _("Whose hours"), [("", _("The centre"))], filter=True)
        self.whose.changed.connect(self._turn)
        self.state = Label("", "small", tone="ink2", wrap=True)
        self.form = HoursForm()
        self.form.submitted.connect(self.save)
        self.form.typed.connect(self._typed)
        self._draft = desk.draft(self.form, "hours", "")
        self.copy = Button(_("Monday's hours for Tuesday to Friday"), compact=True)
        self.copy.clicked.connect(self.form.monday_for_all)
        self.own = Button(_("Back to the centre's hours"), compact=True)
        self.own.clicked.connect(self._give_up)
        sheet = Sheet(_("Working hours"), scrolls=True)
        above = Row(gap=16)
        above.addWidget(size(self.whose, width=260))
        above.addWidget(self.state, 1)
        sheet.add(above)
        sheet.add(size(self.form, max_width=860))
        acts = Row(gap=12)
        acts.addWidget(self.copy)
        acts.addWidget(self.own)
        acts.addStretch(1)
        sheet.add(acts)
        sheet.add(
            Prose(
                _("Public holidays are counted by the working calendar; empty fields are no work."),
                "small",
                tone="ink2",
            )
        )
        sheet.body.addStretch(1)
        column = Column(self, gap=0)
        column.addWidget(sheet, 1)

    @property
    def staff_id(self) -> str:
        """Whose hours are shown; "" is the centre."""
        return str(self.whose.value() or "")

    @property
    def writes(self) -> bool:
        """Whether whoever sits here may change the hours shown."""
        roles = self.desk.staff.roles
        if not self.staff_id:
            return bool(roles & OFFICE_WRITE)
        return self.staff_id == self.desk.staff.id or Role.DIRECTOR in roles

    def look(self) -> None:
        """Ask anew."""
        self.put_by()
        self.desk.ask(self, self._show_staff, everybody)
        self.desk.ask(self, self._show, every_hours)

    def put_by(self) -> None:
        """Keep what is half typed as a draft."""
        self._draft.put_by()

    def save(self) -> None:
        """Keep the hours shown."""
        if not self.writes:
            return
        self.form.clear_errors()
        try:
            spans = self.form.read()
        except DeskError as fault:
            self.form.show_fault(fault)
            return
        self.desk.do(self, self._kept, save_hours, self.staff_id, spans, failed=self._refused)

    def _show_staff(self, found: list[Staff]) -> None:
        mine = self.desk.staff
        names = [("", _("The centre")), (mine.id, _("Myself"))]
        names += [(one.id, one.name) for one in found if one.active and one.id != mine.id]
        chosen = self.staff_id
        self.whose.blockSignals(True)
        self.whose.set_options(names)
        self.whose.set_value(chosen)
        self.whose.blockSignals(False)

    def _show(self, found: dict[str, tuple[WorkSpan, ...]]) -> None:
        self._hours = found
        self._fill()

    def _turn(self) -> None:
        if self.whose.value() is not None:
            self._fill()

    def _fill(self) -> None:
        self._draft.put_by()
        staff_id = self.staff_id
        own = staff_id in self._hours
        self.form.clear_errors()
        self.form.staff_id = staff_id
        self.form.write(self._hours.get(staff_id) or self._hours.get("", SHIPPED_HOURS))
        self.form.setEnabled(self.writes)
        self.copy.setVisible(self.writes)
        self.own.setVisible(self.writes and own and bool(staff_id))
        self.state.setText(self._said(staff_id, own=own))
        self._draft.deleteLater()
        self._draft = self.desk.draft(self.form, "hours", staff_id)
        if self.writes:
            self._draft.look(lambda text: self.form.put_text(text) if text else None)

    def _said(self, staff_id: str, *, own: bool) -> str:
        if not self.writes:
            return _("Only to look at: changed by the office, or by the person and the director.")
        if not staff_id:
            return _("Whoever keeps no hours of their own works these.")
        return _("Own hours") if own else _("Works the centre's hours; change a field to have own ones.")

    def _typed(self) -> None:
        self._draft.typed(self.form.text)

    def _give_up(self) -> None:
        self.desk.do(self, self._kept, save_hours, self.staff_id, (), failed=self._refused)

    def _kept(self, _nothing: None) -> None:
        self._draft.drop()
        self.desk.toast(_("The hours are kept"))
        self.look()

    def _refused(self, fault: DeskError) -> None:
        if not self.form.show_fault(fault):
            self.desk.refuse(fault, of=self)
