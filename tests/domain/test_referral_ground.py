"""On what ground somebody may be spoken of; every article cited is among those shipped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mediation_desk.domain.incoming_letter import IncomingContent, check_incoming
from mediation_desk.domain.law import Statutes
from mediation_desk.domain.referral import Urgency
from mediation_desk.domain.referral_content import (
    ReferralContent,
    Told,
    check_complete,
    check_typed,
    told_by,
)
from mediation_desk.domain.referral_ground import (
    LAW,
    ConsentManner,
    ReferralConsent,
    ReferralGround,
    check_consent,
    check_ground,
)
from mediation_desk.domain.return_slip import ReturnSlip, check_slip
from mediation_desk.errors import DeskError
from mediation_desk.paths import RESOURCES

TODAY = date(2026, 3, 18)
CONSENT = ReferralConsent(
    id="1" * 32, referral_id="2" * 32, given_on=TODAY, manner=ConsentManner.ORAL, name_too=True
)
FULL = ReferralContent(
    agency="青禾区法律援助中心",
    matter="法律援助",
    code="服务对象甲",
    needs="追索抚养费，无力聘请律师",
    request="提供法律援助",
    ground=ReferralGround.CONSENT,
    our_contact="周若岚",
    our_phone="0531-80001234",
)


@pytest.mark.parametrize("ground", ReferralGround)
def test_every_article_cited_is_shipped(ground: ReferralGround) -> None:
    article = Statutes(RESOURCES / "law" / "articles.json").article(LAW[ground])
    assert article is not None
    words = {
        ReferralGround.CONSENT: "单独同意",
        ReferralGround.VIOLENCE_REPORT: "及时向公安机关报案",
        ReferralGround.MINOR_REPORT: "立即向公安、民政、教育",
        ReferralGround.PREVENTION: "向当地公安机关或者其他有关部门报告",
    }
    assert words[ground] in article.text


def test_consent_or_duty() -> None:
    check_ground(ReferralGround.CONSENT, CONSENT, named=True)
    check_ground(ReferralGround.VIOLENCE_REPORT, None, named=True)
    for ground, consent, named, key in (
        (None, CONSENT, False, "referral.ground_needed"),
        (ReferralGround.CONSENT, None, False, "referral.consent_needed"),
        (ReferralGround.CONSENT, replace(CONSENT, withdrawn_on=TODAY), False, "referral.consent_withdrawn"),
        (ReferralGround.CONSENT, replace(CONSENT, name_too=False), True, "referral.name_not_agreed"),
    ):
        with pytest.raises(DeskError) as refused:
            check_ground(ground, consent, named=named)
        assert refused.value.key == key


def test_whose_consent_stands() -> None:
    check_consent(CONSENT, date(1990, 1, 1), TODAY)
    child = date(2015, 9, 6)
    check_consent(replace(CONSENT, by_guardian=True), child, TODAY)
    check_consent(replace(CONSENT, by_guardian=True), None, TODAY)
    for consent, born, key in (
        (CONSENT, child, "referral_consent.guardian_needed"),
        (replace(CONSENT, by_guardian=True), date(1990, 1, 1), "referral_consent.not_a_child"),
        (replace(CONSENT, given_on=date(2026, 3, 19)), None, "date.in_future"),
        (replace(CONSENT, manner=ConsentManner.WRITTEN), None, "referral_consent.paper_needed"),
    ):
        with pytest.raises(DeskError) as refused:
            check_consent(consent, born, TODAY)
        assert refused.value.key == key


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"agency": " "}, "referral.agency_needed"),
        ({"matter": ""}, "referral.matter_needed"),
        ({"needs": ""}, "referral.needs_needed"),
        ({"request": ""}, "referral.request_needed"),
        ({"our_contact": ""}, "referral.our_contact_needed"),
        ({"our_phone": ""}, "referral.our_phone_needed"),
        ({"code": ""}, "referral.code_needed"),
        ({"ground": None}, "referral.ground_needed"),
        ({"urgency": Urgency.VIOLENCE}, "referral.hints_needed"),
        ({"reply_days": 0}, "referral.reply_days"),
        ({"matter": "一\n二"}, "text.control"),
    ],
)
def test_what_a_letter_lacks(changed: dict[str, object], key: str) -> None:
    check_complete(FULL)
    with pytest.raises(DeskError) as refused:
        check_complete(replace(FULL, **changed))  # type: ignore[arg-type]
    assert refused.value.key == key
    assert refused.value.field


def test_a_named_person_needs_no_code_and_a_draft_may_be_empty() -> None:
    check_complete(replace(FULL, named=True, code=""))
    check_typed(ReferralContent())


def test_exactly_what_leaves() -> None:
    assert told_by(ReferralContent(with_age=False)) == {Told.CODE}
    assert told_by(replace(FULL, named=True, contact="单位电话")) == {
        Told.NAME,
        Told.SEX_AND_AGE,
        Told.CONTACT,
        Told.NEEDS,
    }


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"received_on": date(2026, 3, 19)}, "date.in_future"),
        ({"received_on": date(2026, 3, 1)}, "slip.before_sending"),
        ({"accepted": False}, "slip.reason_needed"),
        ({"expected_on": date(2026, 3, 2)}, "slip.ends_before"),
        ({"dated_on": date(2026, 4, 1)}, "date.in_future"),
    ],
)
def test_slips_that_could_not_be(changed: dict[str, object], key: str) -> None:
    slip = ReturnSlip(received_on=date(2026, 3, 17))
    check_slip(slip, date(2026, 3, 16), TODAY)
    with pytest.raises(DeskError) as refused:
        check_slip(replace(slip, **changed), date(2026, 3, 16), TODAY)  # type: ignore[arg-type]
    assert refused.value.key == key


def test_letters_that_say_too_little() -> None:
    letter = IncomingContent(agency="青禾区人民法院", parties="林晓芸\n赵启帆", cause="离婚纠纷")
    check_incoming(letter, TODAY, TODAY)
    assert letter.party_names == ("林晓芸", "赵启帆")
    for changed, key in (
        ({"agency": ""}, "incoming.agency_needed"),
        ({"parties": "\n "}, "incoming.parties_needed"),
        ({"cause": ""}, "incoming.cause_needed"),
        ({"wanted_by": date(2026, 3, 1)}, "incoming.wanted_before"),
    ):
        with pytest.raises(DeskError) as refused:
            check_incoming(replace(letter, **changed), TODAY, TODAY)  # type: ignore[arg-type]
        assert refused.value.key == key
    with pytest.raises(DeskError, match="in_future"):
        check_incoming(letter, date(2026, 3, 19), TODAY)
