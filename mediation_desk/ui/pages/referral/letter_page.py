"""One letter that came in: its facts, whether we take it, the reception it became, the result reported."""

from __future__ import annotations

from uuid import uuid4

from mediation_desk.domain.agency import Agency
from mediation_desk.domain.incoming_letter import IncomingContent
from mediation_desk.domain.referral import Direction, Referral, ReferralState
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.errors import DeskError
from mediation_desk.services.agencies import agency_directory
from mediation_desk.services.incoming_letters import keep_letter, open_reception_from
from mediation_desk.services.receptions import ReceptionView, get_reception
from mediation_desk.services.referrals import ReferralView
from mediation_desk.services.staff import everybody
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.referral_fields import LetterForm
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.layout import clear
from mediation_desk.ui.kit.sealed_panel import SealedPanel
from mediation_desk.ui.pages.referral.reading import read_incoming
from mediation_desk.ui.pages.referral.shell import ReferralShell
from mediation_desk.words import _

_HANDLERS = frozenset({Role.MEDIATOR, Role.COUNSELLOR, Role.DIRECTOR})
NEW = "new"


class IncomingLetterPage(ReferralShell):
    """`desk.go("incoming_letter", letter id)`, or `("incoming_letter", "", "new")`."""

    def __init__(self, desk: Desk) -> None:
        tabs = [("progress", _("Progress")), ("letter", _("Our answer"))]
        super().__init__(desk, _("Letter that came in"), _("Keep the letter"), tabs)
        self.paper.set_title(_("What it says"))
        self._fresh = ""
        self._handlers: tuple[tuple[str, str], ...] = ()
        self.form: LetterForm | None = None

    def opened(self, *args: object) -> None:
        """A letter's id, or "new"."""
        self.put_by()
        self._notices.say(None)
        given = [*(str(one) for one in args), "", ""]
        self.empty()
        if given[0] or given[1] == NEW:
            self._id = given[0]
        self.desk.ask(self, self._know_agencies, agency_directory)
        self.desk.ask(self, self._know_staff, everybody)

    def empty(self) -> None:
        """Nothing opened stays on the screen."""
        super().empty()
        self.form = None

    def show_view(self, view: ReferralView) -> None:
        """Show a letter to us."""
        if view.referral.direction is not Direction.IN:
            return
        same = self._view is not None and self._view.referral.version == view.referral.version
        self._view = view
        self.head_of(view, may_change=view.referral.state is ReferralState.RECEIVED)
        self.tabs.show()
        self.right.show()
        self.tabs.setTabVisible(1, bool(view.prints))
        self.progress.show_view(view)
        if self._form is None or not same:
            self._show_words(view)

    def keep_it(self) -> None:
        """Keep the letter as it stands in the form."""
        if self.form is None or not self.keep.isEnabled() or self.desk.masked:
            return
        self.form.clear_errors()
        try:
            content = self.form.content()
            number, received_on, handler = self.form.facts()
            if received_on is None:
                raise DeskError("date.empty", field="received_on")
        except DeskError as fault:
            self.refused(fault)
            return
        known = self._view.referral if self._view is not None else None
        at = (known.id, known.version) if known else (self._fresh, 0)
        self.keep.block(_("Being recorded"))
        said = (number, received_on, handler, content)
        self.desk.do(self, self.kept, keep_letter, *at, *said, failed=self.refused)

    def act_on(self, key: str, view: ReferralView) -> None:
        """Ask for what an act needs; making it a reception takes one click."""
        if key == "reception":
            at = (view.referral.id, view.referral.version)
            self.desk.do(self, self._received, open_reception_from, *at, failed=self.refused)
        elif key == "open_reception":
            reception = view.referral.reception_id or ""
            self.desk.ask(self, self._reception_found, get_reception, reception, failed=self.refused)
        else:
            self.asking.put(view, key, self._handlers)

    def _know_agencies(self, found: tuple[Agency, ...]) -> None:
        self._agencies = tuple(one for one in found if one.active)

    def _know_staff(self, staff: list[Staff]) -> None:
        found = (one for one in staff if one.active and one.roles & _HANDLERS)
        self._handlers = tuple((one.id, one.name) for one in found)
        if self._id:
            self.ask_view()
        else:
            self._begin()

    def _begin(self) -> None:
        self._fresh = uuid4().hex
        self.head.set_under("")
        self.head.set_facts(Chip(_("New")))
        own = self.desk.staff.id if self.desk.staff.roles & _HANDLERS else ""
        self._show_form(IncomingContent(), "", own, NEW)
        self.tabs.hide()
        self.right.hide()

    def _show_words(self, view: ReferralView) -> None:
        clear(self._place)
        self.form = self._form = self._draft = None
        self.paper.set_fact(_("Sealed for its readers"))
        content, referral = view.content, view.referral
        if not isinstance(content, IncomingContent):
            self._place.addWidget(SealedPanel(_("Only its author and the director read what it says.")))
            self._place.addStretch(1)
        elif view.may_write and referral.state is ReferralState.RECEIVED:
            number = content.their_number or referral.their_number
            self._show_form(content, number, referral.handler_id or "", referral.id)
        else:
            self._place.addLayout(read_incoming(content))
            self._place.addStretch(1)
        if view.prints:
            self.fetch_letter(view.prints[-1].code)

    def _show_form(self, content: IncomingContent, number: str, handler: str, subject: str) -> None:
        self.form = LetterForm(self.desk.now(), self._agencies, self._handlers)
        received = self._view.referral.received_on if self._view is not None else self.desk.today()
        self.put_form(self.form, "incoming_letter", subject)
        self.form.show_letter(content, number, received, handler)

    def _received(self, letter: Referral) -> None:
        self.desk.toast(_("A reception was made of it; please complete who came."))
        self.desk.go("reception", letter.reception_id or "")

    def _reception_found(self, view: ReceptionView) -> None:
        if view.reception.case_id is not None:
            self.desk.go("case", view.reception.case_id)
        else:
            self.desk.go("reception", view.reception.id)
