"""One referral of ours: the letter as typed, what exactly leaves the house, and how it goes on."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import QTimer

from mediation_desk.domain.agency import Agency
from mediation_desk.domain.referral import Direction, ReferralState
from mediation_desk.domain.referral_content import ReferralContent
from mediation_desk.domain.short_code import code_from
from mediation_desk.errors import DeskError
from mediation_desk.services.agencies import agency_directory
from mediation_desk.services.referral_letters import Leaving, look_at_letter
from mediation_desk.services.referrals import (
    Origin,
    ReferralStart,
    ReferralView,
    begin_referral,
    keep_referral,
)
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.referral_fields import ReferralForm
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.layout import clear
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.sealed_panel import SealedPanel
from mediation_desk.ui.pages.referral.reading import read_letter
from mediation_desk.ui.pages.referral.shell import ReferralShell
from mediation_desk.words import _, sentence, term

_LOOK_AFTER = 900  # ms of quiet before the letter is drawn anew
_AT_ONCE = ("consent", "withdraw", "told", "phone")
"""Acts that change nothing of what the letter says."""


class ReferralPage(ReferralShell):
    """`desk.go("referral", referral id)`, or `("referral", "", "case" | "reception" | "file", its id)`."""

    def __init__(self, desk: Desk) -> None:
        tabs = [("letter", _("The letter")), ("progress", _("Progress"))]
        super().__init__(desk, _("Referral"), _("Keep the draft"), tabs)
        self._origin, self._fresh = Origin(), ""
        self.form: ReferralForm | None = None
        self._looking = QTimer(self, singleShot=True, interval=_LOOK_AFTER)
        self._looking.timeout.connect(self._look)

    def opened(self, *args: object) -> None:
        """A referral's id, or where a new one comes from."""
        self.put_by()
        given = [*(str(one) for one in args), "", "", ""]
        self._notices.say(None)
        self.empty()
        if given[0]:
            self._id = given[0]
        elif given[1]:
            self._id = ""
            self._origin = Origin(**{f"{given[1]}_id": given[2]})
        if self._id:
            self.desk.ask(self, self._know_agencies, agency_directory)
            self.ask_view()
        else:
            self.desk.ask(self, self._begin, begin_referral, self._origin, failed=self.shut)

    def go_back(self) -> None:
        """To the case or file it comes from."""
        if self._origin.case_id:
            self.desk.go("case", self._origin.case_id, "referrals")
        elif self._origin.file_id:
            self.desk.go("counselling_file", self._origin.file_id)
        else:
            self.desk.go("referrals")

    def empty(self) -> None:
        """Nothing opened stays on the screen."""
        super().empty()
        self.form = None

    def put_by(self) -> None:
        """Keep what is half typed."""
        self._looking.stop()
        super().put_by()

    def typed(self) -> None:
        """Somebody typed: a draft is due, and the letter is drawn anew."""
        super().typed()
        self._looking.start()

    def show_view(self, view: ReferralView) -> None:
        """Show a referral of ours."""
        referral = view.referral
        if referral.direction is not Direction.OUT:
            return
        same = self._view is not None and self._view.referral.version == referral.version
        self._view = view
        self._origin = Origin(
            case_id=referral.case_id, reception_id=referral.reception_id, file_id=referral.file_id
        )
        self.head_of(view, may_change=referral.state is ReferralState.DRAFT)
        self.tabs.setTabVisible(1, True)
        self.progress.show_view(view)
        if self._form is None or not same:
            self._show_words(view)

    def keep_it(self) -> None:
        """Keep the draft as it stands in the form."""
        if self.form is None or not self.keep.isEnabled() or self.desk.masked:
            return
        self.form.clear_errors()
        try:
            content = self.form.content()
        except DeskError as fault:
            self.refused(fault)
            return
        known = self._view.referral if self._view is not None else None
        at = (known.id, known.version) if known else (self._fresh, 0)
        self.keep.block(_("Being recorded"))
        person = self.form.person_id()
        use_case = keep_referral
        self.desk.do(self, self.kept, use_case, *at, self._origin, person, content, failed=self.refused)

    def act_on(self, key: str, view: ReferralView) -> None:
        """Ask for what an act needs; what is approved and sent is what was kept and read."""
        if key == "log":
            self.desk.go("disclosures", view.referral.person_id or "", "referral", view.referral.id)
        elif key not in _AT_ONCE and self._typed_more(view):
            self._notices.say(Notice(_("Please keep the draft first."), "amber", closable=True))
        else:
            self.asking.put(view, key)

    def _typed_more(self, view: ReferralView) -> bool:
        if self.form is None:
            return False
        try:
            return self.form.content() != view.content
        except DeskError:
            return True

    def _know_agencies(self, found: tuple[Agency, ...]) -> None:
        self._agencies = tuple(one for one in found if one.active)

    def _begin(self, start: ReferralStart) -> None:
        if start.origin != self._origin:
            return
        self._agencies, self._fresh = start.agencies, uuid4().hex
        self.head.set_under(start.number)
        self.head.set_facts(Chip(term(ReferralState.DRAFT)))
        first = start.people[0].id if len(start.people) == 1 else ""
        code = _("Person {code}", code=code_from(self._fresh.encode())[:4])
        content = ReferralContent(code=code, our_contact=start.our_contact, our_phone=start.our_phone)
        self._show_form([(one.id, one.name) for one in start.people], content, first, self._origin.place)
        self.tabs.show_tab("letter")
        self.tabs.setTabVisible(1, False)

    def _show_words(self, view: ReferralView) -> None:
        clear(self._place)
        self.form = self._form = self._draft = None
        self.paper.set_fact(_("Sealed for its readers"))
        content, person = view.content, view.person
        if not isinstance(content, ReferralContent):
            self._place.addWidget(SealedPanel(_("Only its author and the director read what it says.")))
            self._place.addStretch(1)
            self.leaving.show_nothing()
        elif view.may_write and view.referral.state is ReferralState.DRAFT:
            people = [(person.id, person.name)] if person else []
            self._show_form(people, content, person.id if person else "", view.referral.id, fixed=True)
            self._look()
        else:
            self._place.addLayout(read_letter(content))
            self._place.addStretch(1)
            if view.prints:
                self.fetch_letter(view.prints[-1].code)
            else:
                self._look_at(content)

    def _show_form(
        self,
        people: list[tuple[str, str]],
        content: ReferralContent,
        person_id: str,
        subject: str,
        *,
        fixed: bool = False,
    ) -> None:
        self.form = ReferralForm(self.desk.now(), people, self._agencies)
        self.put_form(self.form, "referral", subject)
        self.form.show_letter(content, person_id, fixed=fixed)

    def _look(self) -> None:
        """Draw the letter of what stands in the form, if it can be read and is about somebody."""
        if self.form is None or not self.form.person_id():
            return
        try:
            self._look_at(self.form.content())
        except DeskError:
            return  # said beside its field when it is kept

    def _look_at(self, content: ReferralContent) -> None:
        referral = self._view.referral if self._view is not None else None
        person = (referral.person_id or "") if referral else self.form.person_id() if self.form else ""
        known = referral.id if referral else ""
        args = (self._origin, person, content, known)
        self.desk.ask(self, self._looked, look_at_letter, *args, failed=self._not_looked)

    def _looked(self, leaving: Leaving) -> None:
        self.leaving.show_leaving(leaving)

    def _not_looked(self, fault: DeskError) -> None:
        if self.form is None or not self.form.show_fault(fault):
            self._notices.say(Notice(sentence(fault), "amber", closable=True))
