"""Acts without a sheet of their own: suspend, bring back, give the office's files after a password."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from mediation_desk.errors import DeskError
from mediation_desk.services.leaving import LeavingLook, bring_back, look_at_leaving, suspend
from mediation_desk.services.office_files import OfficeFiles, give_office_files
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.staff import StaffLine
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.password_again import ask_password
from mediation_desk.words import _


class Acting(QObject):
    """What the inspector's buttons do at once; `removing(look)` when somebody may be removed.

    `holding(staff id, error)`: they still hold files, which are handed over first.
    """

    removing = Signal(object)
    holding = Signal(str, object)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self._desk = page, page.desk

    def ask(self, act: str, line: StaffLine) -> None:
        """The password once more, with what follows from the act."""
        name = line.member.name
        title, text, verb, then = {
            "suspend": (
                _("Suspend {name}", name=name),
                _("staff.suspend_what", name=name),
                _("Suspend for a time"),
                self._suspend,
            ),
            "bring_back": (
                _("Bring {name} back", name=name),
                _("staff.bring_back_what", name=name),
                _("Bring back"),
                self._bring_back,
            ),
            "office": (
                _("Give {name} the office's sealed files", name=name),
                _("staff.office_what", name=name),
                _("Give them"),
                self._office,
            ),
        }[act]
        ask_password(self._desk, self._page, partial(then, line), title=title, text=text, act=verb)

    def remove(self, line: StaffLine) -> None:
        """Look what they still hold, then open the sheet."""
        self._desk.ask(self, self._remove, look_at_leaving, line.member.id)

    def _remove(self, look: LeavingLook) -> None:
        if look.held:
            self.holding.emit(look.member.id, DeskError("staff.hand_over_first", n=look.held))
        else:
            self.removing.emit(look)

    def _suspend(self, line: StaffLine, confirmed: Confirmed) -> None:
        done = partial(self._done, _("{name} is suspended", name=line.member.name))
        refused = partial(self._suspend_refused, line.member.id)
        self._desk.turn(self, done, suspend, confirmed, line.member.id, failed=refused)

    def _suspend_refused(self, staff_id: str, error: DeskError) -> None:
        if error.key == "staff.hand_over_first":
            self.holding.emit(staff_id, error)
        else:
            self._desk.refuse(error, of=self)

    def _bring_back(self, line: StaffLine, confirmed: Confirmed) -> None:
        done = partial(self._done, _("{name} signs in again", name=line.member.name))
        self._desk.turn(self, done, bring_back, confirmed, line.member.id)

    def _office(self, line: StaffLine, confirmed: Confirmed) -> None:
        self._desk.do(self, self._given, give_office_files, confirmed, line.member.id)

    def _given(self, left: OfficeFiles) -> None:
        if left.lacking:
            self._desk.notice(_("office.left", n=left.lacking))
        else:
            self._desk.toast(_("Every sealed file of the office opens for them now"))

    def _done(self, said: str, _nothing: object) -> None:
        self._desk.toast(said)
