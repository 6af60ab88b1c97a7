"""The slow step: what a header may ask for, and what it may not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from nacl.pwhash import argon2id

from mediation_desk.errors import DeskError
from mediation_desk.register.vault.kdf import LEAST_COST, MEBIBYTE, Kdf, KdfCost, new_kdf, stretch

LEAST = Kdf(alg="argon2id13", mem=64 * MEBIBYTE, ops=2, salt=b"s" * 16)


def test_it_is_argon2id():
    expected = argon2id.kdf(32, b"password", b"s" * 16, opslimit=2, memlimit=64 * MEBIBYTE)
    assert stretch(b"password", LEAST) == expected


def test_the_default_costs_256_mebibytes_and_three_passes():
    kdf = new_kdf(KdfCost())
    assert (kdf.alg, kdf.mem, kdf.ops, len(kdf.salt)) == ("argon2id13", 256 * MEBIBYTE, 3, 16)


def test_salts_are_never_alike():
    assert len({new_kdf(LEAST_COST).salt for _ in range(100)}) == 100


@pytest.mark.parametrize(
    "changed",
    [
        {"mem": 64 * MEBIBYTE - 1},
        {"mem": 1024 * MEBIBYTE + 1},
        {"mem": 2**52},
        {"ops": 1},
        {"ops": 11},
        {"alg": "argon2i13"},
        {"alg": ""},
        {"salt": b""},
        {"salt": b"s" * 15},
    ],
)
def test_outside_the_bounds_is_refused_before_any_work(changed: dict[str, object]):
    with pytest.raises(DeskError, match=r"vault\.kdf_refused"):
        stretch(b"password", replace(LEAST, **changed))
