"""The questions a case page asks in place: when, why, who, and what the file says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from mediation_desk.domain.case import Case, CaseState, Difficulty, TerminationGround
from mediation_desk.domain.service_details import ServiceDetails
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.services.case_desk import CaseSheet
from mediation_desk.ui.forms.ask import Answer, Ask
from mediation_desk.ui.forms.keep_apart import ONLY, sides_of
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.text_fields import MultilineField, TextField
from mediation_desk.ui.kit.toggles import TogglesField
from mediation_desk.ui.pages.case.next_acts import MOVE_WORDS
from mediation_desk.ui.pages.case.party_block import CONSENT, HEARD, NOTICE
from mediation_desk.words import N_, _, count, listed, term

_BOTH = "both"
REASONED = (
    CaseState.SUSPENDED,
    CaseState.AGREED_PARTLY,
    CaseState.TERMINATED,
    CaseState.WITHDRAWN,
)
ENDED = (CaseState.AGREED_PARTLY, CaseState.TERMINATED, CaseState.WITHDRAWN, CaseState.CLOSED)
"""Where nobody sits together any more."""

CALL_OFF, LEAVE = "call_off", "leave"
_SAID = 3
CONFIRMED = (CaseState.CLOSED, CaseState.ARCHIVED, CaseState.RETENTION_DUE)
_MOVE_TEXT = {
    CaseState.SUSPENDED: N_("Everything stays; mediation can be resumed at any time."),
    CaseState.TERMINATED: N_("The record and the papers stay in the file; nobody is blamed."),
    CaseState.WITHDRAWN: N_("Whoever applied may come again at any time."),
    CaseState.CLOSED: N_("The file stays open for reading; limits stop."),
}
_DAY_TITLES = {
    CONSENT: N_("When did {name} consent to mediation?"),
    NOTICE: N_("When was the notice of rights served on {name}?"),
    HEARD: N_("When was {name} asked about their own wish?"),
}


def ask_day(
    which: str, name: str, on: date | None, today: date, answer: Answer, undo: Callable[[], object]
) -> Ask:
    """The day of a consent, a notice, a child's wish; a mistaken consent or notice can be taken back."""
    field = DateField("date", _("Day"), latest=today)
    field.set_value(on or today)
    other = (_("Noted by mistake, take it back"), undo) if on and which != HEARD else None
    return Ask(_(_DAY_TITLES[which], name=name), _("Note it"), answer, [[field]], other=other)


def ask_move(to: CaseState, answer: Answer, caution: str = "", ahead: tuple[str, ...] = ()) -> Ask:
    """Why a case is suspended, ended, withdrawn; closing and archiving only say what it means.

    `ahead` are sittings still booked: they are called off with it, or stay and are listed as to be changed.
    """
    words, _icon = MOVE_WORDS[to]
    fields: list[Field] = []
    if to is CaseState.TERMINATED:
        grounds = [(ground, term(ground)) for ground in TerminationGround]
        fields.append(ComboField("ground", _("Ground"), grounds, placeholder=_("Choose one")))
    if to in REASONED:
        fields.append(MultilineField("reason", _("Reason"), rows=2, most_rows=4))
    if ahead:
        fields.append(
            SegmentsField(
                "sittings",
                count("{n} sitting is still booked", "{n} sittings are still booked", len(ahead)),
                [(CALL_OFF, _("Call off with it")), (LEAVE, _("Leave for now"))],
                helper=_("Tell those who come. What stays is listed under appointments to see to."),
            )
        )
        fields[-1].set_value(CALL_OFF)
        caution = " ".join(filter(None, (caution, _("Still booked: {days}.", days=listed(ahead[:_SAID])))))
    text = " ".join(part for part in (_(_MOVE_TEXT[to]) if to in _MOVE_TEXT else "", caution) if part)
    return Ask(_(words), _(words), answer, [fields] if fields else (), text=text)


