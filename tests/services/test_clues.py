"""Clues: numbered, due by urgency, restricted ones like any other to whoever may not read them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from mediation_desk.domain.case_limit import Holder
from mediation_desk.domain.clue import (
    ClueHandling,
    ClueKind,
    ClueOutcome,
    DivorceWay,
    HarmPrevented,
    OfferAnswer,
    Urgency,
)
from mediation_desk.domain.clue_list import ClueFilter, ClueShelf
from mediation_desk.domain.counselling_offer import CounsellingOffer
from mediation_desk.domain.hotline_call import HotlineCall
from mediation_desk.domain.limit_board import BoardFilter
from mediation_desk.domain.limit_rule import Roll, Unit
from mediation_desk.domain.prevented_harm import PreventedHarm
from mediation_desk.errors import DeskError
from mediation_desk.register import clues as register
from mediation_desk.services import (
    clue_export,
    clues,
    counselling_offers,
    hotline_calls,
    limit_rules,
    limits,
    prevented_harms,
    reminders,
)
from mediation_desk.services.clue_export import ClueWords
from mediation_desk.services.password_check import Confirmed
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, KEY, MEDIATOR, OTHER_MEDIATOR, RECEPTION, Office
from tests.services.clue_samples import ABOUT, REPORTER, REPORTER_PHONE, SECRET, TODAY, clue, violent

ALL = ClueFilter(shelf=ClueShelf.ALL)


def test_a_clue_gets_its_number_and_is_due_on_the_board_of_its_responsible(desk_office: Office) -> None:
    with desk_office.as_(RECEPTION) as records:
        sheet = clues.take_in_clue(records, clue())
    assert sheet.clue.number == "青婚线20260001"
    assert sheet.clue.registered_by == RECEPTION.id
    with desk_office.reading(MEDIATOR) as records:
        line = limits.board(records, BoardFilter(holders=frozenset({Holder.CLUE}))).page.lines[0]
    assert (line.number, line.parties, line.last) == ("青婚线20260001", "丁海生家", date(2026, 3, 27))
    with desk_office.as_(MEDIATOR) as records:
        kept = clues.handle_clue(records, sheet.clue.id, 1, ClueHandling.ON_THE_SPOT)
        clues.close_clue(records, kept.clue.id, kept.clue.version, ClueOutcome.RESOLVED, TODAY)
    with desk_office.reading(MEDIATOR) as records:
        assert not limits.board(records, BoardFilter(holders=frozenset({Holder.CLUE}))).page.lines


def test_the_due_day_is_proposed_by_the_rule_the_centre_set(desk_office: Office) -> None:
    with desk_office.reading(RECEPTION) as records:
        desk = clues.clue_desk(records, TODAY)  # a Wednesday
    assert desk.due_of(Urgency.AT_ONCE) == TODAY
    assert desk.due_of(Urgency.SOON) == date(2026, 3, 20)
    assert desk.due_of(Urgency.ORDINARY) == date(2026, 3, 27)
    with desk_office.as_(DIRECTOR) as records:
        limit_rules.set_limit_rule(records, "clue_ordinary", 3, Unit.WORKING_DAY, Roll.NONE)
    with desk_office.reading(RECEPTION) as records:
        assert clues.clue_desk(records, TODAY).due_of(Urgency.ORDINARY) == date(2026, 3, 23)


def test_what_is_to_be_done_at_once_is_never_due_later_than_today(desk_office: Office) -> None:
    with desk_office.as_(RECEPTION) as records, pytest.raises(DeskError, match=r"clue\.at_once_today"):
        clues.take_in_clue(records, clue(urgency=Urgency.AT_ONCE, due_on=date(2026, 3, 19)))


def test_a_clue_about_violence_stands_nowhere_in_the_open(desk_office: Office) -> None:
    with desk_office.as_(RECEPTION) as records:
        taken = clues.take_in_clue(records, violent())
        assert not taken.clue.opened  # the counter seals what it was told
    with desk_office.as_(MEDIATOR) as records:
        clues.follow_clue_up(records, taken.clue.id, TODAY, SECRET + "，已报警")
        opened = clues.clue_sheet(records, taken.clue.id)
    assert (opened.clue.summary, opened.clue.reported_by) == (SECRET, REPORTER)
    assert opened.follow_ups[0].said.endswith("已报警")
    desk_office.close()
    readable = everything(desk_office.path)
    for words in (SECRET, REPORTER, REPORTER_PHONE):
        assert words not in readable


def test_to_others_a_restricted_clue_looks_like_any_other_of_its_kind(desk_office: Office) -> None:
    with desk_office.as_(COUNSELLOR) as records:
        hidden = clues.take_in_clue(records, violent(responsible=COUNSELLOR.id)).clue
        alike = clues.take_in_clue(
            records, clue(kind=ClueKind.OTHER, responsible=COUNSELLOR.id, summary="想问户口怎么迁")
        ).clue
    for who in (OTHER_MEDIATOR, RECEPTION):
        with desk_office.as_(who) as records:
            lines = {one.id: one for one in clues.clue_page(records, ALL).lines}
            both = [clues.clue_sheet(records, one.id) for one in (hidden, alike)]
            others = ClueFilter(shelf=ClueShelf.ALL, kinds=frozenset({ClueKind.OTHER}))
            assert {one.id for one in clues.clue_page(records, others).lines} == {hidden.id, alike.id}
            none = ClueFilter(shelf=ClueShelf.ALL, kinds=frozenset({ClueKind.VIOLENCE}))
            assert not clues.clue_page(records, none).lines
            assert clues.count_found_clues(records, "郑立本") == 0
            assert clues.count_found_clues(records, "丁海生") == 0  # of the same kind, so no less hidden
            for one in both:
                with pytest.raises(DeskError, match=r"clue\.not_yours"):
                    clues.follow_clue_up(records, one.clue.id, TODAY, "看看")
        assert {one.kind for one in lines.values()} == {ClueKind.OTHER}
        for sheet in both:
            assert (sheet.clue.kind, sheet.clue.restricted, sheet.clue.summary) == (ClueKind.OTHER, False, "")
            assert not sheet.may_write
    with desk_office.as_(COUNSELLOR) as records:
        assert clues.count_found_clues(records, "zlb") == 1
        assert clues.count_found_clues(records, "20260001") == 1


def test_the_director_reads_a_restricted_clue_and_only_gives_it_to_somebody_else(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        taken = clues.take_in_clue(records, violent()).clue
    with desk_office.as_(DIRECTOR) as records:
        sheet = clues.clue_sheet(records, taken.id)
        assert (sheet.clue.summary, sheet.may_write, sheet.may_assign) == (SECRET, False, True)
        with pytest.raises(DeskError, match=r"clue\.reads_only"):
            clues.handle_clue(records, taken.id, 1, ClueHandling.WATCH)
    with desk_office.as_(DIRECTOR) as records:
        with pytest.raises(DeskError, match=r"clue\.responsible_reads"):
            clues.assign_clue(records, taken.id, 1, RECEPTION.id)
        clues.assign_clue(records, taken.id, 1, COUNSELLOR.id)
    with desk_office.as_(COUNSELLOR) as records:
        assert clues.clue_sheet(records, taken.id).clue.summary == SECRET


def test_a_clue_that_turns_out_to_be_about_violence_is_sealed_from_then_on(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        taken = clues.take_in_clue(records, clue()).clue
        changed = clues.change_clue(records, replace(taken, kind=ClueKind.VIOLENCE)).clue
        back = clues.change_clue(records, replace(changed, kind=ClueKind.IN_LAWS)).clue
    assert changed.restricted
    assert back.restricted
    desk_office.close()
    assert ABOUT not in everything(desk_office.path)


def test_another_due_day_asks_for_a_reason_that_stays(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        taken = clues.take_in_clue(records, clue()).clue
        with pytest.raises(DeskError, match=r"clue\.reason_needed"):
            clues.change_clue(records, replace(taken, due_on=date(2026, 4, 3)))
        sheet = clues.change_clue(records, replace(taken, due_on=date(2026, 4, 3)), "家人外出，下周回来")
    assert sheet.follow_ups[0].said == "家人外出，下周回来"


def test_closing_asks_how_it_was_handled_and_reopening_keeps_what_was_said(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        taken = clues.take_in_clue(records, clue()).clue
        with pytest.raises(DeskError, match=r"clue\.handling_needed"):
            clues.close_clue(records, taken.id, 1, ClueOutcome.RESOLVED, TODAY)
        handled = clues.handle_clue(records, taken.id, 1, ClueHandling.WATCH).clue
        with pytest.raises(DeskError, match=r"clue\.note_needed"):
            clues.close_clue(records, taken.id, handled.version, ClueOutcome.STABILISED, TODAY)
        closed = clues.close_clue(
            records, taken.id, handled.version, ClueOutcome.STABILISED, TODAY, "双方分开住，每周联系"
        ).clue
        again = clues.reopen_clue(records, taken.id, closed.version, "又争吵")
    assert again.clue.open
    assert again.clue.due_on == taken.due_on
    assert again.follow_ups[0].said == "又争吵\n双方分开住，每周联系"


def test_the_list_pages_by_due_day_and_counts_what_is_overdue(desk_office: Office) -> None:
    days = [date(2026, 3, day) for day in (20, 19, 27, 19, 18)]
    with desk_office.as_(MEDIATOR) as records:
        for day in days:
            clues.take_in_clue(records, clue(due_on=day))
    desk_office.clock.forward(days=2)
    with desk_office.reading(MEDIATOR) as records:
        first = clues.clue_page(records, ClueFilter())
        assert [one.due_on for one in first.lines] == sorted(days)
        assert (first.open, first.overdue) == (5, 3)
        after = clues.clue_page(records, ClueFilter(), first.lines[1].key(ClueFilter()))
        assert [one.due_on for one in after.lines] == sorted(days)[2:]
        overdue = clues.clue_page(records, ClueFilter(shelf=ClueShelf.OVERDUE))
        assert len(overdue.lines) == 3


def test_who_left_and_a_changed_clue_are_said(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        taken = clues.take_in_clue(records, clue()).clue
        with pytest.raises(DeskError, match=r"clue\.responsible_unknown"):
            clues.assign_clue(records, taken.id, 1, "nobody")
        clues.assign_clue(records, taken.id, 1, OTHER_MEDIATOR.id)
        with pytest.raises(DeskError, match=r"record\.changed_meanwhile"):
            clues.handle_clue(records, taken.id, 1, ClueHandling.WATCH)
        assert register.get(records, taken.id).responsible == OTHER_MEDIATOR.id


def everything(path: Path) -> str:
    """Every value of every table, as the database key alone shows it."""
    connection = sqlcipher.connect(str(path))
    connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")  # our own key
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = []
    for table in tables:
        if not table.startswith("search_") or table.endswith("_data"):
            for row in connection.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 -- our own names
                found += [
                    one.decode("utf-8", "ignore") if isinstance(one, bytes) else str(one) for one in row
                ]
    connection.close()
    return "\n".join(found)


def test_a_call_is_told_to_whoever_rings_back_before_its_moment(desk_office: Office) -> None:
    with desk_office.as_(RECEPTION) as records:
        call = HotlineCall(
            id="c" * 32,
            at=records.now,
            caller="许小兰",
            phone="13800000552",
            about=ABOUT,
            responsible=MEDIATOR.id,
            call_back_by=records.now + timedelta(hours=2),
        )
        hotline_calls.note_call(records, call)
    for who, told in ((MEDIATOR, 1), (OTHER_MEDIATOR, 0)):
        with desk_office.reading(who) as records:
            coming = reminders.look_at_reminders(records, 0)
            assert len(coming.due) + len(coming.coming) == told
    desk_office.clock.forward(hours=1, minutes=45)
    with desk_office.reading(MEDIATOR) as records:
        due = reminders.look_at_reminders(records, 0).due
        assert [(one.page, one.args, one.who) for one in due] == [("clues", ("calls",), "许小兰")]
    with desk_office.reading(OTHER_MEDIATOR) as records:
        shown = hotline_calls.call_page(records).calls[0]
        assert (shown.caller, shown.phone, shown.about) == ("", "", "")
        with pytest.raises(DeskError, match=r"call\.not_yours"):
            hotline_calls.open_call(records, call.id)


def test_a_restricted_call_is_sealed_and_looks_like_any_other_to_those_it_does_not_concern(
    desk_office: Office,
) -> None:
    with desk_office.as_(COUNSELLOR) as records:
        plain = HotlineCall(id="a" * 32, at=records.now, caller="许小兰", phone="13800000552", about="咨询")
        hotline_calls.note_call(records, plain)
        restricted = replace(plain, id="b" * 32, caller=REPORTER, phone=REPORTER_PHONE, about=SECRET)
        hotline_calls.note_call(records, replace(restricted, restricted=True))
        assert hotline_calls.open_call(records, restricted.id).about == SECRET
    with desk_office.reading(OTHER_MEDIATOR) as records:
        one, other = hotline_calls.call_page(records).calls
        assert replace(one, id="", row=0) == replace(other, id="", row=0)
    with desk_office.as_(DIRECTOR) as records:
        assert hotline_calls.open_call(records, restricted.id).about == SECRET
    desk_office.close()
    readable = everything(desk_office.path)
    assert SECRET not in readable
    assert REPORTER_PHONE not in readable


def test_whether_a_couple_has_a_file_is_not_told_with_their_offer(desk_office: Office) -> None:
    offer = CounsellingOffer(
        id="f" * 32, on=TODAY, way=DivorceWay.REGISTRY, couple="丁海生、许小兰", answer=OfferAnswer.ACCEPTED
    )
    with desk_office.as_(RECEPTION) as records:
        kept = counselling_offers.offer_counselling(records, offer)
        assert kept.answered_on == TODAY
        with pytest.raises(DeskError, match=r"offer\.answered_before"):
            counselling_offers.answer_offer(
                records, kept.id, 1, OfferAnswer.DECLINED, TODAY - timedelta(days=1)
            )
        declined = counselling_offers.answer_offer(records, kept.id, 1, OfferAnswer.DECLINED, TODAY)
        with pytest.raises(DeskError, match=r"offer\.not_accepted"):
            counselling_offers.offer_led_to_file(records, kept.id, "x")
    assert declined.version == 2


def test_a_harm_is_noted_where_it_happened_and_taken_back_by_whoever_noted_it(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        taken = clues.take_in_clue(records, clue()).clue
        harm = PreventedHarm(
            id="h" * 32, on=TODAY, kind=HarmPrevented.GROUP_FIGHT, people=6, clue_id=taken.id
        )
        assert prevented_harms.note_harm_of_clue(records, harm)[0].people == 6
        with pytest.raises(DeskError, match=r"harm\.people"):
            prevented_harms.note_harm_of_clue(records, replace(harm, id="i" * 32, people=0))
    with desk_office.as_(OTHER_MEDIATOR) as records, pytest.raises(DeskError, match=r"harm\.not_yours"):
        prevented_harms.take_back_harm(records, harm.id)
    with desk_office.as_(MEDIATOR) as records:
        prevented_harms.take_back_harm(records, harm.id)
        assert not clues.clue_sheet(records, taken.id).harms


def test_an_exported_list_says_no_more_of_a_restricted_clue_than_the_screen(desk_office: Office) -> None:
    words = ClueWords(
        title="线索", heads=("编号",) * 12, cells=lambda line: (line.number, line.kind, *[""] * 10)
    )
    with desk_office.as_(COUNSELLOR) as records:
        clues.take_in_clue(records, violent(responsible=COUNSELLOR.id))
    for who, said in ((OTHER_MEDIATOR, "other"), (COUNSELLOR, "violence")):
        with desk_office.as_(who) as records:
            known = Confirmed(staff_id=who.id, at=records.now)
            made = clue_export.export_clues(records, ClueFilter(), words, known)
        with ZipFile(BytesIO(made)) as book:
            told = "".join(book.read(name).decode() for name in book.namelist() if name.endswith("xml"))
        assert (said in told, "violence" in told) == (True, who is COUNSELLOR)
