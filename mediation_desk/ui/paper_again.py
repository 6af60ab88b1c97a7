"""Beside a check code: register a paper again that was printed before a restore, or give it up."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.coded_paper import CodedPaper
from mediation_desk.domain.restored_paper import RestoredPaper
from mediation_desk.errors import DeskError
from mediation_desk.services.permission import roles_of
from mediation_desk.services.restored_papers import (
    ScansOfCase,
    kinds_with_codes,
    register_paper_again,
    scans_of_case,
    void_paper_again,
)
from mediation_desk.ui.ask_host import AskHost
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.ask import Ask
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.ui.kit.text_fields import MultilineField, TextField
from mediation_desk.words import _

_SEALED = ""


class PaperAgain(QWidget):
    """`offer` a code; `done(CodedPaper)` when the paper is known again or void."""

    done = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._code, self._case_id = "", ""
        self.host = AskHost(desk)
        self.register = Button(_("Register this paper again"), icon="plus")
        self.void = Button(_("It does not count any more"))
        self.register.clicked.connect(self._ask_register)
        self.void.clicked.connect(self._ask_void)
        buttons = Row(gap=12)
        for button in (self.register, self.void):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = Column(self, gap=12)
        column.addLayout(buttons)
        column.addWidget(self.host)
        column.addStretch(1)
        self.hide()

    def offer(self, code: str, *, earlier: bool = False, voids: bool = False) -> None:
        """Offer to register a paper with a code that may be an earlier one, or to void one known again."""
        may = bool(self._desk.staff.roles & roles_of(register_paper_again))
        self._code = code
        self.host.put_away()
        self.register.setVisible(earlier)
        self.void.setVisible(voids)
        self.setVisible(may and (earlier or voids))

    def put_away(self) -> None:
        """Offer nothing; what was typed stays as a draft."""
        self.host.put_away()
        self.hide()

    def _ask_register(self) -> None:
        kinds = [*kinds_with_codes().items(), (_SEALED, _("Restricted: the kind is not kept"))]
        key = ComboField("key", _("Which paper is it?"), kinds, filter=True)
        number = TextField("number", _("Number on the paper"), max_length=60)
        version = TextField("n", _("Version on the paper"), max_length=3, optional=True)
        printed = DateField("printed_on", _("Day on the paper"), latest=self._desk.today())
        signed = DateField("signed_on", _("Signed on"), latest=self._desk.today(), optional=True)
        by = TextField("signed_by", _("Who signed"), optional=True)
        case = TextField("case", _("Number of the case"), max_length=60, optional=True)
        scan = ComboField("scan_id", _("Scan of it"), optional=True, helper=_("paper_again.scan"))
        case.edit.editingFinished.connect(lambda: self._find_scans(case, scan))
        rows: list[list[Field]] = [[key], [number, version], [printed, signed], [by], [case], [scan]]
        ask = Ask(
            _("Register {code} again", code=self._code),
            _("Register it"),
            self._register,
            rows,
            text=_("Everything as it stands on the paper in your hand."),
        )
        self.host.put(ask, "paper_again", self._code)
        ask.take_focus()

    def _find_scans(self, case: TextField, scan: ComboField) -> None:
        self._case_id = ""

        def found(scans: ScansOfCase) -> None:
            self._case_id = scans.case_id
            scan.set_options(scans.scans)

        if case.value():
            self._desk.ask(self.host, found, scans_of_case, case.value(), failed=self.host.refused)

    def _register(self, values: dict[str, Any]) -> None:
        if values["key"] is None:
            self.host.refused(DeskError("restored_paper.kind", field="key"))
        elif values["printed_on"] is None:
            self.host.refused(DeskError("date.empty", field="printed_on"))
        elif values["n"] and not values["n"].isdecimal():
            self.host.refused(DeskError("restored_paper.version", field="n"))
        elif values["case"]:
            # by its number once more: what was typed last may not have been looked up yet
            self._desk.ask(
                self.host,
                lambda found: self._send(values, found.case_id),
                scans_of_case,
                values["case"],
                failed=self.host.refused,
            )
        else:
            self._send(values, "")

    def _send(self, values: dict[str, Any], case_id: str) -> None:
        paper = RestoredPaper(
            code=self._code,
            key=values["key"],
            number=values["number"],
            n=int(values["n"] or 0),
            printed_on=values["printed_on"],
            signed_on=values["signed_on"],
            signed_by=values["signed_by"],
            case_id=case_id,
            scan_id=values["scan_id"] or "",
        )
        self._desk.do(self, self._done, register_paper_again, paper, failed=self.host.refused)

    def _ask_void(self) -> None:
        reason = MultilineField("reason", _("Reason"), rows=2)
        ask = Ask(_("Why does it not count?"), _("Void this number"), self._void, [[reason]])
        self.host.put(ask, "paper_again_void", self._code)
        ask.take_focus()

    def _void(self, values: dict[str, Any]) -> None:
        self._desk.do(
            self, self._done, void_paper_again, self._code, values["reason"], failed=self.host.refused
        )

    def _done(self, paper: CodedPaper) -> None:
        self.host.put_away(drop=True)
        self.done.emit(paper)
