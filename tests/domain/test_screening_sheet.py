from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from mediation_desk.domain.party import Party, PartyRole, Relation, Side
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.screening import Answer, Screening, ScreeningForm, YesNo
from mediation_desk.domain.screening_sheet import answers_from, form_for, opened, sealed_text, settled
from mediation_desk.errors import DeskError

SHEET = Screening(
    id="s1",
    person_id="p1",
    form=ScreeningForm.FULL,
    asked_by="m1",
    asked_at=datetime(2026, 3, 9, 2, 0, tzinfo=UTC),
    answers=(("16", 2), ("13", YesNo.UNCLEAR), ("2", Answer.RECENT), ("17", "no"), ("18", "先听听意见")),
    other_party_answers=(("b7", YesNo.YES), ("b1", Answer.PAST)),
    judgement=Mark.RED,
    judgement_reason=" 手在发抖 ",
    safe_contact="工作日上午短信",
)


def test_settling_computes_the_mark_and_orders_the_answers() -> None:
    done = settled(SHEET)
    assert (done.mark, done.finished) == (Mark.RED, False)
    assert [question for question, _ in done.answers] == ["2", "13", "16", "17", "18"]
    assert [question for question, _ in done.other_party_answers] == ["b1", "b7"]
    assert done.judgement_reason == "手在发抖"
    with pytest.raises(DeskError, match=r"screening\.reason_needed"):
        settled(replace(SHEET, judgement_reason=" "))


def test_the_sealed_text_is_canonical_and_reads_back() -> None:
    done = settled(SHEET)
    text = sealed_text(done)
    assert text == sealed_text(replace(done, answers=done.answers[::-1]))
    bare = Screening(
        id=done.id,
        person_id=done.person_id,
        form=ScreeningForm.SHORT,
        asked_by=done.asked_by,
        asked_at=done.asked_at,
        mark=done.mark,
        finished=done.finished,
    )
    read = opened(bare, text)
    assert read == done
    assert type(dict(read.answers)["13"]) is YesNo
    assert type(dict(read.answers)["17"]) is str
    assert sealed_text(read) == text


@pytest.mark.parametrize(
    "plain", [{"99": "no"}, {"2": "yes"}, {"13": "past"}, {"16": 11}, {"16": None}, {"17": 4}, {"2": 1}]
)
def test_a_text_that_is_no_sheet_is_refused(plain: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        answers_from(plain)


def test_declining_the_scale_reads_back() -> None:
    assert answers_from({"16": "declined"}) == (("16", Answer.DECLINED),)


def party(person_id: str, side: Side, relation: Relation) -> Party:
    return Party(person_id=person_id, side=side, role=PartyRole.APPLICANT, relation=relation)


@pytest.mark.parametrize(
    ("relation", "form"),
    [
        (Relation.SPOUSE, ScreeningForm.FULL),
        (Relation.PARTNER, ScreeningForm.FULL),
        (Relation.FORMER_PARTNER, ScreeningForm.FULL),
        (Relation.PARENT_IN_LAW, ScreeningForm.SHORT),
        (Relation.SIBLING, ScreeningForm.SHORT),
        (Relation.OTHER, ScreeningForm.SHORT),
    ],
)
def test_both_halves_of_a_couple_are_asked_in_full(relation: Relation, form: ScreeningForm) -> None:
    parties = (
        party("seeker", Side.SEEKER, Relation.SELF),
        party("other", Side.OTHER, relation),
        party("mother", Side.SEEKER, Relation.PARENT),
    )
    assert form_for("seeker", parties) is form
    assert form_for("other", parties) is form
    assert form_for("mother", parties) is ScreeningForm.SHORT
