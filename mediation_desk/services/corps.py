"""The volunteer corps: kept with members for a period, and called out with the hours each gave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import uuid4

from mediation_desk.domain.corps import CallOut, Corps, Membership, check_call_out, check_corps
from mediation_desk.domain.helper import check_period
from mediation_desk.errors import DeskError
from mediation_desk.register import areas, helpers, numbered
from mediation_desk.register import corps as kept
from mediation_desk.register.records import Records
from mediation_desk.services.access import GRID_READ, GRID_WRITE, HOME_VISIT_WRITE
from mediation_desk.services.permission import allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpsView:
    """Every corps with its members, and the call-outs of a period with the minutes each helper gave.

    `about` is the number of the case, clue or household a call-out was for, by call-out.
    """

    corps: tuple[Corps, ...]
    members: tuple[Membership, ...]
    call_outs: tuple[CallOut, ...]
    minutes: Mapping[str, int]
    names: Mapping[str, str]
    area_names: Mapping[str, str]
    about: Mapping[str, str]


@allowed(GRID_READ)
def corps_view(records: Records, first: date, last: date) -> CorpsView:
    """The corps, and what they did in [first, last]."""
    called = tuple(kept.call_outs_between(records, first, last))
    return CorpsView(
        corps=tuple(kept.every(records)),
        members=tuple(kept.members(records)),
        call_outs=called,
        minutes=kept.minutes_of_helpers(records, first, last),
        names={one.id: one.name for one in helpers.every(records)},
        area_names=areas.names(records),
        about={one.id: numbered.number_of(records, _linked(one)) for one in called},
    )


@allowed(GRID_WRITE, changes={"corps"})
def keep_corps(records: Records, corps: Corps) -> Corps:
    """Keep a new or changed corps. DeskError: corps.*, helper.period, record.changed_meanwhile."""
    check_corps(corps, kept.every(records))
    return kept.save(records, replace(corps, id=corps.id or uuid4().hex, name=corps.name.strip()))


@allowed(GRID_WRITE, changes={"corps"})
def keep_membership(records: Records, one: Membership) -> Membership:
    """Keep that somebody is in a corps, or with its end that they were.

    Raises DeskError: corps.missing, helper.missing, helper.period, corps.member_twice.
    """
    kept.get(records, one.corps_id)
    helpers.get(records, one.helper_id)
    check_period(one.since, one.until)
    for other in kept.members(records):
        same = (other.corps_id, other.helper_id) == (one.corps_id, one.helper_id) and other.id != one.id
        later = max(other.since, one.since)
        if same and other.on(later) and one.on(later):
            raise DeskError("corps.member_twice", field="helper_id")
    named = replace(one, id=one.id or uuid4().hex)
    kept.save_member(records, named)
    return named


@allowed(HOME_VISIT_WRITE, changes={"call_out"})
def keep_call_out(records: Records, call: CallOut, about: str | None = None) -> CallOut:
    """Keep a new or changed call-out; `about` is the number of the case, clue or household it was for.

    "" takes the link away, None leaves it. Raises DeskError: call_out.*, corps.missing, area.missing, text.*.
    """
    if about is not None:
        found = numbered.find(records, about.strip()) if about.strip() else numbered.Numbered()
        if found is None:
            raise DeskError("call_out.about_unknown", field="about")
        call = replace(call, case_id=found.case_id, clue_id=found.clue_id, household_id=found.household_id)
    check_call_out(call, kept.get(records, call.corps_id), records.today)
    if call.area_id:
        areas.get(records, call.area_id)
    for helper_id, _minutes in call.minutes:
        helpers.get(records, helper_id)
    return kept.save_call_out(records, replace(call, id=call.id or uuid4().hex, what=call.what.strip()))


def _linked(call: CallOut) -> numbered.Numbered:
    return numbered.Numbered(case_id=call.case_id, clue_id=call.clue_id, household_id=call.household_id)
