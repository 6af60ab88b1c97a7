"""The colour of a household: in force, asked for, suggested by facts, and all it ever had."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from mediation_desk.domain.colour import OPEN_CASE, ColourScheme, HouseholdColour
from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.household import ColourState
from mediation_desk.domain.household_view import HouseholdView
from mediation_desk.domain.person import SpecialGroup
from mediation_desk.services.access import COLOUR_APPROVE, HOUSEHOLD_WRITE
from mediation_desk.ui import limits
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.family_words import due_words
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.chip import Chip, RankLabel
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, clear
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _, count, listed, term

Opened = dict[str, tuple[str, str]]


class ColourSheet(Sheet):
    """`assess`, `approve(id)`, `refuse(id)`, `reasons` when these are wanted."""

    assess = Signal()
    approve = Signal(str)
    refuse = Signal(str)
    reasons = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Colour"), fact=" ", scrolls=True)
        self._desk = desk
        self._inside = Column(gap=12)
        self.add(self._inside)
        self.body.addStretch(1)

    def show_view(self, view: HouseholdView, opened: Opened) -> None:
        """The colour as it may be shown now; `opened` are sealed reasons that were opened here."""
        clear(self._inside)
        desk = self._desk
        now = next((one for one in view.history if one.state is ColourState.IN_FORCE), None)
        asked = next((one for one in view.history if one.state is ColourState.PROPOSED), None)
        self.set_fact(view.scheme.name)
        self._now(view, now)
        if asked is not None:
            self._asked(view, asked)
        self._proposed(view, now)
        self._suggested(view, now)
        writes = bool(desk.staff.roles & HOUSEHOLD_WRITE) and view.household.closed_on is None
        if writes:
            assess = Button(_("Assess the colour"), icon="pencil")
            assess.clicked.connect(self.assess)
            if asked is not None:
                assess.block(_("A change waits for approval."))
            self._inside.addWidget(assess, 0, Qt.AlignmentFlag.AlignLeft)
        if view.history:
            head = FlowLayout(gap=8)
            head.addWidget(Label(_("Colours so far"), "body_strong"))
            head.addStretch(1)
            if view.seals and not opened:
                read = Button(_("Read sealed reasons (journalled)"), "text", icon="eye", compact=True)
                read.clicked.connect(self.reasons)
                head.addWidget(read)
            self._inside.addLayout(head)
        for one in view.history:
            self._inside.addLayout(self._entry(view, one, opened))

    def _now(self, view: HouseholdView, now: HouseholdColour | None) -> None:
        if now is None:
            self._inside.addWidget(Prose(_("Not assessed yet."), tone="ink2"))
            return
        scheme = _scheme(view, now)
        found = scheme.colour(now.code) if scheme else None
        first = Row(gap=12)
        first.addWidget(RankLabel(min(now.rank, 5), now.word, side=20, code=now.code, role="section"))
        if found is not None:
            first.addWidget(Label(found.verb, tone="ink2"))
        first.addStretch(1)
        self._inside.addLayout(first)
        if scheme is not None and not scheme.active:
            said = _("Of the earlier scheme {name}; it stays until it is assessed anew.", name=scheme.name)
            self._inside.addWidget(Prose(said, "small", tone="amber"))
        one, today = view.household, self._desk.today()
        due, tone = due_words(one.next_visit_on, today)
        last = limits.day(one.last_visit_on, today) if one.last_visit_on else _("none yet")
        facts = [_("Last visit {day}", day=last), _("next {day}", day=due)]
        if found is not None:
            facts.append(count("every {n} day", "every {n} days", found.visit_days))
            if found.responsible:
                facts.append(found.responsible)
        self._inside.addWidget(Prose(" · ".join(facts), "small", tone=tone))
        self._tags(scheme, now.also)

    def _tags(self, scheme: ColourScheme | None, also: tuple[str, ...]) -> None:
        known = [found for code in also if scheme and (found := scheme.colour(code))]
        if known:
            flow = FlowLayout(gap=8)
            flow.addWidget(Label(_("Also meets"), "small", tone="ink2"))
            for one in known:
                flow.addWidget(RankLabel(one.rank, one.word, code=one.code))
            self._inside.addLayout(flow)

    def _asked(self, view: HouseholdView, asked: HouseholdColour) -> None:
        row = FlowLayout(gap=8)
        row.addWidget(Chip(_("Waits for approval"), "amber", icon="clock"))
        row.addWidget(RankLabel(min(asked.rank, 5), asked.word, code=asked.code))
        row.addStretch(1)
        if self._desk.staff.roles & COLOUR_APPROVE:
            no = Button(_("Do not approve"), compact=True)
            no.clicked.connect(lambda: self.refuse.emit(asked.id))
            yes = Button(_("Approve"), compact=True)
            yes.clicked.connect(lambda: self.approve.emit(asked.id))
            row.addWidget(no)
            row.addWidget(yes)
        self._inside.addLayout(row)

    def _proposed(self, view: HouseholdView, now: HouseholdColour | None) -> None:
        """What the newest visit that proposed a colour proposed, until somebody assessed it since."""
        visit = next((one for one in view.visits if one.proposed), None)
        found = view.scheme.colour(visit.proposed) if visit else None
        if visit is None or found is None:
            return
        newest = view.history[0] if view.history else None
        same = now is not None and now.scheme_id == view.scheme.id and now.code == found.code
        if same or (newest is not None and newest.assessed_at.astimezone(SHANGHAI).date() > visit.on):
            return
        row = Row(gap=8)
        row.addWidget(Label(_("A visit proposes"), "small", tone="ink2"))
        row.addWidget(RankLabel(found.rank, found.word, code=found.code))
        row.addWidget(Label(limits.day(visit.on, self._desk.today()), "small", tone="ink2"))
        row.addStretch(1)
        self._inside.addLayout(row)

    def _suggested(self, view: HouseholdView, now: HouseholdColour | None) -> None:
        found = view.scheme.colour(view.suggestion.code)
        if found is None or (now is not None and now.scheme_id == view.scheme.id and now.code == found.code):
            return
        row = Row(gap=8)
        row.addWidget(Label(_("Facts suggest"), "small", tone="ink2"))
        row.addWidget(RankLabel(found.rank, found.word, code=found.code))
        row.addStretch(1)
        self._inside.addLayout(row)
        self._inside.addWidget(Prose(_because(view, self._desk), "small", tone="ink2"))

    def _entry(self, view: HouseholdView, one: HouseholdColour, opened: Opened) -> Column:
        today, desk = self._desk.today(), self._desk
        first = Row(gap=8)
        first.addWidget(RankLabel(min(one.rank, 5), one.word, code=one.code))
        until = f"–{limits.day(one.until, today)}" if one.until else ""
        first.addWidget(Label(f"{limits.day(one.since, today)}{until}", "small", tone="ink2"))
        first.addWidget(Chip(term(one.state), _TONES[one.state]))
        first.addStretch(1)
        who = [_("assessed by {who}", who=view.name(one.assessor))]
        if one.approver:
            who.append(_("decided by {who}", who=view.name(one.approver)))
        column = Column(gap=4)
        column.addLayout(first)
        column.addWidget(Prose(" · ".join(who), "small", tone="ink2"))
        reason, refusal = opened.get(one.id, (one.reason, one.refusal))
        if one.sealed and one.id not in opened:
            sealed = Chip(_("The reason is sealed"), icon="lock")
            column.addWidget(sealed, 0, Qt.AlignmentFlag.AlignLeft)
        for said in (reason, _("Not approved: {why}", why=refusal) if refusal else ""):
            if said:
                column.addWidget(Prose(desk.hidden(said), "small"))
        return column


_TONES = {
    ColourState.PROPOSED: "amber",
    ColourState.IN_FORCE: "pine",
    ColourState.ENDED: "neutral",
    ColourState.REFUSED: "neutral",
}


def fact_words(fact: str) -> str:
    """A fact a colour is suggested from, in words."""
    return _("an open case") if fact == OPEN_CASE else term(SpecialGroup(fact))


def _scheme(view: HouseholdView, one: HouseholdColour) -> ColourScheme | None:
    return next((scheme for scheme in view.schemes if scheme.id == one.scheme_id), None)


def suggestion_words(view: HouseholdView, desk: Desk) -> str:
    """What facts suggest and which, in a sentence; "" when they suggest nothing."""
    found = view.scheme.colour(view.suggestion.code)
    return f"{_('Facts suggest')} {found.word}。{_because(view, desk)}" if found else ""


def _because(view: HouseholdView, desk: Desk) -> str:
    facts = desk.hidden(listed(fact_words(one) for one in view.suggestion.facts))
    return _("Because: {facts}. A suggestion only; nothing was set.", facts=facts)
