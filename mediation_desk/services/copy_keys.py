"""What is typed once opens every copy it fits: a password of that day on this PC, the card, two sheets.

Nothing here needs an open register. A wrong secret counts and waits as at signing in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from mediation_desk.domain import restore_card
from mediation_desk.domain.passwords import normalised
from mediation_desk.errors import DeskError
from mediation_desk.register.vault.failed_sign_ins import FailedSignIns
from mediation_desk.register.vault.header import Header
from mediation_desk.register.vault.opened import Opened, open_with
from mediation_desk.register.vault.pc_key import PcKey, read_pc_key
from mediation_desk.register.vault.sheets import open_sheets
from mediation_desk.register.vault.slots import Seed, Slot, SlotKind, unlock
from mediation_desk.services.opening import CARD_SLOT

SHEET_FIELDS = ("sheet_1", "sheet_2")
KEEPERS_SLOT = "keepers"
"""The name under which failed attempts with keepers' sheets are counted."""
WRONG = ("vault.wrong_password", "vault.wrong_card", "vault.old_sheets")
"""What is refused when a secret does not fit, and counts."""
MOST_LOCKS = 12
"""Different locks tried with one secret, from the newest copy back: each takes most of a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyKey:
    """A slot's seed, whatever unlocked it; called with the header of a copy it is an `Unlock`."""

    kind: SlotKind
    slot_id: str
    seed: Seed = field(repr=False)

    def __call__(self, header: Header) -> Opened:
        """The keys of a copy. DeskError vault.slot_unknown, vault.header_altered (another seed or damage)."""
        mine = [slot for slot in header.slots if slot.kind is self.kind]
        if self.kind is SlotKind.PERSON:
            mine = [slot for slot in mine if slot.id == self.slot_id]
        for slot in mine[:-1]:
            try:
                return open_with(header, slot, self.seed)
            except DeskError:
                continue
        if not mine:
            raise DeskError("vault.slot_unknown")
        return open_with(header, mine[-1], self.seed)


def own_key(keys: Opened) -> CopyKey:
    """The key of whoever is signed in. DeskError("sealed.no_seat") when this computer let them in alone."""
    if keys.seed is None:
        raise DeskError("sealed.no_seat")
    seed = Seed(seed=keys.seed, keepers_public=keys.keepers_public)
    return CopyKey(kind=keys.slot_kind, slot_id=keys.slot_id, seed=seed)


def key_by_password(
    headers: Sequence[Header], state_folder: Path, slot_id: str, password: str, now: datetime
) -> CopyKey:
    """The key of a person; `headers` are those of the copies, the newest first.

    DeskError (field `password`) password.empty, sign_in.wait, vault.wrong_password; vault.slot_unknown,
    vault.pc_key_missing, vault.pc_key_other: then only card or sheets open here.
    """
    if not password:
        raise DeskError("password.empty", field="password")
    locks = [(one, slot) for one, slot in _locks(headers, SlotKind.PERSON) if slot.id == slot_id]
    if not locks:
        raise DeskError("vault.slot_unknown", field="who")
    pc_key = read_pc_key(state_folder, locks[0][0].register_id)
    locks = [(one, slot) for one, slot in locks if slot.pc_key_id == pc_key.id]
    if not locks:
        raise DeskError("vault.pc_key_other")
    wrong = DeskError("vault.wrong_password", field="password")
    return _opened(locks, normalised(password), pc_key, state_folder, slot_id, now, wrong)


def key_by_card(headers: Sequence[Header], state_folder: Path, digits: str, now: datetime) -> CopyKey:
    """The key of the restore card.

    DeskError (field `card`) of a mistyped one, sign_in.wait, vault.wrong_card, vault.no_card.
    """
    secret = restore_card.read(digits).encode("ascii")
    locks = _locks(headers, SlotKind.CARD)
    if not locks:
        raise DeskError("vault.no_card", field="card")
    wrong = DeskError("vault.wrong_card", field="card")
    return _opened(locks, secret, None, state_folder, CARD_SLOT, now, wrong)


def key_by_sheets(
    headers: Sequence[Header], state_folder: Path, typed: tuple[str, str], now: datetime
) -> CopyKey:
    """The key of two keepers' sheets. DeskError at their fields (SHEET_FIELDS) of a mistyped one,
    sign_in.wait, vault.no_keepers, vault.old_sheets.
    """
    secret = open_sheets(typed, SHEET_FIELDS)
    locks = _locks(headers, SlotKind.KEEPERS)
    if not locks:
        raise DeskError("vault.no_keepers", field=SHEET_FIELDS[-1])
    wrong = DeskError("vault.old_sheets", field=SHEET_FIELDS[-1])
    return _opened(locks, secret, None, state_folder, KEEPERS_SLOT, now, wrong)


def _locks(headers: Iterable[Header], kind: SlotKind) -> list[tuple[Header, Slot]]:
    """Every different lock of a kind: the same one stands in many copies."""
    found: dict[bytes, tuple[Header, Slot]] = {}
    for header in headers:
        for slot in header.slots:
            if slot.kind is kind:
                found.setdefault(slot.nonce, (header, slot))
    return list(found.values())[:MOST_LOCKS]


def _opened(
    locks: list[tuple[Header, Slot]],
    secret: bytes,
    pc_key: PcKey | None,
    state_folder: Path,
    counted_as: str,
    now: datetime,
    wrong: DeskError,
) -> CopyKey:
    failures = FailedSignIns(state_folder, locks[0][0].register_id)
    if failures.wait(counted_as, now):
        raise DeskError("sign_in.wait", field=wrong.field)
    for header, slot in locks:
        seed = unlock(slot, secret, pc_key, register_id=header.register_id)
        if seed is not None:
            failures.succeeded(counted_as)
            return CopyKey(kind=slot.kind, slot_id=slot.id, seed=seed)
    failures.failed(counted_as, now)
    raise wrong
