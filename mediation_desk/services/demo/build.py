"""Building the demo register: every story told through the use cases, in the order time went by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from mediation_desk.domain.dates import legal_day
from mediation_desk.register.vault.kdf import LEAST_COST
from mediation_desk.services import opening, recount
from mediation_desk.services.demo.activities import active
from mediation_desk.services.demo.calendar import Diary, in_order
from mediation_desk.services.demo.clues import clued
from mediation_desk.services.demo.consulting import consulted
from mediation_desk.services.demo.copying import copied
from mediation_desk.services.demo.counselling import counselled
from mediation_desk.services.demo.data import DemoData, Story, read_demo
from mediation_desk.services.demo.drilling import drilled
from mediation_desk.services.demo.exchanging import keyed
from mediation_desk.services.demo.grid import gridded
from mediation_desk.services.demo.households import housed
from mediation_desk.services.demo.mediating import mediated
from mediation_desk.services.demo.planning import planned
from mediation_desk.services.demo.presence import present
from mediation_desk.services.demo.receiving import accepted, received
from mediation_desk.services.demo.seats import keep, seated, sit_down
from mediation_desk.services.demo.walking import walked
from mediation_desk.services.demo.way import Told, Way
from mediation_desk.services.session import Session

PASSWORD = "yan-shi-yong-mima"
_SOME_DAYS = timedelta(days=5)


def build_demo(
    folder: Path,
    state_folder: Path,
    now: datetime,
    *,
    told: DemoData | None = None,
    step: opening.Step = opening.nothing_to_say,
) -> Session:
    """Make the demo register and leave it open, the director at the desk.

    Belongs on the register thread. `step` is told `story` before each act; what it raises stops the building.
    """
    told = told or read_demo()
    staff = told.office.staff
    beside = [*present(told, now), *planned(told, now), *copied(told, now), *drilled(told, now)]
    beside += [*gridded(told, now), *walked(told, now)]
    beside += active(told, now)
    beside += housed(told, now)
    beside += consulted(told, now)
    beside += clued(told, now)
    beside += keyed(told, now)
    steps = in_order(diaries(told, now), beside)
    born = steps[0].at - _SOME_DAYS
    session = begun(told, folder, state_folder, born)
    try:
        counsellor = staff["chen"]
        seats = {counsellor.id: sit_down(session, counsellor, PASSWORD, born)}
        for one in steps:
            step("story")
            with (
                seated(session, seats.get(one.staff.id)),
                recount.writing(session.register, one.staff, one.at) as records,
            ):
                one.act(records)
    except BaseException:
        opening.lock(session)
        raise
    return session


def begun(told: DemoData, folder: Path, state_folder: Path, born: datetime) -> Session:
    """An empty register of the demo's office, its card confirmed and its keepers appointed."""
    first, *others = (replace(one, signs_in=False) for one in told.office.staff.values())
    wanted = opening.FirstStart(
        centre=told.office.centre, first=first, members=tuple(others), password=PASSWORD
    )
    created = opening.create_register(folder, state_folder, wanted, born, cost=LEAST_COST)
    try:
        opening.confirm_card(created.session, created.card, created.card, born)
        keep(created.session, told.office.keepers, PASSWORD, born)
    except BaseException:
        opening.lock(created.session)
        raise
    return created.session


def diaries(told: DemoData, now: datetime) -> Iterator[Diary]:
    """The steps of every story that lie before `now`."""
    for story in (*told.cases, *told.receptions):
        yield _diary(told, story, now)


def _diary(told: DemoData, story: Story, now: datetime) -> Diary:
    way = Way(story, told.office.staff, told.kits.get(story.get("kit")), legal_day(now))
    diary = Diary(story.key, story.days, now)
    for one in _acts(way):
        if not diary.add(one.after, one.staff, one.act):
            break
    return diary


def _acts(way: Way) -> Iterator[Told]:
    yield from received(way)
    yield from counselled(way)
    if way.story.get("end"):
        yield from accepted(way)
        yield from mediated(way)
