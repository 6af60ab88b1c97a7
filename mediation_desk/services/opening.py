"""Create, open and lock a register: the only services that begin without one.

They run on the register thread, where the database connection then lives.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from mediation_desk.domain import restore_card
from mediation_desk.domain.centre import Centre
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.domain.texts import check_all
from mediation_desk.errors import DeskError
from mediation_desk.register import office
from mediation_desk.register.drill_scratch import forget_scratch
from mediation_desk.register.folder import check_folder
from mediation_desk.register.openlock import OpenLock
from mediation_desk.register.register import Register
from mediation_desk.register.snapshot import forget_snapshot
from mediation_desk.register.vault.create import NewVault, create_register_vault
from mediation_desk.register.vault.failed_sign_ins import FailedSignIns
from mediation_desk.register.vault.header import header_text
from mediation_desk.register.vault.header_file import is_register, read_header, reconcile_header
from mediation_desk.register.vault.kdf import KdfCost
from mediation_desk.register.vault.opened import Opened, forgotten
from mediation_desk.register.vault.pc_key import keep_pc_key, read_pc_key
from mediation_desk.register.vault.slots import SlotKind
from mediation_desk.register.vault.unlock import unlock_with_card, unlock_with_password
from mediation_desk.register.vault.whole_file import said
from mediation_desk.services.attachment_sweep import clear_attachments
from mediation_desk.services.commit_check import missing_commits, tell_missing
from mediation_desk.services.copy_reads import tell_reads
from mediation_desk.services.drafts_outside import bring_back
from mediation_desk.services.keepers_trust import learn_keepers
from mediation_desk.services.program_seen import note_program
from mediation_desk.services.rekey import clear_leftovers
from mediation_desk.services.session import HEADER_TEXT, Session, seat_of

PC_KEY, CARD_CONFIRMED = "pc_key", "card_confirmed"
CARD_SLOT = "card"
"""The name under which failed attempts with the restore card are counted."""
SHORT_LOCK = "short-"
"""Stands before a staff id where wrong codes of the short lock are counted."""

Step = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstStart:
    """What the person gave at the first start; `members` are the others, without sign-in."""

    centre: Centre
    first: Staff
    members: tuple[Staff, ...]
    password: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Created:
    """A new register, open, and its restore card, which stands nowhere else."""

    session: Session
    card: str


def nothing_to_say(_step: str) -> None:
    """A `Step` for callers that show no progress."""


def check_place(folder: Path) -> None:
    """Refuse a folder where a register may not live, or that holds something already (field `folder`)."""
    if is_register(folder):
        raise DeskError("vault.exists", field="folder")
    if folder.is_dir() and any(folder.iterdir()):
        raise DeskError("folder.not_empty", field="folder")
    check_folder(folder)


def create_register(
    folder: Path,
    state_folder: Path,
    wanted: FirstStart,
    now: datetime,
    *,
    cost: KdfCost | None = None,
    step: Step = nothing_to_say,
) -> Created:
    """Make keys and an encrypted register with centre and staff, and leave it open.

    It is made beside and moved into place whole, so that a stopped creation leaves no half register.
    `step` is told `keys`, `register`, `people` and `place` as each begins.
    """
    check_place(folder)
    for named in (wanted.centre, wanted.first, *wanted.members):
        check_all(named, "name")
    making = folder.with_name(folder.name + ".making")
    try:
        shutil.rmtree(making, ignore_errors=True)
        step("keys")
        vault = create_register_vault(
            making, wanted.password, wanted.first.id, wanted.first.name, state_folder, cost=cost
        )
        opened = vault.opened
        step("register")
        register = Register.create(making / opened.database, opened.database_key, seat_of(opened))
        try:
            step("people")
            _furnish(register, vault, wanted, header_text(read_header(making)), state_folder, now)
        finally:
            register.close()
        step("place")
        if folder.is_dir():
            folder.rmdir()  # empty, as checked above; Windows does not replace a folder by another
        making.rename(folder)
    except OSError as error:
        raise said(error) from error
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return Created(session=_session(folder, state_folder, opened, now), card=vault.card)


def _furnish(
    register: Register, vault: NewVault, wanted: FirstStart, header: str, state_folder: Path, now: datetime
) -> None:
    keys = vault.opened.public_keys
    if keys is None:
        raise RuntimeError("a register is born with a person's keys")
    with register.writing(wanted.first, now) as records:
        office.name_centre(records, wanted.centre)
        for member in (wanted.first, *wanted.members):
            office.add_staff(records, member)
        office.add_keys(records, wanted.first.id, keys.box, keys.sign)
        office.add_keys(records, vault.card_slot_id, vault.card_public.box, vault.card_public.sign)
        office.set_setting(records, HEADER_TEXT, header)
        office.set_setting(records, PC_KEY, read_pc_key(state_folder, vault.opened.register_id).key.hex())
        office.set_setting(records, CARD_CONFIRMED, "")


def open_with_password(
    folder: Path,
    state_folder: Path,
    slot_id: str,
    password: str,
    now: datetime,
    *,
    step: Step = nothing_to_say,
) -> Session:
    """Open as the person of `slot_id`; DeskError `vault.wrong_password` counts and may cost a wait.

    `step` hears what a change of an older register's schema comes to.
    """
    failures = FailedSignIns(state_folder, read_header(folder).register_id)
    if failures.wait(slot_id, now):
        raise DeskError("sign_in.wait", field="password")
    try:
        opened = unlock_with_password(folder, state_folder, slot_id, password)
    except DeskError as refused:
        if refused.key == "vault.wrong_password":
            failures.failed(slot_id, now)
        raise
    return sit_down(folder, state_folder, opened, now, tried=slot_id, password=password, step=step)


def sit_down(
    folder: Path,
    state_folder: Path,
    opened: Opened,
    now: datetime,
    *,
    tried: str,
    act: str = "sign_in",
    password: str | None = None,
    step: Step = nothing_to_say,
) -> Session:
    """Open the register with keys that were right; `tried` is the name their failures are counted under.

    Journals the failures that waited, and `act`; a password just typed lets its lock learn the keepers.
    Raises what opening a register raises.
    """
    found = read_header(folder)
    session = _session(folder, state_folder, opened, now, step)
    failures = FailedSignIns(state_folder, opened.register_id)
    failures.succeeded(tried)
    try:
        rewritten = read_header(folder) != found
        if password is not None:
            learn_keepers(session, password, now)
        _journal_failures(session, failures, act, rewritten, now)
        bring_back(session, now)
    except BaseException:
        lock(session)  # nobody sits down, so nobody would let go of the folder
        raise
    return session


def bring_pc_key(folder: Path, state_folder: Path, typed_card: str, now: datetime) -> None:
    """Open with the restore card and give this PC its key again, after which passwords work here.

    The card opens the register and nobody's sealed texts, so nobody sits down with it. A wrong card counts
    like a wrong password.
    """
    failures = FailedSignIns(state_folder, read_header(folder).register_id)
    if failures.wait(CARD_SLOT, now):
        raise DeskError("sign_in.wait", field="card")
    try:
        opened = unlock_with_card(folder, typed_card)
    except DeskError as refused:
        if refused.key == "vault.wrong_card":
            failures.failed(CARD_SLOT, now)
        raise
    failures.succeeded(CARD_SLOT)
    with OpenLock.take(folder):
        register = Register.open(folder / opened.database, opened.database_key, seat_of(opened))
        try:
            with register.reading(_CARD_HOLDER, now) as records:
                key = bytes.fromhex(office.setting(records, PC_KEY))
            keep_pc_key(state_folder, opened.register_id, key)
            with register.writing(_CARD_HOLDER, now) as records:
                records.journal("open_with_card", opened.slot_id)
        finally:
            register.close()


def confirm_card(session: Session, card: str, typed: str, now: datetime) -> tuple[int, ...]:
    """The groups (from 1) typed back otherwise than printed; none: the card counts and that is kept."""
    wrong = restore_card.wrong_groups(card, typed)
    if not wrong:
        with session.register.writing(session.staff, now) as records:
            office.set_setting(records, CARD_CONFIRMED, now.isoformat())
    return wrong


def lock(session: Session) -> None:
    """Keep an anchor, close the database, let go of the folder and drop the keys, whoever holds `session`."""
    try:
        if session.seen is not None:
            session.keep_anchor(session.seen)
    finally:
        session.register.close()
        forget_snapshot(session.folder)
        session.held.close()
        session.keys = forgotten(session.keys)


_CARD_HOLDER = Staff(id="card", name="", roles=frozenset({Role.ADMINISTRATOR}))


def _session(
    folder: Path, state_folder: Path, opened: Opened, now: datetime, step: Step = nothing_to_say
) -> Session:
    held = OpenLock.take(folder)
    forget_snapshot(folder)
    forget_scratch(folder)
    try:
        register = Register.open(folder / opened.database, opened.database_key, seat_of(opened), step=step)
        try:
            staff, centre = _who(register, folder, opened, now)
        except BaseException:
            register.close()
            raise
    except BaseException:
        held.close()
        raise
    session = Session(
        register=register,
        staff=staff,
        centre=centre,
        held=held,
        folder=folder,
        state_folder=state_folder,
        keys=opened,
    )
    _look_back(session, now)
    with suppress(DeskError):  # what a disk refuses now is cleaned another time
        clear_leftovers(session, now)
        clear_attachments(session, now)
    return session


def _look_back(session: Session, now: datetime) -> None:
    """Tell everybody when the register lacks what was committed here; nothing is written otherwise."""
    with session.reading(session.staff, now) as records:
        missing = missing_commits(records, session.mark)
    if missing is not None:
        with session.writing(session.staff, now) as records:
            tell_missing(records, missing)


def _who(register: Register, folder: Path, opened: Opened, now: datetime) -> tuple[Staff, Centre]:
    someone = Staff(id=opened.slot_id, name="", roles=frozenset())
    with register.reading(someone, now) as records:
        header = office.setting(records, HEADER_TEXT)
        centre = office.centre(records)
        known_keys = office.public_keys(records, opened.slot_id)
        everybody = office.all_staff(records)
    known = reconcile_header(folder, header, opened.header_key, opened.slot_id)
    slot = known.slot(opened.slot_id)
    by_computer = slot is not None and slot.kind is SlotKind.COMPUTER
    staff_id = slot.label if slot is not None and by_computer else opened.slot_id
    member = next((one for one in everybody if one.id == staff_id), None)
    if member is None or not member.active or known.slot(staff_id) is None:
        raise DeskError("vault.slot_unknown")
    if by_computer:
        if Role.DIRECTOR in member.roles:
            raise DeskError("computer.director")
        return member, centre
    own = opened.public_keys
    if own is None or known_keys != (own.box, own.sign):
        raise DeskError("vault.keys_swapped")  # what is sealed for this person would open for somebody else
    return member, centre


def _journal_failures(
    session: Session, failures: FailedSignIns, act: str, rewritten: bool, now: datetime
) -> None:
    taken = failures.waiting_for_journal()
    with session.writing(session.staff, now) as records:
        if rewritten:  # the file beside the database was not the one this register wrote last
            records.journal("rewrite_header")
        for failure in taken:
            short = failure.slot_id.startswith(SHORT_LOCK)
            failed = "short_code_failed" if short else "sign_in_failed"
            records.journal(failed, failure.slot_id.removeprefix(SHORT_LOCK))
        read = tell_reads(records, session.state_folder)
        records.journal(act, session.staff.id)
        note_program(records)
    failures.journalled(taken)
    if read is not None:
        read.journalled()
