"""How a referral goes on: what may come next, consent, letters kept, and its history."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.documents.wording import wording
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.referral import Direction, ReferralState
from mediation_desk.domain.referral_ground import ReferralConsent
from mediation_desk.errors import DeskError
from mediation_desk.services.referrals import NextReferralMove, ReferralView
from mediation_desk.ui import limits
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.layout import Column, scrolling, size
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.timeline import Timeline
from mediation_desk.ui.pages.referral.words import entry
from mediation_desk.words import N_, _, sentence, term

S = ReferralState
OUT_WORDS = {
    S.DRAFT: (N_("Back to the draft"), "arrow-back-up"),
    S.WAITING: (N_("Ask for approval"), "signature"),
    S.APPROVED: (N_("Approve"), "check"),
    S.SENT: (N_("Send the letter"), "file-export"),
    S.RECEIVED: (N_("They confirmed receipt"), "check"),
    S.REFUSED: (N_("They refuse"), "ban"),
    S.IN_PROGRESS: (N_("They work on it"), "clock"),
    S.FEEDBACK: (N_("Note their feedback"), "message-heart"),
    S.CLOSED: (N_("Close the referral"), "circle-check"),
}
IN_WORDS = {
    S.IN_PROGRESS: (N_("Accept it"), "check"),
    S.REFUSED: (N_("Refuse it"), "ban"),
    S.FEEDBACK: (N_("Report the result"), "file-export"),
    S.CLOSED: (N_("Close the letter"), "circle-check"),
}
_FORWARD = (S.SENT, S.APPROVED, S.WAITING, S.IN_PROGRESS, S.FEEDBACK, S.RECEIVED)


def words_of_move(direction: Direction, move: NextReferralMove) -> tuple[str, str]:
    """(words, icon) of a move."""
    said, icon = (OUT_WORDS if direction is Direction.OUT else IN_WORDS)[move.to]
    return _(said), icon


def forward(view: ReferralView) -> NextReferralMove | None:
    """The move the primary button makes: the next one that is not refused, never an ending."""
    offered = {move.to: move for move in view.moves if not move.refusal}
    if view.referral.direction is Direction.IN and view.referral.state is S.RECEIVED:
        return offered.get(S.IN_PROGRESS)
    found = next((offered[to] for to in _FORWARD if to in offered), None)
    closing = view.referral.state in (S.FEEDBACK, S.REFUSED)
    return offered.get(S.CLOSED) if closing else found


class ProgressPane(QWidget):
    """`act_wanted(key)`: a state's value, or one of consent, withdraw, told, phone, follow, slip, reception,
    open_reception, handler, log; `letter_wanted(code)`: a letter kept."""

    act_wanted = Signal(str)
    letter_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        inside = QWidget()
        column = Column(inside, gap=16)
        column.setContentsMargins(0, 0, 8, 0)
        Column(self).addWidget(scrolling(inside))
        self.next = LineList(name=_("What may come next"), row_height=48, grows=True)
        self.next.opened.connect(self._wanted)
        self.letters = LineList(name=_("Letters kept"), row_height=48, grows=True)
        self.letters.opened.connect(self._letter)
        self.story = Timeline(name=_("History"))
        self._next_sheet = Sheet(_("What may come next"), fact=" ")
        self._next_sheet.add(self.next)
        self._letter_sheet = Sheet(_("Letters kept"), fact=" ")
        self._letter_sheet.add(self.letters)
        story = Sheet(_("History"))
        story.add(size(self.story, min_height=220), 1)
        column.addWidget(self._next_sheet)
        column.addWidget(self._letter_sheet)
        column.addWidget(story, 1)

    def show_view(self, view: ReferralView) -> None:
        """Show how it stands."""
        acts = [*_moves(view), *_besides(self._desk, view)]
        self.next.set_lines(acts)
        self._next_sheet.set_fact("")
        self.letters.set_lines(
            [
                Line(
                    id=one.code,
                    first=f"{wording(one.key)['title']} {one.number}",
                    second=f"{limits.day(legal_day(one.issued_at), self._desk.today())} · {one.code}",
                    icon="file-text",
                    arrow=True,
                )
                for one in view.prints
            ]
        )
        self._letter_sheet.setVisible(bool(view.prints))
        staff = dict(view.staff)
        lines = [entry(self._desk, line, place, staff) for place, line in enumerate(view.history)]
        self.story.set_entries(list(reversed(lines)))

    def _wanted(self, key: object) -> None:
        self.act_wanted.emit(str(key))

    def _letter(self, code: object) -> None:
        self.letter_wanted.emit(str(code))


def _moves(view: ReferralView) -> list[Line]:
    lines = []
    for move in view.moves:
        words, icon = words_of_move(view.referral.direction, move)
        locked = sentence(DeskError(move.refusal)) if move.refusal else ""
        lines.append(Line(id=move.to.value, first=words, icon=icon, locked=locked, arrow=not locked))
    return sorted(lines, key=lambda line: bool(line.locked))


def _besides(desk: Desk, view: ReferralView) -> list[Line]:
    """What goes with it beside the main line."""
    if not view.may_write:
        return []
    referral = view.referral
    acts: list[tuple[str, str, str, str]] = []
    if referral.direction is Direction.OUT:
        acts += _consent_acts(desk, view)
        if referral.state in (S.SENT, S.RECEIVED):
            acts.insert(0, ("slip", _("Note the return slip"), "clipboard-check", ""))
        if referral.clock == "tell":
            acts.insert(
                0, ("phone", _("Note the phone call"), "phone-call", _("Tell first, write within a day"))
            )
        if referral.person_id:
            acts.append(("log", _("Who was told what of this person"), "list-check", ""))
    else:
        if referral.reception_id is None and referral.state in (S.RECEIVED, S.IN_PROGRESS):
            acts.append(("reception", _("Make it a reception"), "user-plus", ""))
        elif referral.reception_id is not None:
            acts.append(("open_reception", _("Open its case or reception"), "folders", view.number))
        if not referral.over:
            acts.append(("handler", _("Name another handler"), "user", ""))
    if not referral.over:
        acts.append(("follow", _("Note a follow-up"), "notes", ""))
    return [
        Line(id=key, first=words, second=second, icon=icon, arrow=True) for key, words, icon, second in acts
    ]


def _consent_acts(desk: Desk, view: ReferralView) -> list[tuple[str, str, str, str]]:
    consent = view.consents[0] if view.consents else None
    said = _consent_said(desk, consent)
    sent = view.referral.sent_on is not None
    acts = []
    if not sent and not view.referral.over and (consent is None or not consent.stands):
        acts.append(("consent", _("Note the person's consent"), "signature", said))
    if consent is not None and consent.stands:
        acts.append(("withdraw", _("Consent withdrawn"), "ban", said))
    if consent is not None and not consent.stands and sent and consent.told_on is None:
        acts.append(("told", _("The agency was told of the withdrawal"), "phone-call", said))
    return acts


def _consent_said(desk: Desk, consent: ReferralConsent | None) -> str:
    if consent is None:
        return _("none noted yet")
    day = limits.day(consent.given_on, desk.today())
    named = _("name too") if consent.name_too else _("without the name")
    said = f"{day} · {term(consent.manner)} · {named}"
    if consent.withdrawn_on is not None:
        return _(
            "{consent}; withdrawn {day}", consent=said, day=limits.day(consent.withdrawn_on, desk.today())
        )
    return said
