"""Versions of an agreement laid side by side, from a real register with real prints."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mediation_desk.domain.agreement import Agreement, Clause
from mediation_desk.domain.agreement_compare import AgreementPart, PassageChange
from mediation_desk.errors import DeskError
from mediation_desk.services import agreement_versions, agreements
from mediation_desk.services.agreement_versions import DRAFT, Versions
from tests.case_fixtures import add_case, begin_mediation, filled
from tests.desk_fixtures import MEDIATOR, OTHER_MEDIATOR, Office


@pytest.fixture
def draft(desk_office: Office) -> Agreement:
    case_id = add_case(desk_office)
    begin_mediation(desk_office, case_id)
    with desk_office.as_(MEDIATOR) as records:
        begun = agreements.begin_agreement(records, case_id)
        return agreements.save_agreement(records, filled(begun.agreement)).agreement


def look(office: Office, agreement: Agreement, *codes: str) -> Versions:
    with office.reading(MEDIATOR) as records:
        return agreement_versions.agreement_versions(records, agreement.id, *codes)


def raised(agreement: Agreement) -> Agreement:
    """The same agreement with more support and another clause before it."""
    more = tuple(
        replace(one, gaps=tuple((name, "2600.00" if name == "amount" else value) for name, value in one.gaps))
        for one in agreement.clauses
    )
    new = Clause(id="new", title="沟通", text="双方就女儿的学习每周通一次电话。")
    return replace(agreement, clauses=(new, *more[::-1]))


def changes(versions: Versions) -> dict[str, PassageChange]:
    return {one.title: one.change for one in versions.passages if one.part is AgreementPart.CLAUSE}


def test_void_prints_the_newest_and_the_draft_are_compared(desk_office: Office, draft: Agreement) -> None:
    with desk_office.as_(MEDIATOR) as records:
        agreements.print_final(records, draft.id, draft.version)
        second = agreements.save_agreement(records, raised(draft)).agreement
        agreements.print_final(records, second.id, second.version)
        third = agreements.save_agreement(records, replace(second, place="济南")).agreement
    found = look(desk_office, third)
    first, newest = found.prints
    assert (found.left, found.right, found.draft_differs) == (newest.code, DRAFT, True)
    assert [one.part for one in found.passages if one.change is not PassageChange.SAME] == [
        AgreementPart.PLACE
    ]
    older = look(desk_office, third, first.code, newest.code)
    assert older.loose == ()
    assert changes(older)["沟通"] is PassageChange.ADDED
    assert PassageChange.MOVED in changes(older).values()
    support = next(one for one in older.passages if one.title == "抚养费")
    assert "1,800" in [one.text for one in support.left if one.marked]
    assert "2,600" in [one.text for one in support.right if one.marked]


def test_an_unprinted_draft_is_compared_with_itself(desk_office: Office, draft: Agreement) -> None:
    found = look(desk_office, draft)
    assert (found.left, found.right) == (DRAFT, DRAFT)
    assert {one.change for one in found.passages} == {PassageChange.SAME}


def test_what_is_printed_unchanged_is_no_version_of_its_own(desk_office: Office, draft: Agreement) -> None:
    with desk_office.as_(MEDIATOR) as records:
        agreements.print_final(records, draft.id, draft.version)
    found = look(desk_office, draft)
    assert not found.draft_differs
    assert found.left == found.right == found.prints[0].code


def test_a_long_clause_over_a_page_end_is_found_on_its_paper(desk_office: Office, draft: Agreement) -> None:
    long = Clause(id="long", title="长条款", text="双方遇事先商量，" * 300 + "互相体谅。")
    with desk_office.as_(MEDIATOR) as records:
        kept = agreements.save_agreement(records, replace(draft, clauses=(*draft.clauses, long))).agreement
        agreements.print_final(records, kept.id, kept.version)
    assert look(desk_office, kept).loose == ()


def test_nobody_elses_versions(desk_office: Office, draft: Agreement) -> None:
    with desk_office.reading(OTHER_MEDIATOR) as records, pytest.raises(DeskError, match=r"case\.not_yours"):
        agreement_versions.agreement_versions(records, draft.id)
    with pytest.raises(DeskError, match=r"code\.not_ours"):
        look(desk_office, draft, "0000-0000", DRAFT)
