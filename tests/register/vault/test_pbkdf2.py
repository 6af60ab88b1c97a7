from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.register.vault import pbkdf2


@given(
    st.sampled_from(("sha256", "sha512")),
    st.binary(max_size=300),
    st.binary(max_size=80),
    st.integers(1, 4),
    st.integers(1, 200),
)
def test_it_gives_what_openssl_gives(
    name: str, password: bytes, salt: bytes, rounds: int, length: int
) -> None:
    made = pbkdf2.pbkdf2_hmac(name, password, salt, rounds, length)
    assert made == hashlib.pbkdf2_hmac(name, password, salt, rounds, length)


def test_known_answer_of_rfc_7914() -> None:
    made = pbkdf2.pbkdf2_hmac("sha256", b"passwd", b"salt", 1, 64)
    assert made.hex().startswith("55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc")


@pytest.mark.parametrize(("rounds", "length"), [(0, 1), (1, 0)])
def test_no_round_or_byte_is_refused(rounds: int, length: int) -> None:
    with pytest.raises(ValueError, match="at least"):
        pbkdf2.pbkdf2_hmac("sha256", b"", b"", rounds, length)


def test_a_python_without_openssl_is_given_it_and_another_keeps_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = hashlib.pbkdf2_hmac
    pbkdf2.fill_in()
    assert hashlib.pbkdf2_hmac is own
    monkeypatch.delattr(hashlib, "pbkdf2_hmac")
    pbkdf2.fill_in()
    assert hashlib.pbkdf2_hmac is pbkdf2.pbkdf2_hmac
