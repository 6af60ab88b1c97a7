"""Aid from application to the visit afterwards; what is given once; legal aid by referral; the receipt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mediation_desk.domain.aid_grant import AidFor, AidGrant, AidKind, AidRule, AidState
from mediation_desk.domain.period import period_with
from mediation_desk.domain.referral import ReferralState
from mediation_desk.domain.report import PeriodKind
from mediation_desk.errors import DeskError
from mediation_desk.register import people
from mediation_desk.services import activity_papers, aid_grants, aid_rules, figures, legal_aid
from tests.case_fixtures import WIFE, add_case
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, RECEPTION, Office
from tests.documents.reading import pdf_text, squeezed
from tests.referral_fixtures import move, sent

TODAY = date(2026, 3, 18)
MOTHER = AidGrant(
    id="",
    kind=AidKind.MOTHER,
    of=AidFor.WOMAN,
    name="葛四海",
    applied_on=date(2026, 3, 10),
    basis="独自抚养两名在校子女",
    cash=150_050,
    goods_value=26_800,
    goods="米一袋",
    fund="区级慈善募捐",
)
CANCER = AidGrant(
    id="",
    kind=AidKind.TWO_CANCERS,
    of=AidFor.WOMAN,
    name=WIFE.name,
    applied_on=TODAY,
    basis="诊断证明和低保证明附后",
    cash=1_000_000,
    identity_number="37011519900101002x",
)


def paid(office: Office, grant: AidGrant) -> AidGrant:
    with office.as_(MEDIATOR) as records:
        kept = aid_grants.keep_grant(records, grant)
    with office.as_(DIRECTOR) as records:
        aid_grants.decide_grant(records, kept.id, yes=True)
    with office.as_(MEDIATOR) as records:
        return aid_grants.give_grant(records, kept.id, TODAY, kept.name, "2026-017", date(2026, 6, 18))


def test_from_application_to_visit(desk_office: Office) -> None:
    done = paid(desk_office, MOTHER)
    assert (done.state, done.approved_by, done.visit_on) == (
        AidState.PAID,
        DIRECTOR.id,
        date(2026, 6, 18),
    )
    with desk_office.as_(MEDIATOR) as records:
        with pytest.raises(DeskError, match="visited_before"):
            aid_grants.note_aid_visit(records, done.id, date(2026, 3, 1))
        assert aid_grants.note_aid_visit(records, done.id, TODAY).visited_on == TODAY
        with pytest.raises(DeskError, match="moved_on"):
            aid_grants.keep_grant(records, replace(done, cash=9))
        receipt = activity_papers.aid_receipt_paper(records, done.id)
    said = squeezed(pdf_text(receipt.pdf))
    assert "1,768.50" in said
    assert "壹仟柒佰陆拾捌元伍角" in said
    assert "贰零贰陆年叁月壹拾捌日" in said


def test_an_application_says_nothing_of_later_steps(desk_office: Office) -> None:
    """A form that was tampered with approves nothing."""
    with desk_office.as_(MEDIATOR) as records:
        sly = replace(MOTHER, state=AidState.PAID, approved_by=DIRECTOR.id, given_on=TODAY, signed_by="x")
        kept = aid_grants.keep_grant(records, sly)
        assert (kept.state, kept.approved_by, kept.given_on) == (AidState.APPLIED, "", None)
        with pytest.raises(DeskError, match=r"permission\.refused"):
            aid_grants.decide_grant(records, kept.id, yes=True)
        with pytest.raises(DeskError, match="moved_on"):
            aid_grants.give_grant(records, kept.id, TODAY, "葛四海")
        with pytest.raises(DeskError, match="not_approved"):
            activity_papers.aid_receipt_paper(records, kept.id)


def test_two_cancers_once_and_only_ten_thousand(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        people.add(records, WIFE)
        for wrong, key in (
            ({"cash": 900_000}, "amount_fixed"),
            ({"of": AidFor.CHILD}, "class"),
            ({"identity_number": ""}, "identity_needed"),
            ({"identity_number": "370115199001010021"}, "identity"),
        ):
            with pytest.raises(DeskError, match=key):
                aid_grants.keep_grant(records, replace(CANCER, **wrong))  # type: ignore[arg-type]
    paid(desk_office, CANCER)
    with desk_office.as_(MEDIATOR) as records:
        with pytest.raises(DeskError, match=r"aid\.once"):
            aid_grants.keep_grant(records, replace(CANCER, name="林晓云"))
        by_link = replace(CANCER, identity_number="", person_id=WIFE.id)
        with pytest.raises(DeskError, match=r"aid\.once"):
            aid_grants.keep_grant(records, by_link)


def test_once_also_for_two_applications_side_by_side(desk_office: Office) -> None:
    """Refused ones free the way; one linked first is found by the number typed later."""
    with desk_office.as_(MEDIATOR) as records:
        people.add(records, WIFE)
        first = aid_grants.keep_grant(records, replace(CANCER, identity_number="", person_id=WIFE.id))
        with pytest.raises(DeskError, match=r"aid\.once"):
            aid_grants.keep_grant(records, CANCER)
    with desk_office.as_(DIRECTOR) as records:
        with pytest.raises(DeskError, match="reason_needed"):
            aid_grants.decide_grant(records, first.id, yes=False)
        aid_grants.decide_grant(records, first.id, yes=False, words="材料不全")
    with desk_office.as_(MEDIATOR) as records:
        assert aid_grants.keep_grant(records, CANCER).state is AidState.APPLIED


def test_rules_are_the_centres_own(desk_office: Office) -> None:
    with desk_office.as_(DIRECTOR) as records:
        aid_rules.set_aid_rules(records, (AidRule(kind=AidKind.CHILD, amount=27_400, once=True),))
        with pytest.raises(DeskError, match="twice"):
            aid_rules.set_aid_rules(records, (AidRule(kind=AidKind.CHILD),) * 2)
    with desk_office.as_(MEDIATOR) as records:
        aid_grants.keep_grant(records, replace(CANCER, cash=5_00))
        with pytest.raises(DeskError, match="amount_fixed"):
            aid_grants.keep_grant(records, replace(CANCER, kind=AidKind.CHILD, of=AidFor.CHILD))


def test_a_list_tells_no_number_and_no_anonymous_name(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        aid_grants.keep_grant(records, replace(CANCER, anonymous=True))
        aid_grants.keep_grant(records, MOTHER)
    with desk_office.reading(MEDIATOR) as records:
        told = repr(aid_grants.aid_rows(records))
        assert "37011519900101002X" not in told
        assert WIFE.name not in told
        assert MOTHER.basis in told
    for who in (RECEPTION, COUNSELLOR):
        with desk_office.reading(who) as records:
            assert MOTHER.basis not in repr(aid_grants.aid_rows(records)), "why is for who works on it"
            assert MOTHER.name in repr(aid_grants.aid_rows(records))


def test_rows_behind_a_figure_tell_no_anonymous_name(desk_office: Office) -> None:
    paid(desk_office, replace(MOTHER, anonymous=True))
    paid(desk_office, replace(MOTHER, name="江采薇"))
    year = period_with(PeriodKind.YEAR, TODAY)
    with desk_office.reading(DIRECTOR) as records:
        for key in ("aid_mothers", "aid_mothers_sum"):
            rows = figures.figure_rows(records, key, year).rows
            assert sorted(row.title for row in rows) == ["", "江采薇"]


def test_legal_aid_is_counted_once_it_was_accepted(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    referral = sent(desk_office, case_id)
    with desk_office.as_(MEDIATOR) as records:
        assert legal_aid.accepted_referrals(records) == ()
        with pytest.raises(DeskError, match="not_accepted"):
            legal_aid.note_legal_aid(records, referral.id)
    received = move(desk_office, referral, ReferralState.RECEIVED)
    move(desk_office, received, ReferralState.IN_PROGRESS)
    with desk_office.as_(MEDIATOR) as records:
        (offered,) = legal_aid.accepted_referrals(records)
        grant = legal_aid.note_legal_aid(records, offered.referral_id)
        assert (grant.kind, grant.of, grant.state) == (AidKind.LEGAL_AID, AidFor.WOMAN, AidState.PAID)
        assert grant.given_on == records.today
        with pytest.raises(DeskError, match="counted"):
            legal_aid.note_legal_aid(records, referral.id)
        assert legal_aid.accepted_referrals(records) == ()
    with desk_office.reading(RECEPTION) as records:
        assert WIFE.name not in repr(aid_grants.aid_rows(records))
