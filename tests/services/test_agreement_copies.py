"""Copies of a final print: who was handed how many, told with the print, journalled, never rewritten."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from mediation_desk.domain.written_paper import Recipient
from mediation_desk.errors import DeskError
from mediation_desk.register import cases
from mediation_desk.services.agreement_copies import hand_agreement_out, usual_copies
from tests.case_fixtures import add_case, begin_mediation
from tests.desk_fixtures import MEDIATOR, OTHER_MEDIATOR, Office
from tests.services.test_agreements import drafted, printed

USUAL = ((Recipient.SEEKER, 1), (Recipient.OTHER, 1), (Recipient.KEPT, 1))


@pytest.fixture
def case_id(desk_office: Office) -> str:
    made = add_case(desk_office)
    begin_mediation(desk_office, made)
    return made


def test_one_for_each_party_and_one_that_stays(desk_office: Office, case_id: str) -> None:
    file = printed(desk_office, case_id)
    assert file.current is not None
    with desk_office.as_(MEDIATOR) as records:
        assert usual_copies(cases.get(records, case_id)) == USUAL
        hand_agreement_out(records, file.agreement.id, file.current.code, USUAL)
        told = hand_agreement_out(records, file.agreement.id, file.current.code, ((Recipient.OTHER, 1),))
        ((code, copies),) = told.copies
    with desk_office.reading(MEDIATOR) as records:
        journalled = records.connection.execute(
            text("SELECT entry FROM journal ORDER BY number DESC LIMIT 1")
        ).scalar_one()
    assert code == file.current.code
    assert [(one.recipient, one.count) for one in copies] == [*USUAL, (Recipient.OTHER, 1)]
    assert "other:1" in str(journalled)


@pytest.mark.parametrize(
    ("copies", "key"),
    [
        (((Recipient.KEPT, 0),), "written.no_copies"),
        (((Recipient.KEPT, 100),), "written.too_many"),
        (((Recipient.NEUTRAL, 1),), "written.not_for_them"),
    ],
)
def test_counts_that_cannot_be_are_refused(
    desk_office: Office, case_id: str, copies: tuple[tuple[Recipient, int], ...], key: str
) -> None:
    file = printed(desk_office, case_id)
    assert file.current is not None
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError) as refused:
        hand_agreement_out(records, file.agreement.id, file.current.code, copies)
    assert refused.value.key == key


def test_only_a_living_print_is_handed_out_and_only_by_its_team(desk_office: Office, case_id: str) -> None:
    draft = drafted(desk_office, case_id)
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"written\.not_issued"):
        hand_agreement_out(records, draft.agreement.id, "AAAA-AAAA", USUAL)
    with desk_office.as_(OTHER_MEDIATOR) as records, pytest.raises(DeskError, match=r"case\.not_yours"):
        hand_agreement_out(records, draft.agreement.id, "AAAA-AAAA", USUAL)


def test_what_was_noted_is_never_rewritten(desk_office: Office, case_id: str) -> None:
    file = printed(desk_office, case_id)
    assert file.current is not None
    with desk_office.as_(MEDIATOR) as records:
        hand_agreement_out(records, file.agreement.id, file.current.code, USUAL)
    for change in ("UPDATE agreement_copies SET count = 9", "DELETE FROM agreement_copies"):
        with pytest.raises((DatabaseError, DeskError)), desk_office.as_(MEDIATOR) as records:
            records.connection.execute(text(change))
