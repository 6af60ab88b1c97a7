"""Screening rounds (全面排查, 重点排查): begun, watched area by area, entered in one go when done."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from mediation_desk.domain.home_visit import ScreeningRound, check_round
from mediation_desk.domain.home_visit_list import RoundProgress
from mediation_desk.register import areas, screening_rounds
from mediation_desk.register.records import Records
from mediation_desk.services.access import HOME_VISIT_READ, HOME_VISIT_WRITE
from mediation_desk.services.permission import allowed


@allowed(HOME_VISIT_READ)
def rounds(records: Records) -> tuple[ScreeningRound, ...]:
    """All rounds, the newest first."""
    return tuple(screening_rounds.every(records))


@allowed(HOME_VISIT_READ)
def round_progress(records: Records, round_id: str) -> RoundProgress:
    """How far a round has come in each area. DeskError: round.missing."""
    return screening_rounds.progress(records, screening_rounds.get(records, round_id))


@allowed(HOME_VISIT_WRITE, changes={"screening_round"})
def keep_round(records: Records, one: ScreeningRound) -> ScreeningRound:
    """Keep a new or changed round. DeskError: round.*, area.missing, text.*, record.changed_meanwhile."""
    check_round(one)
    if one.area_id:
        areas.get(records, one.area_id)
    return screening_rounds.save(records, replace(one, id=one.id or uuid4().hex, name=one.name.strip()))
