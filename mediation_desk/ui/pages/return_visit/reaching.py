"""How somebody is reached for a visit: numbers shown on purpose, tries noted with one key, how it ended."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.person import Phone
from mediation_desk.domain.return_visit import AttemptOutcome, VisitMode
from mediation_desk.services.return_visits import VisitSheet, note_attempt
from mediation_desk.services.visit_safety import visit_numbers
from mediation_desk.ui import limits
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import clear
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _, term

_BY_MODE = {VisitMode.AT_HOME: AttemptOutcome.NOT_THERE, VisitMode.BY_VILLAGE: AttemptOutcome.NOT_THERE}


class Reaching(Sheet):
    """Numbers go again when the page is left; `tried` after an attempt was kept."""

    tried = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Reaching the person"))
        self._desk = desk
        self._sheet: VisitSheet | None = None
        self.show_numbers = Button(_("Show the numbers (journalled)"), icon="eye", compact=True)
        self.show_numbers.clicked.connect(self._ask_numbers)
        self.numbers = Prose("", "small")
        self.numbers.hide()
        self.add(self.show_numbers)
        self.add(self.numbers)
        self.add(Label(_("F7 notes that nobody was reached; or choose how it ended:"), "small", wrap=True))
        self.outcomes: dict[AttemptOutcome, Button] = {}
        flow = FlowLayout(gap=8)
        for one in AttemptOutcome:
            button = Button(term(one), compact=True)
            button.clicked.connect(lambda _on=False, outcome=one: self.note(outcome))
            self.outcomes[one] = button
            flow.addWidget(button)
        self.add(flow)
        self._tries = QWidget()
        self._listed = FlowLayout(self._tries, gap=4)
        self.add(self._tries)

    def show_sheet(self, sheet: VisitSheet) -> None:
        """Another visit, or the same after something changed."""
        if self._sheet is None or self._sheet.visit.id != sheet.visit.id:
            self.forget()
        self._sheet = sheet
        self.show_numbers.setVisible(not self._desk.masked)
        clear(self._listed)
        members = {one.id: one.name for one in sheet.staff}
        for one in reversed(sheet.attempts):
            local = one.at.astimezone(SHANGHAI)
            day = limits.day(local.date(), self._desk.today())
            said = (f"{day} {local:%H:%M}", term(one.outcome), members.get(one.staff_id, ""))
            self._listed.addWidget(Label(" · ".join(each for each in said if each), "small", tone="ink2"))
        self._tries.setVisible(bool(sheet.attempts))

    def forget(self) -> None:
        """Numbers are not shown again without asking."""
        self.numbers.setText("")
        self.numbers.hide()
        self.show_numbers.setEnabled(True)

    def note(self, outcome: AttemptOutcome | None = None) -> None:
        """Nobody was reached; without an outcome the usual one of the planned way."""
        sheet = self._sheet
        if sheet is None or sheet.visit.over or not sheet.writes or self._desk.masked:
            return
        mode = sheet.visit.mode
        usual = _BY_MODE.get(mode, AttemptOutcome.NO_ANSWER) if mode else AttemptOutcome.NO_ANSWER
        self._desk.do(self, self._noted, note_attempt, sheet.visit.id, outcome or usual)

    def _noted(self, _tries: object) -> None:
        self._desk.toast(_("Noted. The visit stays planned."))
        self.tried.emit()

    def _ask_numbers(self) -> None:
        if self._sheet is not None:
            self._desk.do(self, self._show_numbers, visit_numbers, self._sheet.visit.id)

    def _show_numbers(self, phones: tuple[Phone, ...]) -> None:
        if self._desk.masked:
            return
        self.show_numbers.setEnabled(False)
        lines = [_phone(one) for one in phones]
        self.numbers.setText("\n".join(lines) or _("No number may be used for this person."))
        self.numbers.show()


def _phone(phone: Phone) -> str:
    said = [phone.number, phone.owner, phone.safe_hours]
    said.append(_("may leave a message") if phone.may_leave_message else _("leave no message"))
    return " · ".join(one for one in said if one)
