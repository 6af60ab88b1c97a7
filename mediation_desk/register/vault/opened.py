"""What an unlocked slot holds: the keys of the register and, for a person, their own."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from mediation_desk.errors import DeskError
from mediation_desk.register.vault.derive import KEY_BYTES, Label, derive
from mediation_desk.register.vault.entry import PublicKeys, open_entry, public_keys
from mediation_desk.register.vault.header import Header, check_mac
from mediation_desk.register.vault.slots import NO_KEEPERS, Seed, Slot, SlotKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An open register's keys, 32 raw bytes each; dropped whole when the desk is locked.

    `slot_id` is the staff id for a person. `seed` is None for a card and a computer: they open RK
    only. `keepers_public` is zeros (NO_KEEPERS) while there are no keepers.
    """

    register_id: str
    epoch: int
    database: str
    slot_id: str
    slot_kind: SlotKind
    keepers_public: bytes
    register_key: bytes = field(repr=False)
    seed: bytes | None = field(repr=False)

    @property
    def database_key(self) -> bytes:
        """The raw SQLCipher key."""
        return derive(self.register_key, Label.DATABASE)

    @property
    def header_key(self) -> bytes:
        """The key of the header's MAC."""
        return derive(self.register_key, Label.HEADER)

    @property
    def manifest_key(self) -> bytes:
        """The key of a backup manifest's MAC."""
        return derive(self.register_key, Label.MANIFEST)

    @property
    def box_secret_key(self) -> bytes | None:
        """The person's X25519 secret key, which opens what is sealed to them."""
        return derive(self.seed, Label.BOX) if self.seed else None

    @property
    def sign_key(self) -> bytes | None:
        """The person's Ed25519 seed, with which they sign."""
        return derive(self.seed, Label.SIGN) if self.seed else None

    @property
    def public_keys(self) -> PublicKeys | None:
        """The person's public keys, to hold against the register's rows."""
        return public_keys(self.seed) if self.seed else None

    @property
    def has_keepers(self) -> bool:
        """Whether keepers were appointed when this slot was locked."""
        return self.keepers_public != NO_KEEPERS


def forgotten(opened: Opened) -> Opened:
    """What is left of the keys after locking: which register and slot it was, and no key."""
    return replace(opened, register_key=bytes(KEY_BYTES), seed=None)


def open_with(header: Header, slot: Slot, seed: Seed) -> Opened:
    """The keys a slot's seed opens, after the header proved to be the one this register wrote.

    DeskError `vault.foreign` (the entry belongs to another register) or `vault.header_altered`.
    """
    entry = open_entry(slot.entry, seed.seed)
    if entry is None:
        raise DeskError("vault.header_altered")
    if entry.register_id != header.register_id:
        raise DeskError("vault.foreign")
    if entry.epoch != header.epoch:
        raise DeskError("vault.header_altered")
    check_mac(header, derive(entry.register_key, Label.HEADER))
    return Opened(
        register_id=header.register_id,
        epoch=header.epoch,
        database=header.database,
        slot_id=slot.id,
        slot_kind=slot.kind,
        keepers_public=seed.keepers_public,
        register_key=entry.register_key,
        seed=seed.seed if slot.kind in (SlotKind.PERSON, SlotKind.KEEPERS) else None,
    )
