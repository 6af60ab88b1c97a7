"""The letter of a refusal, begun from the reception: to whom, when and what, and nothing that was said."""

from __future__ import annotations

import pytest

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.numerals import plain_date
from mediation_desk.domain.reception import Decision, RejectReason
from mediation_desk.errors import DeskError
from mediation_desk.services import receptions
from mediation_desk.services.refusal_letters import begin_refusal_letter
from mediation_desk.services.written_desk import written_sheet
from tests.desk_fixtures import MEDIATOR, RECEPTION, Office
from tests.services.reception_samples import entry

SAFE_WORDS = "甲方说对方威胁过她。"


def test_a_refusal_begins_a_letter_to_whoever_applied(desk_office: Office) -> None:
    with desk_office.as_(RECEPTION) as records:
        kept = receptions.save_reception(records, entry()).reception
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"decision\.other"):
        begin_refusal_letter(records, kept.id)
    with desk_office.as_(MEDIATOR) as records:
        view = receptions.decide(
            records,
            kept.id,
            kept.version,
            Decision.NOT_ACCEPTED,
            SAFE_WORDS,
            reject_reason=RejectReason.PARTY_REFUSES,
        )
        paper_id = begin_refusal_letter(records, kept.id)
        said = dict(written_sheet(records, "", paper_id).paper.values)
    assert said["to"] == view.person(kept.parties[0].person_id).name
    assert said["received_on"] == plain_date(legal_day(kept.received_at))
    assert SAFE_WORDS not in str(said)
