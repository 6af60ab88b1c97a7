"""The decision: what becomes of a reception, with its reason; handled on the spot is a complete ending."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.appointment import Appointment, AppointmentKind
from mediation_desk.domain.numbering import Series
from mediation_desk.domain.party import PARTY_ROLES
from mediation_desk.domain.reception import Decision
from mediation_desk.domain.safety import Mark
from mediation_desk.errors import DeskError
from mediation_desk.services import receptions
from mediation_desk.services.access import CONSULTATION_WRITE, DECIDE, DOSSIER_WRITE, NOTE_WRITE
from mediation_desk.services.receptions import ReceptionView
from mediation_desk.services.refusal_letters import begin_refusal_letter
from mediation_desk.ui import style
from mediation_desk.ui.desk import KEPT, Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.forms.decision import DecisionForm, TypedDecision
from mediation_desk.ui.forms.reception_facts import ReceptionFacts
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.layout import Row, size
from mediation_desk.ui.kit.notice import Act, Notice
from mediation_desk.ui.kit.notice_place import NoticePlace
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.steps import Steps
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.listed_strip import ListedStrip
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _, sentence


class DecisionPage(Page):
    """`desk.go("decision", reception id, decision picked beforehand)`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Decision"))
        self._view: ReceptionView | None = None
        self._reception_id = ""
        self._picked: str | None = None
        self._draft: Draft | None = None
        self.steps = Steps([_("Visit and both sides"), _("Private talk"), _("Decision")], 2)
        self.head.set_facts(self.steps)
        self.back = Button(_("Back to the reception"), "text")
        self.act = Button(_("Record the decision"), "primary")
        self.act.setToolTip("Ctrl+Enter")
        self.back.clicked.connect(self._back)
        self.act.clicked.connect(self.primary)
        for button in (self.back, self.act):
            self.head.add_button(button)
        offered = tuple(Decision) if desk.staff.roles & DECIDE else (Decision.HANDLED_ON_THE_SPOT,)
        self.form = DecisionForm(offered)
        self.form.submitted.connect(self.primary)
        self.form.typed.connect(self._typed)
        self.form.chosen.connect(self._say_act)
        self.facts = ReceptionFacts(desk)
        self.facts.reason_wanted.connect(self._open_reason)
        self._notices = NoticePlace()
        self.body.setSpacing(0)
        self.body.addLayout(self._notices)
        self.number = ListedStrip(desk, Series.CASE)
        self.body.addWidget(self.number)
        row = Row(gap=16)
        sheet = Sheet(_("Decision"), scrolls=True)
        sheet.add(self.form, 1)
        sheet.add(self._apart_row())
        row.addWidget(sheet, 3)
        row.addWidget(size(self.facts, min_width=304), 2)
        self.body.addLayout(row, 1)
        desk.masked_changed.connect(self._masked)
        desk.changed.connect(self._changed)
        style.on_refit(self, self._fit_head)

    def _apart_row(self) -> QWidget:
        holder = QWidget()
        holder.setProperty(KEPT, True)
        row = Row(holder, gap=12)
        self.apart_reason = TextField(
            "conflict_reason",
            _("I am too near to this matter"),
            placeholder=_("Relative, interest …"),
            helper=_("Sealed. Others read only that somebody else is wanted."),
        )
        self.apart = Button(_("Stand apart"))
        self.apart.clicked.connect(self._stand_apart)
        row.addWidget(self.apart_reason, 1)
        row.addWidget(self.apart)
        return holder

    def opened(self, *args: object) -> None:
        """A reception's id, and perhaps the decision to begin with."""
        self._leave_form()
        self._reception_id = str(args[0]) if args else self._reception_id
        self._picked = str(args[1]) if len(args) > 1 and args[1] else None
        self.form.write(self._picked)
        self.apart_reason.set_value("")
        self._notices.say(None)
        if self._reception_id:
            self.desk.ask(self, self._show, receptions.get_reception, self._reception_id)
            self._draft = self.desk.draft(self.form, "decision", self._reception_id)
            self._draft.look(self._put_draft)
        self.form.decision.setFocus(Qt.FocusReason.OtherFocusReason)

    def left(self) -> bool:
        """What was typed is kept as a draft."""
        self._leave_form()
        return True

    def panes(self) -> tuple[QWidget, ...]:
        """The decision, then the reception."""
        return self.form, self.facts

    def primary(self) -> None:
        """Record it."""
        if self._view is None or not self.act.isEnabled() or self.desk.masked:
            return
        try:
            typed = self.form.read()
        except DeskError as fault:
            self._refused(fault)
            return
        self.act.block(_("Being recorded"))
        self._send(self._view, typed)

    def _send(self, view: ReceptionView, typed: TypedDecision) -> None:
        reception = view.reception
        if typed.decision is Decision.HANDLED_ON_THE_SPOT:
            use_case, args = receptions.handle_on_the_spot, (reception.id, reception.version, typed.reason)
            self.desk.do(self, self._done, use_case, *args, failed=self._refused)
            return
        self.desk.do(
            self,
            self._done,
            receptions.decide,
            reception.id,
            reception.version,
            typed.decision,
            typed.reason,
            reject_reason=typed.reject_reason,
            mediator_ids=typed.mediator_ids,
            difficulty=typed.difficulty,
            requests=typed.requests,
            details=typed.details,
            listed=self.number.value(),
            failed=self._refused,
        )

    def _done(self, view: ReceptionView) -> None:
        if self._draft is not None:
            self._draft.drop()
            self._draft = None  # what the emptied form still tells is no draft
        self._show(view)
        self.form.write(None)
        decision = view.reception.decisions[-1].decision
        if view.reception.case_id is not None:
            self.desk.go("case", view.reception.case_id)
        elif decision is Decision.REFERRED:
            self.desk.go("referral", "", "reception", view.reception.id)
        elif decision is Decision.CONSULTATION and self.desk.staff.roles & CONSULTATION_WRITE:
            self.desk.go("consultation", "", "reception", view.reception.id)
        elif decision is Decision.COUNSELLING and self.desk.staff.roles & NOTE_WRITE:
            self.desk.go("counselling_open", view.reception.id)
        elif decision is Decision.COUNSELLING:
            self._offer_time(view)
        elif decision is Decision.NOT_ACCEPTED and self.desk.staff.roles & DOSSIER_WRITE:
            self.desk.toast(_("Recorded: {number}", number=view.reception.number))
            self.desk.do(self, self._tell_why, begin_refusal_letter, view.reception.id)
        else:
            self.desk.toast(_("Recorded: {number}", number=view.reception.number))
            self.desk.go("receptions")

    def _offer_time(self, view: ReceptionView) -> None:
        """Somebody else counsels; a time is agreed while the visitor is still here."""
        now, seeker = self.desk.now(), view.reception.parties[0].person_id
        wanted = Appointment(
            id="", kind=AppointmentKind.COUNSELLING, starts=now, ends=now, person_ids=(seeker,)
        )
        acts: list[Act] = [
            (_("Book an appointment"), lambda: self.desk.go("appointment", "", wanted)),
            (_("To the list of receptions"), lambda: self.desk.go("receptions")),
        ]
        said = _("Recorded: {number}", number=view.reception.number)
        second = _("While they are here, a time can be agreed on.")
        self._notices.say(Notice(said, "pine", second=second, acts=acts))

    def _tell_why(self, paper_id: str) -> None:
        """They are told why, and other ways."""
        self.desk.go("written_paper", "", paper_id)

    def _typed(self) -> None:
        if self._draft is not None:
            self._draft.typed(self.form.text)

    def _leave_form(self) -> None:
        if self._draft is not None:
            self._draft.put_by()
            self._draft.deleteLater()
            self._draft = None

    def _put_draft(self, text: str | None) -> None:
        if text and self._view is not None and self._view.reception.case_id is None:
            self.form.put_text(text)

    def _refused(self, fault: DeskError) -> None:
        self.act.allow()
        if not self.form.show_fault(fault):
            self._notices.say(Notice(sentence(fault), "red", closable=True))

    def _show(self, view: ReceptionView) -> None:
        self._view = view
        self.number.look(needed=view.reception.case_id is None)
        self.set_title(_("Decision on {number}", number=view.reception.number))
        self.facts.show_view(view)
        self.form.offer_staff(view.staff, view.stand_apart, self.desk.staff.id)
        self._offer_parties(view)
        self.apart_reason.set_error(None)
        if view.reception.case_id is not None:
            self.act.block(_("It has become a case; go on there."))
        elif self.desk.staff.id in view.stand_apart:
            self.act.block(_("Another member of staff is wanted here."))
        else:
            self.act.allow()
        self._warn(view)

    def _offer_parties(self, view: ReceptionView) -> None:
        """Whoever is guarded is not asked: nothing of them is shown anyway."""
        ids = dict.fromkeys(one.person_id for one in view.reception.parties if one.role in PARTY_ROLES)
        people = [one for one in map(view.person, ids) if not one.safe_contact]
        self.form.offer_parties([(one.id, self.desk.shown(one.name)) for one in people])

    def _warn(self, view: ReceptionView) -> None:
        if self.desk.staff.id in view.stand_apart:
            self._notices.say(Notice(_("Another member of staff is wanted here."), "amber"))
            return
        seeker = view.reception.parties[0].person_id
        mark = dict(view.standings).get(seeker)
        if mark is not None and mark.mark is Mark.UNFINISHED and not view.reception.decisions:
            self._notices.say(
                Notice(
                    _("The private talk comes before accepting, counselling or a joint consultation."),
                    "plum",
                    acts=[(_("To the private talk"), self._talk)] if self.desk.staff.roles & DECIDE else [],
                    closable=True,
                )
            )
        else:
            self._notices.say(None)

    def _say_act(self) -> None:
        accepted = self.form.decision.value() == Decision.ACCEPTED
        self.act.set_text(_("Accept and open a case") if accepted else _("Record the decision"))

    def _stand_apart(self) -> None:
        self.desk.do(
            self,
            self._stood_apart,
            receptions.declare_conflict,
            self._reception_id,
            self.apart_reason.value(),
            failed=self._apart_refused,
        )

    def _stood_apart(self, _nothing: None) -> None:
        self.apart_reason.set_value("")
        self.desk.ask(self, self._show, receptions.get_reception, self._reception_id)

    def _apart_refused(self, fault: DeskError) -> None:
        self.apart_reason.set_error(sentence(fault))
        self.apart_reason.setFocus()

    def _open_reason(self) -> None:
        self.desk.do(self, self._show_reason, receptions.open_decision_reason, self._reception_id)

    def _show_reason(self, reason: str) -> None:
        if self._view is not None:
            self.facts.show_reason(self._view, reason)

    def _changed(self, nouns: frozenset[str]) -> None:
        if self.isVisible() and self._reception_id and nouns & {"screening", "reception"}:
            self.desk.ask(self, self._show, receptions.get_reception, self._reception_id)

    def _masked(self, masked: bool) -> None:
        self.form.setVisible(not masked)  # the reason is no word for a visitor
        if self._view is not None:
            self.facts.show_view(self._view)

    def _fit_head(self) -> None:
        small = style.look().factor < 1.25
        self.steps.setVisible(small)
        words = _("Step {n} of {all}: {step}", n=3, all=3, step=_("Decision"))
        self.head.set_under("" if small else words)

    def _talk(self) -> None:
        self.desk.go("screening", self._reception_id)

    def _back(self) -> None:
        self.desk.go("reception", self._reception_id)
