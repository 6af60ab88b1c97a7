"""One person's restricted records: what was kept, and the form for another."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.safety_plan import SafetyPlan
from mediation_desk.domain.safety_record import SafetyKind, SafetyRecord
from mediation_desk.errors import DeskError
from mediation_desk.services import safety_records
from mediation_desk.services.access import SAFETY_RECORD_WRITE
from mediation_desk.services.safety_records import SafetySheet
from mediation_desk.ui import style
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.forms.asked_in import AskedIn
from mediation_desk.ui.forms.safety_list import SafetyList
from mediation_desk.ui.forms.safety_out import SafetyOut
from mediation_desk.ui.forms.safety_record import SafetyRecordForm
from mediation_desk.ui.forms.safety_text import SafetyText, version_line
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column, Row, clear, size
from mediation_desk.ui.kit.notice import Notice, Refusal
from mediation_desk.ui.kit.notice_place import NoticePlace
from mediation_desk.ui.kit.safety_mark import SafetyMark
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.limit_words import limit_line
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _, sentence, term

_ICONS_FROM = 1.5


class SafetyPage(Page):
    """`desk.go("safety", person id, case id, record id, kind, file id)`: a kind without record is new."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Restricted"))
        self._person_id = self._case_id = self._file_id = ""
        self._wanted: tuple[str, str] = ("", "")
        self._sheet: SafetySheet | None = None
        self._record: SafetyRecord | None = None
        self._draft: Draft | None = None
        self.form: SafetyRecordForm | None = None
        self._writes = bool(desk.staff.roles & SAFETY_RECORD_WRITE)
        self.back = Button(_("Back"), "link", icon="chevron-left")
        self.back.clicked.connect(self._go_back)
        self.head.set_lead(self.back)
        self.out = SafetyOut(desk, self)
        self.versions = Button(_("Earlier versions"), icon="history")
        self.versions.clicked.connect(self._show_versions)
        self.act = Button(_("Keep the record"), "primary")
        self.act.setToolTip("Ctrl+Enter")
        self.act.clicked.connect(self.primary)
        for button in (self.versions, *self.out.buttons, self.act):
            self.head.add_button(button)
        self.list = SafetyList(desk)
        self.list.record_wanted.connect(self._choose_record)
        self.list.kind_wanted.connect(self._choose_kind)
        self.paper = Sheet(" ", fact=" ", scrolls=True)
        self.asked_in = AskedIn(desk)
        self._notices = NoticePlace()
        self._stack = Stack()
        self._lay_out()
        desk.masked_changed.connect(self._mask)
        desk.changed.connect(self._changed)
        style.on_refit(self, self._fit_head)

    def opened(self, *args: object) -> None:
        """A person, perhaps the case or counselling file we come from, a record and a kind."""
        self._keep_draft()
        person, case, record, kind, file = (*(str(one) for one in args), "", "", "", "", "")[:5]
        if person:
            self._person_id, self._case_id, self._wanted = person, case, (record, kind)
            self._file_id = file
        self._notices.say(None)
        self._ask()

    def left(self) -> bool:
        """Nothing typed is lost, and nothing opened stays."""
        self._keep_draft()
        self._put_away()
        return True

    def save(self) -> None:
        """Ctrl+S keeps the draft."""
        self._keep_draft()

    def primary(self) -> None:
        """Keep the record as it stands in the form."""
        if self.form is None or not self.act.isEnabled() or self.desk.masked:
            return
        self.form.clear_errors()
        try:
            content = self.form.read()
        except DeskError as fault:
            self._refused(fault)
            return
        before = self._record
        record = SafetyRecord(
            id=before.id if before else uuid4().hex,
            person_id=before.person_id if before else self._person_id,
            case_id=before.case_id if before else self._case_id or None,
            version=before.version if before else 0,
            content=content,
        )
        self.act.block(_("The record is being kept."))
        self.desk.do(self, self._kept, safety_records.keep_safety_record, record, failed=self._refused)

    def print(self) -> None:
        """Print the plan, if the person wanted that."""
        self.out.print_it.click()

    def panes(self) -> tuple[QWidget, ...]:
        """The list, then the record."""
        return (self.list, self.paper)

    # --- showing ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        content = QWidget()
        column = Column(content, gap=12)
        column.addLayout(self._notices)
        column.addWidget(self.out.stop)
        across = Row(gap=16)
        across.addWidget(size(self.list, width=280))
        across.addWidget(self.paper, 1)
        column.addLayout(across, 1)
        self._stack.addWidget(content)
        self._stack.addWidget(EmptyState(_("Masked"), _("F9 shows it again, once nobody else looks on.")))
        self._place = Column(gap=16)
        self.paper.body.setContentsMargins(0, 0, 10, 0)  # the scroll bar stands beside the fields
        self.paper.add(self._place)
        self.body.addWidget(self._stack, 1)
        self._mask(self.desk.masked)

    def _ask(self) -> None:
        self.desk.do(
            self, self._show, safety_records.safety_sheet, self._person_id, self._case_id, failed=self._shut
        )

    def _show(self, sheet: SafetySheet) -> None:
        if sheet.person_id != self._person_id:
            return
        self._sheet = sheet
        record_id, kind = self._wanted
        self._show_head()
        found = sheet.record(record_id)
        if found is not None:
            self._open(found)
        elif kind and self._writes:
            self._begin(SafetyKind(kind))
        elif sheet.records:
            self._open(sheet.records[0])
        else:
            self._show_nothing()

    def _show_head(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        self.head.set_under(self.desk.shown(sheet.name))
        self.head.set_facts(SafetyMark(sheet.mark, masked=self.desk.masked))

    def _show_nothing(self) -> None:
        self._clear()
        self.paper.set_title(_("Nothing kept yet"))
        said = _("Choose at the left what to write. It is sealed for you, whom you ask in, and the director.")
        self._place.addWidget(EmptyState(_("Nothing kept yet"), said))
        self._show_list("")

    def _open(self, record: SafetyRecord) -> None:
        self._clear()
        assert self._sheet is not None
        self._record = record
        self._wanted = (record.id, "")
        self.paper.set_title(term(record.kind))
        author = self._author(record)
        if self._writes:
            self._place.addWidget(Prose(version_line(record, author), "small", tone="ink2"))
            for one in self._sheet.limits_of(record.id):
                self._place.addWidget(Prose(limit_line(one, self.desk.now()), "small", tone="ink2"))
            self._show_form(record.kind, record.id)
            assert self.form is not None
            self.form.write(record.content)
        else:
            self._place.addWidget(SafetyText(record, author))
        readers = dict(self._sheet.readers).get(record.id, ())
        self.asked_in = AskedIn(self.desk)
        self.asked_in.show_record(record.id, readers, self._sheet.colleagues)
        self._place.addWidget(self.asked_in)
        self._place.addStretch(1)
        self.versions.setVisible(record.version > 1)
        plan = record.content
        self.out.offer(record.id if isinstance(plan, SafetyPlan) else "", plan)
        self._show_list(record.id)

    def _begin(self, kind: SafetyKind) -> None:
        self._clear()
        self._wanted = ("", kind.value)
        self.paper.set_title(term(kind))
        if kind is SafetyKind.MINOR_REPORT:
            said = _("Report first: 110, civil affairs or education. Nobody's approval is needed.")
            second = _("Law on the Protection of Minors, article 11")
            self._place.addWidget(Notice(said, "amber", second=second))
        self._show_form(kind, self._person_id)
        self._place.addStretch(1)
        self._show_list(kind.value)

    def _show_form(self, kind: SafetyKind, subject: str) -> None:
        self.form = SafetyRecordForm(kind, self.desk.now())
        self._place.addWidget(self.form)
        self._draft = self.desk.draft(self.form, f"safety_{kind.value}", subject)
        self._draft.look(self._put_draft)
        self.form.typed.connect(self._typed)
        self.form.submitted.connect(self.primary)
        self.act.setVisible(True)
        self.act.allow()
        self.paper.set_fact(_("Sealed for its readers"))

    def _put_draft(self, text: str | None) -> None:
        if text and self.form is not None and self.form.put_text(text):
            self._notices.say(Notice(_("These are your words that were not saved yet."), closable=True))

    def _typed(self) -> None:
        if self._draft is not None and self.form is not None:
            self._draft.typed(self.form.text)

    def _show_list(self, current: str) -> None:
        if self._sheet is not None:
            self.list.show_sheet(self._sheet, current, writes=self._writes)

    def _author(self, record: SafetyRecord) -> str:
        return dict(self._sheet.staff).get(record.author, "") if self._sheet else ""

    # --- acting -------------------------------------------------------------------------------------------

    def _choose_record(self, record_id: str) -> None:
        record = self._sheet.record(record_id) if self._sheet else None
        if record is not None and (self._record is None or self._record.id != record_id):
            self._keep_draft()
            self._notices.say(None)
            self._open(record)

    def _choose_kind(self, kind: str) -> None:
        if self._wanted != ("", kind):
            self._keep_draft()
            self._notices.say(None)
            self._begin(SafetyKind(kind))

    def _kept(self, record: SafetyRecord) -> None:
        if self._draft is not None:
            self._draft.drop()
            self._draft = None
        self._wanted = (record.id, "")
        self.desk.toast(_("Kept and sealed."))
        self._ask()

    def _refused(self, error: DeskError) -> None:
        self.act.allow()
        if self.form is None or not self.form.show_fault(error):
            self.desk.refuse(error, of=self)

    def _shut(self, error: DeskError) -> None:
        self._put_away()
        self.head.set_under("")
        self.head.set_facts()
        acts = [(_("Back"), self._go_back)]
        refusal = Refusal(_("This stays closed"), sentence(error), tone="red", acts=acts)
        self._place.addWidget(refusal)
        self._place.addStretch(1)
        refusal.announce()

    def _show_versions(self) -> None:
        if self._record is not None:
            self.desk.do(self, self._versions_opened, safety_records.safety_versions, self._record.id)

    def _versions_opened(self, found: tuple[SafetyRecord, ...]) -> None:
        if self._record is None or not found or found[0].id != self._record.id:
            return
        self.versions.hide()
        for record in found[1:]:
            self._place.addWidget(Chip(_("Version {n}", n=record.version), "outline"))
            self._place.addWidget(SafetyText(record, self._author(record)))

    def _go_back(self) -> None:
        if self._case_id:
            self.desk.go("case", self._case_id)
        elif self._file_id:
            self.desk.go("counselling_file", self._file_id)
        else:
            self.desk.go("today")

    def _keep_draft(self) -> None:
        if self._draft is not None:
            self._draft.put_by()

    def _clear(self) -> None:
        clear(self._place)
        self.form, self._draft, self._record = None, None, None
        self.act.hide()
        self.versions.hide()
        self.out.offer("", None)
        self.paper.set_fact("")

    def _put_away(self) -> None:
        self._clear()
        self._sheet = None
        self.paper.set_title(" ")
        self.list.show_nothing()

    def _changed(self, nouns: frozenset[str]) -> None:
        if "safety" in nouns and self.isVisible() and self._sheet is not None and self.form is None:
            self._ask()

    def _fit_head(self) -> None:
        """In large text two buttons show their icon alone, so that all of them stand in one row."""
        large = style.look().factor >= _ICONS_FROM
        for button, words in (
            (self.versions, _("Earlier versions")),
            (self.out.print_it, _("Print the plan")),
        ):
            button.set_text("" if large else words)
            button.setAccessibleName(words)
            if button.isEnabled():
                button.setToolTip(words if large else "")

    def _mask(self, masked: bool) -> None:
        self._stack.setCurrentIndex(1 if masked else 0)
        self.act.setEnabled(not masked)
        self.versions.setEnabled(not masked)
        self.out.mask(masked)
        self._show_head()
