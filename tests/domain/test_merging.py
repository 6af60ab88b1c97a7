from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.merging import Keep, conflicts, merge
from mediation_desk.domain.person import (
    Contact,
    IdentityKind,
    MaritalStatus,
    Person,
    Phone,
    Sex,
    SpecialGroup,
)
from mediation_desk.errors import DeskError

FULLER = Person(
    id="p1",
    name="林晓梅",
    version=3,
    sex=Sex.FEMALE,
    born=date(1990, 1, 1),
    identity_number="37011519900101002X",
    contact=Contact(
        phones=(Phone(number="13800000276", safe_to_call=True, may_leave_message=True, owner="本人"),),
        address="济南市济阳区",
    ),
    occupation="教师",
    special_groups=frozenset({SpecialGroup.SINGLE_PARENT}),
)
LATER = Person(
    id="p2",
    name="林晓梅",
    identity_kind=IdentityKind.NONE,
    no_identity_reason="未带",
    contact=Contact(
        phones=(
            Phone(number="13800000276", safe_to_call=False, safe_hours="工作日上午"),
            Phone(number="13600004471"),
        )
    ),
    safe_contact=True,
    occupation="个体",
    marital_status=MaritalStatus.MARRIED,
    special_groups=frozenset({SpecialGroup.PREGNANT}),
)


def test_everything_is_kept_and_the_stricter_setting_wins() -> None:
    assert conflicts(FULLER, LATER) == ("occupation",)
    merged = merge(FULLER, LATER, {"occupation": Keep.SECOND})
    assert (merged.id, merged.version, merged.occupation) == ("p1", 3, "个体")
    assert merged.identity_number == "37011519900101002X"
    assert merged.identity_kind is IdentityKind.RESIDENT_ID
    assert merged.no_identity_reason == ""
    assert merged.safe_contact
    assert merged.marital_status is MaritalStatus.MARRIED
    assert merged.special_groups == {SpecialGroup.SINGLE_PARENT, SpecialGroup.PREGNANT}
    assert merged.contact == Contact(
        phones=(
            Phone(
                number="13800000276",
                owner="本人",
                safe_to_call=False,
                safe_hours="工作日上午",
                may_leave_message=False,
            ),
            Phone(number="13600004471"),
        ),
        address="济南市济阳区",
    )


def test_identity_kind_and_number_go_together() -> None:
    passport = replace(LATER, identity_kind=IdentityKind.PASSPORT, identity_number="E12345678")
    assert conflicts(FULLER, passport) == ("identity", "occupation")
    merged = merge(FULLER, passport, {"identity": Keep.SECOND, "occupation": Keep.FIRST})
    assert (merged.identity_kind, merged.identity_number) == (IdentityKind.PASSPORT, "E12345678")


def test_a_real_name_beats_an_alias() -> None:
    alias = replace(LATER, name="小梅", alias=True, occupation="")
    for first, second in ((alias, replace(FULLER, occupation="")), (FULLER, alias)):
        merged = merge(first, second, {})
        assert (merged.name, merged.alias) == ("林晓梅", False)


def test_refusals() -> None:
    with pytest.raises(DeskError, match=r"merge\.same"):
        merge(FULLER, FULLER, {})
    with pytest.raises(DeskError) as caught:
        merge(FULLER, LATER, {})
    assert (caught.value.key, caught.value.field) == ("merge.choose", "occupation")
    with pytest.raises(DeskError, match=r"merge\.sealed"):
        merge(FULLER, replace(LATER, contact=None), {})


PHONES = st.lists(
    st.builds(
        Phone,
        number=st.sampled_from(["13800000276", "13600004471", "12338"]),
        safe_to_call=st.sampled_from([True, False, None]),
        may_leave_message=st.booleans(),
    ),
    max_size=4,
    unique_by=lambda phone: phone.number,
).map(tuple)


@given(PHONES, PHONES, st.booleans(), st.booleans())
def test_merging_never_loosens_safety(
    one: tuple[Phone, ...], other: tuple[Phone, ...], first_safe: bool, second_safe: bool
) -> None:
    first = replace(FULLER, contact=Contact(phones=one), safe_contact=first_safe)
    second = replace(LATER, occupation="", contact=Contact(phones=other), safe_contact=second_safe)
    merged = merge(first, second, {})
    assert merged.safe_contact == (first_safe or second_safe)
    assert merged.contact is not None
    united = {phone.number: phone for phone in merged.contact.phones}
    assert set(united) == {phone.number for phone in (*one, *other)}
    assert len(united) == len(merged.contact.phones)
    for phone in (*one, *other):
        if phone.safe_to_call is False:
            assert united[phone.number].safe_to_call is False
        if not phone.may_leave_message:
            assert not united[phone.number].may_leave_message
