"""Keys or a role written into the tables with a tool: nothing is sealed for what was put there."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from nacl.public import PrivateKey
from nacl.signing import SigningKey
from sqlalchemy import text

from mediation_desk.domain.counselling_note import GrantPurpose
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.errors import DeskError
from mediation_desk.register import drafts, grants, journal, keeper_boxes, key_births, office, sealed, staff
from mediation_desk.register.sealed import KEEPERS, SealedKind
from mediation_desk.services import counselling_readers
from tests.counselling_fixtures import (
    SECOND_COUNSELLOR,
    add_file,
    add_session,
    confirmed,
    hire_second_counsellor,
    sign,
)
from tests.desk_fixtures import (
    COUNSELLOR,
    DIRECTOR,
    EXPERT,
    MEDIATOR,
    OTHER_MEDIATOR,
    RECEPTION,
    Office,
    with_roles,
)

BOX, SIGN = PrivateKey.generate(), SigningKey.generate()
SAID = "住在姑姑家，青禾路"


def plant_keys(desk_office: Office, whose: str) -> None:
    with desk_office.as_(RECEPTION) as records:
        row = {"id": whose, "box": bytes(BOX.public_key), "sign": bytes(SIGN.verify_key)}
        put = "INSERT INTO staff_keys (staff_id, box_public, sign_public, born_at)"
        put += " VALUES (:id, :box, :sign, 'never')"
        put += " ON CONFLICT (staff_id) DO UPDATE SET box_public = :box, sign_public = :sign"
        records.connection.execute(text(put), row)


def plant_role(desk_office: Office, whose: str) -> None:
    with desk_office.as_(RECEPTION) as records:
        put = text("UPDATE staff SET roles = :roles WHERE id = :id")
        records.connection.execute(put, {"roles": json.dumps(["director"]), "id": whose})


def seal(desk_office: Office, who: Staff = MEDIATOR, kind: SealedKind = SealedKind.RESTRICTED) -> str:
    with desk_office.as_(who) as records:
        return sealed.seal(records, kind, SAID, [OTHER_MEDIATOR.id])


def readers(desk_office: Office, text_id: str) -> frozenset[str]:
    with desk_office.reading(MEDIATOR) as records:
        return grants.readers(records, text_id)


@pytest.mark.parametrize("whose", [DIRECTOR, OTHER_MEDIATOR, EXPERT])
def test_no_text_is_sealed_to_keys_the_journal_did_not_see_born(desk_office: Office, whose: Staff) -> None:
    plant_keys(desk_office, whose.id)
    with desk_office.as_(MEDIATOR) as records:
        text_id = sealed.seal(records, SealedKind.RESTRICTED, SAID, [whose.id])
    assert whose.id not in readers(desk_office, text_id)
    with desk_office.reading(MEDIATOR) as records:
        passed = [one for one in journal.entries(records) if one.act == "pass_reader_over"]
        assert [one.ids for one in passed] == [(text_id, whose.id)]
        assert sealed.unseal(records, text_id) == SAID


@pytest.mark.parametrize("whose", [OTHER_MEDIATOR, EXPERT])
def test_no_reader_with_such_keys_is_granted_anything(desk_office: Office, whose: Staff) -> None:
    with desk_office.as_(MEDIATOR) as records:
        text_id = sealed.seal(records, SealedKind.RECORD_NOTE, SAID)
    plant_keys(desk_office, whose.id)
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"sealed\.reader_swapped"):
        grants.grant(records, text_id, [whose.id])
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"sealed\.reader_swapped"):
        keeper_boxes.open_for(records, bytes(BOX), [text_id], whose.id)


def test_an_authors_own_words_are_sealed_to_the_key_they_hold(desk_office: Office) -> None:
    plant_keys(desk_office, COUNSELLOR.id)
    with desk_office.as_(COUNSELLOR) as records:
        kept = sealed.seal(records, SealedKind.PROCESS_NOTE, SAID)
        drafts.keep(records, drafts.NOTE, "1", SAID)
    desk_office.register.seat = replace(desk_office.seat(COUNSELLOR), box_secret=bytes(BOX))
    with desk_office.register.reading(COUNSELLOR, desk_office.clock.now) as records:
        for stolen in (lambda: sealed.unseal(records, kept), lambda: drafts.get(records, drafts.NOTE, "1")):
            with pytest.raises(DeskError, match=r"sealed\.altered"):
                stolen()


def test_a_draft_without_its_authors_secret_waits_while_their_key_is_a_strangers(desk_office: Office) -> None:
    plant_keys(desk_office, COUNSELLOR.id)
    bare = replace(desk_office.seat(COUNSELLOR), staff_id=None, box_secret=None, sign_secret=None)
    desk_office.register.seat = bare  # as this computer's own key lets somebody in
    with (
        desk_office.register.writing(COUNSELLOR, desk_office.clock.now) as records,
        pytest.raises(DeskError, match=r"sealed\.no_seat"),
    ):
        drafts.keep(records, "reception", "", SAID)


def test_a_role_written_into_the_table_opens_nothing_and_is_told(desk_office: Office) -> None:
    plant_role(desk_office, RECEPTION.id)
    text_id = seal(desk_office)
    assert readers(desk_office, text_id) == {MEDIATOR.id, OTHER_MEDIATOR.id, DIRECTOR.id}
    with desk_office.reading(DIRECTOR) as records:
        assert key_births.untold_directors(records) == [RECEPTION.name]


def test_a_director_named_in_the_program_reads_what_is_sealed_from_then_on(desk_office: Office) -> None:
    with desk_office.as_(DIRECTOR) as records:
        staff.save(records, with_roles(RECEPTION, Role.RECEPTION, Role.DIRECTOR), "roles")
        assert RECEPTION.id in grants.readers(records, sealed.seal(records, SealedKind.RESTRICTED, SAID))
        assert key_births.untold_directors(records) == []
    assert RECEPTION.id in readers(desk_office, seal(desk_office))
    with desk_office.as_(DIRECTOR) as records:
        staff.save(records, RECEPTION, "roles")
    plant_role(desk_office, RECEPTION.id)
    assert RECEPTION.id not in readers(desk_office, seal(desk_office))


def test_another_version_is_not_sealed_to_exchanged_keepers(desk_office: Office) -> None:
    """Who read the version before comes along by name; keepers only by what the author's lock knows."""
    with desk_office.as_(DIRECTOR) as records:
        office.add_keys(records, KEEPERS, bytes(BOX.public_key), bytes(SIGN.verify_key))
    with desk_office.as_(MEDIATOR) as records:
        text_id = sealed.seal(records, SealedKind.PRIVATE_CONTACT, SAID, [KEEPERS])
        grants.grant(records, text_id, [KEEPERS])
    assert KEEPERS not in readers(desk_office, text_id)


def test_a_grant_written_into_the_table_opens_no_note(desk_office: Office) -> None:
    hire_second_counsellor(desk_office)
    file = add_file(desk_office)
    with desk_office.as_(RECEPTION) as records:
        put = "INSERT INTO counselling_grants (file_id, reader_id, purpose, given_by, given_at)"
        put += " VALUES (:file, :reader, 'supervision', :by, '2026-03-18T01:41:08.000000Z')"
        row = {"file": file.id, "reader": SECOND_COUNSELLOR.id, "by": COUNSELLOR.id}
        records.connection.execute(text(put), row)
    note = sign(desk_office, add_session(desk_office, file))
    assert SECOND_COUNSELLOR.id not in readers(desk_office, note.sealed_id)
    with desk_office.as_(COUNSELLOR) as records:
        counselling_readers.grant_file(
            records, confirmed(records), file.id, SECOND_COUNSELLOR.id, GrantPurpose.SUPERVISION
        )
    note = sign(desk_office, add_session(desk_office, file))
    assert SECOND_COUNSELLOR.id in readers(desk_office, note.sealed_id)
