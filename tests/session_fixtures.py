"""A real register with header, PC key and passwords, and sessions of its people: for what turns keys.

Its people are those of `desk_fixtures`, each with a slot; every password is PASSWORD. Made once, then copied.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from mediation_desk.domain.passwords import normalised
from mediation_desk.domain.staff import Staff
from mediation_desk.register import office
from mediation_desk.register.records import Records
from mediation_desk.register.vault.entry import Entry
from mediation_desk.register.vault.kdf import LEAST_COST
from mediation_desk.register.vault.new_slot import new_slot
from mediation_desk.register.vault.pc_key import read_pc_key
from mediation_desk.register.vault.slots import Slot, SlotKind
from mediation_desk.services import opening
from mediation_desk.services.header_change import change_slots
from mediation_desk.services.session import Session
from tests.desk_fixtures import CENTRE, DIRECTOR, EVERYONE, NOON, Clock

PASSWORD = "guohua-caidao-dalou-xiaomao"


class SessionOffice:
    """`session = office.open(DIRECTOR)` signs somebody in; the one before is signed out.

    `folder` holds register and header, `state` this account's clear state; `card` the restore card's digits.
    """

    def __init__(self, root: Path) -> None:
        self.folder, self.state = root / "register", root / "state"
        made, self.card = _made()
        shutil.copytree(made / "register", self.folder)
        shutil.copytree(made / "state", self.state)
        self.clock = Clock(NOON + timedelta(hours=1))
        self.session: Session | None = None

    def open(self, who: Staff, password: str = PASSWORD) -> Session:
        """Sign in as `who`, a second later than the last act."""
        self.close()
        self.session = opening.open_with_password(self.folder, self.state, who.id, password, self.now())
        return self.session

    def now(self) -> datetime:
        """One second later than the last time."""
        self.clock.forward(seconds=1)
        return self.clock.now

    @contextmanager
    def records(self, session: Session) -> Iterator[Records]:
        """One transaction of whoever is signed in."""
        with session.writing(session.staff, self.now()) as records:
            yield records

    def close(self) -> None:
        """Sign out."""
        if self.session is not None:
            opening.lock(self.session)
            self.session = None


@cache
def _made() -> tuple[Path, str]:
    """The folders every office is copied from, and the card; they last as long as the tests."""
    root = Path(
        mkdtemp(prefix="desk-sessions-", dir=os.environ["HOME"])
    )  # the tests' own home, removed with it
    first = next(one for one in EVERYONE if one is DIRECTOR)
    members = tuple(one for one in EVERYONE if one is not DIRECTOR)
    wanted = opening.FirstStart(centre=CENTRE, first=first, members=members, password=PASSWORD)
    created = opening.create_register(root / "register", root / "state", wanted, NOON, cost=LEAST_COST)
    _add_slots(created.session, [one for one in members if one.signs_in])
    opening.lock(created.session)
    return root, created.card


def _add_slots(session: Session, people: list[Staff]) -> None:
    entry = Entry(
        register_key=session.keys.register_key,
        register_id=session.keys.register_id,
        epoch=session.keys.epoch,
    )
    pc_key = read_pc_key(session.state_folder, entry.register_id)

    def add(records: Records, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
        made = []
        for one in people:
            new = new_slot(
                entry,
                SlotKind.PERSON,
                one.id,
                one.name,
                normalised(PASSWORD),
                pc_key=pc_key,
                cost=LEAST_COST,
            )
            office.add_keys(records, one.id, new.public.box, new.public.sign)
            made.append(new.slot)
        return (*slots, *made)

    change_slots(session, NOON, add)
