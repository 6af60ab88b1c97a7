from __future__ import annotations

import pytest

from mediation_desk.errors import DeskError
from mediation_desk.register import drafts, sealed
from mediation_desk.register.sealed import SealedKind
from mediation_desk.register.vault.header_file import read_header
from mediation_desk.services.own_password import change_own_password, renew_own_keys
from mediation_desk.services.sign_in_keys import give_sign_in, reset_password
from tests.desk_fixtures import ADMINISTRATOR, COUNSELLOR, DIRECTOR, EXPERT, MEDIATOR
from tests.services.test_staff import confirmed
from tests.session_fixtures import PASSWORD, SessionOffice

OTHER = "fanqie-chuanghu-liming-gudu"


def sealed_by_mediator(staffed: SessionOffice) -> tuple[str, str]:
    """(a restricted text the director reads too, a record note of the mediator alone)."""
    session = staffed.open(MEDIATOR)
    with staffed.records(session) as records:
        drafts.keep(records, "note", "1", "半句话")
        return (
            sealed.seal(records, SealedKind.RESTRICTED, "受限"),
            sealed.seal(records, SealedKind.RECORD_NOTE, "记录"),
        )


def test_sign_in_is_given_with_a_password_of_ones_own(staffed: SessionOffice) -> None:
    session = staffed.open(DIRECTOR)
    give_sign_in(session, staffed.now(), confirmed(staffed), EXPERT.id, OTHER)
    mine = staffed.open(EXPERT, OTHER)
    assert mine.staff.signs_in
    with staffed.records(mine) as records:
        text_id = sealed.seal(records, SealedKind.RECORD_NOTE, "我的")
        assert sealed.unseal(records, text_id) == "我的"
    with pytest.raises(DeskError, match=r"^vault\.wrong_password$"):
        staffed.open(EXPERT)


@pytest.mark.parametrize(
    ("typed", "key"),
    [("short", "password.short"), ("heyuzhen123456", "password.related"), ("", "password.empty")],
)
def test_a_bad_password_is_refused_beside_its_field(staffed: SessionOffice, typed: str, key: str) -> None:
    session = staffed.open(DIRECTOR)
    with pytest.raises(DeskError) as refused:
        give_sign_in(session, staffed.now(), confirmed(staffed), EXPERT.id, typed)
    assert (refused.value.key, refused.value.field) == (key, "password")


def test_only_a_director_gives_and_resets_and_never_to_themselves(staffed: SessionOffice) -> None:
    session = staffed.open(ADMINISTRATOR)
    for service, who in ((give_sign_in, EXPERT.id), (reset_password, MEDIATOR.id)):
        with pytest.raises(DeskError, match=r"^permission\.refused$"):
            service(session, staffed.now(), confirmed(staffed), who, OTHER)
    session = staffed.open(DIRECTOR)
    with pytest.raises(DeskError, match=r"^staff\.not_yourself$"):
        reset_password(session, staffed.now(), confirmed(staffed), DIRECTOR.id, OTHER)
    with pytest.raises(DeskError, match=r"^staff\.signs_in_already$"):
        give_sign_in(session, staffed.now(), confirmed(staffed), MEDIATOR.id, OTHER)


def test_after_a_reset_work_goes_on_and_old_texts_wait(staffed: SessionOffice) -> None:
    restricted, note = sealed_by_mediator(staffed)
    session = staffed.open(DIRECTOR)
    assert reset_password(session, staffed.now(), confirmed(staffed), MEDIATOR.id, OTHER) is None
    with pytest.raises(DeskError, match=r"^vault\.wrong_password$"):
        staffed.open(MEDIATOR)
    mine = staffed.open(MEDIATOR, OTHER)
    with staffed.records(mine) as records:
        assert not sealed.may_open(records, restricted)
        assert not sealed.may_open(records, note)
        assert drafts.get(records, "note", "1") is None
        later = sealed.seal(records, SealedKind.RECORD_NOTE, "后来")
        assert sealed.unseal(records, later) == "后来"
    with staffed.records(staffed.open(DIRECTOR)) as records:
        assert sealed.unseal(records, restricted) == "受限"  # its author's former signature still holds


def test_a_reset_of_a_known_password_gives_a_new_register_key(staffed: SessionOffice) -> None:
    session = staffed.open(DIRECTOR)
    done = reset_password(session, staffed.now(), confirmed(staffed), MEDIATOR.id, OTHER, known=True)
    assert done is not None
    assert read_header(staffed.folder).epoch == 2
    assert staffed.open(MEDIATOR, OTHER).keys.epoch == 2


def test_another_password_for_the_same_seed(staffed: SessionOffice) -> None:
    restricted, note = sealed_by_mediator(staffed)
    session = staffed.open(MEDIATOR)
    change_own_password(session, staffed.now(), PASSWORD, OTHER)
    with pytest.raises(DeskError, match=r"^vault\.wrong_password$"):
        staffed.open(MEDIATOR)
    with staffed.records(staffed.open(MEDIATOR, OTHER)) as records:
        assert sealed.unseal(records, restricted) == "受限"
        assert sealed.unseal(records, note) == "记录"
        assert drafts.get(records, "note", "1") == "半句话"


@pytest.mark.parametrize("service", [change_own_password, renew_own_keys])
def test_own_password_refusals(staffed: SessionOffice, service: object) -> None:
    assert callable(service)
    session = staffed.open(COUNSELLOR)
    for old, new, key, field in (
        ("", OTHER, "password.empty", "old"),
        ("wrong", OTHER, "vault.wrong_password", "old"),
        (PASSWORD, PASSWORD, "password.same", "password"),
        (PASSWORD, "12345", "password.short", "password"),
    ):
        with pytest.raises(DeskError) as refused:
            service(session, staffed.now(), old, new)
        assert (refused.value.key, refused.value.field) == (key, field)
    assert read_header(staffed.folder).epoch == 1


def test_a_known_password_is_left_behind_with_its_seed(staffed: SessionOffice) -> None:
    restricted, note = sealed_by_mediator(staffed)
    session = staffed.open(MEDIATOR)
    before = session.keys
    renew_own_keys(session, staffed.now(), PASSWORD, OTHER)
    seed = session.keys.seed
    assert seed not in (None, before.seed)
    with staffed.records(session) as records:
        assert sealed.unseal(records, restricted) == "受限"
        assert sealed.unseal(records, note) == "记录"
        assert drafts.get(records, "note", "1") == "半句话"
        later = sealed.seal(records, SealedKind.RESTRICTED, "后来")
    with staffed.records(staffed.open(DIRECTOR)) as records:
        assert sealed.unseal(records, restricted) == "受限"
        assert sealed.unseal(records, later) == "后来"
    with pytest.raises(DeskError, match=r"^vault\.wrong_password$"):
        staffed.open(MEDIATOR)
    assert staffed.open(MEDIATOR, OTHER).keys.seed == seed
