"""The short lock: a code of one's own, the director's switch, locking with it and opening again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from mediation_desk.domain import short_lock
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.register import short_codes
from mediation_desk.register.records import Records
from mediation_desk.register.vault import short_lock as vault
from mediation_desk.register.vault.failed_sign_ins import FailedSignIns
from mediation_desk.register.vault.header_file import read_header
from mediation_desk.register.vault.kdf import KdfCost
from mediation_desk.register.vault.opened import open_with
from mediation_desk.register.vault.slots import SlotKind
from mediation_desk.services import opening
from mediation_desk.services.access import EVERYBODY
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed, turned
from mediation_desk.services.session import Session

DIRECTOR = frozenset({Role.DIRECTOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortLockChoice:
    """Whether this register allows short locks, and whether whoever asks has a code."""

    allowed: bool
    has_code: bool


@allowed(EVERYBODY)
def short_lock_choice(records: Records) -> ShortLockChoice:
    """What the settings show."""
    return ShortLockChoice(
        allowed=short_codes.is_allowed(records),
        has_code=short_codes.kept(records, records.staff.id) is not None,
    )


@allowed(DIRECTOR, changes={"short_lock"})
def allow_short_lock(records: Records, allow: bool) -> None:
    """Switch short locks on or off for everybody; codes stay kept and are not used while it is off."""
    short_codes.allow(records, allow)


@turned(EVERYBODY, changes={"short_lock"})
def set_short_code(
    session: Session, now: datetime, confirmed: Confirmed, code: str, cost: KdfCost = vault.SHORT_COST
) -> None:
    """Choose one's code, or another one, with the password just typed once more.

    DeskError: short_code.off, short_code.digits, short_code.simple (field `code`), password.ask_again.
    """
    require(confirmed, session.staff.id, now)
    digits = short_lock.accept(code)
    short = vault.new_short_key(digits, cost)
    with session.writing(session.staff, now) as records:
        if not short_codes.is_allowed(records):
            raise DeskError("short_code.off")
        short_codes.keep(records, session.staff.id, vault.keep(short, session.keys))


@turned(EVERYBODY, changes={"short_lock"})
def remove_short_code(session: Session, now: datetime) -> None:
    """Use no code any more: an idle desk then asks for the password."""
    with session.writing(session.staff, now) as records:
        short_codes.forget(records, session.staff.id)


class ShortLock:
    """One short-locked desk: what memory holds of it, how long it lasts and how many tries are left.

    `end` drops the wrapped seed; after that only the password helps.
    """

    def __init__(
        self, locked: vault.ShortLocked, process: bytes, *, staff_name: str, ends_at: datetime
    ) -> None:
        self._locked: vault.ShortLocked | None = locked
        self._process = process
        self.staff_id, self.staff_name, self.ends_at = locked.slot_id, staff_name, ends_at
        self.left = short_lock.TRIES

    @property
    def ended(self) -> bool:
        """Whether nothing is left to open."""
        return self._locked is None

    def end(self) -> None:
        """Forget the wrapped seed."""
        self._locked = None
        self._process = b""

    def reopen(self, folder: Path, state_folder: Path, code: str, now: datetime) -> Session:
        """Open the register again with the code.

        DeskError: short_code.wrong (field `code`; the fifth one ends it: short_code.used_up), short_code.over
        (time is up), and those of opening. Wrong tries wait in this account's state for the journal.
        """
        locked = self._locked
        if locked is None or now >= self.ends_at:
            self.end()
            raise DeskError("short_code.over")
        seed = vault.unwrap(locked, short_lock.normal(code), self._process)
        failures = FailedSignIns(state_folder, locked.register_id)
        tried = opening.SHORT_LOCK + locked.slot_id
        if seed is None:
            self.left -= 1
            if not self.left:
                self.end()
            failures.failed(tried, now)
            if not self.left:
                raise DeskError("short_code.used_up", field="code")
            raise DeskError("short_code.wrong", field="code")
        self.end()
        header = read_header(folder)
        slot = header.slot(locked.slot_id)
        if header.register_id != locked.register_id or slot is None or slot.kind is not SlotKind.PERSON:
            raise DeskError("vault.slot_unknown")
        try:
            opened = open_with(header, slot, seed)
        except DeskError as refused:
            raise DeskError("short_code.over") from refused  # this person's keys are others meanwhile
        return opening.sit_down(folder, state_folder, opened, now, tried=tried, act="reopen")


def lock_short(session: Session, signed_in: datetime, now: datetime) -> ShortLock | None:
    """Lock, and keep the seed behind the person's code where they have one; None: only the password opens.

    `signed_in` is when the password was last typed. The register is closed and its keys are dropped whatever
    else happens.
    """
    try:
        ends_at = short_lock.ends_at(signed_in, now)
        if session.keys.seed is None or now >= ends_at:
            return None
        with session.reading(session.staff, now) as records:
            kept = short_codes.kept(records, session.staff.id) if short_codes.is_allowed(records) else None
        short = vault.fetch(kept, session.keys) if kept is not None else None
        if short is None:
            return None
        process = vault.process_key()
        wrapped = vault.wrap(session.keys, short, process)
        return ShortLock(wrapped, process, staff_name=session.staff.name, ends_at=ends_at)
    finally:
        opening.lock(session)
