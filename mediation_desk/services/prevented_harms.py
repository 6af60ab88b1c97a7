"""Harms prevented, noted at the clue or case where it was done, for the official return to count."""

from __future__ import annotations

from dataclasses import replace

from mediation_desk.domain.prevented_harm import PreventedHarm, check_harm
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.register import clues, prevented_harms
from mediation_desk.register.records import Records
from mediation_desk.services.access import CLUE_WRITE, DOSSIER_READ, DOSSIER_WRITE
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.clue_sight import reads
from mediation_desk.services.permission import allowed


@allowed(CLUE_WRITE, changes={"clue"})
def note_harm_of_clue(records: Records, harm: PreventedHarm) -> tuple[PreventedHarm, ...]:
    """Note one at a clue; returns all of it. DeskError: clue.missing, clue.not_yours, of `check_harm`."""
    told = replace(harm, case_id="")
    if not reads(records, clues.plain(records, told.clue_id)):
        raise DeskError("clue.not_yours")
    check_harm(told, records.today)
    prevented_harms.add(records, told)
    return prevented_harms.of_clue(records, told.clue_id)


@allowed(DOSSIER_WRITE, changes={"case"})
def note_harm_of_case(records: Records, harm: PreventedHarm) -> tuple[PreventedHarm, ...]:
    """Note one at a case; returns all of it. DeskError: case.missing, case.not_yours, of `check_harm`."""
    told = replace(harm, clue_id="")
    opened_case(records, told.case_id)
    check_harm(told, records.today)
    prevented_harms.add(records, told)
    return prevented_harms.of_case(records, told.case_id)


@allowed(DOSSIER_READ)
def harms_of_case(records: Records, case_id: str) -> tuple[PreventedHarm, ...]:
    """Those noted at a case. DeskError: case.missing, case.not_yours."""
    opened_case(records, case_id)
    return prevented_harms.of_case(records, case_id)


@allowed(CLUE_WRITE, changes={"clue", "case"})
def take_back_harm(records: Records, harm_id: str) -> None:
    """Take back one noted by mistake: whoever noted it, or the director. harm.missing, harm.not_yours."""
    harm = prevented_harms.get(records, harm_id)
    if harm.recorded_by != records.staff.id and Role.DIRECTOR not in records.staff.roles:
        raise DeskError("harm.not_yours")
    prevented_harms.take_back(records, harm_id)
