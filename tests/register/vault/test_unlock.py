"""The doors of password and restore card: what opens, what does not, and what is said."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from mediation_desk.domain import restore_card
from mediation_desk.errors import DeskError
from mediation_desk.register.vault.canonical import canonical
from mediation_desk.register.vault.derive import Label, derive, digest
from mediation_desk.register.vault.entry import Entry, public_keys, seal_entry
from mediation_desk.register.vault.header import Header, header_text, signed
from mediation_desk.register.vault.header_file import read_header
from mediation_desk.register.vault.kdf import LEAST_COST
from mediation_desk.register.vault.pc_key import keep_pc_key, new_pc_key
from mediation_desk.register.vault.slots import Seed, SlotKind, lock, unlock
from mediation_desk.register.vault.unlock import unlock_with_card, unlock_with_password
from tests.vaults import PASSWORD, STAFF_ID, Vault


def enter(vault: Vault, password: str = PASSWORD, slot_id: str = STAFF_ID):
    return unlock_with_password(vault.folder, vault.state, slot_id, password)


def refused(vault: Vault, password: str = PASSWORD, slot_id: str = STAFF_ID) -> str:
    with pytest.raises(DeskError) as caught:
        enter(vault, password, slot_id)
    return caught.value.key


def put(vault: Vault, header: Header) -> None:
    vault.header.write_text(header_text(header), "ascii", newline="")


def test_the_password_opens_everything_again(vault: Vault):
    assert enter(vault) == vault.opened


def test_full_width_letters_are_the_same_password(vault: Vault):
    wide = "".join(chr(ord(c) + 0xFEE0) if c.isalpha() else c for c in PASSWORD)
    assert enter(vault, wide) == vault.opened


@pytest.mark.parametrize("wrong", ["", PASSWORD + " ", PASSWORD.upper(), "\ud800", "x" * 100_000])
def test_a_wrong_password_is_said_beside_the_field(vault: Vault, wrong: str):
    with pytest.raises(DeskError) as caught:
        enter(vault, wrong)
    assert (caught.value.key, caught.value.field) == ("vault.wrong_password", "password")


def test_somebody_unknown_and_the_card_do_not_sign_in_by_password(vault: Vault):
    card = next(slot for slot in read_header(vault.folder).slots if slot.kind is SlotKind.CARD)
    assert refused(vault, slot_id="0" * 32) == "vault.slot_unknown"
    assert refused(vault, slot_id=card.id) == "vault.slot_unknown"


def test_the_card_opens_the_register_and_nothing_of_anybody(vault: Vault):
    opened = unlock_with_card(vault.folder, restore_card.grouped(vault.card))
    assert opened.register_key == vault.opened.register_key
    assert opened.database_key == vault.opened.database_key
    assert opened.slot_kind is SlotKind.CARD
    assert (opened.seed, opened.box_secret_key, opened.sign_key, opened.public_keys) == (None,) * 4


def test_another_card_is_told_from_a_mistyped_one(vault: Vault, other_vault: Vault):
    with pytest.raises(DeskError, match=r"vault\.wrong_card"):
        unlock_with_card(vault.folder, other_vault.card)
    with pytest.raises(DeskError, match=r"card\.mistyped"):
        unlock_with_card(vault.folder, vault.card[:-1] + str((int(vault.card[-1]) + 1) % 10))


def test_a_register_without_card_says_so(vault: Vault):
    header = read_header(vault.folder)
    put(vault, signed(replace(header, slots=header.slots[:1]), vault.opened.header_key))
    with pytest.raises(DeskError, match=r"vault\.no_card"):
        unlock_with_card(vault.folder, vault.card)


def test_without_the_pc_key_the_card_is_asked_for_and_then_passwords_work_again(vault: Vault):
    kept = bytes.fromhex(json.loads(vault.pc_key.read_bytes())["key"])
    vault.pc_key.unlink()
    assert refused(vault) == "vault.pc_key_missing"
    unlock_with_card(vault.folder, vault.card)
    keep_pc_key(vault.state / "another" / "account", vault.opened.register_id, kept)
    elsewhere = replace(vault, state=vault.state / "another" / "account")
    assert enter(elsewhere) == vault.opened


def test_another_pcs_key_opens_nothing(vault: Vault):
    keep_pc_key(vault.state, vault.opened.register_id, new_pc_key().key)
    assert refused(vault) == "vault.pc_key_other"


def test_another_registers_key_file_is_not_taken(vault: Vault, other_vault: Vault):
    vault.pc_key.write_bytes(other_vault.pc_key.read_bytes())
    assert refused(vault) == "vault.pc_key_damaged"


@pytest.mark.parametrize(
    "spoiled", [b"", b"{", b"[]", b"{}", b"null", b'{"key": 5}', b'{"key": "zz"}', b"\xff", b"[" * 100_000]
)
def test_a_damaged_pc_key_file_is_said(vault: Vault, spoiled: bytes):
    vault.pc_key.write_bytes(spoiled)
    assert refused(vault) == "vault.pc_key_damaged"


def test_every_changed_byte_of_the_pc_key_file_is_noticed(vault: Vault):
    whole = vault.pc_key.read_bytes()
    for at in range(len(whole)):
        vault.pc_key.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert refused(vault) == "vault.pc_key_damaged"


def test_an_id_never_fits_another_pc_key(vault: Vault):
    wrong = new_pc_key()
    fields = json.loads(vault.pc_key.read_bytes())
    vault.pc_key.write_bytes(canonical({**fields, "key": wrong.key.hex()}))
    assert refused(vault) == "vault.pc_key_damaged"


def test_the_pc_key_is_half_of_the_lock(vault: Vault):
    slot = read_header(vault.folder).slots[0]
    wrong = new_pc_key()
    assert unlock(slot, PASSWORD.encode(), wrong, register_id=vault.opened.register_id) is None
    assert unlock(slot, PASSWORD.encode(), None, register_id=vault.opened.register_id) is None


def test_only_a_persons_lock_takes_the_pc_key(vault: Vault):
    for kind, pc_key in ((SlotKind.PERSON, None), (SlotKind.CARD, new_pc_key())):
        with pytest.raises(ValueError, match="PC key"):
            lock(
                Seed(seed=bytes(32)),
                b"secret",
                pc_key,
                register_id="0" * 32,
                slot_id="1" * 32,
                kind=kind,
                label="",
                cost=LEAST_COST,
            )


def test_a_lock_is_bound_to_its_register_slot_and_kind(vault: Vault):
    header = read_header(vault.folder)
    card = next(slot for slot in header.slots if slot.kind is SlotKind.CARD)
    secret = vault.card.encode()
    assert unlock(card, secret, None, register_id=header.register_id) is not None
    assert unlock(card, secret, None, register_id="0" * 32) is None
    for changed in (
        replace(card, id="0" * 32),
        replace(card, kind=SlotKind.COMPUTER),
        replace(card, pc_key_id="0" * 32),
        replace(card, kdf=replace(card.kdf, ops=3)),
        replace(card, nonce=bytes(24)),
    ):
        assert unlock(changed, secret, None, register_id=header.register_id) is None
    renamed = replace(card, label="another name")
    assert unlock(renamed, secret, None, register_id=header.register_id) is not None


def test_an_altered_header_with_a_right_checksum_is_refused_after_unlocking(vault: Vault):
    header = read_header(vault.folder)
    person, card = header.slots
    for altered in (
        replace(header, generation=9),
        replace(header, database="register-2.db"),
        replace(header, epoch=2),
        replace(header, slots=(person,)),
        replace(header, slots=(card, person)),
        replace(header, slots=(replace(person, label="别人"), card)),
        replace(header, mac=bytes(32)),
    ):
        put(vault, altered)
        assert refused(vault) == "vault.header_altered"


def test_an_entry_for_another_seed_or_epoch_is_refused(vault: Vault):
    header = read_header(vault.folder)
    box = public_keys(vault.opened.seed or b"").box
    key, register_id = vault.opened.register_key, header.register_id
    for entry in (
        header.slots[1].entry,
        seal_entry(Entry(register_key=key, register_id=register_id, epoch=2), box),
        bytes(len(header.slots[0].entry)),
    ):
        person = replace(header.slots[0], entry=entry)
        put(vault, signed(replace(header, slots=(person, header.slots[1])), vault.opened.header_key))
        assert refused(vault) == "vault.header_altered"


def test_an_entry_of_another_register_is_called_foreign(vault: Vault):
    header = read_header(vault.folder)
    entry = Entry(register_key=vault.opened.register_key, register_id="f" * 32, epoch=1)
    sealed = seal_entry(entry, public_keys(vault.opened.seed or b"").box)
    person = replace(header.slots[0], entry=sealed)
    put(vault, signed(replace(header, slots=(person, header.slots[1])), vault.opened.header_key))
    assert refused(vault) == "vault.foreign"


def test_another_registers_header_opens_nothing_here(vault: Vault, other_vault: Vault):
    vault.header.write_bytes(other_vault.header.read_bytes())
    assert refused(vault) == "vault.pc_key_missing"
    with pytest.raises(DeskError, match=r"vault\.wrong_card"):
        unlock_with_card(vault.folder, vault.card)


def test_cheap_or_monstrous_key_derivation_is_refused(vault: Vault):
    header = read_header(vault.folder)
    person, card = header.slots
    for kdf in (replace(person.kdf, ops=1), replace(person.kdf, mem=8192), replace(person.kdf, mem=2**40)):
        put(vault, replace(header, slots=(replace(person, kdf=kdf), card)))
        assert refused(vault) == "vault.kdf_refused"


def test_the_mac_key_is_the_registers(vault: Vault):
    assert derive(vault.opened.register_key, Label.HEADER) == vault.opened.header_key
    assert digest(b"", Label.HEADER, key=vault.opened.register_key) == vault.opened.header_key
