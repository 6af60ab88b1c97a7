"""The file itself: what they work towards, who consented when, and how it ended."""

from __future__ import annotations

import json
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.counselling_consent import ConsentAct, CounsellingConsent, standing
from mediation_desk.domain.counselling_file import CounsellingResult, FileState, Satisfaction
from mediation_desk.domain.dates import day_said
from mediation_desk.errors import DeskError
from mediation_desk.services.counselling_access import FileRight
from mediation_desk.services.counselling_files import FileView, FileWords
from mediation_desk.ui import sealed_clipboard
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.kit.buttons import Button, DangerButton
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Row, scrolling
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.sealed_panel import SealedPanel
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.text_fields import MultilineField, TextField
from mediation_desk.ui.pages.counselling.facts_pane import FactsPane
from mediation_desk.ui.visit_lines import VisitLines
from mediation_desk.words import _, term

_FORM = "counselling_words"


class ConsentForm(Form):
    """A client's consent: the day they signed it, and who signed for a minor."""

    wanted = Signal()

    def __init__(self, lacking: list[tuple[str, str]], today: date) -> None:
        super().__init__()
        self.person = ComboField("person", _("Who signed"), lacking)
        self.person.set_value(lacking[0][0])
        self.on = DateField("on", _("Signed on"), latest=today)
        self.on.set_value(today)
        self.guardian = TextField("guardian", _("Guardian who signed for a minor"), optional=True)
        self.add(self.person, self.on, self.guardian)
        self.act = Button(_("Record the signed consent"), compact=True, icon="check")
        self.act.clicked.connect(self.wanted)
        self.put(self.act)

    def read(self) -> CounsellingConsent:
        """The consent; DeskError names the field."""
        day = self.on.value()
        if day is None:
            raise DeskError("mediation_record.day_needed", field="on")
        return CounsellingConsent(
            person_id=self.person.value() or "", act=ConsentAct.GIVEN, on=day, guardian=self.guardian.value()
        )


