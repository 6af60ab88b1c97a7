"""Derived keys: the format of the first day, pinned by known answers."""

from __future__ import annotations

import hashlib

import pytest

from mediation_desk.register.vault.derive import Label, derive, digest

KEY = bytes(range(32))


@pytest.mark.parametrize("label", Label)
def test_a_key_is_blake2b_256_keyed_with_the_label_as_person(label: Label):
    assert len(label.value) <= 16
    expected = hashlib.blake2b(b"", digest_size=32, key=KEY, person=label.value.encode()).digest()
    assert derive(KEY, label) == expected


def test_the_labels_never_change():
    assert [label.value for label in Label] == [
        "md1.database",
        "md1.header",
        "md1.manifest",
        "md1.box",
        "md1.sign",
        "md1.lock",
        "md1.pckey",
        "md1.checksum",
        "md1.code",
        "md1.short",
        "md1.fingerprint",
        "md1.packet",
    ]


def test_known_answer():
    assert derive(KEY, Label.DATABASE).hex() == (
        "6af40e72c5b7afd91d8dbcb5968b1b0da7aeabdc5be63507447130f45c5e4970"
    )
    assert len({derive(KEY, label) for label in Label}) == len(Label)


def test_a_digest_without_key_is_plain():
    expected = hashlib.blake2b(b"text", digest_size=32, person=b"md1.lock").digest()
    assert digest(b"text", Label.LOCK) == expected


@pytest.mark.parametrize("length", [0, 31, 33])
def test_only_whole_keys(length: int):
    with pytest.raises(ValueError, match="32 bytes"):
        derive(bytes(length), Label.BOX)
