"""New reception: the visitor and both sides, typed from top to bottom, earlier people found as one types."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from mediation_desk.domain.intake import PhoneSafety
from mediation_desk.domain.numbering import Series
from mediation_desk.domain.party import Side
from mediation_desk.domain.person import Contact, Person, PersonMatch
from mediation_desk.domain.reception import ReceptionState
from mediation_desk.errors import DeskError
from mediation_desk.services import people, reception_ahead, receptions
from mediation_desk.services.access import MATCH_OPEN, SCREENING_ANSWERS
from mediation_desk.services.people import EarlierRecord
from mediation_desk.services.reception_ahead import CALL, CLUE, ReceptionAhead
from mediation_desk.services.receptions import ReceptionView
from mediation_desk.ui import style
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.forms.earlier_people import EarlierPeople
from mediation_desk.ui.forms.reception import ReceptionForm
from mediation_desk.ui.forms.reception_ahead import put_ahead
from mediation_desk.ui.forms.reception_person import PersonSheet
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.inspector import Beside
from mediation_desk.ui.kit.layout import Column, scrolling, size
from mediation_desk.ui.kit.notice import Act, Notice
from mediation_desk.ui.kit.notice_place import NoticePlace
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.kit.steps import Steps
from mediation_desk.ui.listed_strip import ListedStrip
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _, sentence, term

_PAUSE = 200  # ms after a key before earlier people are looked for
_TONES = {
    ReceptionState.AWAITING_TALK: "amber",
    ReceptionState.TALKED: "pine",
    ReceptionState.DECIDED: "neutral",
}


class ReceptionPage(Page):
    """`desk.go("reception")` begins a new one; with a reception's id that one is opened again.

    With `clue/<id>` or `call/<id>` a new one begins with what the clue or call says.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("New reception"))
        self._view: ReceptionView | None = None
        self._sheet: PersonSheet | None = None
        self._saving = False
        self._begun_by = ""
        self._then = "screening"
        self.steps = Steps([_("Visit and both sides"), _("Private talk"), _("Decision")])
        self.state = Chip("")
        self.head.set_facts(size(QWidget(), width=24), self.steps, self.state)
        self.waiting = Button(_("Receptions so far"), "quiet")
        self.on_the_spot = Button(_("Done on the spot"), "text")
        self.next = Button(_("Next: private talk"), "primary")
        self.next.setToolTip("Ctrl+Enter")
        self.seen = Button(_("Been here before?"), "quiet")
        self.seen.hide()
        self.seen.clicked.connect(self._unfold)
        self._drawer: bool | None = None
        self.waiting.clicked.connect(self._list)
        self.on_the_spot.clicked.connect(self.finish_on_the_spot)
        self.next.clicked.connect(self.primary)
        for button in (self.seen, self.waiting, self.on_the_spot, self.next):
            self.head.add_button(button)
        self.form = ReceptionForm(desk.today, desk.now, desk.staff.id)
        self.draft: Draft = desk.draft(self.form, "reception", "")
        self.area: QScrollArea = scrolling(self.form)
        main = QWidget()
        column = Column(main, gap=0)
        self._notices = NoticePlace()
        column.addLayout(self._notices)
        self.number = ListedStrip(desk, Series.RECEPTION)
        column.addWidget(self.number)
        column.addWidget(self.area, 1)
        self.earlier = EarlierPeople(may_look=bool(desk.staff.roles & MATCH_OPEN))
        self.beside = Beside(main, self.earlier, width=312)
        self._cover = EmptyState(_("Masked"), _("F9 shows the form again, once nobody else looks on."))
        self._stack = Stack()
        self._stack.addWidget(self.beside)
        self._stack.addWidget(self._cover)
        self.body.addWidget(self._stack, 1)
        self.beside.installEventFilter(self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._connect()
        style.on_refit(self, self._fit_head)
        self._begin()

    def _connect(self) -> None:
        self.form.keyed.connect(self._keyed)
        self.form.submitted.connect(self.primary)
        self.form.person_typed.connect(self._person_typed)
        self.form.contact_wanted.connect(self._open_contact)
        self.earlier.closed.connect(self._folded)
        self.earlier.linked.connect(self._link)
        self.earlier.looked.connect(self._look)
        self.earlier.compared.connect(self._compare)
        self.earlier.none_of_them.connect(self._nobody)
        self._pause.timeout.connect(self._look_for)
        self.desk.masked_changed.connect(self._mask)

    # --- coming and going ---------------------------------------------------------------------------------

    def opened(self, *args: object) -> None:
        """A reception's id, what leads to a new one, or nothing: a new one, or the one being typed."""
        if args and str(args[0]).startswith((CLUE, CALL)):
            self.draft.keep_now()
            self._begin(str(args[0]))
        elif args and args[0]:
            self.draft.keep_now()
            self.desk.ask(self, self._show, receptions.get_reception, str(args[0]))
        elif self._view is not None or self._begun_by:
            self.draft.keep_now()
            self._begin()
        self._mask(self.desk.masked)
        if not args:
            self.form.source.setFocus()

    def left(self) -> bool:
        """What was typed is kept as a draft."""
        self.draft.keep_now()
        return True

    def panes(self) -> tuple[QWidget, ...]:
        """The form, then earlier people."""
        return (self.form.source, self.earlier) if self.earlier.isVisible() else (self.form.source,)

    def _begin(self, begun_by: str = "") -> None:
        self._view, self._begun_by = None, begun_by
        self.number.look()
        self.form.start()
        self._new_draft(begun_by)
        self._notices.say(None)
        self._show_head()
        self._nobody()
        self.area.verticalScrollBar().setValue(0)

    def _new_draft(self, subject_id: str) -> None:
        self.draft.deleteLater()
        self.draft = self.desk.draft(self.form, "reception", subject_id)
        self.draft.look(self._put_draft)

    def _put_draft(self, text: str | None) -> None:
        if not text:
            if self._begun_by and self._view is None:
                self.desk.do(self.draft, self._put_ahead, reception_ahead.reception_ahead, self._begun_by)
            return
        if self.form.put_text(text):
            acts: list[Act] = [(_("Begin afresh"), self._afresh)]
            self._notices.say(Notice(_("Going on with what was typed before."), acts=acts, closable=True))
            self._person_typed(self.form.seeker)
            for sheet in self.form.sheets():
                self._show_earlier(sheet)

    def _put_ahead(self, ahead: ReceptionAhead) -> None:
        put_ahead(self.form, ahead)
        self._person_typed(self.form.seeker)

    def _afresh(self) -> None:
        self.draft.drop()
        if self._view is None:
            self._begin_without_draft()
        else:
            self.form.write(self._view)
            self._notices.say(None)

    def _begin_without_draft(self) -> None:
        self.form.start()
        self._notices.say(None)
        self._nobody()
        self.form.source.setFocus()

    def _show(self, view: ReceptionView) -> None:
        self._view = view
        self.number.look(needed=False)
        self.form.write(view)
        self._new_draft(view.reception.id)
        self._notices.say(self._standing_apart(view))
        self._show_head()
        self.area.verticalScrollBar().setValue(0)
        if view.has_phone_safety and not view.reception.decisions:
            self._offer_safety()
        self._check_all()

    def _standing_apart(self, view: ReceptionView) -> Notice | None:
        if self.desk.staff.id in view.stand_apart:
            return Notice(_("Another member of staff is wanted here."), "amber")
        return None

    def _show_head(self) -> None:
        view = self._view
        if view is None:
            self.set_title(_("New reception"))
        else:
            self.set_title(view.reception.number)
            state = view.reception.state
            self.state.show_state(term(state), _TONES[state])
        accepted = view is not None and view.reception.case_id is not None
        self.on_the_spot.setVisible(not accepted)
        self.state.setVisible(view is not None)
        self._fit_head()

    def _fit_head(self) -> None:
        # In large text the three steps do not fit beside the buttons: they stand below the title then.
        small = style.look().factor < 1.25
        self.steps.setVisible(small)
        words = _("Step {n} of {all}: {step}", n=1, all=3, step=_("Visit and both sides"))
        self.head.set_under("" if small else words)

    # --- typing -------------------------------------------------------------------------------------------

    def _keyed(self) -> None:
        self.draft.typed(self.form.text)

    def _person_typed(self, sheet: PersonSheet) -> None:
        self._sheet = sheet
        self._pause.start()

    def _look_for(self) -> None:
        self._pause.stop()  # a second answer would fold what was opened of the first
        sheet = self._sheet
        if sheet is None:
            return
        if sheet.linked or (self._view is None and sheet.side in (Side.OTHER, Side.CHILD)):
            return
        kept = self._view.reception.id if self._view else None
        besides = self.form.ids()
        self.desk.ask(self, self._found, people.matches, sheet.typed_person(), kept, besides)

    def _check_all(self) -> None:
        # Once it is kept, the other side and guarded people are looked for too.
        for sheet in self.form.sheets():
            if sheet.side is Side.OTHER and not sheet.empty():
                self._sheet = sheet
                self._look_for()
                return
        self._sheet = self.form.seeker
        self._look_for()

    def _found(self, matches: tuple[PersonMatch, ...]) -> None:
        sheet = self._sheet or self.form.seeker
        typed = sheet.typed_person()
        somebody = bool(typed.name or typed.phone or typed.identity)
        self.earlier.show_matches(
            matches,
            typed.name,
            who=term(sheet.side) if somebody else "",
            kept=self._view is not None,
            shown=self.desk.shown,
        )

    def _link(self, person_id: str) -> None:
        sheet = self._sheet or self.form.seeker
        sheet.link_to(person_id)
        self.form.touch()
        self.earlier.show_matches((), "", who="", kept=False, shown=self.desk.shown)
        self.earlier.said.setText(_("Linked: what you type is added to the earlier record."))
        sheet.papers.number.setFocus()
        self._show_earlier(sheet)

    def _show_earlier(self, sheet: PersonSheet) -> None:
        # Who may open a match reads at once what is known; the counter goes on with the match alone.
        if not sheet.linked or not self.desk.staff.roles & MATCH_OPEN:
            return

        def known(person: Person) -> None:
            sheet.show_earlier(person, self.desk.today())

        self.desk.do(sheet, known, people.get_person, sheet.person_id)

    def _nobody(self) -> None:
        if self._sheet is not None and self._sheet.linked:
            self._sheet.link_to(None)
        self.earlier.show_matches((), "", who="", kept=self._view is not None, shown=self.desk.shown)

    def _look(self, person_id: str) -> None:
        self.desk.do(self, self._looked, people.open_match, person_id)

    def _looked(self, record: EarlierRecord) -> None:
        self.earlier.show_record(record, self.desk.shown(record.match.name))

    def _compare(self, person_id: str) -> None:
        sheet = self._sheet or self.form.seeker
        self.draft.keep_now()
        self.desk.go("merge", person_id, sheet.person_id)

    def _open_contact(self, person_id: str) -> None:
        def opened(contact: Contact) -> None:
            self.form.show_contact(person_id, contact)

        self.desk.do(self, opened, people.open_contact, person_id)

    def _offer_safety(self) -> None:
        acts: list[Act] = [(_("Open (journalled)"), self._open_safety)]
        self._notices.say(
            Notice(_("Words about safety on the phone are sealed."), "plum", acts=acts, closable=True)
        )

    def _open_safety(self) -> None:
        if self._view is not None:
            self.desk.do(self, self._show_safety, receptions.open_phone_safety, self._view.reception.id)

    def _show_safety(self, safety: PhoneSafety) -> None:
        self.form.show_safety(safety)
        self._notices.say(None)

    # --- saving -------------------------------------------------------------------------------------------

    def primary(self) -> None:
        """Save, and go on to the talk with the person alone."""
        self._save("screening")

    def finish_on_the_spot(self) -> None:
        """Save, and write down what was done."""
        self._save("decision")

    def _save(self, then: str) -> None:
        if self._saving:
            return
        try:
            entry = self.form.read()
        except DeskError as fault:
            self._refused(fault)
            return
        self._saving, self._then = True, then
        listed = self.number.value() if self._view is None else ""
        begun_by = self._begun_by if self._view is None else ""
        self.desk.do(
            self,
            self._saved,
            receptions.save_reception,
            entry,
            listed=listed,
            begun_by=begun_by,
            failed=self._refused,
        )

    def _saved(self, view: ReceptionView) -> None:
        self._saving = False
        self.draft.drop()
        self._show(view)
        reception_id = view.reception.id
        if self._then == "decision":
            self.desk.go("decision", reception_id, "handled_on_the_spot")
        elif self.desk.staff.roles & SCREENING_ANSWERS:
            self.desk.go("screening", reception_id)
        else:
            said = _("Saved as {number}. A mediator or counsellor talks next.", number=view.reception.number)
            self.desk.toast(said)

    def _refused(self, fault: DeskError) -> None:
        self._saving = False
        if not self.form.show_refusal(fault):
            self._notices.say(Notice(sentence(fault), "red", closable=True))

    # --- the side -----------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In large text earlier people become a drawer that starts folded."""
        if watched is self.beside and event.type() is QEvent.Type.Resize:
            self._settle_side()
        return super().eventFilter(watched, event)

    def _settle_side(self) -> None:
        if self.beside.is_drawer != self._drawer:
            self._drawer = self.beside.is_drawer
            if self._drawer:
                self.beside.close_side()
            else:
                self.beside.open_side()
            self.seen.setVisible(self._drawer)

    def _unfold(self) -> None:
        self.beside.open_side(focus=True)
        self.seen.hide()

    def _folded(self) -> None:
        self.seen.show()

    # --- around -------------------------------------------------------------------------------------------

    def _mask(self, masked: bool) -> None:
        self._stack.setCurrentWidget(self._cover if masked else self.beside)

    def _list(self) -> None:
        self.desk.go("receptions")
