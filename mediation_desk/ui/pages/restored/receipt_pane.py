"""核对回执: a printed receipt held against the register: as new, older or not of it, and what to do."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.receipt_check import ReceiptChecked, ReceiptVerdict, TypedReceipt
from mediation_desk.errors import DeskError
from mediation_desk.services.older_register import check_receipt, treat_as_restored
from mediation_desk.services.permission import roles_of
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column, Row, size
from mediation_desk.ui.kit.notice import Act, Notice
from mediation_desk.ui.kit.notice_place import NoticePlace
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.saying import whole_day
from mediation_desk.words import _

_TONES = {
    ReceiptVerdict.AGREES: "pine",
    ReceiptVerdict.BEHIND: "red",
    ReceiptVerdict.SET_ASIDE: "amber",
    ReceiptVerdict.FOREIGN: "red",
}


class ReceiptPane(QWidget):
    """Day, count of the journal and head as they are printed; the answer stands above the fields."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.checked: ReceiptChecked | None = None
        self._signed: tuple[str, str] | None = None
        self.form = Form()
        self.day = DateField("made_on", _("Day of the receipt"), latest=desk.today())
        self.entries = TextField("entries", _("Entries of the journal"), max_length=12)
        self.head = TextField(
            "head", _("Head of the journal"), max_length=90, helper=_("As printed; gaps do not matter.")
        )
        for field in (self.day, self.entries, self.head):
            field.changed.connect(self._forget)
        self.form.add(self.day, self.entries)
        self.form.add(self.head)
        self.form.submitted.connect(self.primary)
        self.form.enter_submits = False
        self.head.edit.returnPressed.connect(self.primary)
        self.act = Button(_("Hold it against the register"), "primary", icon="search")
        self.act.clicked.connect(self.primary)
        self.said = NoticePlace()
        sheet = Sheet(_("Is the register as new as this receipt?"), margin=24)
        sheet.add(Prose(_("receipt.why"), "small", tone="ink2"))
        sheet.add(self.form)
        foot = Row()
        foot.addWidget(self.act)
        foot.addStretch(1)
        sheet.add(foot)
        row = Row(self)
        column = Column()
        column.addLayout(self.said)
        column.addWidget(size(sheet, max_width=720, min_width=420))
        column.addStretch(1)
        row.addLayout(column, 1)
        row.addStretch(1)

    def look(self) -> None:
        """Into the first field."""
        self.day.setFocus()

    def hold(self, day: date, entries: str, head: str) -> None:
        """Fill in what a stick saw, and ask the register."""
        self.day.set_value(day)
        self.entries.set_value(entries)
        self.head.set_value(head)
        self._signed = (entries, head)
        self.primary()

    def primary(self) -> None:
        """Ask the register."""
        self.form.clear_errors()
        try:
            entries = self.entries.value().replace(",", "").replace("，", "")
            if not entries.isdecimal():
                raise DeskError("receipt.entries", field="entries")
            day = self.day.value()
            signed = self._signed == (entries, self.head.value())
            typed = TypedReceipt(made_on=day, entries=int(entries), head=self.head.value(), signed=signed)
        except DeskError as fault:
            self._refused(fault)
            return
        self.desk.do(self, self._show, check_receipt, typed, failed=self._refused)

    def parts(self) -> tuple[QWidget, ...]:
        """The form."""
        return (self.form,)

    def _forget(self) -> None:
        self.checked = None
        self.said.say(None)

    def _show(self, checked: ReceiptChecked) -> None:
        self.checked = checked
        said, second = _words(checked)
        acts: list[Act] = []
        if checked.verdict is ReceiptVerdict.BEHIND and self.desk.staff.roles & roles_of(treat_as_restored):
            acts.append((_("Ask for the last numbers on paper"), self._treat))
            acts.append((_("To the copies"), lambda: self.desk.go("backup")))
        elif checked.verdict is ReceiptVerdict.SET_ASIDE:
            acts.append((_("To the last numbers"), lambda: self.desk.go("restored", "asked")))
        self.said.say(Notice(said, _TONES[checked.verdict], second=second, acts=acts))

    def _treat(self) -> None:
        if self.checked is not None:
            self.desk.do(self, self._treated, treat_as_restored, self.checked)

    def _treated(self, _one: object) -> None:
        self.desk.go("restored", "asked")

    def _refused(self, fault: DeskError) -> None:
        if not self.form.show_fault(fault):
            self.desk.refuse(fault, of=self)


def _words(checked: ReceiptChecked) -> tuple[str, str]:
    day, n = whole_day(checked.made_on), f"{checked.lacks:,}"
    if checked.verdict is ReceiptVerdict.AGREES:
        return _("They agree: what was copied on {day} stands in the register.", day=day), ""
    if checked.verdict is ReceiptVerdict.BEHIND and not checked.lacks:
        said = _("The register is older than this copy, and was worked in since.")
        return said, _("receipt.behind")
    if checked.verdict is ReceiptVerdict.BEHIND:
        said = _("The register is older than this receipt: {n} entries of the journal are missing.", n=n)
        return said, _("receipt.behind")
    if checked.verdict is ReceiptVerdict.SET_ASIDE:
        said = _("This receipt is of what the restore set aside: {n} entries are not in the register.", n=n)
        return said, _("receipt.set_aside")
    return _("This receipt is not of this register, or was typed wrong."), _("receipt.foreign")
