"""Joint consultations: nobody is named, everybody's task has its day, and the words open for few."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from mediation_desk.domain.case_limit import Holder, LimitUrgency
from mediation_desk.domain.consultation import (
    ConsultationState,
    Member,
    TaskState,
)
from mediation_desk.domain.limit_board import BoardFilter
from mediation_desk.domain.party import Side
from mediation_desk.errors import DeskError
from mediation_desk.register.tables.consultations import consultation_tasks, consultation_texts, consultations
from mediation_desk.register.tables.safekeeping import sealed_keys
from mediation_desk.services import cases, consultation_desk, consultation_papers, limits, sides
from mediation_desk.services import consultations as acts
from tests.case_fixtures import add_case
from tests.consultation_fixtures import (
    BRIEF,
    TASK,
    TYPED,
    WORDS,
    add_household,
    call,
    of_case,
    recorded,
)
from tests.desk_fixtures import (
    COUNSELLOR,
    DIRECTOR,
    EXPERT,
    MEDIATOR,
    NOON,
    OTHER_MEDIATOR,
    RECEPTION,
    Office,
)


@pytest.fixture
def case_id(desk_office: Office) -> str:
    return add_case(desk_office)


def test_called_recorded_and_read_again(desk_office: Office, case_id: str) -> None:
    one = recorded(desk_office, case_id)
    assert (one.number, one.state) == ("青婚会诊〔2026〕1号", ConsultationState.RECORDED)
    with desk_office.as_(DIRECTOR) as records:
        view = consultation_desk.consultation_view(records, one.id)
    assert view.words == WORDS
    assert [member.came for member in view.one.members] == [True, False]
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"consultation\.closed"):
        acts.keep_consultation(records, one.id, one.version, TYPED)


def test_the_words_open_for_team_and_director_alone(desk_office: Office, case_id: str) -> None:
    one = recorded(desk_office, case_id)
    for who in (OTHER_MEDIATOR, COUNSELLOR):
        with desk_office.reading(who) as records:
            assert consultation_desk.consultation_rows(records) == ()
        with desk_office.as_(who) as records, pytest.raises(DeskError, match=r"consultation\.not_yours"):
            consultation_desk.consultation_view(records, one.id)
    for who in (RECEPTION,):
        with desk_office.as_(who) as records, pytest.raises(DeskError, match=r"permission\.refused"):
            consultation_desk.consultation_view(records, one.id)
    with desk_office.as_(DIRECTOR) as records:
        texts = records.connection.execute(select(consultation_texts.c.sealed_id)).scalars().all()
        readers = set(
            records.connection.execute(
                select(sealed_keys.c.reader).where(sealed_keys.c.text_id.in_(texts))
            ).scalars()
        )
    assert readers == {MEDIATOR.id, DIRECTOR.id}
    assert len(texts) == 2


def test_a_new_mediator_reads_what_was_written(desk_office: Office, case_id: str) -> None:
    one = recorded(desk_office, case_id)
    with desk_office.as_(MEDIATOR) as records:
        version = cases.case_view(records, case_id).case.version
        cases.assign_mediators(records, case_id, version, (OTHER_MEDIATOR.id, MEDIATOR.id))
    with desk_office.as_(OTHER_MEDIATOR) as records:
        assert consultation_desk.consultation_view(records, one.id).words == WORDS


def test_nothing_typed_stands_in_the_open(desk_office: Office, case_id: str) -> None:
    recorded(desk_office, case_id)
    with desk_office.reading(DIRECTOR) as records:
        row = records.connection.execute(select(consultations)).one()
    told = " ".join(str(value) for value in row)
    assert "债务" not in told
    assert "保护令" not in told


def test_tasks_run_on_the_board_of_who_called_it(desk_office: Office, case_id: str) -> None:
    one = recorded(desk_office, case_id)
    with desk_office.reading(MEDIATOR) as records:
        mine = limits.board(records, BoardFilter(mine=True)).page.lines
    (line,) = [line for line in mine if line.rule == "consultation_task"]
    assert (line.holder, line.holder_id, line.last) == (Holder.CASE, case_id, TASK.due_on)
    desk_office.clock.forward(days=9)
    with desk_office.reading(MEDIATOR) as records:
        late = limits.board(records, BoardFilter(mine=True, urgencies=frozenset({LimitUrgency.OVERDUE})))
        assert "consultation_task" in [line.rule for line in late.page.lines]
        (row,) = consultation_desk.consultation_rows(records)
        assert (row.open_tasks, row.late_tasks) == (1, 1)
    with desk_office.as_(MEDIATOR) as records:
        today = records.today
        acts.set_task(records, one.id, one.version, TASK.id, TaskState.DONE, done_on=today, said="已立案")
    with desk_office.reading(MEDIATOR) as records:
        left = limits.board(records, BoardFilter(mine=True)).page.lines
    assert "consultation_task" not in [line.rule for line in left]


def test_of_a_household_the_board_leads_to_the_consultation(desk_office: Office) -> None:
    one = call(desk_office, add_household(desk_office))
    with desk_office.reading(MEDIATOR) as records:
        lines = limits.board(records, BoardFilter(mine=True)).page.lines
    assert {(line.rule, line.holder_id, line.number) for line in lines} == {
        ("consultation_record", one.id, one.number),
        ("consultation_task", one.id, one.number),
    }


@pytest.mark.parametrize(
    ("changes", "key", "field"),
    [
        ({"place": " "}, "place_needed", "place"),
        ({"host": ""}, "host_needed", "host"),
        ({"members": ()}, "members_needed", "members"),
        ({"members": (Member(unit=" ", name="韩明"),)}, "unit_needed", "members"),
        ({"words": replace(WORDS, brief="")}, "brief_needed", "brief"),
        ({"tasks": (replace(TASK, unit=""),)}, "task_incomplete", "tasks"),
        ({"next_at": NOON}, "next_before", "next_at"),
    ],
)
def test_what_lacks_stands_beside_its_field(
    desk_office: Office, case_id: str, changes: dict[str, object], key: str, field: str
) -> None:
    with pytest.raises(DeskError, match=rf"consultation\.{key}") as refused:
        call(desk_office, of_case(case_id), **changes)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"chair": ""}, "chair_needed"),
        ({"recorder": ""}, "recorder_needed"),
        ({"promised": False}, "promise_needed"),
        ({"members": (Member(unit="青禾区公安局"),)}, "nobody_came"),
        ({"words": replace(WORDS, opinions=())}, "opinions_needed"),
        ({"words": replace(WORDS, conclusion="")}, "conclusion_needed"),
    ],
)
def test_a_record_says_enough(
    desk_office: Office, case_id: str, changes: dict[str, object], key: str
) -> None:
    one = call(desk_office, of_case(case_id))
    desk_office.clock.forward(hours=4)
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=rf"consultation\.{key}"):
        acts.record_consultation(records, one.id, one.version, replace(TYPED, **changes))


def test_it_is_recorded_after_it_met(desk_office: Office, case_id: str) -> None:
    one = call(desk_office, of_case(case_id))
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match="not_met_yet"):
        acts.record_consultation(records, one.id, one.version, TYPED)


def test_called_off_it_runs_no_more(desk_office: Office, case_id: str) -> None:
    one = call(desk_office, of_case(case_id))
    with desk_office.as_(MEDIATOR) as records:
        acts.call_off(records, one.id, one.version, "改为个别沟通")
    with desk_office.reading(MEDIATOR) as records:
        rules = {line.rule for line in limits.board(records, BoardFilter(mine=True)).page.lines}
    assert not rules & {"consultation_task", "consultation_record"}
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match="called_off"):
        consultation_papers.consultation_paper(records, one.id, consultation_papers.CALL)


def test_two_people_writing_do_not_overwrite_each_other(desk_office: Office, case_id: str) -> None:
    one = call(desk_office, of_case(case_id))
    with desk_office.as_(DIRECTOR) as records:
        acts.keep_consultation(records, one.id, one.version, TYPED)
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match="changed_meanwhile"):
        acts.keep_consultation(records, one.id, one.version, TYPED)


def test_the_papers_bear_number_and_codes_and_no_name(desk_office: Office, case_id: str) -> None:
    one = recorded(desk_office, case_id)
    for key in (consultation_papers.CALL, consultation_papers.RECORD):
        with desk_office.as_(MEDIATOR) as records:
            made = consultation_papers.consultation_paper(records, one.id, key)
        assert made.pdf.startswith(b"%PDF")
        assert made.docx[:2] == b"PK"
        assert made.consultation_id == one.id


def test_words_kept_apart_since_stop_the_paper(desk_office: Office, case_id: str) -> None:
    one = recorded(desk_office, case_id)
    with desk_office.as_(MEDIATOR) as records:
        sides.keep_phrase_apart(records, case_id, Side.SEEKER, "因债务长期争吵")
    with desk_office.as_(MEDIATOR) as records:
        made = consultation_papers.consultation_paper(records, one.id, consultation_papers.RECORD)
    assert made.stop
    assert made.pdf == b""


def test_d29_goes_into_the_dossier(desk_office: Office, case_id: str) -> None:
    one = recorded(desk_office, case_id)
    with desk_office.as_(MEDIATOR) as records:
        paper = consultation_papers.write_consultation_record(records, one.id)
    assert paper.case_id == case_id
    told = dict(paper.values)
    assert told["summary"] == BRIEF
    assert told["attendees"] == (("青禾区人民法院", "韩明", "法官"),)


def test_a_task_that_is_kept_again_keeps_its_state(desk_office: Office, case_id: str) -> None:
    one = call(desk_office, of_case(case_id))
    with desk_office.as_(MEDIATOR) as records:
        doing = acts.set_task(records, one.id, one.version, TASK.id, TaskState.DOING, said="已联系")
        acts.keep_consultation(records, one.id, doing.version, TYPED)
        state = records.connection.execute(select(consultation_tasks.c.state)).scalar_one()
    assert state is TaskState.DOING


def test_an_expert_reads_where_asked_and_writes_nothing(desk_office: Office, case_id: str) -> None:
    one = recorded(desk_office, case_id)
    with desk_office.reading(EXPERT) as records:
        assert consultation_desk.consultation_rows(records) == ()
    with desk_office.as_(EXPERT) as records, pytest.raises(DeskError):
        acts.set_task(records, one.id, one.version, TASK.id, TaskState.DOING)
