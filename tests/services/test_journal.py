"""Reading the journal: who did what with whom in words, narrowed by every filter, page after page."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

import mediation_desk
from mediation_desk.domain.journal import ActKind, JournalFilter, SubjectKind, kind_of_act
from mediation_desk.errors import DeskError
from mediation_desk.register import journal as book
from mediation_desk.register import journal_pages
from mediation_desk.services import case_experts, clock, journal, merges, people, screenings, today
from tests.case_fixtures import HUSBAND, WIFE, add_case, screen
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, EXPERT, MEDIATOR, Office
from tests.typed import typed


@pytest.fixture
def case_id(desk_office: Office) -> str:
    made = add_case(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        sheet = screen(records, WIFE.id)
    with desk_office.as_(DIRECTOR) as records:
        screenings.open_screening(records, sheet.id)
    return made


def found(office: Office, **wanted: object) -> list[str]:
    with office.reading(DIRECTOR) as records:
        return [line.act for line in journal.journal_page(records, JournalFilter(**wanted)).lines]  # type: ignore[arg-type]


def test_an_entry_says_who_did_what_and_whom_it_concerns(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        case_experts.choose_experts(records, typed(records), case_id, (EXPERT.id,))
    with desk_office.reading(DIRECTOR) as records:
        asked, opened = journal.journal_page(records, JournalFilter()).lines[:2]
    assert (asked.staff, asked.act) == (MEDIATOR.name, "ask_expert")
    assert [(one.kind, one.words) for one in asked.subjects] == [
        (SubjectKind.CASE, "（2026）青婚人调字第001号"),
        (SubjectKind.STAFF, EXPERT.name),
    ]
    assert (opened.act, kind_of_act(opened.act)) == ("open_screening", ActKind.READING)
    assert [one.words for one in opened.subjects] == [WIFE.name]


def test_every_filter_narrows(desk_office: Office, case_id: str) -> None:
    everything = found(desk_office)
    assert found(desk_office, kinds=frozenset({ActKind.READING})) == ["open_screening"]
    changes = found(desk_office, kinds=frozenset({ActKind.CHANGES}))
    assert set(changes) == {act for act in everything if kind_of_act(act) is ActKind.CHANGES}
    assert found(desk_office, staff_ids=frozenset({DIRECTOR.id}), kinds=frozenset({ActKind.READING}))
    assert found(desk_office, staff_ids=frozenset({COUNSELLOR.id})) == []
    assert found(desk_office, subject_ids=frozenset({case_id})) == ["accept_case"]
    about_her = found(desk_office, subject_ids=frozenset({WIFE.id}))
    assert {"add_person", "screen", "open_screening"} == set(about_her)  # her sheet belongs to her


def test_days_are_those_of_the_wall_clock_here(desk_office: Office) -> None:
    for hours in (13.5, 14.8):  # 23:11 and 00:29 in Shanghai
        desk_office.clock.now = desk_office.clock.now.replace(hour=1, minute=41) + timedelta(hours=hours)
        with desk_office.as_(MEDIATOR) as records:
            records.journal("add_note", "x")

    def on(day: int) -> int:
        wanted = date(2026, 3, day)
        return found(desk_office, first_day=wanted, last_day=wanted).count("add_note")

    assert (on(17), on(18), on(19), on(20)) == (0, 1, 1, 0)


def test_somebody_merged_is_found_under_both_names(desk_office: Office, case_id: str) -> None:
    from dataclasses import replace

    with desk_office.as_(MEDIATOR) as records:
        twin = people.save_person(
            records, replace(WIFE, id="7" * 32, version=0, name="林晓云", identity_number="")
        )
    with desk_office.as_(DIRECTOR) as records:
        seen = merges.compare(records, WIFE.id, twin.id)
    assert seen is not None
    assert "add_person" in found(desk_office, subject_ids=frozenset({twin.id}))


def test_what_is_typed_finds_people_cases_and_numbers(desk_office: Office, case_id: str) -> None:
    def named(typed: str) -> set[tuple[str, str]]:
        with desk_office.reading(DIRECTOR) as records:
            return {(one.kind.value, one.id) for one in journal.find_subjects(records, typed)}

    assert ("person", HUSBAND.id) in named("赵启帆")
    assert ("case", case_id) in named("赵启帆")
    assert ("person", WIFE.id) in named("lxy")
    assert ("case", case_id) in named("001")
    for nothing in ("", "  ", "没有这个人", "%", "'; DROP TABLE journal; --", "*"):
        assert named(nothing) == set()


def test_thousands_of_entries_come_page_by_page_and_a_rare_one_is_found(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        records.journal("open_contact", WIFE.id)
    for _ in range(25):
        with desk_office.as_(MEDIATOR) as records:
            for n in range(1_000):
                records.journal("add_note", str(n))
    seen: list[int] = []
    before, pages = None, 0
    while pages < 400:
        with desk_office.reading(DIRECTOR) as records:
            page = journal.journal_page(records, JournalFilter(), before)
        seen += [line.number for line in page.lines]
        pages += 1
        if page.before is None:
            break
        before = page.before
    with desk_office.reading(DIRECTOR) as records:
        last, _hash = book.last(records)
    assert seen == list(range(last, 0, -1))
    rare = JournalFilter(kinds=frozenset({ActKind.READING}))
    with desk_office.reading(DIRECTOR) as records:
        first = journal.journal_page(records, rare)
        assert first.lines == ()
        assert first.before == last + 1 - journal_pages.LOOKED_THROUGH
        assert [line.act for line in journal.journal_page(records, rare, first.before).lines] == [
            "open_contact"
        ]


def test_a_clock_set_back_shows_until_it_is_right_or_confirmed(desk_office: Office) -> None:
    def shown() -> object:
        with desk_office.reading(MEDIATOR) as records:
            return today.look_at_today(records, desk_office.path.parent).clock_behind

    with desk_office.as_(MEDIATOR) as records:
        records.journal("add_note", "x")
    reached = desk_office.clock.now
    assert shown() is None
    desk_office.clock.now -= timedelta(hours=5)
    with desk_office.as_(MEDIATOR) as records:
        records.journal("add_note", "y")
    assert shown() == reached
    back = desk_office.clock.now
    desk_office.clock.now = reached + timedelta(seconds=1)
    assert shown() is None  # somebody set the clock right
    desk_office.clock.now = back
    assert shown() == reached
    with desk_office.as_(COUNSELLOR) as records:
        clock.confirm_clock(records)
    assert shown() is None
    assert found(desk_office)[0] == "confirm_clock"
    assert found(desk_office, kinds=frozenset({ActKind.SIGN_IN})) == ["confirm_clock", "clock_set_back"]


def test_the_journal_is_the_directors(desk_office: Office) -> None:
    for who in (MEDIATOR, COUNSELLOR):
        with pytest.raises(DeskError, match=r"permission\.refused"), desk_office.reading(who) as records:
            journal.journal_page(records, JournalFilter())


def test_what_leaves_is_told_among_papers() -> None:
    source = Path(mediation_desk.__file__).parent
    told = re.compile(r'journal\(\s*"((?:export|print)_[a-z_]+)"')
    acts = {act for file in source.rglob("*.py") for act in told.findall(file.read_text("utf-8"))}
    assert "export_case_list" in acts
    assert {act for act in acts if kind_of_act(act) is not ActKind.PAPERS} == set()
