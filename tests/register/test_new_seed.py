from __future__ import annotations

import pytest
from nacl.public import PrivateKey
from nacl.signing import SigningKey
from sqlalchemy.exc import IntegrityError

from mediation_desk.errors import DeskError
from mediation_desk.register import drafts, grants, new_seed, sealed
from mediation_desk.register.sealed import SealedKind
from mediation_desk.register.seat import Seat
from tests.desk_fixtures import DIRECTOR, MEDIATOR, REGISTER_ID, Office


def fresh() -> tuple[PrivateKey, SigningKey]:
    return PrivateKey.generate(), SigningKey.generate()


def seat(box: PrivateKey, sign: SigningKey) -> Seat:
    return Seat(register_id=REGISTER_ID, staff_id=MEDIATOR.id, box_secret=bytes(box), sign_secret=bytes(sign))


def publics(box: PrivateKey, sign: SigningKey) -> tuple[bytes, bytes]:
    return bytes(box.public_key), bytes(sign.verify_key)


def written(office: Office) -> str:
    with office.as_(MEDIATOR) as records:
        drafts.keep(records, "note", "1", "半句话")
        return sealed.seal(records, SealedKind.RESTRICTED, "原来写下的")


def test_a_seed_carried_over_opens_everything_and_old_signatures_hold(desk_office: Office) -> None:
    text_id, (box, sign) = written(desk_office), fresh()
    with desk_office.as_(MEDIATOR) as records:
        secret = records.seat.box_secret
        assert secret is not None
        assert new_seed.carry_over(records, MEDIATOR.id, secret, *publics(box, sign)) == 1
    with desk_office.reading(MEDIATOR) as records, pytest.raises(DeskError, match=r"^sealed\.altered$"):
        sealed.unseal(records, text_id)  # the former seed opens nothing any more
    with desk_office.reading(MEDIATOR) as records:
        records.seat = seat(box, sign)
        assert sealed.unseal(records, text_id) == "原来写下的"
        assert drafts.get(records, "note", "1") == "半句话"
    with desk_office.reading(DIRECTOR) as records:
        assert sealed.unseal(records, text_id) == "原来写下的"


def test_a_new_seed_waits_for_a_reader(desk_office: Office) -> None:
    text_id, (box, sign) = written(desk_office), fresh()
    with desk_office.as_(DIRECTOR) as records:
        new_seed.begin_anew(records, MEDIATOR.id, *publics(box, sign))
    with desk_office.reading(MEDIATOR) as records:
        records.seat = seat(box, sign)
        assert not sealed.may_open(records, text_id)
        assert drafts.get(records, "note", "1") is None
    with desk_office.as_(DIRECTOR) as records:
        assert sealed.unseal(records, text_id) == "原来写下的"
        grants.grant(records, text_id, [MEDIATOR.id])
    with desk_office.reading(MEDIATOR) as records:
        records.seat = seat(box, sign)
        assert sealed.unseal(records, text_id) == "原来写下的"


def test_nothing_is_sealed_for_somebody_who_left(desk_office: Office) -> None:
    text_id = written(desk_office)
    with desk_office.as_(DIRECTOR) as records:
        new_seed.leave(records, MEDIATOR.id)
        later = sealed.seal(records, SealedKind.RESTRICTED, "后来写下的", [MEDIATOR.id])
        assert grants.readers(records, text_id) == grants.readers(records, later) == {DIRECTOR.id}
        assert sealed.unseal(records, text_id) == "原来写下的"  # still signed by its author


def test_former_keys_are_never_changed(desk_office: Office) -> None:
    with desk_office.as_(DIRECTOR) as records:
        new_seed.leave(records, MEDIATOR.id)
    for statement in ("UPDATE former_keys SET sign_public = x'00'", "DELETE FROM former_keys"):
        with pytest.raises(IntegrityError), desk_office.as_(DIRECTOR) as records:
            records.connection.exec_driver_sql(statement)
