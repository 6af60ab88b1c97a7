"""Scales and protocols of an invented counselling file, through the use cases the desk uses."""

from __future__ import annotations

from datetime import datetime, timedelta

from mediation_desk.domain.counselling_session import CounsellingSession
from mediation_desk.domain.crisis import EXPECTED, CrisisEvent, CrisisLevel, CrisisSheet
from mediation_desk.domain.scale import ITEMS, Answers, Filling, FillingWay, Scale, ScaleResult
from mediation_desk.domain.staff import Staff
from mediation_desk.services import crises, scales
from tests.case_fixtures import WIFE
from tests.desk_fixtures import COUNSELLOR, Office

THOUGHTS = "昨晚想过不如不在了，没有打算。"
INSTRUCTIONS = "见到她时不单独留下，马上叫陈静怡。"


def answers(total: int, risk: int | None = 0, scale: Scale = Scale.PHQ9) -> Answers:
    """A sheet with this total before item 9, and item 9 as said."""
    count = ITEMS[scale] - (1 if scale is Scale.PHQ9 else 0)
    items: list[int | None] = [min(3, max(0, total - 3 * n)) for n in range(count)]
    return Answers(scale=scale, items=(*items, *((risk,) if scale is Scale.PHQ9 else ())))


def filling(session: CounsellingSession, scale: Scale = Scale.PHQ9) -> Filling:
    """The wife's sheet in a session."""
    return Filling(session_id=session.id, person_id=WIFE.id, scale=scale)


def fill(
    office: Office,
    session: CounsellingSession,
    total: int,
    risk: int | None = 0,
    scale: Scale = Scale.PHQ9,
    counsellor: Staff = COUNSELLOR,
) -> ScaleResult:
    """A sheet filled in and kept."""
    with office.as_(counsellor) as records:
        return scales.save_scale(
            records, filling(session, scale), answers(total, risk, scale), FillingWay.SCREEN
        )


def sheet(now: datetime, level: CrisisLevel = CrisisLevel.HIGH) -> CrisisSheet:
    """A whole protocol."""
    return CrisisSheet(
        level=level,
        next_at=now + timedelta(hours=20),
        thoughts=THOUGHTS,
        plan="没有",
        means="没有",
        timing="没有",
        history="三年前有过一次",
        protective="放心不下女儿",
        done=frozenset(EXPECTED[level]),
        instructions=INSTRUCTIONS,
    )


def protocol(office: Office, result: ScaleResult, level: CrisisLevel = CrisisLevel.HIGH) -> CrisisEvent:
    """The protocol after a result, written by the counsellor."""
    with office.as_(COUNSELLOR) as records:
        start = crises.begin_crisis(records, result.id)
        return crises.record_crisis(records, start, sheet(records.now, level))
