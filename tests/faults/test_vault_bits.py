"""Damage to the header: every flipped bit and every cut is noticed, and said in words."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from mediation_desk.errors import DeskError
from mediation_desk.register.vault.canonical import canonical
from mediation_desk.register.vault.derive import Label, digest
from mediation_desk.register.vault.header_file import read_header
from mediation_desk.register.vault.unlock import unlock_with_password
from tests.faults.conftest import Count
from tests.vaults import PASSWORD, STAFF_ID, Vault, make_vault

FLIPS = 600
DAMAGE = {"vault.header_damaged", "vault.header_cut"}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Vault:
    return make_vault(tmp_path_factory.mktemp("whole"))


@pytest.fixture
def vault(whole: Vault, tmp_path: Path) -> Vault:
    return whole.copy(tmp_path)


def said(vault: Vault, data: bytes) -> str:
    vault.header.write_bytes(data)
    with pytest.raises(DeskError) as caught:
        read_header(vault.folder)
    return caught.value.key


def test_every_flipped_bit_is_noticed_before_anything_is_opened(vault: Vault, inflicted: Count):
    data = vault.header.read_bytes()
    places = random.Random(20260309).sample(range(len(data) * 8), FLIPS)
    for place in places:
        spoiled = bytearray(data)
        spoiled[place // 8] ^= 1 << place % 8
        assert said(vault, bytes(spoiled)) in DAMAGE
    inflicted("bit flipped in the header", len(places))


def test_every_byte_removed_doubled_or_swapped_is_noticed(vault: Vault):
    data = vault.header.read_bytes()
    for at in range(0, len(data) - 1, 7):
        assert said(vault, data[:at] + data[at + 1 :]) in DAMAGE
        if data[at] != data[at + 1]:
            swapped = data[:at] + data[at + 1 : at + 2] + data[at : at + 1] + data[at + 2 :]
            assert said(vault, swapped) in DAMAGE
        assert said(vault, data[:at] + data[at : at + 1] + data[at:]) in DAMAGE


def test_every_cut_is_called_a_cut(vault: Vault):
    data = vault.header.read_bytes()
    for length in range(len(data)):
        assert said(vault, data[:length]) == "vault.header_cut"


@pytest.mark.parametrize("grown", [b"\n", b" ", b"{}\n", b"\0" * 4096])
def test_a_tail_is_noticed(vault: Vault, grown: bytes):
    assert said(vault, vault.header.read_bytes() + grown) in DAMAGE


def resealed(fields: dict[str, object]) -> bytes:
    """Header text with a right checksum, as a program would write it that holds no key."""
    rest = {name: value for name, value in fields.items() if name != "checksum"}
    return canonical({**rest, "checksum": digest(canonical(rest), Label.CHECKSUM).hex()})


def test_a_newer_format_is_told_from_damage(vault: Vault):
    fields = json.loads(vault.header.read_bytes())
    assert said(vault, resealed({"format": 2, "something": "new"})) == "vault.header_newer"
    assert said(vault, resealed({**fields, "format": 3})) == "vault.header_newer"
    for wrong in (0, -1, "1", None, True, 1.0):
        assert said(vault, resealed({**fields, "format": wrong})) in DAMAGE


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("register_id", "short"),
        ("register_id", 5),
        ("generation", 0),
        ("generation", 1.5),
        ("generation", True),
        ("generation", 2**70),
        ("epoch", -1),
        ("database", "../register-1.db"),
        ("database", "/etc/passwd"),
        ("database", None),
        ("mac", "00"),
        ("mac", "zz" * 32),
        ("slots", None),
        ("slots", [1]),
        ("slots", [{}]),
        ("extra", 1),
    ],
)
def test_a_header_of_another_shape_is_damaged(vault: Vault, name: str, value: object):
    fields = json.loads(vault.header.read_bytes())
    assert said(vault, resealed({**fields, name: value})) in DAMAGE


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("id", "周敏"),
        ("kind", "owner"),
        ("label", None),
        ("kdf", []),
        ("pc_key_id", 0),
        ("nonce", ""),
        ("locked_seed", "00"),
        ("entry", "00"),
        ("extra", 1),
    ],
)
def test_a_slot_of_another_shape_is_damaged(vault: Vault, name: str, value: object):
    fields = json.loads(vault.header.read_bytes())
    fields["slots"][0][name] = value
    assert said(vault, resealed(fields)) in DAMAGE


@pytest.mark.parametrize(
    "hostile",
    [
        b"[" * 200_000 + b"}\n",
        b'{"a":' * 200_000 + b"1" + b"}" * 200_000 + b"\n",
        b"{}\n",
        b"[]}\n",
        b"\xff\xfe}\n",
        b'{"format":NaN}\n',
        b'{"format":' + b"9" * 5000 + b"}\n",
        b"x" * (2 * 1024 * 1024) + b"}\n",
        b"\0" * 100 + b"}\n",
    ],
)
def test_hostile_text_is_only_damage(vault: Vault, hostile: bytes):
    assert said(vault, hostile) in DAMAGE


def test_flips_with_a_right_checksum_are_noticed_at_unlocking(vault: Vault):
    """Somebody who repairs the checksum still lacks the key: nothing altered is ever opened."""
    fields = json.loads(vault.header.read_bytes())
    dice = random.Random(7)
    for _ in range(12):
        altered = json.loads(json.dumps(fields))
        slot = dice.choice(altered["slots"])
        name = dice.choice(["nonce", "locked_seed", "entry"])
        at = dice.randrange(len(slot[name]))
        flipped = format(int(slot[name][at], 16) ^ 1, "x")
        slot[name] = slot[name][:at] + flipped + slot[name][at + 1 :]
        vault.header.write_bytes(resealed(altered))
        with pytest.raises(DeskError, match=r"vault\.(header_altered|wrong_password)"):
            unlock_with_password(vault.folder, vault.state, STAFF_ID, PASSWORD)
