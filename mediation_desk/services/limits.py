"""Limits as people see them: of one case, file, reception or letter, and of everybody on the board."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from mediation_desk.domain.access_matrix import only_where_asked
from mediation_desk.domain.case_limit import CaseLimit, Holder, LimitDecision, LimitFact
from mediation_desk.domain.limit_board import Board, BoardFilter, BoardPage, Key
from mediation_desk.domain.limit_rule import LimitRule
from mediation_desk.domain.staff import Role
from mediation_desk.register import limit_board, limit_look, limits, office
from mediation_desk.register.limit_board import Seen
from mediation_desk.register.records import Records
from mediation_desk.services import limit_counting
from mediation_desk.services.access import (
    AT_THE_DESK,
    CLUE_READ,
    CONSULTATION_READ,
    DOSSIER_INDEX,
    DOSSIER_READ,
    NOTE_KNOW,
    NOTE_READ,
    RECEPTION_READ,
    REFERRAL_KNOW,
    SAFETY_RECORD_READ,
)
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.counselling_access import known_file
from mediation_desk.services.limit_rules import rules_of
from mediation_desk.services.permission import allowed
from mediation_desk.services.recount import recount, recount_all

__all__ = ["board", "board_page", "limits_of", "limits_of_file", "recount", "recount_all"]

_SEE_ALL = frozenset({Role.DIRECTOR, Role.RECEPTION})
"""Who is shown everybody's: the director, and the counter as it sees the index of cases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitLine:
    """One limit with its rule and what was said of it, oldest first.

    `rule` is None for a restricted one: it is shown as something that is restricted, with its day alone.
    `staff` is the name of who must meet it, `may_decide` whether whoever asks may say something of it.
    """

    limit: CaseLimit
    rule: LimitRule | None
    said: tuple[LimitDecision, ...]
    staff: str
    may_decide: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Everything counted for one holder, the one that ends first before the others.

    `names` are those of staff by id; `extension` is the rule of one extension by consent.
    """

    holder: Holder
    holder_id: str
    lines: tuple[LimitLine, ...]
    names: tuple[tuple[str, str], ...]
    extension: LimitRule

    def name(self, staff_id: str) -> str:
        """The name of a member of staff, empty when unknown."""
        return dict(self.names).get(staff_id, "")


@allowed(DOSSIER_READ)
def limits_of(records: Records, case_id: str) -> Limits:
    """The limits of a case, for whoever may open it. Raises DeskError: case.missing, case.not_yours."""
    case = opened_case(records, case_id)
    return view_of(records, Holder.CASE, case_id, decides=not case.filed)


@allowed(NOTE_READ)
def limits_of_file(records: Records, file_id: str) -> Limits:
    """The limits of a counselling file, for whoever may look into it."""
    known_file(records, file_id)
    return view_of(records, Holder.FILE, file_id)


@allowed(AT_THE_DESK)
def board(records: Records, wanted: BoardFilter) -> Board:
    """The first page of the board and how many run by urgency."""
    seen = seen_by(records)
    rules = _rules(records, wanted)
    return Board(
        page=limit_board.page(records, wanted, rules, seen),
        counts=limit_board.counts(records, wanted, rules, seen),
        everybody=seen.everybody and not wanted.mine,
        may_see_all=seen.everybody,
        counting=limit_counting.to_count(records) is not None,
    )


@allowed(AT_THE_DESK)
def board_page(records: Records, wanted: BoardFilter, after: Key) -> BoardPage:
    """The next page of the board."""
    return limit_board.page(records, wanted, _rules(records, wanted), seen_by(records), after)


def seen_by(records: Records) -> Seen:
    """Whose limits whoever asks may look at."""
    roles = records.staff.roles
    director = Role.DIRECTOR in roles
    kinds = {
        Holder.CASE: bool(roles & DOSSIER_INDEX) and not only_where_asked(roles),
        Holder.FILE: director and bool(roles & NOTE_KNOW),
        Holder.RECEPTION: bool(roles & RECEPTION_READ),
        Holder.REFERRAL: bool(roles & REFERRAL_KNOW) and not only_where_asked(roles),
        Holder.CLUE: bool(roles & CLUE_READ),
        Holder.CONSULTATION: director and bool(roles & CONSULTATION_READ),
    }
    return Seen(
        everybody=bool(roles & _SEE_ALL),
        holders=frozenset(holder for holder, seen in kinds.items() if seen),
        asked=only_where_asked(roles),
        restricted=director and bool(roles & SAFETY_RECORD_READ),
    )


def view_of(records: Records, holder: Holder, holder_id: str, *, decides: bool = True) -> Limits:
    """The limits of a holder as whoever asks may know them; restricted ones without what they are."""
    rules, said = rules_of(records), limits.decisions(records, holder_id)
    names = {one.id: one.name for one in office.all_staff(records)}
    lines = [
        LimitLine(
            limit=hidden(one) if one.fact.restricted else one,
            rule=None if one.fact.restricted else rules[one.fact.rule],
            said=tuple(said.get(one.id, ())),
            staff=names.get(one.fact.staff_id, ""),
            may_decide=decides and may_decide(records, one),
        )
        for one in limits.of_holder(records, holder_id)
        if not one.fact.restricted or may_know_restricted(records, one)
    ]
    return Limits(
        holder=holder,
        holder_id=holder_id,
        lines=tuple(lines),
        names=tuple(names.items()),
        extension=rules["extension"],
    )


def may_know_restricted(records: Records, limit: CaseLimit) -> bool:
    """Whether somebody is told that a restricted limit is there: its author, the director, its readers.

    Whoever works on the case beside them learns nothing of it.
    """
    if limit.fact.staff_id == records.staff.id:
        return True
    roles = records.staff.roles
    knows = Role.DIRECTOR in roles or limit_look.opens_here(records, limit.fact.subject_id)
    return bool(roles & SAFETY_RECORD_READ) and knows


def may_decide(records: Records, limit: CaseLimit) -> bool:
    """Whether whoever asks may say something of a limit; that the case opens for them was asked before."""
    roles, mine = records.staff.roles, limit.fact.staff_id == records.staff.id
    if limit.told and not limit.fact.passes:
        return False
    if Role.DIRECTOR in roles or mine:
        return Role.EXPERT not in roles or bool(roles - {Role.EXPERT, Role.ADMINISTRATOR})
    return limit.fact.holder is Holder.CASE and Role.MEDIATOR in roles and not limit.fact.restricted


def hidden(limit: CaseLimit) -> CaseLimit:
    """A restricted limit with nothing but on what it hangs, whose it is and when it ends."""
    fact = limit.fact
    bare = LimitFact(
        rule="",
        start=limit.ends,
        subject_id="",
        case_id=fact.case_id,
        file_id=fact.file_id,
        reception_id=fact.reception_id,
        referral_id=fact.referral_id,
        clue_id=fact.clue_id,
        consultation_id=fact.consultation_id,
        staff_id=fact.staff_id,
        done_on=fact.done_on,
        restricted=True,
        passes=fact.passes,
    )
    return replace(limit, fact=bare, counted=limit.ends, last_working=limit.ends)


def _rules(records: Records, wanted: BoardFilter) -> Collection[str] | None:
    if not wanted.groups:
        return None
    return [key for key, rule in rules_of(records).items() if rule.group in wanted.groups]
