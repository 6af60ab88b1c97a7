"""What waits: danger first, then what nobody noted, signed, answered or finished."""

from __future__ import annotations

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.limit_rule import RuleGroup
from mediation_desk.domain.today import Today, ToDo, ToDoKind
from mediation_desk.services.drafts import DraftPlace, newest_draft
from mediation_desk.ui import limits
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft_places import draft_place
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.safety_due import due_lines
from mediation_desk.words import N_, _

_TO_DO: dict[ToDoKind, tuple[str, str, tuple[str, ...]]] = {
    ToDoKind.RISK: ("alert-triangle", N_("A client's answer asks for the risk protocol"), ("crises",)),
    ToDoKind.MEETING: (
        "separator-vertical",
        N_("Appointments to change: people may not meet"),
        ("unrecorded",),
    ),
    ToDoKind.CHANGE: (
        "calendar",
        N_("Appointments to change: case ended, or staff gone"),
        ("unrecorded",),
    ),
    ToDoKind.LOOK_AGAIN: ("shield-half", N_("To look after again"), ("crises",)),
    ToDoKind.CALL_BACK: ("phone-call", N_("Calls to 12338 to ring back"), ("clues", "calls")),
    ToDoKind.TALK: ("user", N_("Waiting for a private talk"), ("receptions",)),
    ToDoKind.DECISION: ("arrows-split", N_("Waiting for a decision"), ("receptions",)),
    ToDoKind.UNSETTLED: ("calendar", N_("Over, outcome not noted"), ("unrecorded",)),
    ToDoKind.UNRECORDED: ("notes", N_("Held, no record yet"), ("unrecorded",)),
    ToDoKind.VISIT: ("phone", N_("Return visits due"), ("aftercare", "visits")),
    ToDoKind.TOLD: (
        "gavel",
        N_("Parties to tell of an objection or enforcement"),
        ("limits", RuleGroup.CONFIRMATION),
    ),
    ToDoKind.REFERRAL: ("arrows-split", N_("Referrals to approve"), ("referrals",)),
    ToDoKind.REFERRAL_LATE: ("clock", N_("Referrals and letters overdue"), ("referrals",)),
    ToDoKind.REFERRAL_DUE: ("clock", N_("Referrals and letters due soon"), ("referrals",)),
    ToDoKind.DATA_REQUEST: ("clipboard-check", N_("Requests about data to answer"), ("readings",)),
    ToDoKind.RETENTION: ("archive", N_("Dossiers whose period is over"), ("archive",)),
    ToDoKind.UNSIGNED_RECORD: ("notes", N_("Records not signed yet"), ("cases",)),
    ToDoKind.UNSIGNED_NOTE: ("message-heart", N_("Counselling notes to sign"), ("counselling",)),
    ToDoKind.COUNSELLING: ("user-plus", N_("Receptions waiting for a file"), ("counselling",)),
    ToDoKind.HOME_VISIT: ("home-heart", N_("Households to be visited"), ("families", "list", "overdue")),
    ToDoKind.COLOUR: ("home-heart", N_("Colours to approve"), ("families", "list", "waiting")),
    ToDoKind.DRILL: ("history", N_("A restore drill is due"), ("drill",)),
    ToDoKind.DRAFT: ("pencil", N_("Forms not finished"), ()),
}
_WHEN = {
    ToDoKind.CALL_BACK: N_("First until {day}"),
    ToDoKind.TOLD: N_("First ends {day}"),
    ToDoKind.DRILL: N_("Last one, or first copy: {day}"),
}
_DANGER = frozenset({ToDoKind.RISK, ToDoKind.MEETING})


class ToDoSheet(Sheet):
    """Each line leads to its list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("To do"))
        self._desk = desk
        self._today: Today | None = None
        self._changes: tuple[ToDo, ...] = ()
        self.list = LineList(name=_("To do"))
        self.list.opened.connect(self._open)
        self._or_empty = Stack()
        self._or_empty.addWidget(self.list)
        self._or_empty.addWidget(EmptyState(_("Nothing is waiting"), ""))
        self.add(self._or_empty, 1)

    def show_today(self, today: Today) -> None:
        """Show what waits."""
        self._today = today
        self._show()

    def show_changes(self, found: tuple[ToDo, ...]) -> None:
        """Show how many appointments must be changed, above the rest."""
        self._changes = found
        self._show()

    def _show(self) -> None:
        rows = (*self._changes, *(self._today.to_do if self._today else ()))
        safety = due_lines(self._desk, self._today.safety) if self._today else []
        waiting = [*safety, *map(self._line, rows)]
        self.list.set_lines(waiting)
        self._or_empty.setCurrentIndex(0 if waiting else 1)

    def _open(self, kind: object) -> None:
        if isinstance(kind, tuple):
            self._desk.go(*kind)
            return
        place = _TO_DO[ToDoKind(str(kind))][2]
        if place:
            self._desk.go(*place)
        else:
            self._desk.ask(self, self._go_on, newest_draft)

    def _go_on(self, found: DraftPlace | None) -> None:
        """To the form that was typed in last; the form itself brings the words back."""
        if found is not None:
            self._desk.go(*draft_place(found))

    def _line(self, row: ToDo) -> Line:
        icon, words, _place = _TO_DO[row.kind]
        day = limits.day(legal_day(row.oldest), self._desk.today())
        when = _(_WHEN.get(row.kind, "Oldest {day}"), day=day)
        return Line(
            id=row.kind,
            first=_(words),
            second=when,
            icon=icon,
            fact=str(row.count),
            fact_strong=True,
            arrow=True,
            strong=row.kind in _DANGER,
            icon_token="red" if row.kind is ToDoKind.RISK else "ink2",
        )
