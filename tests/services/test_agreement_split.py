"""One agreement becomes two drafts of the same case, and one again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mediation_desk.domain.agreement import Agreement, Clause, PrintState
from mediation_desk.errors import DeskError
from mediation_desk.services import agreements
from mediation_desk.services.agreement_desk import agreement_desk
from mediation_desk.services.agreement_split import join_agreement, split_agreement
from tests.case_fixtures import add_case, begin_mediation, filled
from tests.desk_fixtures import MEDIATOR, OTHER_MEDIATOR, Office

STATUS = Clause(id="c01", title="离婚意愿", kind="C01")


@pytest.fixture
def draft(desk_office: Office) -> Agreement:
    case_id = add_case(desk_office)
    begin_mediation(desk_office, case_id)
    with desk_office.as_(MEDIATOR) as records:
        whole = filled(agreements.begin_agreement(records, case_id).agreement)
        whole = replace(whole, clauses=(STATUS, *whole.clauses))
        return agreements.save_agreement(records, whole).agreement


def test_the_wish_goes_and_money_stays_as_written(desk_office: Office, draft: Agreement) -> None:
    with desk_office.as_(MEDIATOR) as records:
        split = split_agreement(records, draft.id, draft.version)
    with desk_office.reading(MEDIATOR) as records:
        stays, goes = (one.agreement for one in agreements.agreements_of(records, draft.case_id))
        assert agreement_desk(records, draft.case_id).file == split.goes
    assert (stays, goes) == (split.stays.agreement, split.goes.agreement)
    assert stays.clauses == draft.clauses[1:]
    assert goes.clauses == (STATUS,)
    assert (goes.signers, goes.mediator_ids, goes.facts) == (draft.signers, draft.mediator_ids, draft.facts)


def test_taken_back_everything_is_as_before_and_the_draft_is_used_again(
    desk_office: Office, draft: Agreement
) -> None:
    with desk_office.as_(MEDIATOR) as records:
        split = split_agreement(records, draft.id, draft.version)
        back = join_agreement(records, split).agreement
        assert replace(back, version=draft.version) == draft
        assert agreement_desk(records, draft.case_id).file == agreements.agreement_file(records, draft.id)
        again = split_agreement(records, back.id, back.version)
    assert again.goes.agreement.id == split.goes.agreement.id


def test_a_print_of_the_whole_becomes_void(desk_office: Office, draft: Agreement) -> None:
    with desk_office.as_(MEDIATOR) as records:
        without = agreements.save_agreement(records, replace(draft, clauses=draft.clauses[1:])).agreement
        agreements.print_final(records, without.id, without.version)
        whole = agreements.save_agreement(records, replace(without, clauses=draft.clauses)).agreement
        split = split_agreement(records, whole.id, whole.version)
    assert [one.state for one in split.stays.prints] == [PrintState.SUPERSEDED]


def test_nothing_is_taken_back_that_changed_since(desk_office: Office, draft: Agreement) -> None:
    with desk_office.as_(MEDIATOR) as records:
        split = split_agreement(records, draft.id, draft.version)
        agreements.save_agreement(records, replace(split.goes.agreement, facts="改过"))
        with pytest.raises(DeskError, match=r"record\.changed_meanwhile"):
            join_agreement(records, split)


def test_what_cannot_be_split_is_refused(desk_office: Office, draft: Agreement) -> None:
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"record\.changed_meanwhile"):
        split_agreement(records, draft.id, draft.version + 1)
    with desk_office.as_(OTHER_MEDIATOR) as records, pytest.raises(DeskError, match=r"case\.not_yours"):
        split_agreement(records, draft.id, draft.version)
    with desk_office.as_(MEDIATOR) as records:
        plain = agreements.save_agreement(records, replace(draft, clauses=draft.clauses[1:])).agreement
        with pytest.raises(DeskError, match=r"nothing_to_split"):
            split_agreement(records, plain.id, plain.version)
