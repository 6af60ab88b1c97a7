"""The birth of a register's keys, byte by byte as the format says."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import FrozenInstanceError
from pathlib import Path

import nacl.bindings
import nacl.public
import pytest

from mediation_desk.domain import restore_card
from mediation_desk.errors import DeskError
from mediation_desk.register.vault.canonical import canonical
from mediation_desk.register.vault.create import confirm_card, create_register_vault
from mediation_desk.register.vault.derive import Label, derive, digest
from mediation_desk.register.vault.kdf import LEAST_COST, Kdf, stretch
from mediation_desk.register.vault.slots import NO_KEEPERS
from tests.vaults import PASSWORD, STAFF_ID, Vault

posix = pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in the folder's list, not in bits")


def test_the_header_says_what_the_format_says(vault: Vault):
    fields = json.loads(vault.header.read_bytes())
    assert set(fields) == {
        *("format", "register_id", "generation", "epoch", "database", "slots", "checksum", "mac")
    }
    assert (fields["format"], fields["generation"], fields["epoch"]) == (1, 1, 1)
    assert fields["database"] == "register-1.db" == vault.opened.database
    person, card = fields["slots"]
    assert set(person) == {"id", "kind", "label", "kdf", "pc_key_id", "nonce", "locked_seed", "entry"}
    assert (person["id"], person["kind"], person["label"]) == (STAFF_ID, "person", "周敏")
    assert (card["kind"], card["pc_key_id"]) == ("card", "")
    assert vault.header.read_bytes() == canonical(fields)


def test_a_slot_is_opened_by_hand_as_the_format_says(vault: Vault):
    """Written with bare libsodium calls: whoever holds the format can open a register without our code."""
    fields = json.loads(vault.header.read_bytes())
    slot = fields["slots"][0]
    kdf = Kdf(**{**slot["kdf"], "salt": bytes.fromhex(slot["kdf"]["salt"])})
    pc_key = bytes.fromhex(json.loads(vault.pc_key.read_bytes())["key"])
    key = digest(stretch(PASSWORD.encode(), kdf), Label.LOCK, key=pc_key)
    bound = {name: slot[name] for name in ("id", "kind", "kdf", "pc_key_id", "nonce")}
    opened = nacl.bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
        bytes.fromhex(slot["locked_seed"]),
        canonical({"register_id": fields["register_id"], **bound}),
        bytes.fromhex(slot["nonce"]),
        key,
    )
    seed, keepers = opened[:32], opened[32:]
    assert (seed, keepers) == (vault.opened.seed, bytes(32))
    box = nacl.public.SealedBox(nacl.public.PrivateKey(derive(seed, Label.BOX)))
    entry = box.decrypt(bytes.fromhex(slot["entry"]))
    register_id = bytes.fromhex(fields["register_id"])
    assert entry == vault.opened.register_key + register_id + (1).to_bytes(8, "big")
    mac, _checksum = fields.pop("mac"), fields.pop("checksum")
    header_key = derive(vault.opened.register_key, Label.HEADER)
    assert digest(canonical(fields), Label.HEADER, key=header_key).hex() == mac


def test_what_is_opened_holds_every_key(vault: Vault):
    opened = vault.opened
    keys = {
        opened.register_key,
        opened.database_key,
        opened.header_key,
        opened.manifest_key,
        opened.seed,
        opened.box_secret_key,
        opened.sign_key,
    }
    assert len(keys) == 7
    assert opened.keepers_public == NO_KEEPERS
    assert not opened.has_keepers
    assert opened.slot_id == STAFF_ID
    with pytest.raises(FrozenInstanceError):
        opened.epoch = 2  # type: ignore[misc] -- that it cannot be set is what is tested


def test_public_keys_fit_the_secret_ones(vault: Vault):
    assert vault.opened.public_keys is not None
    assert vault.opened.box_secret_key is not None
    private = nacl.public.PrivateKey(vault.opened.box_secret_key)
    assert bytes(private.public_key) == vault.opened.public_keys.box
    public, _secret = nacl.bindings.crypto_sign_seed_keypair(vault.opened.sign_key)
    assert public == vault.opened.public_keys.sign


def test_no_secret_is_said_when_a_value_is_printed(vault: Vault):
    said = repr(vault.opened)
    for secret in (vault.opened.register_key, vault.opened.seed, vault.opened.database_key):
        assert secret is not None
        assert repr(secret) not in said
        assert secret.hex() not in said


def test_neither_folder_holds_the_password_the_card_or_a_key(vault: Vault):
    for file in [*vault.folder.iterdir(), *vault.state.iterdir()]:
        data = file.read_bytes()
        for secret in (vault.opened.register_key, vault.opened.seed, vault.opened.database_key):
            assert secret is not None
            assert secret not in data
            assert secret.hex().encode() not in data
        assert PASSWORD.encode() not in data
        assert vault.card.encode() not in data
    key = json.loads(vault.pc_key.read_bytes())["key"]
    assert all(key.encode() not in file.read_bytes() for file in vault.folder.iterdir())


@posix
def test_files_are_for_this_account_alone(vault: Vault, first_vault: Vault):
    for file in (first_vault.header, first_vault.pc_key):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(first_vault.folder.stat().st_mode) == 0o700


@posix
def test_rights_are_set_before_the_first_byte(tmp_path: Path):
    seen: list[tuple[str, int, int]] = []

    def look(step: str) -> None:
        name = step.removeprefix("opened ")
        if name != step:
            found = next(tmp_path.rglob(name)).stat()
            seen.append((name, stat.S_IMODE(found.st_mode), found.st_size))

    before = os.umask(0)
    try:
        create_register_vault(
            tmp_path / "r", PASSWORD, STAFF_ID, "周敏", tmp_path / "s", cost=LEAST_COST, step=look
        )
    finally:
        os.umask(before)
    assert [(mode, size) for _name, mode, size in seen] == [(0o600, 0), (0o600, 0)]


def test_a_folder_with_a_register_is_left_alone(vault: Vault):
    before = vault.header.read_bytes()
    with pytest.raises(DeskError, match=r"vault\.exists"):
        create_register_vault(vault.folder, PASSWORD, STAFF_ID, "周敏", vault.state, cost=LEAST_COST)
    assert vault.header.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(DeskError, match=r"disk\.fault"):
        create_register_vault(tmp_path / "file" / "r", PASSWORD, STAFF_ID, "周敏", tmp_path, cost=LEAST_COST)


def test_the_card_is_confirmed_by_typing_it_back(vault: Vault):
    assert confirm_card(vault.card, restore_card.grouped(vault.card))
    assert not confirm_card(vault.card, vault.card[:-1])
    assert not confirm_card(vault.card, restore_card.new_card())