def ask_conflict(answer: Answer) -> Ask:
    """Why somebody steps aside; colleagues read only that another mediator is asked for."""
    reason = MultilineField("reason", _("Reason"), rows=2, most_rows=4)
    text = _(
        "Only you and the director can read why. Others see: please send another. The case closes for you."
    )
    return Ask(_("Step aside from this case"), _("Step aside"), answer, [[reason]], text=text)


def ask_mediators(case: Case, staff: tuple[Staff, ...], answer: Answer) -> Ask:
    """Who leads and who assists."""
    offered = [
        (one.id, one.name) for one in staff if one.active and one.roles & {Role.MEDIATOR, Role.DIRECTOR}
    ]
    lead = ComboField("mediators", _("Leads"), offered)
    lead.set_value(case.mediator_ids[0] if case.mediator_ids else None)
    assist = TogglesField("assist", _("Assist"), offered, optional=True)
    assist.set_value(case.mediator_ids[1:])
    return Ask(_("Mediators of this case"), _("Assign"), answer, [[lead, assist]])


def ask_experts(sheet: CaseSheet, answer: Answer) -> Ask:
    """Which experts may read this case; taking one out ends it."""
    staff = sheet.view.staff
    offered = [
        (one.id, one.name)
        for one in staff
        if one.id in sheet.experts or (one.active and Role.EXPERT in one.roles)
    ]
    experts = TogglesField("experts", _("Experts"), offered, optional=True)
    experts.set_value(sheet.experts)
    text = (
        _(
            "They read this case as its mediators do, without the answers of private talks, and may write "
            "records and notes. They see no other case. Asking and ending are written in the journal."
        )
        if offered
        else _("Nobody here has the role of an invited expert. The director adds one under Settings, Staff.")
    )
    fields = [[experts]] if offered else []
    return Ask(_("Experts asked into this case"), _("Note it"), answer, fields, text=text)


def ask_facts(case: Case, area: Field, answer: Answer) -> Ask:
    """Summary, what the parties ask for, difficulty, and the area by which reports count."""
    summary = MultilineField("summary", _("Summary"), rows=3, most_rows=5)
    summary.set_value(case.summary)
    requests = MultilineField("requests", _("Requests, one a line"), rows=2, most_rows=4, optional=True)
    requests.set_value("\n".join(case.requests))
    levels = [(one, term(one)) for one in Difficulty]
    difficulty = SegmentsField("difficulty", _("Difficulty"), levels, compact=True)
    difficulty.set_value(case.difficulty)
    return Ask(_("About the dispute"), _("Keep"), answer, [[summary, requests], [difficulty, area]])


def ask_note(case: Case, answer: Answer) -> Ask:
    """A note for the file, for everybody or of one side."""
    note = MultilineField("note", _("Note"), rows=2, most_rows=5)
    options = [(_BOTH, _("Both sides may know")), *((side, _(ONLY[side])) for side in sides_of(case))]
    side = SegmentsField("side", _("Whose words"), options, compact=True)
    side.set_value(_BOTH)
    text = _("It stays in the file as written. Words of a counselling talk do not belong here.")
    return Ask(_("Note for the file"), _("Put it in the file"), answer, [[note], [side]], text=text)


def ask_phrase(case: Case, answer: Answer) -> Ask:
    """Words that stay with one side."""
    phrase = TextField("phrase", _("Words as they were said"))
    sides = [(side, _(ONLY[side])) for side in sides_of(case)]
    side = SegmentsField("side", _("Whose words"), sides, compact=True)
    text = _("Every paper that the other side will hold is looked through for them, and stops.")
    return Ask(_("Keep words with one side"), _("Keep apart"), answer, [[phrase], [side]], text=text)


def ask_details(name: str, agreed: ServiceDetails, answer: Answer) -> Ask:
    """What a party lets the other side see."""
    options = [("phone", _("phone")), ("address", _("address")), ("work_unit", _("work unit"))]
    field = TogglesField("details", _("May be shown"), options)
    field.set_value([key for key, _words in options if getattr(agreed, key)])
    text = _("Ask the person alone. What they do not agree to is printed as: through the centre.")
    title = _("What the other side sees of {name}", name=name)
    return Ask(title, _("Note it"), answer, [[field]], text=text)
