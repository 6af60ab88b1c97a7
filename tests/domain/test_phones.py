from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.phones import grouped, masked, read_phone
from mediation_desk.errors import DeskError


@pytest.mark.parametrize(
    ("typed", "canonical", "shown", "hidden"),
    [
        ("13800000276", "13800000276", "138 0000 0276", "138 **** 0276"),
        ("１３６ ００００ ４４７１", "13600004471", "136 0000 4471", "136 **** 4471"),
        ("+86 138-0000-0276", "13800000276", "138 0000 0276", "138 **** 0276"),
        ("0531-88881234", "0531-88881234", "0531-8888 1234", "0531-**** 1234"),
        ("053188881234", "0531-88881234", "0531-8888 1234", "0531-**** 1234"),
        ("（0374）2961234", "0374-2961234", "0374-296 1234", "0374-*** 1234"),
        ("01088881234", "010-88881234", "010-8888 1234", "010-**** 1234"),
        ("0531-88881234转802", "0531-88881234-802", "0531-8888 1234-802", "0531-**** 1234"),
        ("0531-88881234-802", "0531-88881234-802", "0531-8888 1234-802", "0531-**** 1234"),
        ("12338", "12338", "12338", "12338"),
        ("+852 2123 4567", "+85221234567", "+85221234567", "********4567"),
    ],
)
def test_reads_groups_and_masks(typed: str, canonical: str, shown: str, hidden: str) -> None:
    assert read_phone(typed) == canonical
    assert grouped(canonical) == shown
    assert masked(canonical) == hidden
    assert read_phone(shown) == canonical


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("", "phone.empty"),
        ("88881234", "phone.area_code"),
        ("1380000027", "phone.mobile_length"),
        ("138000002761", "phone.mobile_length"),
        ("12800000276", "phone.unreadable"),
        ("没有", "phone.unreadable"),
        ("١٣٨٠٠٠٠٠٢٧٦", "phone.unreadable"),
    ],
)
def test_refuses_in_words(typed: str, key: str) -> None:
    with pytest.raises(DeskError) as caught:
        read_phone(typed)
    assert caught.value.key == key


@given(st.text(alphabet="0123456789-+ 转()", max_size=24))
def test_reading_twice_changes_nothing(typed: str) -> None:
    try:
        canonical = read_phone(typed)
    except DeskError:
        return
    assert read_phone(canonical) == canonical
    assert read_phone(grouped(canonical)) == canonical
