"""What the case page does: the questions it asks in place and the use cases it calls with the answers."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.case import CaseState, PartyDates
from mediation_desk.domain.dates import time_said
from mediation_desk.domain.party import Side
from mediation_desk.domain.prevented_harm import PreventedHarm
from mediation_desk.domain.service_details import AS_REGISTERED, ServiceDetails
from mediation_desk.errors import DeskError
from mediation_desk.services import case_ending, cases, conflicts, prevented_harms, sides
from mediation_desk.services.case_desk import CaseSheet
from mediation_desk.services.case_experts import choose_experts
from mediation_desk.services.contact_hand_over import HandOver, hand_contacts_over
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.people import open_contact
from mediation_desk.ui.appointment_said import day_words
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.area_field import AreaField
from mediation_desk.ui.forms.ask import Ask
from mediation_desk.ui.forms.keep_apart import KeepApart, sides_of
from mediation_desk.ui.forms.prevented_harm import ask_harm, harm_of
from mediation_desk.ui.kit.text_fields import MultilineField
from mediation_desk.ui.pages.case import asks
from mediation_desk.ui.pages.case.asking_in_place import AskingInPlace
from mediation_desk.ui.pages.case.hand_over import handed_over
from mediation_desk.ui.pages.case.next_acts import Kind, NextAct
from mediation_desk.ui.pages.case.party_block import CONSENT, HEARD, NOTICE
from mediation_desk.ui.password_again import ask_password
from mediation_desk.words import N_, _, term

_SERVICES = {
    CONSENT: cases.record_consent,
    NOTICE: cases.record_rights_notice,
    HEARD: cases.record_child_heard,
}
_DONE = {
    CONSENT: N_("Consent noted"),
    NOTICE: N_("Service of the notice noted"),
    HEARD: N_("The day the child was heard is noted"),
}


class Acting(AskingInPlace):
    """Asks as `AskingInPlace`; `opened(person id, Contact)`."""

    opened = Signal(str, object)

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        super().__init__(desk, owner)
        self._owner = owner
        self._sheet: CaseSheet | None = None

    def about(self, sheet: CaseSheet) -> None:
        """The case acted on from now on."""
        self._sheet = sheet

    @property
    def sheet(self) -> CaseSheet:
        """The case acted on."""
        assert self._sheet is not None
        return self._sheet

    @property
    def _case_id(self) -> str:
        return self.sheet.view.case.id

    def follow(self, act: NextAct) -> None:
        """Do what a line of 接下来可以 says."""
        go, case_id = self._desk.go, self._case_id
        if act.kind is Kind.MOVE:
            self.move(CaseState(act.subject), act.second)
        elif act.kind in (Kind.CONSENT, Kind.NOTICE):
            self.ask_day(CONSENT if act.kind is Kind.CONSENT else NOTICE, act.subject)
        elif act.kind is Kind.TALK:
            go("screening", case_id, act.subject)
        elif act.kind is Kind.RECORD:
            go("mediation_record", case_id, act.subject)
        elif act.kind in (Kind.AGREEMENT, Kind.SIGN):
            go("agreement", case_id)
        elif act.kind is Kind.BOOK:
            go("appointment", "", f"case/{case_id}")
        elif act.kind is Kind.MEDIATORS:
            self.ask_mediators()
        elif act.kind is Kind.DETAILS:
            self.ask_details(act.subject)

    def move(self, to: CaseState, caution: str = "") -> None:
        """Along the main line; what needs a reason or cannot be undone is asked first.

        Into the archive it goes with its dossier.
        """
        if to in (CaseState.ARCHIVED, CaseState.RETENTION_DUE):
            self._desk.go("case", self._case_id, "dossier")
        elif to in asks.REASONED or to in asks.CONFIRMED:
            if to in asks.ENDED:
                put, ahead = partial(self._ask_move, to, caution), case_ending.sittings_ahead
                self._desk.ask(self, put, ahead, self._case_id, failed=self._refused)
            else:
                self._ask_move(to, caution, ())
        else:
            self._move(to, {})

    def _ask_move(self, to: CaseState, caution: str, ahead: tuple[datetime, ...]) -> None:
        today = self._desk.today()
        days = tuple(f"{day_words(one, today)} {time_said(one)}" for one in ahead)
        ask = asks.ask_move(to, lambda values: self._move(to, values), caution, days)
        self._put(ask, f"case_{to.value}")

    def ask_day(self, which: str, person_id: str) -> None:
        """When a person consented, was served, was heard."""
        view = self.sheet.view
        dates = dict(view.dates).get(person_id, PartyDates())
        ask = asks.ask_day(
            which,
            self._desk.shown(view.person(person_id).name),
            getattr(dates, which),
            self._desk.today(),
            lambda values: self._note_day(which, person_id, values["date"]),
            lambda: self._note_day(which, person_id, None),
        )
        self._put(ask)

    def ask_conflict(self) -> None:
        """Step aside for oneself."""
        self._put(asks.ask_conflict(self._step_aside), "case_conflict")

    def ask_mediators(self) -> None:
        """Who leads and who assists."""
        view = self.sheet.view
        self._put(asks.ask_mediators(view.case, view.staff, self._assign))

    def ask_experts(self) -> None:
        """Which experts may read the case."""
        self._put(asks.ask_experts(self.sheet, self._choose_experts))

    def ask_facts(self) -> None:
        """What the dispute is about."""
        case = self.sheet.view.case
        area = AreaField(self._desk, optional=True)
        area.set_value(case.area_id)
        self._put(asks.ask_facts(case, area, self._keep_facts), "case_facts")

    def ask_note(self) -> None:
        """A note for the file."""
        case = self.sheet.view.case
        ask = asks.ask_note(case, self._keep_note)
        note = ask.form.fields["note"]
        if self.sheet.leads and isinstance(note, MultilineField):
            KeepApart(self._desk, note.edit, case.id, sides_of(case))
        self._put(ask, "case_note")

    def ask_harm(self) -> None:
        """A harm this case kept from happening; what was noted of it already is said."""
        self._desk.ask(self, self._put_harm, prevented_harms.harms_of_case, self._case_id)

    def _put_harm(self, noted: tuple[PreventedHarm, ...]) -> None:
        self._put(ask_harm(self._desk.today(), self._keep_harm, noted), "case_harm")

    def _keep_harm(self, values: dict[str, Any]) -> None:
        try:
            harm = harm_of(values, self._desk.today(), case_id=self._case_id)
        except DeskError as fault:
            self._refused(fault)
            return
        done = partial(self._finished, _("The harm prevented is noted"))
        self._do(done, prevented_harms.note_harm_of_case, harm)

    def ask_phrase(self) -> None:
        """Words that stay with one side."""
        self._put(asks.ask_phrase(self.sheet.view.case, self._keep_phrase), "case_phrase")

    def ask_details(self, person_id: str) -> None:
        """What a party lets the other side see."""
        agreed = dict(self.sheet.details).get(person_id, AS_REGISTERED)
        name = self._desk.shown(self.sheet.view.person(person_id).name)
        self._put(asks.ask_details(name, agreed, partial(self._keep_details, person_id)))

    def free_phrase(self, phrase_id: str) -> None:
        """Let words of one side stand on papers again."""
        done = partial(self._finished, _("These words may stand on papers again."))
        self._do(done, sides.free_phrase, self._case_id, phrase_id)

    def open_contact(self, person_id: str) -> None:
        """Show how somebody is reached; a sealed contact only to its readers. Journalled."""
        self._desk.do(self, partial(self.opened.emit, person_id), open_contact, person_id)

    def hand_contacts_over(self) -> None:
        """Let the case's mediators open its sealed contacts, after the password."""
        title, act = _("Hand safe contacts over"), _("Hand over")
        ask_password(self._desk, self._owner, self.give_contacts, title=title, act=act)

    def give_contacts(self, confirmed: Confirmed) -> None:
        """The password was typed: hand the contacts over. Journalled."""
        sheet = self.sheet

        def done(given: tuple[HandOver, ...]) -> None:
            self._desk.toast(handed_over(sheet, self._desk, given))

        self._desk.do(self, done, hand_contacts_over, confirmed, self._case_id)

    def withdraw_conflict(self, staff_id: str) -> None:
        """The director lets a colleague back."""
        done = partial(self._finished, _("The conflict is lifted"))
        self._do(done, conflicts.withdraw_conflict, self._case_id, staff_id)

    def _move(self, to: CaseState, values: dict[str, Any]) -> None:
        case = self.sheet.view.case
        done = partial(self._finished, _("Now: {state}", state=term(to)))
        reason, ground = values.get("reason", ""), values.get("ground")
        off = _("The case is over") if values.get("sittings") == asks.CALL_OFF else ""
        if off:
            self._do(done, case_ending.end_case, case.id, case.version, to, reason, ground, off)
        else:
            self._do(done, cases.move_case, case.id, case.version, to, reason, ground)

    def _note_day(self, which: str, person_id: str, on: date | None) -> None:
        if on is None and which == HEARD:
            return
        done = partial(self._finished, _(_DONE[which]) if on else _("Taken back"))
        self._do(done, _SERVICES[which], self._case_id, person_id, on)

    def _step_aside(self, values: dict[str, Any]) -> None:
        def aside(_value: object) -> None:
            self._finished(_("You stepped aside. Please send another."), None)
            self._desk.go("cases")

        staff_id = self._desk.staff.id
        self._do(aside, conflicts.declare_conflict, self._case_id, staff_id, values["reason"])

    def _assign(self, values: dict[str, Any]) -> None:
        case = self.sheet.view.case
        lead = (values["mediators"],) if values["mediators"] else ()
        team = tuple(dict.fromkeys((*lead, *values["assist"]))) if lead else ()
        done = partial(self._finished, _("Mediators assigned"))
        self._do(done, cases.assign_mediators, case.id, case.version, team)

    def _choose_experts(self, values: dict[str, Any]) -> None:
        if "experts" not in values:
            self.asked.emit(None)
            return
        chosen = tuple(values["experts"])
        done = partial(self._finished, _("Kept"))

        def let_in(confirmed: Confirmed) -> None:
            self._do(done, choose_experts, confirmed, self._case_id, chosen)

        title = _("Experts asked into this case")
        ask_password(self._desk, self._owner, let_in, title=title, act=_("Keep"))

    def _keep_facts(self, values: dict[str, Any]) -> None:
        case = self.sheet.view.case
        requests = tuple(line.strip() for line in values["requests"].splitlines() if line.strip())
        self._do(
            partial(self._finished, _("Kept")),
            cases.change_case,
            case.id,
            case.version,
            summary=values["summary"],
            requests=requests,
            difficulty=values["difficulty"] or case.difficulty,
            area_id=values["area_id"],
        )

    def _keep_note(self, values: dict[str, Any]) -> None:
        done = partial(self._finished, _("The note is in the file"))
        side = values["side"]
        whose = side if isinstance(side, Side) else None
        self._do(done, cases.add_note, self._case_id, values["note"], whose)

    def _keep_phrase(self, values: dict[str, Any]) -> None:
        done = partial(self._finished, _("Kept with this side."))
        side = values["side"]
        if side is None:
            self._refused(DeskError("phrase.side_needed", field="side"))
            return
        self._do(done, sides.keep_phrase_apart, self._case_id, side, values["phrase"])

    def _keep_details(self, person_id: str, values: dict[str, Any]) -> None:
        chosen = set(values["details"])
        agreed = ServiceDetails(
            phone="phone" in chosen, address="address" in chosen, work_unit="work_unit" in chosen, asked=True
        )
        done = partial(self._finished, _("Kept"))
        self._do(done, sides.agree_service_details, self._case_id, person_id, agreed)

    def _put(self, ask: Ask, draft_key: str = "", subject_id: str = "") -> None:
        """Ask about the case, unless something else is named."""
        super()._put(ask, draft_key, subject_id or self._case_id)
