"""Which mediators cannot open a sealed contact of the case yet, and the button that hands it over."""

from __future__ import annotations

from collections.abc import Callable

from mediation_desk.services.case_desk import CaseSheet
from mediation_desk.services.contact_hand_over import HandOver
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.notice import Act, Notice
from mediation_desk.words import _


def hand_over_notices(sheet: CaseSheet, desk: Desk, hand_over: Callable[[], None]) -> list[Notice]:
    """One notice for what whoever looks can hand over, one for what others must; none while masked."""
    if desk.masked:
        return []
    notices = []
    mine = [one for one in sheet.hand_overs if one.mine]
    if mine:
        acts: list[Act] = [(_("Hand over"), hand_over)]
        second = _("Opening it later is written in the journal.")
        notices.append(Notice(_cannot(sheet, desk, mine), "amber", second=second, acts=acts))
    others = [one for one in sheet.hand_overs if not one.mine]
    if others:
        second = _("The director, or whoever can open it, hands it over on this page.")
        notices.append(Notice(_cannot(sheet, desk, others), "amber", second=second))
    return notices


def handed_over(sheet: CaseSheet, desk: Desk, given: tuple[HandOver, ...]) -> str:
    """The result in words."""
    if not given:
        return _("Nothing was left to hand over")
    who, people = _named(sheet, desk, given)
    return _("{who} can open the safe contact of {people} now", who=who, people=people)


def _cannot(sheet: CaseSheet, desk: Desk, found: list[HandOver]) -> str:
    who, people = _named(sheet, desk, found)
    return _("{who} cannot open the safe contact of {people} yet.", who=who, people=people)


def _named(sheet: CaseSheet, desk: Desk, found: tuple[HandOver, ...] | list[HandOver]) -> tuple[str, str]:
    staff = dict.fromkeys(staff_id for one in found for staff_id in one.staff_ids)
    who = "、".join(sheet.view.member(one) for one in staff)
    return who, "、".join(desk.shown(sheet.view.person(one.person_id).name) for one in found)
