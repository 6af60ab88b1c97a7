"""Keepers: two of three sheets open what is sealed, one does not; everybody notices a swap."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from nacl.signing import SigningKey
from sqlalchemy import text, update

from mediation_desk.domain.news import NewsKind
from mediation_desk.errors import DeskError
from mediation_desk.register import drafts, keeper_boxes, keeper_drafts, news, office
from mediation_desk.register import keepers as register_keepers
from mediation_desk.register.grants import readers
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import KEEPERS, SealedKind
from mediation_desk.register.tables.office import staff_keys
from mediation_desk.register.triggers import TRIGGERS
from mediation_desk.register.vault.entry import public_keys
from mediation_desk.register.vault.header_file import read_header
from mediation_desk.register.vault.slots import SlotKind
from mediation_desk.register.vault.unlock import unlock_with_sheets
from mediation_desk.services import keepers, opening
from mediation_desk.services.keepers_trust import Trust, trust
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, NOON
from tests.keeper_office import (
    NAMES,
    KeeperOffice,
    make_office,
    numbers,
    seal_text,
    unsealed,
    words,
)
from tests.session_fixtures import PASSWORD

TWO = ("sheet_1", "sheet_2")


@pytest.fixture
def desk(tmp_path: Path) -> KeeperOffice:
    return make_office(tmp_path)


def test_any_two_of_three_open_and_one_does_not(desk: KeeperOffice) -> None:
    with desk.sitting(DIRECTOR) as session:
        one, two, three = desk.appoint(session)
        own = session.keys.register_key
    for pair in ((one, two), (one, three), (three, two)):
        opened = unlock_with_sheets(desk.folder, (words(pair[0]), numbers(pair[1])), TWO)
        assert (opened.register_key, opened.slot_kind) == (own, SlotKind.KEEPERS)
        assert opened.seed is not None
    with pytest.raises(DeskError, match=r"sheet\.same"):
        unlock_with_sheets(desk.folder, (words(one), numbers(one)), TWO)


def test_what_is_sealed_from_now_on_and_what_was_before_opens_for_keepers(desk: KeeperOffice) -> None:
    with desk.sitting(COUNSELLOR) as session:
        before = seal_text(session, desk.tick(), SealedKind.RECORD_NOTE, "三月的谈话")
        alone = seal_text(session, desk.tick(), SealedKind.PROCESS_NOTE, "只给自己")
    with desk.sitting(DIRECTOR) as session:
        desk.appoint(session)
    with desk.sitting(COUNSELLOR) as session:  # typing the password teaches the lock and boxes what was there
        after = seal_text(session, desk.tick(), SealedKind.RECORD_NOTE, "四月的谈话")
        also = seal_text(session, desk.tick(), SealedKind.PROCESS_NOTE, "也只给自己")
        with session.reading(COUNSELLOR, desk.now) as records:
            assert [KEEPERS in readers(records, one) for one in (before, after, alone, also)] == [
                True, True, False, False,
            ]  # fmt: skip
            assert [one.kind for one in news.unseen(records)] == [NewsKind.KEEPERS]
    _opens_for_mediator(desk, before, "三月的谈话")


def _opens_for_mediator(desk: KeeperOffice, text_id: str, wanted: str) -> None:
    one, _two, three = desk.sheets[-1]
    secret = unlock_with_sheets(desk.folder, (words(one), words(three)), TWO).box_secret_key
    assert secret is not None
    with desk.sitting(MEDIATOR) as session:
        with session.writing(MEDIATOR, desk.tick()) as records:
            assert keeper_boxes.open_for(records, secret, [text_id], MEDIATOR.id) == [text_id]
        assert unsealed(session, desk.now, text_id) == wanted


def test_appointing_needs_the_password_three_whole_sheets_and_three_people(desk: KeeperOffice) -> None:
    one, two, three = (words(sheet) for sheet in keepers.draw_sheets())
    other = words(keepers.draw_sheets()[2])
    own = PASSWORD
    with desk.sitting(DIRECTOR) as session:
        for key, password, typed, names in (
            ("vault.wrong_password", "nicht-das-richtige", (one, two, three), NAMES),
            ("sheet.other_number", own, (two, one, three), NAMES),
            ("sheet.other_set", own, (one, two, other), NAMES),
            ("sheet.empty", own, (one, two, ""), NAMES),
            ("keepers.name_needed", own, (one, two, three), ("何玉贞", " ", "唐守正")),
            ("keepers.name_twice", own, (one, two, three), ("何玉贞", "何 玉贞", "唐守正")),
        ):
            with pytest.raises(DeskError) as refused:
                keepers.appoint_keepers(session, desk.tick(), password, typed, names)
            assert refused.value.key == key
        with session.reading(DIRECTOR, desk.now) as records:
            assert office.public_keys(records, KEEPERS) is None
    assert all(slot.kind is not SlotKind.KEEPERS for slot in read_header(desk.folder).slots)


def test_only_a_director_appoints(desk: KeeperOffice) -> None:
    with desk.sitting(COUNSELLOR) as session, pytest.raises(DeskError, match=r"permission\.refused"):
        desk.appoint(session)


def test_after_a_change_old_sheets_open_nothing_and_new_ones_everything(desk: KeeperOffice) -> None:
    with desk.sitting(COUNSELLOR) as session:
        note = seal_text(session, desk.tick(), SealedKind.RECORD_NOTE, "三月的谈话")
    with desk.sitting(DIRECTOR) as session:
        one, two, three = desk.appoint(session)
    with desk.sitting(COUNSELLOR):
        pass
    with desk.sitting(DIRECTOR) as session:
        assert keepers.appoint_keepers(
            session,
            desk.tick(),
            PASSWORD,
            *_drawn(desk),
            old=(words(one), numbers(three)),
        ) == keepers.Appointed(boxed=1)
    with pytest.raises(DeskError, match=r"vault\.old_sheets"):
        unlock_with_sheets(desk.folder, (words(one), words(two)), TWO)
    _opens_for_mediator(desk, note, "三月的谈话")  # before its author signed in again


def _drawn(desk: KeeperOffice) -> tuple[tuple[str, str, str], tuple[str, str, str]]:
    made = keepers.draw_sheets()
    desk.sheets.append(made)
    one, two, three = (words(sheet) for sheet in made)
    return (one, two, three), NAMES


def test_without_old_sheets_what_readers_left_is_counted_and_the_rest_follows(desk: KeeperOffice) -> None:
    with desk.sitting(COUNSELLOR) as session:
        note = seal_text(session, desk.tick(), SealedKind.RECORD_NOTE, "三月的谈话")
    with desk.sitting(DIRECTOR) as session:
        desk.appoint(session)
    with desk.sitting(COUNSELLOR):
        pass
    with desk.sitting(DIRECTOR) as session:
        with session.reading(DIRECTOR, desk.now) as records:
            assert keepers.left_to_old_keepers(records) == 0
        desk.appoint(session)
        with session.reading(DIRECTOR, desk.now) as records:
            assert KEEPERS not in readers(records, note)
    with desk.sitting(COUNSELLOR) as session, session.reading(COUNSELLOR, desk.now) as records:
        assert KEEPERS in readers(records, note)
    _opens_for_mediator(desk, note, "三月的谈话")


def test_a_sheet_of_today_is_no_new_one(desk: KeeperOffice) -> None:
    with desk.sitting(DIRECTOR) as session:
        one, two, three = (words(sheet) for sheet in desk.appoint(session))
        with pytest.raises(DeskError, match=r"sheet\.old_again"):
            keepers.appoint_keepers(session, desk.tick(), PASSWORD, (one, two, three), NAMES)


def test_swapped_public_keys_are_noticed_by_everybody_and_get_nothing(desk: KeeperOffice) -> None:
    with desk.sitting(DIRECTOR) as session:
        desk.appoint(session)
        _swap(session)
    for who in (DIRECTOR, COUNSELLOR):  # the one whose lock knows the keepers, and one whose lock does not
        with desk.sitting(who) as session:
            with session.reading(who, desk.now) as records:
                assert trust(records, records.seat.keepers_public) is Trust.SWAPPED
            note = seal_text(session, desk.tick(), SealedKind.RECORD_NOTE, "四月的谈话")
            with session.reading(who, desk.now) as records:
                assert KEEPERS not in readers(records, note)


def _swap(session: opening.Session) -> None:
    """Somebody with the register's key and a tool of their own puts their keys in the keepers' place."""
    thief = public_keys(bytes(range(32)))
    with session.writing(session.staff, NOON) as records:
        records.connection.execute(
            update(staff_keys)
            .where(staff_keys.c.staff_id == KEEPERS)
            .values(box_public=thief.box, sign_public=thief.sign)
        )
        records.connection.execute(text("DROP TRIGGER keeper_sets_keep"))
        records.connection.execute(
            text("UPDATE keeper_sets SET box_public = :box, sign_public = :sign"),
            {"box": thief.box, "sign": thief.sign},
        )
        records.connection.execute(text(TRIGGERS["keeper_sets_keep"]))


def test_a_half_written_record_opens_for_trusted_keepers_alone(desk: KeeperOffice) -> None:
    with desk.sitting(DIRECTOR) as session:
        one, two, _three = desk.appoint(session)
        secret = unlock_with_sheets(desk.folder, (words(one), words(two)), TWO).box_secret_key
    assert secret is not None
    with desk.sitting(COUNSELLOR) as session:
        with session.writing(COUNSELLOR, desk.tick()) as records:
            drafts.keep(records, drafts.NOTE, "s" * 32, "写到一半")
            kept = drafts.get_for_keepers(records, secret, drafts.NOTE, "s" * 32, COUNSELLOR.id)
            assert kept == "写到一半"
        with session.writing(COUNSELLOR, desk.tick()) as records:
            assert keeper_drafts.bring_drafts(records, secret, {"s" * 32}, MEDIATOR.id) == 1
            assert keeper_drafts.bring_drafts(records, secret, {"s" * 32}, MEDIATOR.id) == 0
        _swap(session)
        with session.writing(COUNSELLOR, desk.tick()) as records:
            drafts.keep(records, drafts.NOTE, "t" * 32, "换过公钥以后")
            assert drafts.get_for_keepers(records, secret, drafts.NOTE, "t" * 32, COUNSELLOR.id) is None
    with desk.sitting(MEDIATOR) as session, session.reading(MEDIATOR, desk.now) as records:
        assert drafts.get(records, drafts.NOTE, "s" * 32) == "写到一半"


def test_a_signer_whose_keys_were_exchanged_too_convinces_nobody(desk: KeeperOffice) -> None:
    with desk.sitting(DIRECTOR) as session:
        desk.appoint(session)
        thief = SigningKey(bytes(range(32)))
        _swap(session)
        with session.writing(session.staff, NOON) as records:
            found = register_keepers.current(records)
            assert found is not None
            forged = replace(records.seat, sign_secret=bytes(thief))
            records.connection.execute(
                update(staff_keys)
                .where(staff_keys.c.staff_id == DIRECTOR.id)
                .values(sign_public=bytes(thief.verify_key))
            )
            records.seat = forged
            register_keepers.vouch(records, found)
            assert register_keepers.is_signed(records, found_again(records))
            assert not register_keepers.is_vouched(records, found_again(records))
    with desk.sitting(COUNSELLOR) as session, session.reading(COUNSELLOR, desk.now) as records:
        assert trust(records, records.seat.keepers_public) is Trust.SWAPPED


def found_again(records: Records) -> register_keepers.KeeperSet:
    found = register_keepers.current(records)
    assert found is not None
    return found