class ClosingForm(Form):
    """The closing summary, the result and how satisfied the client was."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.summary = MultilineField(
            "summary",
            _("Closing summary"),
            helper=_("Sessions, goals reached, advice, whether and when to ask again. It is sealed."),
            rows=3,
        )
        sealed_clipboard.guard(self.summary.edit)
        results = [(one, term(one)) for one in CounsellingResult]
        self.result = SegmentsField("result", _("Result"), results, optional=True)
        satisfied = [(one, term(one)) for one in Satisfaction]
        self.satisfaction = SegmentsField(
            "satisfaction", _("As the client ticked it"), satisfied, optional=True
        )
        self.add(self.summary)
        self.add(self.result, self.satisfaction)
        self.act = DangerButton(
            _("Close the file"), ask=_("Press again: it is not opened again"), compact=True
        )
        self.act.confirmed.connect(self.wanted)
        row = Row()
        row.addWidget(self.act)
        row.addStretch(1)
        self.put(row)


class AboutPane(Sheet):
    """`consent_given(consent)`, `consent_withdrawn(person id)`, `goals_wanted(text)`, `closing_wanted()`."""

    consent_given = Signal(object)
    consent_withdrawn = Signal(str)
    goals_wanted = Signal(str)
    closing_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, desk: Desk, view: FileView) -> None:
        super().__init__()
        self._desk, self._view = desk, view
        self._leads = view.right is FileRight.LEADS
        self._open = view.file.state is FileState.OPEN
        self._draft: Draft | None = None
        self._sealed_goals = ""
        self.consent: ConsentForm | None = None
        self.closing: ClosingForm | None = None
        inside = QWidget()
        self._column = Column(inside, margin=(0, 0, 10, 0), gap=12)
        self.add(scrolling(inside), 1)
        self._consents()
        self.goals = MultilineField(
            "goals",
            _("What you work towards"),
            helper=_("Sealed like a note; earlier goals are kept."),
            rows=2,
        )
        sealed_clipboard.guard(self.goals.edit)
        self.keep_goals = Button(_("Keep the goals"), compact=True)
        self.keep_goals.clicked.connect(lambda: self.goals_wanted.emit(self.goals.value()))
        self._closed_words = Column(gap=4)
        if self._leads:
            self._column.addWidget(self.goals)
            row = Row()
            row.addWidget(self.keep_goals)
            row.addStretch(1)
            self._column.addLayout(row)
            self.goals.edit.setReadOnly(not self._open)
            self.keep_goals.setVisible(self._open)
        elif view.has_goals:
            self._column.addWidget(SealedPanel(_("Goals and closing summary are sealed for their author.")))
        self._column.addLayout(self._closed_words)
        self.facts: FactsPane | None = None
        if self._leads and self._open:
            self._column.addWidget(Label(_("Kind and clients"), "section"))
            self.facts = FactsPane(desk, view)
            self._column.addWidget(self.facts)
            self._column.addWidget(Label(_("Closing"), "section"))
            self.closing = ClosingForm()
            self.closing.wanted.connect(self.closing_wanted)
            self._column.addWidget(self.closing)
        self.visits = VisitLines(desk, writes=self._leads)
        if view.right in (FileRight.LEADS, FileRight.KNOWS):
            self._column.addWidget(self.visits)
            self.visits.about("file", view.file.id)
        if self._leads:
            way = Button(_("The way walked"), compact=True, icon="history")
            way.clicked.connect(lambda: desk.go("way", f"counselling/{view.file.id}"))
            self._column.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)

    def begin(self) -> None:
        """Nothing is sealed yet: bring what was typed back."""
        self._look_for_draft()

    def keep_draft(self) -> None:
        """On leaving: goals and summary typed so far wait."""
        if self._draft is not None:
            self._draft.put_by()

    def goals_kept(self) -> None:
        """The goals are sealed; a summary that was begun waits on."""
        if self._draft is not None and self.closing is not None and self.closing.summary.edit.toPlainText():
            self._draft.typed(self._text)
            self._draft.keep_now()
        else:
            self.kept()

    @property
    def goals_changed(self) -> bool:
        """Whether goals are typed that are not sealed yet."""
        typed = self.goals.edit.toPlainText().strip()
        return bool(typed) and typed != self._sealed_goals.strip()

    def kept(self) -> None:
        """Goals and summary are sealed: the draft is no longer wanted."""
        if self._draft is not None:
            self._draft.drop()
            self._draft = None

    def _look_for_draft(self) -> None:
        if not self._leads or not self._open:
            return
        self._draft = self._desk.draft(self, _FORM, self._view.file.id)
        self._draft.look(self._put_draft)
        self.goals.changed.connect(self._typed)
        if self.closing is not None:
            self.closing.summary.changed.connect(self._typed)

    def _put_draft(self, text: str | None) -> None:
        try:
            kept = json.loads(text or "")
            goals, summary = str(kept["goals"]), str(kept["summary"])
        except (ValueError, KeyError, TypeError):
            return
        self.goals.set_value(goals)
        if self.closing is not None:
            self.closing.summary.set_value(summary)

    def _typed(self) -> None:
        if self._draft is not None:
            self._draft.typed(self._text)

    def _text(self) -> str:
        summary = self.closing.summary.edit.toPlainText() if self.closing is not None else ""
        kept = {"goals": self.goals.edit.toPlainText(), "summary": summary}
        return json.dumps(kept, ensure_ascii=False)

    def show_words(self, words: FileWords) -> None:
        """Show what opens of goals and summary, once it is opened; then what was typed since."""
        self._sealed_goals = words.goals
        self.goals.set_value(words.goals)
        self._look_for_draft()
        if words.closing:
            self._closed_words.addWidget(Label(_("Closing summary"), "section"))
            self._closed_words.addWidget(Label(words.closing, wrap=True))

    def show_fault(self, fault: DeskError) -> bool:
        """Say it beside the field it belongs to."""
        forms = [form for form in (self.consent, self.closing) if form is not None]
        if fault.field == "goals":
            self.goals.set_error(_(fault.key))
            return True
        return any(form.show_fault(fault) for form in forms)

    def _consents(self) -> None:
        view, desk = self._view, self._desk
        head = Row(gap=8)
        head.addWidget(Label(_("Informed consent"), "section"))
        head.addStretch(1)
        if self._leads:
            paper = Button(_("Print the consent"), "link", icon="printer")
            paper.clicked.connect(self.print_wanted)
            head.addWidget(paper)
        self._column.addLayout(head)
        if view.lacking:
            theirs = (one for one in view.consents if one.person_id in view.lacking)
            taken_back = any(one.act is ConsentAct.WITHDRAWN for one in theirs)
            self._column.addWidget(
                Notice(
                    _("The informed consent was taken back.")
                    if taken_back
                    else _("The informed consent is not signed yet."),
                    "amber",
                    second=_("Print it, go through it together, have it signed, then record the day here."),
                )
            )
        stands = standing(view.consents)
        last = {one.person_id: one for one in view.consents}
        for person in view.clients:
            row = Row(gap=8)
            row.addWidget(Label(desk.shown(person.name)), 0, Qt.AlignmentFlag.AlignVCenter)
            given = stands.get(person.id)
            if given is None and person.id in last:
                key, names = day_said(last[person.id].on, desk.today())
                row.addWidget(Chip(_("Taken back {day}", day=_(key, **names)), "amber"))
            elif given is None:
                row.addWidget(Chip(_("Consent is lacking"), "amber"))
            else:
                key, names = day_said(given.on, desk.today())
                row.addWidget(Chip(_("Signed {day}", day=_(key, **names)), "pine", icon="check"))
            row.addStretch(1)
            if self._leads:
                row.addWidget(self._restricted(person.id, desk.shown(person.name)))
            if given is not None and self._leads:
                back = DangerButton(_("Taken back"), compact=True)
                back.confirmed.connect(lambda one=person.id: self.consent_withdrawn.emit(one))
                row.addWidget(back)
            self._column.addLayout(row)
        if self._leads and view.lacking:
            named = [(one.id, desk.shown(one.name)) for one in view.clients if one.id in view.lacking]
            self.consent = ConsentForm(named, desk.today())
            self.consent.wanted.connect(self._consent_typed)
            self._column.addWidget(self.consent)

    def _restricted(self, person_id: str, name: str) -> Button:
        """To the safety plan and other restricted records of a client, which stand apart from the notes."""
        button = Button(_("Restricted"), "link", icon="lock")
        button.setAccessibleName(f"{_('Restricted')}：{name}")
        file_id = self._view.file.id
        button.clicked.connect(lambda: self._desk.go("safety", person_id, "", "", "", file_id))
        return button

    def _consent_typed(self) -> None:
        if self.consent is None:
            return
        try:
            self.consent_given.emit(self.consent.read())
        except DeskError as fault:
            self.consent.show_fault(fault)
