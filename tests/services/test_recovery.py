"""Card and rehearsals: a new card stops the old one, a rehearsal proves without replacing, gaps are said."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from mediation_desk.domain.recovery import Lack, Rehearsed, lacks
from mediation_desk.errors import DeskError
from mediation_desk.register import office
from mediation_desk.register.vault.header_file import read_header
from mediation_desk.register.vault.slots import SlotKind
from mediation_desk.register.vault.unlock import unlock_with_card
from mediation_desk.services.keepers_opening import bring_pc_key_by_sheets
from mediation_desk.services.opening import bring_pc_key
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.recovery import (
    draw_card,
    look_at_recovery,
    rehearse_card,
    rehearse_sheets,
    renew_card,
    state_of,
)
from mediation_desk.services.rekey import swing
from mediation_desk.services.session import Session
from tests.desk_fixtures import COUNSELLOR, DIRECTOR
from tests.keeper_office import KeeperOffice, make_office, numbers, words


@pytest.fixture
def desk(tmp_path: Path) -> KeeperOffice:
    return make_office(tmp_path)


def sure(desk: KeeperOffice) -> Confirmed:
    return Confirmed(staff_id=DIRECTOR.id, at=desk.now)


def state(session: Session, desk: KeeperOffice) -> tuple[Lack, ...]:
    with session.reading(session.staff, desk.now) as records:
        return lacks(look_at_recovery(records).state, desk.now)


def test_a_new_register_says_what_is_missing_until_it_is_not(desk: KeeperOffice) -> None:
    with desk.sitting(DIRECTOR) as session:
        assert state(session, desk) == (Lack.NO_CARD, Lack.NO_KEEPERS)
        desk.appoint(session)
        assert state(session, desk) == (Lack.NO_CARD,)
        rehearse_card(session, desk.tick(), sure(desk), desk.card)
        assert state(session, desk) == ()
        desk.now += timedelta(days=200)
        assert state(session, desk) == (Lack.REHEARSAL_DUE,)
        rehearse_card(session, desk.tick(), sure(desk), desk.card)
        assert state(session, desk) == (Lack.REHEARSAL_DUE,)  # the sheets are still to be proved
        one, _two, three = desk.sheets[-1]
        rehearse_sheets(session, desk.tick(), sure(desk), (words(one), numbers(three)))
        assert state(session, desk) == ()
        with session.reading(DIRECTOR, desk.now) as records:
            newest = look_at_recovery(records).state.rehearsals[0]
        assert (newest.what, newest.sheets) == (Rehearsed.SHEETS, (1, 3))


def test_a_rehearsal_replaces_nothing(desk: KeeperOffice) -> None:
    with desk.sitting(DIRECTOR) as session:
        one, two, _three = desk.appoint(session)
        before = read_header(desk.folder)
        rehearse_card(session, desk.tick(), sure(desk), desk.card)
        rehearse_sheets(session, desk.tick(), sure(desk), (words(one), words(two)))
        assert read_header(desk.folder) == before


def test_a_new_card_counts_once_typed_back_and_the_old_one_stops(desk: KeeperOffice) -> None:
    card = draw_card()
    off_by_one = card[:9] + str((int(card[9]) + 1) % 10) + card[10:]
    with desk.sitting(DIRECTOR) as session:
        assert renew_card(session, desk.tick(), sure(desk), card, off_by_one) == (4,)
        assert unlock_with_card(desk.folder, desk.card)
        assert renew_card(session, desk.tick(), sure(desk), card, " - ".join((card[:14], card[14:]))) == ()
        with pytest.raises(DeskError, match=r"vault\.wrong_card"):
            rehearse_card(session, desk.tick(), sure(desk), desk.card)
        rehearse_card(session, desk.tick(), sure(desk), card)
        slots = [slot for slot in read_header(desk.folder).slots if slot.kind is SlotKind.CARD]
        with session.reading(DIRECTOR, desk.now) as records:
            assert [bool(office.public_keys(records, slot.id)) for slot in slots] == [True]
    with pytest.raises(DeskError, match=r"vault\.wrong_card"):
        bring_pc_key(desk.folder, desk.root / "elsewhere", desk.card, desk.tick())
    bring_pc_key(desk.folder, desk.root / "elsewhere", card, desk.tick())


def test_old_sheets_and_other_registers_prove_nothing(desk: KeeperOffice, tmp_path: Path) -> None:
    other = make_office(tmp_path / "other")
    with other.sitting(DIRECTOR) as session:
        strangers = other.appoint(session)
    with desk.sitting(DIRECTOR) as session:
        former = desk.appoint(session)
        desk.appoint(session)
        for set_ in (former, strangers):
            with pytest.raises(DeskError, match=r"vault\.old_sheets"):
                rehearse_sheets(session, desk.tick(), sure(desk), (words(set_[0]), words(set_[1])))
        with session.reading(DIRECTOR, desk.now) as records:
            assert look_at_recovery(records).state.rehearsals == ()


def test_only_a_director_with_their_password_turns_anything(desk: KeeperOffice) -> None:
    card = draw_card()
    with desk.sitting(COUNSELLOR) as session:
        given = Confirmed(staff_id=COUNSELLOR.id, at=desk.now)
        for act in (
            lambda: renew_card(session, desk.tick(), given, card, card),
            lambda: rehearse_card(session, desk.tick(), given, desk.card),
            lambda: rehearse_sheets(session, desk.tick(), given, ("", "")),
        ):
            with pytest.raises(DeskError, match=r"permission\.refused"):
                act()
    with desk.sitting(DIRECTOR) as session, pytest.raises(DeskError, match=r"password\.ask_again"):
        renew_card(session, desk.tick(), Confirmed(staff_id=COUNSELLOR.id, at=desk.now), card, card)


def test_after_a_rekey_changed_keepers_and_a_new_card_open_and_the_old_epoch_does_not(
    desk: KeeperOffice,
) -> None:
    card = draw_card()
    with desk.sitting(DIRECTOR) as session:
        desk.appoint(session)
        one, two, _three = desk.appoint(session)
        assert renew_card(session, desk.tick(), sure(desk), card, card) == ()
        before = session.keys.register_key
        swing(session, desk.tick(), lambda _records, slots: slots)
        desk.tick()
        rehearse_card(session, desk.tick(), sure(desk), card)
        rehearse_sheets(session, desk.tick(), sure(desk), (words(one), numbers(two)))
        assert unlock_with_card(desk.folder, card).register_key == session.keys.register_key != before
    bring_pc_key_by_sheets(desk.folder, desk.root / "elsewhere", (words(one), numbers(two)), desk.tick())
    with desk.sitting(COUNSELLOR) as session, session.reading(COUNSELLOR, desk.now) as records:
        assert not state_of(records).swapped
