"""婚姻家庭辅导服务记录表 (D27) of a session: words at the left, the paper at the right."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from mediation_desk.services import counselling_files, service_records
from mediation_desk.services.counselling_files import FileView
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.forms.service_record import ServiceRecordForm
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.layout import Column, Row, clear, scrolling, size
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.paper_view import PaperView
from mediation_desk.words import _

_REDRAWN_AFTER = 600  # milliseconds after the last key


class ServiceRecordPage(Page):
    """`desk.go("service_record", file id, session id)`; what is typed stays for the next print."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Service record"))
        self._file_id = self._session_id = ""
        self._draft: Draft | None = None
        self.form: ServiceRecordForm | None = None
        self.view = PaperView(desk)
        back = Button(_("To the file"), "text")
        back.clicked.connect(lambda: desk.go("counselling_file", self._file_id, self._session_id))
        self.export_word, self.export_pdf = Button(_("Export Word")), Button(_("Export PDF"))
        self.print_it = Button(_("Print"), "primary", icon="printer")
        self.export_word.clicked.connect(lambda: self._fresh("docx"))
        self.export_pdf.clicked.connect(lambda: self._fresh("pdf"))
        self.print_it.clicked.connect(self.primary)
        for button in (back, self.export_word, self.export_pdf, self.print_it):
            self.head.add_button(button)
        self._after = ""
        self._redraw = QTimer(self, singleShot=True, interval=_REDRAWN_AFTER)
        self._redraw.timeout.connect(self._make)
        self._place = Column(gap=0)
        sheet = Sheet(_("Words for this paper"))
        sheet.add(self._place, 1)
        self._covered = EmptyState(_("Masked"), _("F9 shows the paper again"))
        self._both = QWidget()
        across = Row(self._both, gap=16)
        across.addWidget(size(sheet, min_width=260, max_width=440), 2)
        across.addWidget(self.view, 3)
        self.body.addWidget(self._both, 1)
        self.body.addWidget(self._covered, 1)
        desk.masked_changed.connect(self._mask)
        self._mask(desk.masked)

    def opened(self, *args: object) -> None:
        """A file's id and a session's."""
        self._keep_draft()
        if len(args) < 2:
            return
        self._file_id, self._session_id = str(args[0]), str(args[1])
        self.view.clear()
        self.desk.ask(self, self._show, counselling_files.counselling_file, self._file_id)

    def left(self) -> bool:
        """Nothing is lost: the draft is kept."""
        self._keep_draft()
        return True

    def primary(self) -> None:
        """Print it as it stands now."""
        self._fresh("print")

    def print(self) -> None:
        """Print it as it stands now."""
        self._fresh("print")

    def panes(self) -> tuple[QWidget, ...]:
        """Words, then the paper."""
        return (self.form, self.view) if self.form is not None else (self.view,)

    def _show(self, view: FileView) -> None:
        clear(self._place)
        self.form = form = ServiceRecordForm(tuple(self.desk.shown(one.name) for one in view.clients))
        self._place.addWidget(scrolling(form), 1)
        self._draft = self.desk.draft(form, "service_record", self._session_id)
        self._draft.look(self._put_draft)
        form.typed.connect(self._typed)
        for field in form.fields.values():
            field.changed.connect(self._redraw.start)

    def _put_draft(self, text: str | None) -> None:
        if text and self.form is not None:
            self.form.put_text(text)
        self._make()

    def _typed(self) -> None:
        if self._draft is not None and self.form is not None:
            self._draft.typed(self.form.text)

    def _keep_draft(self) -> None:
        if self._draft is not None:
            self._draft.put_by()

    def _fresh(self, way: str) -> None:
        """Make it from what stands there now, then let it leave."""
        if self.form is not None and not self.desk.masked:
            self._after = way
            self._make()

    def _make(self) -> None:
        self._redraw.stop()
        if self.form is not None:
            words = self.form.read()
            self.desk.ask(self, self._made, service_records.service_record, self._session_id, words)

    def _made(self, made: MadePaper) -> None:
        way, self._after = self._after, ""
        self.view.show_paper(made)
        if way == "print":
            self.view.print_it()
        elif way:
            self.view.export(way)

    def _mask(self, masked: bool) -> None:
        self._both.setVisible(not masked)
        self._covered.setVisible(masked)
        for button in (self.export_word, self.export_pdf, self.print_it):
            button.setEnabled(not masked)
