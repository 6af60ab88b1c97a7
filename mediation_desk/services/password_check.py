"""The password once more, before what counts: signing, grants, staff, export, keepers.

Usage, in a service or use case of signing level::

    def sign(records, confirmed: Confirmed, note_id):
        require(confirmed, records.staff.id, records.now)

and in its page `ui.password_again.ask_password(desk, page, then, …)`, whose `then` gets the `Confirmed`.
So no page can forget to ask: without the value the use case cannot be called.
"""

from __future__ import annotations

import math
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from nacl.bindings import sodium_memcmp

from mediation_desk.domain.passwords import normalised
from mediation_desk.errors import DeskError
from mediation_desk.register import office
from mediation_desk.register.vault.entry import public_keys
from mediation_desk.register.vault.failed_sign_ins import FailedSignIns
from mediation_desk.register.vault.pc_key import read_pc_key
from mediation_desk.register.vault.slots import unlock
from mediation_desk.services.access import EVERYBODY
from mediation_desk.services.header_change import known_header
from mediation_desk.services.permission import turned
from mediation_desk.services.session import Session

LASTS = timedelta(minutes=5)
"""How long a password counts for the act it was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """That a person typed their own password, and when (UTC); made by `check_password` alone."""

    staff_id: str
    at: datetime


def require(confirmed: Confirmed, staff_id: str, now: datetime) -> None:
    """Refuse a password of somebody else or of more than 5 minutes ago (DeskError `password.ask_again`)."""
    if confirmed.staff_id != staff_id or not -LASTS <= now - confirmed.at <= LASTS:
        raise DeskError("password.ask_again", field="password")


@turned(EVERYBODY)
def check_password(session: Session, now: datetime, password: str) -> Confirmed:
    """Hold `password` against the lock of whoever is signed in; nothing is changed by it.

    Takes as long as signing in, and a wrong one counts like a failed sign-in. DeskError (field `password`):
    `password.empty`; `sign_in.wait` and `vault.wrong_password`, whose name `seconds` tells how long to wait
    now; and those of a missing PC key.
    """
    return _checked(session, now, session.keys.slot_id, password)


@turned(EVERYBODY)
def check_second_person(session: Session, now: datetime, staff_id: str, password: str) -> Confirmed:
    """Hold a password against the lock of a colleague who stands beside whoever is signed in.

    Nobody is signed in by it. DeskError as of `check_password`, vault.slot_unknown for whoever has no slot.
    """
    return _checked(session, now, staff_id, password)


def _checked(session: Session, now: datetime, slot_id: str, password: str) -> Confirmed:
    if not password:
        raise DeskError("password.empty", field="password")
    register_id = session.keys.register_id
    failures = FailedSignIns(session.state_folder, register_id)
    wait = failures.wait(slot_id, now)
    if wait:
        raise DeskError("sign_in.wait", field="password", seconds=_whole(wait))
    if not _opens(session, now, slot_id, password):
        cost = failures.failed(slot_id, now)
        with suppress(DeskError):  # what the journal cannot take now, it takes at the next sign-in
            _journal(session, failures, now)
        raise DeskError("vault.wrong_password", field="password", seconds=_whole(cost))
    failures.succeeded(slot_id)
    return Confirmed(staff_id=slot_id, at=now)


def _opens(session: Session, now: datetime, slot_id: str, password: str) -> bool:
    with session.reading(session.staff, now) as records:
        slot = known_header(records).slot(slot_id)
        keys = office.public_keys(records, slot_id)
    if slot is None or keys is None:
        raise DeskError("vault.slot_unknown")
    pc_key = read_pc_key(session.state_folder, session.keys.register_id)
    if pc_key.id != slot.pc_key_id:
        raise DeskError("vault.pc_key_other")
    seed = unlock(slot, normalised(password), pc_key, register_id=session.keys.register_id)
    return seed is not None and sodium_memcmp(public_keys(seed.seed).box, keys[0])


def _journal(session: Session, failures: FailedSignIns, now: datetime) -> None:
    taken = failures.waiting_for_journal()
    with session.writing(session.staff, now) as records:
        for failure in taken:
            records.journal("sign_in_failed", failure.slot_id)
    failures.journalled(taken)


def _whole(wait: timedelta) -> int:
    return math.ceil(wait.total_seconds())
