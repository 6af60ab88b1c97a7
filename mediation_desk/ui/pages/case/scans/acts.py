"""What is done with one scan beside looking at it: restrict, share, export, withdraw."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from mediation_desk.domain.attachment import Attachment
from mediation_desk.services.attachments import (
    OpenedFile,
    Shelf,
    free_attachment,
    put_attachment_back,
    restrict_attachment,
    share_attachment,
    withdraw_attachment,
)
from mediation_desk.services.password_check import Confirmed
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.pages.case.scans.facts import ScanFacts
from mediation_desk.ui.password_again import ask_password
from mediation_desk.ui.scan_export import ExportDialog
from mediation_desk.words import _, sentence


class ScanActs(QObject):
    """The buttons of `ScanFacts`, for whatever `about` says is chosen."""

    def __init__(self, desk: Desk, owner: QWidget, facts: ScanFacts) -> None:
        super().__init__(owner)
        self._desk, self._owner, self.facts = desk, owner, facts
        self._one: Attachment | None = None
        self._opened: OpenedFile | None = None
        self._shelf: Shelf | None = None
        facts.restrict.clicked.connect(self._restrict)
        facts.share.clicked.connect(self._share)
        facts.export.clicked.connect(self._export)
        facts.withdraw.clicked.connect(self._withdraw)
        facts.reason.edit.returnPressed.connect(self._withdraw)

    def about(self, one: Attachment | None, opened: OpenedFile | None, shelf: Shelf | None) -> None:
        """What is chosen, its content once it is there, and among what."""
        self._one, self._opened, self._shelf = one, opened, shelf

    def _restrict(self) -> None:
        one = self._one
        if one is None:
            return
        if not one.restricted:
            self._desk.do(self, self._restricted, restrict_attachment, one.id)
            return

        def confirmed(sure: Confirmed) -> None:
            self._desk.do(self, _nothing, free_attachment, sure, one.id)

        text = _("Everybody who works on this case can then open it.")
        ask_password(self._desk, self._owner, confirmed, title=_("Lift the restriction"), text=text)

    def _restricted(self, _none: object) -> None:
        self._desk.toast(_("Restricted: it opens for you, the director and the keepers"))

    def _share(self) -> None:
        one, menu = self._one, QMenu(self._owner)
        if one is None or self._shelf is None:
            return
        for colleague in self._shelf.colleagues:
            action = menu.addAction(colleague.name)
            action.triggered.connect(
                lambda _on=False, who=colleague.id: self.share_with(one.id, who)  # the loop goes on
            )
        menu.popup(self.facts.share.mapToGlobal(self.facts.share.rect().bottomLeft()))

    def share_with(self, attachment_id: str, staff_id: str) -> None:
        """Let a colleague read a restricted scan, after the password once more."""

        def confirmed(sure: Confirmed) -> None:
            self._desk.do(self, shared, share_attachment, sure, attachment_id, (staff_id,))

        def shared(_none: object) -> None:
            self._desk.toast(_("The colleague can open it now"))

        ask_password(self._desk, self._owner, confirmed, title=_("Let a colleague read"))

    def _export(self) -> None:
        if self._opened is not None and self._shelf is not None and not self._desk.masked:
            ExportDialog(self._desk, self._owner, self._opened, self._shelf.sides).open()

    def _withdraw(self) -> None:
        one = self._one
        if one is None:
            return
        if one.withdrawn_at is not None:
            self._desk.do(self, _nothing, put_attachment_back, one.id)
        elif not self.facts.reason.isVisible():
            self.facts.reason.show()
            self.facts.reason.edit.setFocus()
        else:
            self._desk.do(
                self,
                self._withdrawn,
                withdraw_attachment,
                one.id,
                self.facts.reason.value(),
                failed=lambda error: self.facts.reason.set_error(sentence(error)),
            )

    def _withdrawn(self, _none: object) -> None:
        self.facts.reason.hide()
        self.facts.reason.set_value("")


def _nothing(_none: object) -> None:
    """What changed is told by the desk."""
