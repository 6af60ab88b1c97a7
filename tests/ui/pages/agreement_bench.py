"""The agreement editor on a real register: a case in mediation, its draft, a printer that writes PDF."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from mediation_desk.domain.agreement import Agreement, SigningCapacity, SigningManner
from mediation_desk.services import agreements
from mediation_desk.services.agreements import AgreementFile
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.pages.agreement.page import AgreementPage
from mediation_desk.ui.pages.agreement.workspace import Workspace
from mediation_desk.ui.seams import PrintChoice
from tests.case_fixtures import add_case, begin_mediation, filled
from tests.desk_fixtures import MEDIATOR, Office
from tests.ui.pages.office_desk import OfficeDesk


def draft(office: Office) -> tuple[str, Agreement]:
    """A case in mediation with an agreement ready to print; the case's id and the agreement."""
    case_id = add_case(office)
    begin_mediation(office, case_id)
    with office.as_(MEDIATOR) as records:
        begun = agreements.begin_agreement(records, case_id)
        return case_id, agreements.save_agreement(records, filled(begun.agreement)).agreement


class Bench(OfficeDesk):
    """An office desk with one agreement page open."""

    def __init__(self, qtbot: QtBot, folder: Path, *, begun: bool = True) -> None:
        super().__init__(qtbot, folder)
        if begun:
            self.case_id, self.agreement = self.run(draft)
        else:
            self.case_id = self.run(_begin_only)
        self.desk = self.sit(MEDIATOR)
        self.toasts: list[object] = []
        self.desk.done.connect(lambda _text, undo: self.toasts.append(undo))
        self.open()

    def open(self) -> None:
        """A fresh page on the case."""
        self.page = AgreementPage(self.desk)
        self.show(self.page)
        self.page.opened(self.case_id)
        self.wait()

    @property
    def work(self) -> Workspace:
        """The agreement on the table."""
        assert self.page.work is not None
        return self.page.work

    @property
    def now(self) -> Agreement:
        """The agreement as typed."""
        return self.work.editing.now

    def kept(self) -> AgreementFile:
        """The agreement as the register holds it."""

        def look(office: Office) -> AgreementFile:
            with office.reading(MEDIATOR) as records:
                return agreements.agreement_file(records, self.agreement.id)

        return self.run(look)

    def draw(self) -> None:
        """Let the paper catch up."""
        while not self.work.paper.settled:
            self.work.paper.draw_now()
            self.wait()

    def printer(self, name: str, *pages: int) -> Path:
        """The next print goes into a PDF file."""
        path = self.folder / name
        made = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(path))
        self.desk.files.printers.append(PrintChoice(printer=made, pages=pages))
        return path

    def print_final(self) -> Path:
        """Print the final version; the file the printer wrote."""
        path = self.printer("final.pdf")
        self.page.out.print_final()
        self.wait()
        return path

    def sign(self, *, leave_open: int = 0, code: str | None = None) -> None:
        """Record all places but the last `leave_open`."""
        self.page.signing.open()
        dialog = self.page.signing.dialog
        assert dialog is not None
        living = self.kept().current
        dialog.code.set_value((living.code if living else "") if code is None else code)
        for row in dialog.rows[: len(dialog.rows) - leave_open]:
            seal = row.place[0] is SigningCapacity.COMMITTEE_SEAL
            row.manner.set_value(SigningManner.SEALED if seal else SigningManner.SIGNED)
        dialog.send()
        self.wait()

    def with_clause(self, text: str) -> None:
        """One more clause in our own words, looked at."""
        self.work.add_clause("")
        assert self.work.clause.words is not None
        self.work.clause.words.title.set_value("其他")
        self.work.clause.words.words.edit.setPlainText(text)


def without_clauses(agreement: Agreement) -> Agreement:
    """The same agreement, empty."""
    return replace(agreement, clauses=())


def _begin_only(office: Office) -> str:
    case_id = add_case(office)
    begin_mediation(office, case_id)
    return case_id


def gap(bench: Bench, name: str) -> Field:
    """The field of one gap of the clause looked at."""
    assert bench.work.clause.form is not None
    return bench.work.clause.form.gaps[name].field
