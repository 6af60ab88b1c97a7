"""Results of scales: sealed for the readers of their file, never changed, no signing past an alert."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from mediation_desk.domain import scale
from mediation_desk.domain.counselling_file import FileState
from mediation_desk.domain.counselling_note import GrantPurpose
from mediation_desk.domain.scale import Answers, Filling, FillingWay, Scale
from mediation_desk.errors import DeskError
from mediation_desk.register import counselling_files as counselling_files_in_register
from mediation_desk.register import people
from mediation_desk.services import counselling_readers, drafts, scales
from tests.case_fixtures import HUSBAND, WIFE
from tests.counselling_fixtures import SECOND_COUNSELLOR, add_file, add_session, confirmed, sign
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, RECEPTION, Office
from tests.scale_fixtures import answers, fill, filling, protocol


def test_a_series_is_scored_for_its_author_and_closed_to_the_director(desk_office: Office) -> None:
    file = add_file(desk_office)
    sessions = [add_session(desk_office, file) for _n in range(3)]
    for session, total in zip(sessions, (17, 12, 9), strict=True):
        fill(desk_office, session, total)
    with desk_office.as_(COUNSELLOR) as records:
        series = scales.open_scales(records, file.id)
    told = [one.score.total if one.score else None for one in series.of(Scale.PHQ9, WIFE.id)]
    assert told == [17, 12, 9]
    assert [series.ordinals[one.session_id] for one in series.results] == [1, 2, 3]
    assert series.writes
    with desk_office.as_(DIRECTOR) as records:
        closed = scales.open_scales(records, file.id)
    assert [one.answers for one in closed.results] == [None] * 3
    assert not closed.writes


@pytest.mark.parametrize("who", [MEDIATOR, RECEPTION])
def test_nobody_else_hears_of_them(desk_office: Office, who: object) -> None:
    file = add_file(desk_office)
    with desk_office.as_(who) as records, pytest.raises(DeskError):  # type: ignore[arg-type]
        scales.open_scales(records, file.id)


def test_a_supervisor_of_the_file_reads_earlier_and_later_ones(desk_office: Office) -> None:
    file = add_file(desk_office)
    fill(desk_office, add_session(desk_office, file), 17)
    with desk_office.as_(COUNSELLOR) as records:
        counselling_readers.grant_file(
            records, confirmed(records), file.id, DIRECTOR.id, GrantPurpose.SUPERVISION
        )
    fill(desk_office, add_session(desk_office, file), 11)
    with desk_office.as_(DIRECTOR) as records:
        series = scales.open_scales(records, file.id)
    assert [one.score.total if one.score else None for one in series.results] == [17, 11]


def test_the_answers_stand_nowhere_in_plain_and_are_never_changed(desk_office: Office) -> None:
    result = fill(desk_office, add_session(desk_office, add_file(desk_office)), 17)
    with desk_office.as_(COUNSELLOR) as records:
        row = records.connection.execute(text("SELECT * FROM scale_results")).one()
        assert "17" not in [str(value) for value in row]
        for act in ("UPDATE scale_results SET alert = 1", "DELETE FROM scale_results"):
            with pytest.raises(DatabaseError, match="never changed"):
                records.connection.execute(text(act))
    assert result.alert is False


def test_what_is_not_kept(desk_office: Office) -> None:
    session = add_session(desk_office, add_file(desk_office))
    stranger = replace(filling(session), person_id=HUSBAND.id)
    other = Answers(scale=Scale.GAD7, items=(0,) * 7)
    for wanted, given, key in (
        (stranger, answers(3), "scale.stranger"),
        (filling(session), other, "scale.strange"),
        (filling(session), scale.empty(Scale.PHQ9), "scale.empty"),
    ):
        with desk_office.as_(COUNSELLOR) as records, pytest.raises(DeskError) as refused:
            scales.save_scale(records, wanted, given, FillingWay.PAPER)
        assert refused.value.key == key
    with desk_office.as_(SECOND_COUNSELLOR) as records, pytest.raises(DeskError, match="not_yours"):
        scales.save_scale(records, filling(session), answers(3), FillingWay.PAPER)


def test_phq_9_of_a_minor_is_for_trained_staff(desk_office: Office) -> None:
    session = add_session(desk_office, add_file(desk_office))
    with desk_office.as_(COUNSELLOR) as records:
        person = people.get(records, WIFE.id)
        people.save(records, replace(person, born=date(2010, 1, 1), identity_number=""))
    with desk_office.as_(COUNSELLOR) as records:
        with pytest.raises(DeskError, match=r"scale\.minor"):
            scales.save_scale(records, filling(session), answers(3), FillingWay.SCREEN)
        scales.save_scale(records, filling(session), answers(3), FillingWay.SCREEN, trained=True)
        scales.save_scale(
            records, filling(session, Scale.GAD7), answers(3, scale=Scale.GAD7), FillingWay.SCREEN
        )


@pytest.mark.parametrize("total", [0, 20])
def test_a_note_with_item_9_is_not_signed_before_the_protocol(desk_office: Office, total: int) -> None:
    file = add_file(desk_office)
    session, other = add_session(desk_office, file), add_session(desk_office, file)
    result = fill(desk_office, session, total, risk=1)
    assert result.alert
    with pytest.raises(DeskError, match=r"crisis\.first"):
        sign(desk_office, session)
    sign(desk_office, other)
    protocol(desk_office, result)
    sign(desk_office, session)


def test_a_sheet_begun_waits_in_its_draft_and_goes_when_it_is_kept(desk_office: Office) -> None:
    file = add_file(desk_office)
    session = add_session(desk_office, file)
    half = Answers(scale=Scale.PHQ9, items=(1, 2, *(None,) * 7))
    with desk_office.as_(COUNSELLOR) as records:
        drafts.keep_draft(records, scales.DRAFT, filling(session).key, scale.sealed_text(half))
        assert scales.open_scales(records, file.id).fillings == ((filling(session), half),)
        place = drafts.newest_draft(records)
        assert place is not None
        assert (place.form, place.matter_id) == ("scale", file.id)
        assert Filling.of_key(place.subject_id) == filling(session)
    with desk_office.as_(DIRECTOR) as records:
        assert scales.open_scales(records, file.id).fillings == ()
    fill(desk_office, session, 4)
    with desk_office.as_(COUNSELLOR) as records:
        assert scales.open_scales(records, file.id).fillings == ()


def test_a_closed_file_takes_no_scale_but_one_that_asks_for_the_protocol(desk_office: Office) -> None:
    file = add_file(desk_office)
    session = add_session(desk_office, file)
    sign(desk_office, session)
    with desk_office.as_(COUNSELLOR) as records:
        kept = counselling_files_in_register.get(records, file.id)
        counselling_files_in_register.save(
            records, replace(kept, state=FileState.CLOSED, closed_on=records.today), "close_counselling_file"
        )
    with desk_office.as_(COUNSELLOR) as records:
        assert not scales.open_scales(records, file.id).writes
        with pytest.raises(DeskError, match=r"counselling\.closed"):
            scales.save_scale(records, filling(session), answers(3), FillingWay.PAPER)
        scales.save_scale(records, filling(session), answers(3, 1), FillingWay.SCREEN)


def test_a_voided_scale_stays_listed_with_its_reason_and_is_no_longer_plotted(desk_office: Office) -> None:
    file = add_file(desk_office)
    wrong = fill(desk_office, add_session(desk_office, file), 17)
    with desk_office.as_(COUNSELLOR) as records, pytest.raises(DeskError, match="reason_needed"):
        scales.void_scale(records, wrong.id, "  ")
    with desk_office.as_(SECOND_COUNSELLOR) as records, pytest.raises(DeskError, match="not_yours"):
        scales.void_scale(records, wrong.id, "不是我的")
    with desk_office.as_(COUNSELLOR) as records:
        scales.void_scale(records, wrong.id, "录成了别人的卷子")
    with desk_office.as_(COUNSELLOR) as records:
        (found,) = scales.open_scales(records, file.id).results
        assert found.voided
        assert not found.plotted
        assert found.void_reason == "录成了别人的卷子"
        row = records.connection.execute(text("SELECT * FROM scale_voids")).one()
        assert "录成了别人的卷子" not in [str(value) for value in row]
        with pytest.raises(DatabaseError, match="never changed"):
            records.connection.execute(text("DELETE FROM scale_voids"))
    with desk_office.as_(COUNSELLOR) as records, pytest.raises(DeskError, match="voided"):
        scales.void_scale(records, wrong.id, "再来一次")
    with desk_office.as_(DIRECTOR) as records:
        (known,) = scales.open_scales(records, file.id).results
    assert known.voided
    assert known.void_reason == ""


def test_voiding_settles_no_alert(desk_office: Office) -> None:
    session = add_session(desk_office, add_file(desk_office))
    wrong = fill(desk_office, session, 3, 1)
    with desk_office.as_(COUNSELLOR) as records:
        scales.void_scale(records, wrong.id, "录错了")
    with pytest.raises(DeskError, match=r"crisis\.first"):
        sign(desk_office, session)


def test_a_supervisor_let_in_later_reads_why_a_scale_is_void(desk_office: Office) -> None:
    file = add_file(desk_office)
    wrong = fill(desk_office, add_session(desk_office, file), 17)
    with desk_office.as_(COUNSELLOR) as records:
        scales.void_scale(records, wrong.id, "录错了")
        counselling_readers.grant_file(
            records, confirmed(records), file.id, DIRECTOR.id, GrantPurpose.SUPERVISION
        )
    with desk_office.as_(DIRECTOR) as records:
        assert scales.open_scales(records, file.id).results[0].void_reason == "录错了"
