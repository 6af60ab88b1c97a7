"""恢复后补录: numbers typed as they stand on paper, the list, and receipts held against the register."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mediation_desk.domain.numbering import Series
from mediation_desk.domain.restored import Restored, SeriesEnd
from mediation_desk.domain.restored_number import RestoredState
from mediation_desk.domain.staff import Staff
from mediation_desk.register import journal, numbers, restored, restored_numbers
from mediation_desk.register.records import Records
from mediation_desk.services.restored_numbers import SeriesTold, tell_last_numbers
from mediation_desk.ui.pages.restored.page import RestoredPage
from tests.desk_fixtures import CENTRE, DIRECTOR, MEDIATOR, RECEPTION, Office
from tests.ui.pages.office_desk import OfficeDesk

CASE = "case_2026"


T = TypeVar("T")


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    made = OfficeDesk(qtbot, tmp_path)
    yield made
    made.close()


def run(office: OfficeDesk, act: Callable[[Records], T]) -> T:
    """Do something as the director."""

    def work(desk: Office) -> T:
        with desk.as_(DIRECTOR) as records:
            return act(records)

    return office.run(work)


def put_back(records: Records) -> None:
    """Two cases are known; the register set aside had reached the fourth."""
    for _each in range(2):
        numbers.take(records, Series.CASE, 2026)
    fourth = numbers.in_pattern(records, Series.CASE, 2026, 4)
    restored.mark(
        records,
        Restored(
            id="1" * 32,
            copy_name="desk-20260317-174600",
            copy_made_at=records.now - timedelta(hours=16),
            restored_at=records.now,
            by="card",
            entries=10,
            head="",
            seen_entries=14,
            seen_ends=(SeriesEnd(series="case", year=2026, sequence=4, number=fourth),),
        ),
    )


def sit(office: OfficeDesk, who: Staff, *args: object) -> RestoredPage:
    page = RestoredPage(office.sit(who))
    office.show(page)
    page.opened(*args)
    office.wait()
    return page


def told(typed: str) -> SeriesTold:
    return SeriesTold(series=Series.CASE, year=2026, typed=typed, sure=True)


def test_a_register_never_restored_says_so(office: OfficeDesk) -> None:
    page = sit(office, DIRECTOR)
    assert page.asked.empty.isVisible()
    assert not page.asked.form.fields


def test_what_the_other_register_knew_stands_in_the_field_already(office: OfficeDesk) -> None:
    run(office, put_back)
    page = sit(office, DIRECTOR)
    assert "004" in page.asked.form.numbers[CASE].value()
    assert not page.asked.form.numbers["reception_2026"].value()


def test_errors_stand_beside_their_field_and_a_far_number_counts_the_second_time(
    office: OfficeDesk,
) -> None:
    run(office, put_back)
    page = sit(office, DIRECTOR)
    field = page.asked.form.numbers[CASE]
    for typed in ("003", f"（2025）{CENTRE.abbreviation}人调字第009号", "胡写", "900"):
        field.set_value(typed)
        page.primary()
        office.wait()
        assert field.error
        assert field.value() == typed
    page.primary()
    office.wait()
    counted = run(office, restored_numbers.count_waiting)
    assert counted == {Series.CASE: 898}


def test_nothing_newer_and_a_number_exclude_one_another(office: OfficeDesk, qtbot: QtBot) -> None:
    run(office, put_back)
    page = sit(office, MEDIATOR)
    form = page.asked.form
    assert "counselling_2026" not in form.numbers
    form.nones["letter_2026"].set_value(True)
    qtbot.keyClicks(form.numbers["letter_2026"].edit, "5")
    assert not form.nones["letter_2026"].value()
    form.nones["letter_2026"].set_value(True)
    assert not form.numbers["letter_2026"].value()


def test_half_typed_numbers_come_back(office: OfficeDesk) -> None:
    run(office, put_back)
    page = sit(office, DIRECTOR)
    page.asked.form.numbers["letter_2026"].set_value("17")
    page.asked.form.nones["reception_2026"].set_value(True)
    page.asked.form.settle()
    page.left()
    office.wait()
    again = sit(office, DIRECTOR)
    assert again.asked.form.numbers["letter_2026"].value() == "17"
    assert again.asked.form.nones["reception_2026"].value()


def test_whoever_receives_reads_and_is_told_who_answers(office: OfficeDesk) -> None:
    run(office, put_back)
    page = sit(office, RECEPTION)
    assert not page.asked.form.isEnabled()
    page.primary()
    office.wait()
    assert run(office, restored_numbers.answers) == ()


def test_the_list_is_filtered_sorted_voided_and_opens_what_a_number_became(
    office: OfficeDesk,
) -> None:
    run(office, put_back)
    run(office, lambda records: tell_last_numbers(records, (told("5"),)))
    used = run(office, lambda records: restored_numbers.waiting(records, Series.CASE)[0].number)
    run(office, lambda records: numbers.take(records, Series.CASE, 2026, listed=used, became="c" * 32))
    page = sit(office, DIRECTOR, "list")
    pane = page.list
    assert len(pane.shown()) == 3
    pane.state.set_value([RestoredState.WAITING])
    assert len(pane.shown()) == 2
    pane.table.sorted_by.emit("number", True)
    assert [line.number.sequence for line in pane.shown()] == [5, 4]
    pane.table.selectRow(0)
    pane.void.click()
    assert pane.host.ask is not None
    pane.host.ask.give()
    office.wait()
    assert pane.host.ask is not None  # without a reason it stays open
    pane.host.ask.form.fields["reason"].set_value("空号，没有材料")
    pane.host.ask.give()
    office.wait()
    assert len(pane.shown()) == 1
    pane.state.clear()
    line = next(one for one in pane.shown() if one.number.state is RestoredState.REENTERED)
    pane.table.opened.emit(line)
    assert office.gone[-1] == ("case", ("c" * 32,))


def test_a_mediator_cannot_void(office: OfficeDesk) -> None:
    run(office, put_back)
    run(office, lambda records: tell_last_numbers(records, (told("5"),)))
    page = sit(office, MEDIATOR, "list")
    page.list.table.selectRow(0)
    page.list.void.click()
    assert page.list.host.ask is None


def fill_receipt(page: RestoredPage, entries: str, head: str) -> None:
    page.receipt.day.set_value(page.desk.today())
    page.receipt.entries.set_value(entries)
    page.receipt.head.set_value(head)
    page.primary()


def test_a_receipt_agrees_is_newer_or_is_not_ours(office: OfficeDesk, qtbot: QtBot) -> None:
    number, head = run(office, journal.last)
    page = sit(office, DIRECTOR, "receipt")
    fill_receipt(page, f"{number:,}", head.hex()[:16].upper())
    office.wait()
    assert page.receipt.checked is not None
    assert page.receipt.checked.verdict == "agrees"
    fill_receipt(page, str(number), "ab" * 8)
    office.wait()
    assert page.receipt.checked.verdict == "foreign"
    fill_receipt(page, str(number + 188), "ab" * 8)
    office.wait()
    assert page.receipt.checked.verdict == "behind"
    assert page.receipt.checked.lacks > 180
    page.receipt._treat()  # the notice's button
    office.wait()
    assert office.gone[-1] == ("restored", ("asked",))
    asked = run(office, restored_numbers.open_restores)
    assert (Series.CASE, 2026) in asked


@pytest.mark.parametrize(("entries", "head", "field"), [("", "ab" * 8, "entries"), ("7", "xyz", "head")])
def test_a_receipt_typed_wrong_says_so_beside_the_field(
    office: OfficeDesk, qtbot: QtBot, entries: str, head: str, field: str
) -> None:
    page = sit(office, DIRECTOR, "receipt")
    fill_receipt(page, entries, head)
    office.wait()
    assert page.receipt.form.fields[field].error
    qtbot.keyClick(page.receipt.head.edit, Qt.Key.Key_Return)
    assert page.receipt.checked is None


def test_what_a_stick_saw_is_held_against_the_register_at_once(office: OfficeDesk, qtbot: QtBot) -> None:
    number, _head = run(office, journal.last)
    page = sit(office, DIRECTOR)
    page.opened("receipt", page.desk.today().isoformat(), str(number + 4), "ab" * 32)
    office.wait()
    assert page.pane is page.receipt
    assert page.receipt.checked is not None
    assert page.receipt.checked.verdict == "behind"
    page.opened("receipt", page.desk.today().isoformat(), str(number), "ab" * 32)
    office.wait()
    assert page.receipt.checked.verdict == "behind"  # somebody went on working in the older one
    fill_receipt(page, str(number), "ab" * 8)
    office.wait()
    assert page.receipt.checked.verdict == "foreign"  # typed by hand it may be a slip
