"""Appointing keepers: three sheets of a fresh secret, typed back, then the only ones that count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.keeper_sheet import SHEETS, Keeper, KeeperSheet, check_keepers
from mediation_desk.errors import DeskError
from mediation_desk.register import keeper_boxes, keepers
from mediation_desk.register.records import Records
from mediation_desk.register.vault.header_file import read_header
from mediation_desk.register.vault.kdf import LEAST_COST
from mediation_desk.register.vault.new_slot import new_slot
from mediation_desk.register.vault.sheets import new_sheets, open_sheets, read_sheet
from mediation_desk.register.vault.slots import Slot, SlotKind, unlock
from mediation_desk.register.vault.unlock import unlock_with_sheets
from mediation_desk.services.access import RECOVERY
from mediation_desk.services.header_change import change_slots
from mediation_desk.services.keepers_trust import relock_own, sit_with, with_keepers
from mediation_desk.services.password_check import check_password
from mediation_desk.services.permission import allowed, turned
from mediation_desk.services.session import Session, seat_of
from mediation_desk.services.staff_slots import entry_of

SHEET_FIELDS = tuple(f"sheet_{n}" for n in range(1, SHEETS + 1))
OLD_FIELDS = ("old_1", "old_2")
SLOT_LABEL = "keepers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointed:
    """What an appointment did: texts boxed for the new keepers now; the others follow as readers sign in."""

    boxed: int


def draw_sheets() -> tuple[KeeperSheet, ...]:
    """Three new sheets, which stand nowhere until they are typed back; needs no register."""
    return new_sheets()


def check_sheet(typed: str, number: int) -> KeeperSheet:
    """Whether what was typed is a whole sheet, and the sheet of this number (field `sheet_<number>`).

    Raises those of `vault.sheets.read_sheet` and DeskError("sheet.other_number").
    """
    field = SHEET_FIELDS[number - 1]
    sheet = read_sheet(typed, field)
    if sheet.number != number:
        raise DeskError("sheet.other_number", field=field, n=sheet.number)
    return sheet


@allowed(RECOVERY)
def left_to_old_keepers(records: Records) -> int:
    """How many sealed texts only today's keepers open: without two of their sheets a change loses them."""
    return keeper_boxes.only_for_keepers(records)


@turned(RECOVERY, changes={"recovery", "journal"})
def appoint_keepers(
    session: Session,
    now: datetime,
    password: str,
    typed: tuple[str, str, str],
    names: tuple[str, str, str],
    old: tuple[str, ...] = (),
) -> Appointed:
    """Let the holders of these three typed sheets be the keepers, and the former ones no more.

    With two sheets of the former set in `old` everything sealed for them follows at once; without, what
    whoever acts can read, and the rest as its readers sign in. Raises DeskError: those of the password, the
    sheets and the names, `sheet.old_again` when sheets of the former set were typed as new ones.
    """
    people = tuple(
        Keeper(sheet=n, name=" ".join(name.split()), given_on=legal_day(now))
        for n, name in enumerate(names, start=1)
    )
    check_keepers(people)
    for number, sheet in enumerate(typed, start=1):
        check_sheet(sheet, number)
    secret = open_sheets(typed, SHEET_FIELDS)
    if _opens_today(session, secret):
        raise DeskError("sheet.old_again", field=SHEET_FIELDS[0])
    former = unlock_with_sheets(session.folder, old, OLD_FIELDS).box_secret_key if old else None
    check_password(session, now, password)
    keys = session.keys
    made = new_slot(entry_of(session), SlotKind.KEEPERS, uuid4().hex, SLOT_LABEL, secret, cost=LEAST_COST)
    knowing = with_keepers(keys, made.public.box)
    boxed = 0

    def edit(records: Records, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
        nonlocal boxed
        keepers.appoint(records, made.slot.id, made.public, people)
        records.seat = seat_of(knowing)
        if former is not None:
            boxed = keeper_boxes.move_to(records, former)
        else:
            keeper_boxes.drop_all(records)
        boxed += keeper_boxes.box_for_keepers(records, made.slot.id)
        others = tuple(slot for slot in slots if slot.kind is not SlotKind.KEEPERS)
        return (*relock_own(session, others, password, made.public.box), made.slot)

    change_slots(session, now, edit)
    sit_with(session, knowing)
    return Appointed(boxed=boxed)


def _opens_today(session: Session, secret: bytes) -> bool:
    header = read_header(session.folder)
    kept = (slot for slot in header.slots if slot.kind is SlotKind.KEEPERS)
    return any(unlock(slot, secret, None, register_id=header.register_id) for slot in kept)
