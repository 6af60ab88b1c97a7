"""What comes next with a clue: how it is handled, what it becomes, and how it ends."""

from __future__ import annotations

from PySide6.QtCore import Signal

from mediation_desk.domain.clue import ClueHandling
from mediation_desk.services.access import (
    CONSULTATION_READ,
    CONSULTATION_WRITE,
    DOSSIER_READ,
    HOME_VISIT_WRITE,
    HOUSEHOLD_READ,
    HOUSEHOLD_WRITE,
    RECEPTION_WRITE,
    REFERRAL_WRITE,
)
from mediation_desk.services.clues import ClueSheet
from mediation_desk.ui import limits
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.line_values import Group, Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _, count, listed, term

Go = tuple[str, ...]


class NextPane(Sheet):
    """`handled(way)` when a way is chosen, `wanted(what)` when an act asks something; leads on by itself."""

    handled = Signal(object)
    wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("What comes next"))
        self._desk = desk
        self.lines = LineList(name=_("What comes next"))
        self.lines.opened.connect(self._open)
        self.add(self.lines, 1)

    def show_sheet(self, sheet: ClueSheet) -> None:
        """Offer what may be done now."""
        shown: list[Line | Group] = []
        if sheet.may_write and sheet.clue.open:
            shown += [Group(title=_("How it is handled")), *self._ways(sheet)]
        became = self._became(sheet)
        if became:
            shown += [Group(title=_("What it becomes")), *became]
        harms = self._harms(sheet)
        if harms:
            shown += [Group(title=_("Harm prevented")), *harms]
        shown += self._ends(sheet)
        self.lines.set_lines(shown)

    def _ways(self, sheet: ClueSheet) -> list[Line]:
        chosen = sheet.clue.handling
        return [
            Line(
                id=one,
                first=term(one),
                icon="circle-check" if one is chosen else "minus",
                icon_token="pine" if one is chosen else "ink3",
                strong=one is chosen,
            )
            for one in ClueHandling
        ]

    def _became(self, sheet: ClueSheet) -> list[Line]:
        clue, links, roles = sheet.clue, sheet.links, self._desk.staff.roles
        found: list[Line] = []
        if clue.case_id and roles & DOSSIER_READ:
            found.append(_leads(("case", clue.case_id), _("Case"), links.case, "folders"))
        elif clue.case_id:
            found.append(Line(id=None, first=_("Case"), second=links.case, icon="folders"))
        if clue.reception_id and roles & RECEPTION_WRITE:
            go: Go = ("reception", clue.reception_id)
            found.append(_leads(go, _("Reception"), links.reception, "user-plus"))
        elif sheet.may_write and roles & RECEPTION_WRITE and not clue.case_id:
            go = ("reception", f"clue/{clue.id}")
            words = _("Name, place and text come along; the link stays.")
            found.append(_leads(go, _("Make it a reception"), words, "user-plus"))
        if clue.reception_id and sheet.may_write and roles & REFERRAL_WRITE and not clue.case_id:
            go = ("referral", "", "reception", clue.reception_id)
            found.append(_leads(go, _("Refer to an agency"), "", "arrows-split"))
        found += self._further(sheet)
        return found

    def _further(self, sheet: ClueSheet) -> list[Line]:
        """The household, home visits and joint consultations."""
        clue, links, roles = sheet.clue, sheet.links, self._desk.staff.roles
        found: list[Line] = []
        if clue.household_id and roles & HOUSEHOLD_READ:
            go: Go = ("household", clue.household_id)
            found.append(_leads(go, _("The household"), links.household, "home-heart"))
        elif sheet.may_write and roles & HOUSEHOLD_WRITE:
            locked = "" if clue.area_id else _("Enter the area of the clue first.")
            first = _("Open a household")
            found.append(Line(id="household", first=first, icon="home-heart", locked=locked, arrow=True))
        made = listed(limits.day(on, self._desk.today()) for _id, on in links.visits)
        if sheet.may_write and roles & HOME_VISIT_WRITE:
            go = ("home_visits", "visits", clue.household_id, clue.number)
            found.append(_leads(go, _("Visit the family"), made, "map-pin"))
        for one_id, number in links.consultations if roles & CONSULTATION_READ else ():
            found.append(_leads(("consultation", one_id), _("Joint consultation"), number, "users"))
        if sheet.may_write and clue.open and roles & CONSULTATION_WRITE:
            found.append(_leads(("consultation", "", "clue", clue.id), _("Call a consultation"), "", "users"))
        if sheet.may_assign:
            found.append(_leads(("way", f"clue/{clue.id}"), _("The way walked"), "", "history"))
        return found

    def _harms(self, sheet: ClueSheet) -> list[Line]:
        found = [
            Line(
                id=None,
                first=term(one.kind),
                second=limits.day(one.on, self._desk.today()),
                fact=count("{n} person", "{n} people", one.people),
                icon="check",
            )
            for one in sheet.harms
        ]
        if sheet.may_write:
            found.append(Line(id="harm", first=_("Note a harm prevented"), icon="plus", arrow=True))
        return found

    def _ends(self, sheet: ClueSheet) -> list[Line | Group]:
        found: list[Line | Group] = []
        if sheet.may_write and sheet.clue.open:
            locked = "" if sheet.clue.handling else _("First say how it is handled.")
            found.append(
                Line(id="close", first=_("Close the clue"), icon="circle-check", locked=locked, arrow=True)
            )
        elif sheet.may_write:
            found.append(Line(id="reopen", first=_("Open it again"), icon="lock-open", arrow=True))
        if sheet.may_assign and sheet.clue.open:
            found.append(Line(id="assign", first=_("Give it to somebody else"), icon="users", arrow=True))
        return [Group(title=_("End and hand over")), *found] if found else []

    def _open(self, wanted: object) -> None:
        if isinstance(wanted, ClueHandling):
            self.handled.emit(wanted)
        elif isinstance(wanted, tuple):
            self._desk.go(*wanted)
        elif isinstance(wanted, str):
            self.wanted.emit(wanted)


def _leads(go: Go, first: str, second: str, icon: str) -> Line:
    return Line(id=go, first=first, second=second, icon=icon, arrow=True)
