from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from mediation_desk.domain.consent import check_consent, covers_sensitive, default_article, needs_guardian
from mediation_desk.domain.party import Consent, ConsentGround
from mediation_desk.errors import DeskError

TODAY = date(2026, 3, 9)
CHILD, TEENAGER, ADULT = date(2012, 3, 10), date(2012, 3, 9), date(1990, 1, 1)


def consent(
    ground: ConsentGround, *, notice: bool = True, article: str = "", sensitive: bool | None = None
) -> Consent:
    return Consent(
        person_id="p1",
        ground=ground,
        notice_given=notice,
        recorded_at=datetime(2026, 3, 9, 2, 0, tzinfo=UTC),
        article=article,
        sensitive=sensitive,
    )


def test_a_guardian_consents_until_the_fourteenth_birthday() -> None:
    assert needs_guardian(CHILD, TODAY)
    assert not needs_guardian(TEENAGER, TODAY)
    assert not needs_guardian(None, TODAY)


@pytest.mark.parametrize(
    ("given", "born", "key"),
    [
        (consent(ConsentGround.CONSENT), CHILD, "consent.guardian_needed"),
        (consent(ConsentGround.GUARDIAN_CONSENT), TEENAGER, "consent.not_a_child"),
        (consent(ConsentGround.CONSENT, notice=False), ADULT, "consent.notice_first"),
        (consent(ConsentGround.GUARDIAN_CONSENT, notice=False), CHILD, "consent.notice_first"),
        (consent(ConsentGround.STATUTORY_DUTY), ADULT, "consent.article_needed"),
        (consent(ConsentGround.EMERGENCY, article=" "), ADULT, "consent.article_needed"),
    ],
)
def test_consents_that_cannot_stand(given: Consent, born: date, key: str) -> None:
    with pytest.raises(DeskError) as caught:
        check_consent(given, born, TODAY)
    assert caught.value.key == key


@pytest.mark.parametrize("born", [CHILD, ADULT, None])
@pytest.mark.parametrize("ground", [ConsentGround.REFUSED, ConsentGround.NOT_YET_ASKED])
def test_refusing_stops_nothing(ground: ConsentGround, born: date | None) -> None:
    check_consent(consent(ground, notice=False), born, TODAY)


@pytest.mark.parametrize("ground", [ConsentGround.STATUTORY_DUTY, ConsentGround.EMERGENCY])
def test_duty_and_emergency_stand_on_their_article_without_notice(ground: ConsentGround) -> None:
    check_consent(consent(ground, notice=False, article=default_article(ground)), CHILD, TODAY)
    assert covers_sensitive(consent(ground))


def test_sensitive_data_need_a_yes_of_their_own() -> None:
    assert not covers_sensitive(consent(ConsentGround.CONSENT))
    assert not covers_sensitive(consent(ConsentGround.CONSENT, sensitive=False))
    assert covers_sensitive(consent(ConsentGround.CONSENT, sensitive=True))
    assert not covers_sensitive(consent(ConsentGround.REFUSED, sensitive=True))
    assert default_article(ConsentGround.CONSENT) == ""
