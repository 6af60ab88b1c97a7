from dataclasses import replace
from datetime import date

import pytest

from mediation_desk.domain.agreement import AgreementForm
from mediation_desk.domain.case import Difficulty
from mediation_desk.domain.oral import WrittenReason, must_be_valid, written_needed
from mediation_desk.errors import DeskError
from tests.domain.checkup.sample import CASE, LIBRARY, SUPPORT, agreement, free, made

SPOKEN = agreement(
    free("乙方当面向甲方道歉，双方当场握手言和。"),
    form=AgreementForm.ORAL,
    performed_on_the_spot=True,
    reached_on=date(2024, 3, 5),
    deadline="当场",
    manner="当场",
)


def test_a_small_quarrel_settled_at_once_may_stay_oral():
    assert written_needed(SPOKEN, CASE, LIBRARY) == ()
    must_be_valid(SPOKEN, CASE, LIBRARY)


@pytest.mark.parametrize(
    ("paper", "case", "asks", "reason"),
    [
        (SPOKEN, CASE, True, WrittenReason.PARTY_ASKS),
        (replace(SPOKEN, performed_on_the_spot=False), CASE, False, WrittenReason.NOT_ON_THE_SPOT),
        (SPOKEN, replace(CASE, difficulty=Difficulty.DIFFICULT), False, WrittenReason.DIFFICULT_CASE),
        (SPOKEN, replace(CASE, difficulty=Difficulty.MAJOR), False, WrittenReason.DIFFICULT_CASE),
        (replace(SPOKEN, clauses=(free("双方轮流接送孩子。"),)), CASE, False, WrittenReason.CHILDREN),
        (replace(SPOKEN, clauses=(SUPPORT,)), CASE, False, WrittenReason.CHILDREN),
        (replace(SPOKEN, clauses=(free("乙方分 期付 款。"),)), CASE, False, WrittenReason.MONEY_OVER_TIME),
        (replace(SPOKEN, clauses=(made("C40", payer="b"),)), CASE, False, WrittenReason.MONEY_OVER_TIME),
        (replace(SPOKEN, clauses=(free("老宅基地由甲方使用。"),)), CASE, False, WrittenReason.REAL_PROPERTY),
        (replace(SPOKEN, clauses=(made("C20"),)), CASE, False, WrittenReason.REAL_PROPERTY),
    ],
)
def test_what_must_be_written(paper, case, asks, reason):
    assert reason in written_needed(paper, case, LIBRARY, party_asks=asks)
    with pytest.raises(DeskError) as refused:
        must_be_valid(paper, case, LIBRARY, party_asks=asks)
    assert refused.value.key == "oral.must_be_written"


def test_the_day_and_the_content_are_needed():
    with pytest.raises(DeskError, match=r"oral\.no_day"):
        must_be_valid(replace(SPOKEN, reached_on=None), CASE, LIBRARY)
    with pytest.raises(DeskError, match=r"oral\.no_content"):
        must_be_valid(replace(SPOKEN, clauses=(free(" "),)), CASE, LIBRARY)


def test_a_written_agreement_is_not_asked():
    must_be_valid(agreement(), CASE, LIBRARY)
