"""Recording signatures for one agreement, and giving its number up when the parties do not sign."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog

from mediation_desk.domain.agreement import Signature
from mediation_desk.domain.short_code import normalise_code
from mediation_desk.domain.signing import effective_on
from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.services.agreements import AgreementFile, record_signatures, void_agreement_number
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.pages.agreement.signing import SigningDialog
from mediation_desk.ui.pages.agreement.workspace import Workspace
from mediation_desk.ui.saying import whole_day
from mediation_desk.words import _, sentence


class SigningDesk(QObject):
    """`told(file)` hands the agreement back as it is kept now."""

    def __init__(
        self,
        desk: Desk,
        work: Workspace,
        staff: tuple[Staff, ...],
        told: Callable[[AgreementFile], None],
    ) -> None:
        super().__init__(work)
        self._desk, self._work, self._told = desk, work, told
        self._names = {one.id: one.name for one in staff}
        self.dialog: SigningDialog | None = None
        self._left: tuple[str, tuple[Signature, ...]] = ("", ())
        work.versions.given_up.connect(self._give_up)

    def open(self) -> None:
        """登记签名: ask who signed which paper, and when."""
        file, names = self._work.file, dict(self._names)
        names |= {one.person_id: one.name for one in self._work.context.names.people}
        code, typed = self._left
        standing = [*file.signatures, *typed]  # what was typed before it was put away stands there again
        dialog = SigningDialog(file.agreement, names, standing, self._desk.today(), self._work)
        dialog.code.set_value(code)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._over)
        dialog.recorded.connect(self._record)
        self.dialog = dialog
        dialog.open()

    def _record(self, typed: str, signed: tuple[Signature, ...]) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        try:
            code = normalise_code(typed)
            if code not in {one.code for one in self._work.file.prints}:
                raise DeskError("code.other_paper", field="code")
        except DeskError as fault:
            dialog.refuse(fault)
            return
        self._desk.do(self, self._recorded, record_signatures, code, signed, failed=dialog.refuse)

    def _recorded(self, file: AgreementFile) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self._told(file)
        if file.frozen:
            on = whole_day(effective_on(file.agreement, file.signatures))
            self._desk.notice(_("Signed by everybody: the agreement takes effect on {day}", day=on), "pine")
        else:
            self._desk.toast(_("Signatures recorded; places are still open"))

    def _over(self, result: int) -> None:
        dialog, self.dialog = self.dialog, None
        put_away = dialog is not None and result != QDialog.DialogCode.Accepted
        self._left = (dialog.code.value(), dialog.typed()) if dialog is not None and put_away else ("", ())

    def _give_up(self, reason: str) -> None:
        agreement_id = self._work.file.agreement.id
        self._desk.do(
            self, self._given_up, void_agreement_number, agreement_id, reason, failed=self._not_given_up
        )

    def _given_up(self, file: AgreementFile) -> None:
        self._work.versions.reason.set_value("")
        self._told(file)
        self._desk.toast(_("The number was given up; the draft stays"))

    def _not_given_up(self, fault: DeskError) -> None:
        self._work.versions.reason.set_error(sentence(fault))
