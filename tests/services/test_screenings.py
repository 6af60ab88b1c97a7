"""Screening on the real register: the mark counts at once, goes down only with the director, tells nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from mediation_desk.domain.mediation_record import Sitting
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.screening import QUESTION_IDS, Answer, Screening, ScreeningForm, YesNo
from mediation_desk.domain.staff import Role
from mediation_desk.domain.transitions import may_sit
from mediation_desk.errors import DeskError
from mediation_desk.register import cases, journal
from mediation_desk.register.records import Records
from mediation_desk.services import drafts, screenings
from mediation_desk.services.case_facts import facts_of
from mediation_desk.services.private_talks import talks_of
from tests.case_fixtures import HUSBAND, WIFE, add_case, begin_mediation, screen
from tests.desk_fixtures import (
    COUNSELLOR,
    DIRECTOR,
    KEY,
    MEDIATOR,
    NOON,
    OTHER_MEDIATOR,
    RECEPTION,
    Office,
    with_roles,
)

SENTINELS = ("只能白天打姐姐的电话", "想先搬出去住", "说话时一直看门口", "邻居昨晚听见动静", "问到一半的话")


def unfinished(**given: Answer) -> Screening:
    return Screening(
        id=uuid4().hex,
        person_id=WIFE.id,
        form=ScreeningForm.FULL,
        asked_by=MEDIATOR.id,
        asked_at=NOON,
        answers=tuple((question.removeprefix("q"), value) for question, value in given.items()),
    )


def refusals(records: Records, case_id: str, sitting: Sitting) -> list[str]:
    return [one.key for one in may_sit(sitting, facts_of(records, cases.get(records, case_id)))]


@pytest.fixture
def case_id(desk_office: Office) -> str:
    return add_case(desk_office)


def test_nobody_sits_together_before_both_talks_are_finished(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        assert refusals(records, case_id, Sitting.JOINT) == ["sitting.unfinished"]
        screen(records, WIFE.id)
        assert refusals(records, case_id, Sitting.JOINT) == ["sitting.unfinished"]
        screen(records, HUSBAND.id)
        assert refusals(records, case_id, Sitting.JOINT) == []


def test_red_parts_them_at_once_and_even_apart_asks_for_three_things(
    desk_office: Office, case_id: str
) -> None:
    begin_mediation(desk_office, case_id)
    with desk_office.as_(COUNSELLOR) as records:
        kept = screen(records, WIFE.id, q3=Answer.RECENT)
    assert (kept.mark, kept.asked_by) == (Mark.RED, COUNSELLOR.id)
    with desk_office.as_(DIRECTOR) as records:
        assert cases.mark(records, case_id) is Mark.RED
        assert refusals(records, case_id, Sitting.JOINT) == ["sitting.apart"]
        apart = ["sitting.approval_needed", "sitting.plan_needed", "sitting.wish_needed"]
        assert refusals(records, case_id, Sitting.SEPARATE) == apart
        with pytest.raises(DeskError, match=r"screening\.shuttle_conditions"):
            screenings.approve_shuttle(records, case_id, person_wishes=True, safety_plan=False)
        screenings.approve_shuttle(records, case_id, person_wishes=True, safety_plan=True)
        assert refusals(records, case_id, Sitting.SEPARATE) == []
        assert refusals(records, case_id, Sitting.JOINT) == ["sitting.apart"]


def test_one_grave_answer_counts_although_the_sheet_is_not_finished(
    desk_office: Office, case_id: str
) -> None:
    with desk_office.as_(MEDIATOR) as records:
        kept = screenings.save_screening(records, unfinished(q4=Answer.RECENT))
        assert (kept.mark, kept.finished) == (Mark.RED, False)
        assert cases.mark(records, case_id) is Mark.RED


def test_a_talk_is_valid_for_thirty_days(desk_office: Office, case_id: str) -> None:
    begin_mediation(desk_office, case_id)
    asked = desk_office.clock.now
    desk_office.clock.now = asked + timedelta(days=30)
    with desk_office.reading(MEDIATOR) as records:
        assert refusals(records, case_id, Sitting.JOINT) == []
    desk_office.clock.now = asked + timedelta(days=31)
    with desk_office.reading(MEDIATOR) as records:
        assert refusals(records, case_id, Sitting.JOINT) == ["move.screening_missing"]


def test_a_mark_goes_down_only_by_a_new_finished_talk_and_the_director(
    desk_office: Office, case_id: str
) -> None:
    with desk_office.as_(MEDIATOR) as records:
        first = screen(records, WIFE.id, q3=Answer.RECENT)
        half = screenings.save_screening(records, unfinished(q1=Answer.NO))
        assert screenings.standing_of(records, WIFE.id).waits_for_director is None
    with desk_office.as_(DIRECTOR) as records:
        for sheet in (first, half):
            with pytest.raises(DeskError, match=r"screening\.(not_lower|not_finished)"):
                screenings.approve_lower_mark(records, WIFE.id, sheet.id)
    with desk_office.as_(COUNSELLOR) as records:
        milder = screen(records, WIFE.id, q2=Answer.PAST)
        again = screen(records, WIFE.id)
        stands = screenings.standing_of(records, WIFE.id)
        assert (stands.mark, stands.waits_for_director) == (Mark.RED, again.id)
        with pytest.raises(DeskError, match=r"permission\.refused"):
            screenings.approve_lower_mark(records, WIFE.id, again.id)
    with desk_office.as_(DIRECTOR) as records:
        with pytest.raises(DeskError, match=r"screening\.newer_talk"):
            screenings.approve_lower_mark(records, WIFE.id, milder.id)
        screenings.approve_lower_mark(records, WIFE.id, again.id)
        assert screenings.standing_of(records, WIFE.id).mark is Mark.NONE
        marks = [sheet.mark for sheet in screenings.screenings_of(records, WIFE.id)]
        assert marks == [Mark.NONE, Mark.ORANGE, Mark.UNFINISHED, Mark.RED]


def test_staff_raise_a_mark_with_a_reason_and_never_lower_it(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(RECEPTION) as records:
        with pytest.raises(DeskError, match=r"screening\.reason_needed"):
            screenings.raise_mark(records, WIFE.id, Mark.RED, "  ")
        screenings.raise_mark(records, WIFE.id, Mark.RED, SENTINELS[3])
        with pytest.raises(DeskError, match=r"screening\.only_raises"):
            screenings.raise_mark(records, WIFE.id, Mark.ORANGE, "不像")
        assert cases.mark(records, case_id) is Mark.RED
    with desk_office.as_(DIRECTOR) as records:
        raised = talks_of(records, case_id).people[0].earlier[0]
        assert (raised.raised, raised.may_open, raised.asked_by) == (True, True, RECEPTION.name)
        assert screenings.open_raised_mark(records, raised.id) == SENTINELS[3]


def test_own_judgement_only_raises_and_needs_its_reason(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        sheet = unfinished(q3=Answer.RECENT)
        with pytest.raises(DeskError, match=r"screening\.reason_needed"):
            screenings.save_screening(records, replace(sheet, judgement=Mark.RED))
        with pytest.raises(DeskError, match=r"screening\.only_raises"):
            screenings.save_screening(
                records, replace(sheet, judgement=Mark.YELLOW, judgement_reason="看着没事")
            )


def test_the_sheet_is_written_in_the_name_and_moment_of_who_saves_it(
    desk_office: Office, case_id: str
) -> None:
    with desk_office.as_(MEDIATOR) as records:
        forged = replace(
            unfinished(q1=Answer.NO),
            asked_by=DIRECTOR.id,
            asked_at=NOON - timedelta(days=400),
            lowering_approved_by=DIRECTOR.id,
        )
        kept = screenings.save_screening(records, forged)
        assert (kept.asked_by, kept.asked_at) == (MEDIATOR.id, records.now)
        assert screenings.screenings_of(records, WIFE.id)[0].lowering_approved_by is None


def test_only_author_and_director_open_the_answers_and_the_journal_knows(
    desk_office: Office, case_id: str
) -> None:
    with desk_office.as_(COUNSELLOR) as records:
        kept = screen(records, WIFE.id, q17=SENTINELS[0], q3=Answer.RECENT)
    with pytest.raises(DeskError, match=r"sealed\.not_yours"), desk_office.as_(MEDIATOR) as records:
        screenings.open_screening(records, kept.id)
    with desk_office.reading(MEDIATOR) as records:
        assert not talks_of(records, case_id).people[0].earlier[0].may_open
    with desk_office.as_(DIRECTOR) as records:
        opened = screenings.open_screening(records, kept.id)
        assert dict(opened.answers)["17"] == SENTINELS[0]
        assert opened.mark is Mark.RED
    with desk_office.reading(DIRECTOR) as records:
        opening = [one for one in journal.entries(records) if one.act == "open_screening"]
        assert [kept.id in one.ids for one in opening] == [True]


def test_the_front_desk_asks_nobody_and_reads_nothing(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(RECEPTION) as records:
        for refused in (
            lambda: screenings.save_screening(records, unfinished(q1=Answer.NO)),
            lambda: screenings.open_screening(records, "x"),
            lambda: talks_of(records, case_id),
        ):
            with pytest.raises(DeskError, match=r"permission\.refused"):
                refused()


def test_the_database_key_alone_tells_no_answer_no_reason_no_word(desk_office: Office, case_id: str) -> None:
    """Somebody with the raw key dumps every table: marks stand there, nothing that was said does."""
    with desk_office.as_(MEDIATOR) as records:
        screen(records, HUSBAND.id, q13=YesNo.YES)
        kept = screen(records, WIFE.id, q3=Answer.RECENT, q17=SENTINELS[0], q18=SENTINELS[1])
        judged = replace(kept, id=uuid4().hex, judgement=Mark.RED, judgement_reason=SENTINELS[2])
        screenings.save_screening(records, judged)
        drafts.keep_draft(records, "screening", WIFE.id, SENTINELS[4])
    with desk_office.as_(COUNSELLOR) as records:
        screenings.raise_mark(records, HUSBAND.id, Mark.RED, SENTINELS[3])
    desk_office.close()
    dumped = _dump(desk_office)
    assert "asked_at" in dumped
    assert WIFE.name.encode().hex() in dumped  # the dump does read what stands open
    for sentinel in SENTINELS:
        assert sentinel.encode().hex() not in dumped
    for word in ("recent", "declined", "other_party_answers", "judgement_reason"):
        assert f'"{word}"'.encode().hex() not in dumped


def _dump(desk_office: Office) -> str:
    connection = sqlcipher.connect(str(desk_office.path))
    connection.text_factory = bytes
    connection.execute("PRAGMA key = \"x'" + KEY.hex() + "'\"")
    named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    tables = [name.decode() for (name,) in named]
    told = []
    for table in tables:
        found = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608 -- names out of the file itself
        told.extend(column[0] for column in found.description)
        for row in found:
            told.extend(one.hex() if isinstance(one, bytes) else str(one) for one in row)
    connection.close()
    return "\n".join(told)


def test_the_short_form_is_asked_of_other_relatives(desk_office: Office, case_id: str) -> None:
    with desk_office.reading(MEDIATOR) as records:
        talks = talks_of(records, case_id)
        assert [one.form for one in talks.people] == [ScreeningForm.FULL, ScreeningForm.FULL]
        assert [one.name for one in talks.people] == [WIFE.name, HUSBAND.name]
    assert set(QUESTION_IDS[ScreeningForm.FULL]) - set(QUESTION_IDS[ScreeningForm.SHORT]) == {
        "6",
        "9",
        "10a",
        "10b",
        "14",
    }


def test_a_director_without_the_office_of_asking_asks_nobody(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(DIRECTOR) as records, pytest.raises(DeskError, match=r"permission\.refused"):
        screen(records, WIFE.id)
    both = with_roles(DIRECTOR, Role.DIRECTOR, Role.MEDIATOR)
    with desk_office.as_(both) as records:
        assert screen(records, WIFE.id).mark is Mark.NONE
    with desk_office.reading(OTHER_MEDIATOR) as records:
        assert talks_of(records, case_id).mark is Mark.UNFINISHED  # the other side was not asked yet
