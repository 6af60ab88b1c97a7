"""The talk with one person alone: questions read aloud, the result computed while they are answered."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.dates import day_said, legal_day
from mediation_desk.domain.safety import Mark, highest
from mediation_desk.domain.safety_record import SafetyKind
from mediation_desk.domain.screening import Screening
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.services import private_talks, screenings
from mediation_desk.services.access import SCREENING_ASK
from mediation_desk.services.private_talks import EarlierTalk, TalkPerson, Talks
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.forms.opened_talk import OpenedTalk
from mediation_desk.ui.forms.screening import ScreeningForm
from mediation_desk.ui.forms.screening_acts import ScreeningActs
from mediation_desk.ui.forms.screening_progress import ScreeningProgress
from mediation_desk.ui.forms.screening_questions import QuestionSheet
from mediation_desk.ui.forms.screening_side import ScreeningSide
from mediation_desk.ui.keys import bind
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.inspector import Beside
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.notice import Act, Notice
from mediation_desk.ui.kit.notice_place import NoticePlace
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _, count

_STRICT = (Mark.RED, Mark.ORANGE)


class ScreeningPage(Page):
    """`desk.go("screening", reception or case id, person id)`; without a person the first not yet asked.

    Whoever may only read (the director) sees earlier talks and what waits, but no questions.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Private talk"))
        self._matter_id = ""
        self._talks: Talks | None = None
        self._person_id = ""
        self._asks = bool(desk.staff.roles & SCREENING_ASK)
        self._drawer: bool | None = None
        self.form: ScreeningForm | None = None
        self._draft: Draft | None = None
        self._kept: Screening | None = None
        self._opened_talk: OpenedTalk | None = None
        self.progress = ScreeningProgress()
        self.act = Button(_("Save the result"), "primary")
        self.act.setToolTip("Ctrl+Enter")
        self.act.clicked.connect(self.primary)
        self.head.add_button(self.progress)
        self.head.add_button(self.act)
        self.questions = QuestionSheet()
        self.side = ScreeningSide()
        self._acts = ScreeningActs(desk, self.side)
        self.beside = Beside(self.questions, self.side, width=328)
        self.beside.installEventFilter(self)
        self._notices = NoticePlace()
        content = QWidget()
        column = Column(content, gap=0)
        column.addLayout(self._notices)
        column.addWidget(self.beside, 1)
        self._cover = EmptyState(_("Masked"), _("F9 shows the talk again, once nobody else looks on."))
        self._stack = Stack()
        self._stack.addWidget(content)
        self._stack.addWidget(self._cover)
        self.body.addWidget(self._stack, 1)
        self._connect()

    def _connect(self) -> None:
        self.questions.person_chosen.connect(self._choose)
        self.questions.paused.connect(self.pause)
        self.questions.result_wanted.connect(self._unfold)
        self.side.closed.connect(self._folded)
        self.side.result.plan_wanted.connect(self._write_plan)
        self.side.history.open_wanted.connect(self._open_earlier)
        self.desk.changed.connect(self._changed)
        self.desk.masked_changed.connect(self._show_masked)
        bind(self, "Ctrl+Tab", self._next_person)

    def opened(self, *args: object) -> None:
        """A reception's or case's id, and the person's."""
        self._leave_person()
        self._matter_id = str(args[0]) if args else ""
        self._person_id = str(args[1]) if len(args) > 1 and args[1] else ""
        self._talks, self._kept = None, None
        self._notices.say(None)
        self.desk.ask(self, self._begin, private_talks.talks_of, self._matter_id)

    def left(self) -> bool:
        """What was said so far counts, if it asks for more care than what stands."""
        self._leave_person()
        return True

    def primary(self) -> None:
        """Save the result, or go on to the decision once it is saved."""
        if self._kept is not None:
            self._go_on()
        elif self.form is not None and self.act.isEnabled():
            result = self.form.result()
            if result.finished:
                self._save()
            else:
                self._ask_about_gaps(result.total - result.answered)

    def pause(self) -> None:
        """先停一停: keep the unfinished sheet as a draft and go back to where we came from."""
        talks = self._talks
        self._leave_person()
        if talks is not None:
            self.desk.toast(_("Kept. You can go on from here."))
            self._go_back(talks)

    def panes(self) -> tuple[QWidget, ...]:
        """Questions, then what stands beside them."""
        return (self.questions, self.side) if self.side.isVisible() else (self.questions,)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In large text the result becomes a drawer that starts folded."""
        if event.type() == QEvent.Type.Resize and self.beside.is_drawer != self._drawer:
            self._drawer = self.beside.is_drawer
            if self._drawer:
                self.beside.close_side()
            else:
                self.beside.open_side()
            self.questions.result.setVisible(self._drawer)
        return super().eventFilter(watched, event)

    # --- people -------------------------------------------------------------------------------------------

    def _begin(self, talks: Talks) -> None:
        self._talks, self._acts.case_id = talks, talks.case_id
        person = talks.person(self._person_id) or _first_open(talks, self.desk)
        if person is None:
            self.act.block(_("Nobody of this matter is asked alone."))
            return
        self._show_person(person)

    def _show_person(self, person: TalkPerson) -> None:
        self._person_id = person.party.person_id
        self._acts.person_id = self._person_id
        self._kept, self._opened_talk = None, None
        language = self.desk.choices.now.language
        old, self.form = self.form, ScreeningForm(person, self.desk.staff.id, self.desk.now, language)
        self._show_questions()
        if old is not None:
            old.deleteLater()
        self.form.answered.connect(self._recompute)
        self.form.setEnabled(self._asks and self.desk.copy is None)
        self._draft = self.desk.draft(self.form, "screening", self._person_id)
        self.form.typed.connect(self._typed)
        if self._asks:
            self._draft.look(self._put_draft)
        self._show_standing(person)
        self._recompute()
        self._show_masked(self.desk.masked)
        if self._asks and self.form.rows:
            self.form.rows[0].take_focus()

    def _show_questions(self) -> None:
        if self._asks and self.form is not None:
            self.questions.show_inside(self.form)
        else:
            said = _("What was asked before stands beside; an eye opens it where the seal is yours.")
            self.questions.show_inside(EmptyState(_("Mediators and counsellors ask"), said))

    def _show_standing(self, person: TalkPerson) -> None:
        assert self._talks is not None
        director = Role.DIRECTOR in self.desk.staff.roles
        self.side.show_person(self._talks, person, self.desk.today(), director=director, asks=self._asks)
        people = [
            (one.party.person_id, self._tab_words(one, current=one is person)) for one in self._talks.people
        ]
        self.questions.show_people(people, self._person_id)
        self.head.set_facts(*([Chip(_("Only the person is here"))] if self._asks else []))

    def _tab_words(self, person: TalkPerson, *, current: bool) -> str:
        if current and self._asks:
            state = _("saved") if self._kept is not None else _("under way")
        elif person.standing.valid_on(self.desk.today()):
            state = _("talked with")
        else:
            state = _("to be asked alone")
        return _("{name} · {state}", name=self.desk.shown(person.name), state=state)

    def _choose(self, person_id: str) -> None:
        person = self._talks.person(person_id) if self._talks is not None else None
        if person is not None and person_id != self._person_id:
            self._leave_person()
            self._notices.say(None)
            self._show_person(person)

    def _next_person(self) -> None:
        if self.questions.tabs is not None:
            self.questions.tabs.next()

    def _leave_person(self) -> None:
        """Keep the draft, and let a stricter result so far count at once."""
        if self.form is None or self._draft is None or self._kept is not None or not self._asks:
            return
        self._draft.put_by()
        person = self._person()
        if person is None:
            return
        mark, held = self.form.result().mark, person.standing.mark
        if mark in _STRICT and mark is not held and highest([mark, held]) is mark:
            self._acts.count_at_once(mark)

    def _person(self) -> TalkPerson | None:
        return self._talks.person(self._person_id) if self._talks is not None else None

    # --- answering ----------------------------------------------------------------------------------------

    def _recompute(self) -> None:
        if self.form is None:
            return
        result = self.form.result()
        self.side.result.show_result(result)
        self.progress.show_progress(result.answered, result.total)
        self.progress.setVisible(self._asks)
        self.act.setVisible(self._asks)
        if self._kept is None:
            self.act.set_text(_("Save the result"))
            if result.answered:
                self.act.allow()
            else:
                self.act.block(_("Nothing was answered yet."))

    def _typed(self) -> None:
        if self._draft is not None and self.form is not None and self._kept is None:
            self._draft.typed(self.form.text)

    def _put_draft(self, text: str | None) -> None:
        if text and self.form is not None and self.form.put_text(text):
            self._notices.say(Notice(_("Going on with what was asked before."), closable=True))
            row = self.form.first_open()
            if row is not None:
                row.take_focus()

    # --- saving -------------------------------------------------------------------------------------------

    def _ask_about_gaps(self, gaps: int) -> None:
        said = count("{n} question has no answer yet.", "{n} questions have no answer yet.", gaps)
        second = _("Until all are answered there is no joint sitting. “Declines” is an answer, too.")
        acts: list[Act] = [
            (_("To the first open question"), self._to_open),
            (_("Save as it stands"), self._save),
        ]
        self._notices.say(Notice(said, "amber", second=second, acts=acts, closable=True))

    def _to_open(self) -> None:
        self._notices.say(None)
        row = self.form.first_open() if self.form is not None else None
        if row is not None:
            row.take_focus()

    def _save(self) -> None:
        if self.form is None or self._kept is not None:
            return
        self._notices.say(None)
        self.form.clear_errors()
        self.act.block(_("The result is being saved."))
        self.desk.do(self, self._saved, screenings.save_screening, self.form.read(), failed=self._refused)

    def _refused(self, error: DeskError) -> None:
        self.act.allow()
        if self.form is None or not self.form.show_fault(error):
            self.desk.refuse(error, of=self)

    def _saved(self, kept: Screening) -> None:
        if self.form is None or kept.person_id != self._person_id:
            return
        self._kept = kept
        self.form.setEnabled(False)
        if self._draft is not None:
            self._draft.drop()
        self.act.allow()
        self.act.set_text(self._next_words())
        self._say_kept(waits=False)
        self.act.setFocus(Qt.FocusReason.OtherFocusReason)

    def _again(self) -> None:
        self._notices.say(None)
        person = self._person()
        if person is not None:
            self._show_person(person)

    def _next_words(self) -> str:
        decides = self._talks is not None and self._talks.case_id is None
        return _("Next: decision") if decides else _("On to the case")

    def _write_plan(self) -> None:
        """To the safety plan of whoever is asked; what was answered so far is kept."""
        case_id = self._talks.case_id if self._talks is not None else None
        self.desk.go("safety", self._person_id, case_id or "", "", SafetyKind.PLAN.value)

    def _go_on(self) -> None:
        if self._talks is not None and self._talks.case_id is None:
            self.desk.go("decision", self._matter_id)
        elif self._talks is not None:
            self.desk.go("case", self._talks.case_id)

    def _go_back(self, talks: Talks) -> None:
        if talks.case_id is None:
            self.desk.go("reception", self._matter_id)
        else:
            self.desk.go("case", talks.case_id)

    # --- what stands already ------------------------------------------------------------------------------

    def _changed(self, nouns: frozenset[str]) -> None:
        if self._talks is not None and nouns & {"screening", "case", "reception"}:
            self.desk.ask(self, self._refresh, private_talks.talks_of, self._matter_id)

    def _refresh(self, talks: Talks) -> None:
        self._talks = talks
        person = self._person()
        if person is not None:
            self._show_standing(person)
            if self._kept is not None:
                self.act.set_text(self._next_words())
                self._say_kept(waits=self._kept.id == person.standing.waits_for_director)

    def _say_kept(self, *, waits: bool) -> None:
        milder = _("It is milder than the mark in force and counts once the director agrees.")
        tone, second = ("amber", milder) if waits else ("pine", "")
        again: list[Act] = [(_("Talk again"), self._again)]
        self._notices.say(Notice(_("The result is saved and sealed."), tone, second=second, acts=again))

    def _open_earlier(self, talk: object) -> None:
        assert isinstance(talk, EarlierTalk)
        key, names = day_said(legal_day(talk.asked_at), self.desk.today())
        said = _("{day} · {asker}", day=_(key, **names), asker=talk.asked_by)

        def show(what: Screening | str) -> None:
            self._show_earlier(said, what)

        if talk.raised:
            self.desk.do(self, show, screenings.open_raised_mark, talk.id)
        else:
            self.desk.do(self, show, screenings.open_screening, talk.id)

    def _show_earlier(self, said: str, what: Screening | str) -> None:
        self._close_earlier()
        self._opened_talk = OpenedTalk(said, what, self.desk.choices.now.language)
        self._opened_talk.closed.connect(self._close_earlier)
        self.questions.show_inside(self._opened_talk)

    def _close_earlier(self) -> None:
        if self._opened_talk is not None and self.form is not None:
            old, self._opened_talk = self._opened_talk, None
            self._show_questions()
            old.deleteLater()

    # --- looks --------------------------------------------------------------------------------------------

    def _show_masked(self, masked: bool) -> None:
        """Everything about the talk is hidden while somebody else may look on."""
        person = self._person()
        title = _("Private talk")
        if person is not None:
            title = _("Private talk · {name}", name=self.desk.shown(person.name))
        self.set_title(title, _("Private talk"))
        self._stack.setCurrentIndex(self._stack.indexOf(self._cover) if masked else 0)
        self.progress.setVisible(self._asks and not masked)

    def _unfold(self) -> None:
        self.beside.open_side(focus=True)

    def _folded(self) -> None:
        self.questions.result.show()


def _first_open(talks: Talks, desk: Desk) -> TalkPerson | None:
    """Who is asked next: the first without a valid talk, else the first."""
    today = desk.today()
    waiting = [one for one in talks.people if not one.standing.valid_on(today)]
    return next(iter((*waiting, *talks.people)), None)
