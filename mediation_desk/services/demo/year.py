"""A demo of reports: the year before, as two centres published theirs, in an otherwise empty register."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.invented_year import PUBLISHED
from mediation_desk.register.invented import write_year
from mediation_desk.services import opening
from mediation_desk.services.demo.build import begun
from mediation_desk.services.demo.data import read_demo
from mediation_desk.services.session import Session

_SOME_DAYS = timedelta(days=5)


def build_year(
    folder: Path, state_folder: Path, now: datetime, *, step: opening.Step = opening.nothing_to_say
) -> Session:
    """Make the register of the year before `now` and leave it open, the director at the desk.

    Belongs on the register thread. What `step` raises stops the building.
    """
    session = begun(read_demo(), folder, state_folder, now - _SOME_DAYS)
    try:
        step("story")
        with session.writing(session.staff, now) as records:
            write_year(records, replace(PUBLISHED, year=legal_day(now).year - 1))
    except BaseException:
        opening.lock(session)
        raise
    return session
