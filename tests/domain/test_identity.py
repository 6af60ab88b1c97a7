from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.identity import (
    IdentityWarning,
    check_character,
    masked,
    mismatches,
    normalise,
    read_identity,
)
from mediation_desk.domain.person import IdentityKind, Sex
from mediation_desk.errors import DeskError

TODAY = date(2026, 3, 9)


def fault(typed: str, kind: IdentityKind = IdentityKind.RESIDENT_ID) -> str:
    with pytest.raises(DeskError) as caught:
        read_identity(kind, typed, TODAY)
    assert caught.value.field == "identity_number"
    return caught.value.key


@pytest.mark.parametrize(
    ("typed", "sex", "born", "region"),
    [
        ("11010519491231002X", Sex.FEMALE, date(1949, 12, 31), "北京"),
        ("37011519900101002x", Sex.FEMALE, date(1990, 1, 1), "山东"),
        ("３７０１１５１９９００１０１００２Ｘ", Sex.FEMALE, date(1990, 1, 1), "山东"),
        ("370115 19850615 1237", Sex.MALE, date(1985, 6, 15), "山东"),
        ("411003-19920229-0016", Sex.MALE, date(1992, 2, 29), "河南"),
        ("411003201503010022", Sex.FEMALE, date(2015, 3, 1), "河南"),
    ],
)
def test_fills_sex_birth_and_region(typed: str, sex: Sex, born: date, region: str) -> None:
    facts = read_identity(IdentityKind.RESIDENT_ID, typed, TODAY)
    assert (facts.sex, facts.born, facts.region, facts.warnings) == (sex, born, region, ())
    assert len(facts.number) == 18
    assert facts.number == normalise(typed)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("", "identity.empty"),
        ("   ", "identity.empty"),
        ("110105194912310021", "identity.check"),
        ("11010519491231002", "identity.length"),
        ("11010519491231002XX", "identity.length"),
        ("1101051949123100AX", "identity.characters"),
        ("X1010519491231002X", "identity.characters"),
        ("00010519491231002X", "identity.province"),
        ("990105194912310021", "identity.province"),
        ("110105199002300021", "identity.no_such_day"),
        ("411003199302290016", "identity.no_such_day"),
        ("110105203001010021", "identity.future"),
        ("110105189001010021", "identity.too_old"),
        ("1101051949١231002X", "identity.characters"),
    ],
)
def test_refuses_only_what_cannot_be_right(typed: str, key: str) -> None:
    assert fault(typed) == key


@pytest.mark.parametrize("district", ["370125", "411023", "379999"])
def test_abolished_and_unknown_districts_stay_valid(district: str) -> None:
    body = district + "19900101" + "002"
    assert read_identity(IdentityKind.RESIDENT_ID, body + check_character(body), TODAY).region in (
        "山东",
        "河南",
    )


def test_an_old_number_is_converted_and_kept_as_a_note() -> None:
    facts = read_identity(IdentityKind.RESIDENT_ID, "110105491231002", TODAY)
    assert facts.number == "11010519491231002X"
    assert facts.old_number == "110105491231002"
    assert facts.warnings == (IdentityWarning.CONVERTED,)


@pytest.mark.parametrize(("prefix", "region"), [("810000", "香港"), ("820000", "澳门"), ("830000", "台湾")])
def test_residence_permits_of_hong_kong_macao_taiwan(prefix: str, region: str) -> None:
    body = prefix + "19900101" + "001"
    number = body + check_character(body)
    for kind in (IdentityKind.HMT_PERMIT, IdentityKind.RESIDENT_ID):
        facts = read_identity(kind, number, TODAY)
        assert (facts.kind, facts.region, facts.sex) == (IdentityKind.HMT_PERMIT, region, Sex.MALE)
    wrong = "0" if number[-1] != "0" else "1"
    assert fault(number[:-1] + wrong, IdentityKind.HMT_PERMIT) == "identity.check"
    assert fault("37011519900101002X", IdentityKind.HMT_PERMIT) == "identity.hmt_prefix"


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        (IdentityKind.PASSPORT, "e 1234 5678", "E12345678"),
        (IdentityKind.HMT_PERMIT, "H01234567", "H01234567"),
        (IdentityKind.HOUSEHOLD_BOOKLET, "370 123 456", "370123456"),
        (IdentityKind.OFFICER, "军字第0012345号", "军字第0012345号"),
        (IdentityKind.BIRTH_CERTIFICATE, "Ｏ370123456", "O370123456"),
        (IdentityKind.FOREIGN_PERMANENT, "USA110075010101", "USA110075010101"),
    ],
)
def test_other_documents_are_taken_as_they_are(kind: IdentityKind, typed: str, kept: str) -> None:
    facts = read_identity(kind, typed, TODAY)
    assert (facts.number, facts.sex, facts.born) == (kept, Sex.UNKNOWN, None)


def test_other_documents_must_look_like_a_number() -> None:
    assert fault("护照", IdentityKind.PASSPORT) == "identity.unreadable"
    assert fault("", IdentityKind.PASSPORT) == "identity.empty"


def test_the_new_permanent_residence_card_is_read_when_it_checks() -> None:
    body = "911840" + "19800229" + "003"
    facts = read_identity(IdentityKind.FOREIGN_PERMANENT, body + check_character(body), TODAY)
    assert (facts.born, facts.sex) == (date(1980, 2, 29), Sex.MALE)
    wrong = "0" if check_character(body) != "0" else "1"
    facts = read_identity(IdentityKind.FOREIGN_PERMANENT, body + wrong, TODAY)
    assert facts.warnings == (IdentityWarning.NOT_CHECKED,)


def test_no_document_has_no_number() -> None:
    assert read_identity(IdentityKind.NONE, "", TODAY).number == ""
    assert fault("123456", IdentityKind.NONE) == "identity.none_has_no_number"


def test_typed_sex_and_birth_that_differ_are_a_warning() -> None:
    facts = read_identity(IdentityKind.RESIDENT_ID, "37011519900101002X", TODAY)
    assert mismatches(facts, Sex.FEMALE, date(1990, 1, 1)) == ()
    assert mismatches(facts, Sex.UNKNOWN, None) == ()
    assert mismatches(facts, Sex.MALE, date(1990, 1, 2)) == (
        IdentityWarning.SEX_DIFFERS,
        IdentityWarning.BIRTH_DIFFERS,
    )


def test_masking() -> None:
    assert masked("37011519900101002X") == "370115********002X"
    assert masked("E12345678") == "E1*****78"
    assert masked("12345") == "*****"
    assert masked("") == ""


@given(st.integers(0, 10**15 - 1), st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_figure_never_checks(seed: int, place: int, shift: int) -> None:
    body = f"37{seed:015d}"
    wrong = body[:place] + str((int(body[place]) + shift) % 10) + body[place + 1 :]
    assert check_character(body) != check_character(wrong)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_read_or_refused_in_words(typed: str) -> None:
    for kind in IdentityKind:
        with suppress(DeskError):
            assert len(read_identity(kind, typed, TODAY).number) <= 30
