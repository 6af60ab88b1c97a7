"""After a restore: no number before somebody looked at the papers, then the list of what to enter again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediation_desk.documents.words_of import words_of_pdf
from mediation_desk.domain.numbering import Series
from mediation_desk.domain.restored_number import RestoredState
from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.register import numbers, restored_numbers
from mediation_desk.register.swing import finish_swing
from mediation_desk.services import receptions, restoring
from mediation_desk.services.listed_numbers import number_choice
from mediation_desk.services.restored_list import restored_lines, restored_list_paper
from mediation_desk.services.restored_numbers import (
    SeriesTold,
    field_of,
    restored_desk,
    tell_last_numbers,
    void_restored_number,
)
from tests.backup_office import BackupOffice, silent
from tests.case_fixtures import case_in
from tests.desk_fixtures import CENTRE, DIRECTOR, MEDIATOR, RECEPTION
from tests.services.reception_samples import entry


@pytest.fixture
def office(tmp_path: Path) -> Iterator[BackupOffice]:
    """Two cases numbered, a copy made, a third case numbered, the copy put back by its card."""
    made = BackupOffice(tmp_path)
    take(made, 2)
    holds = made.back_up()
    take(made, 1)
    put_back(made, holds.name)
    yield made
    made.close()


def take(office: BackupOffice, n: int) -> None:
    with office.records(office.session or office.open(DIRECTOR)) as records:
        for _each in range(n):
            numbers.take(records, Series.CASE, 2026)


def put_back(office: BackupOffice, name: str) -> None:
    office.close()
    unlock = restoring.by_card(office.stick / name, office.state, office.card, office.now())
    proven = restoring.prove_for_restore(office.stick / name, unlock, silent)
    restoring.prepare_restore(office.folder, office.state, proven, office.now(), silent)
    finish_swing(office.folder)


def tell(office: BackupOffice, *told: SeriesTold, who: Staff = DIRECTOR) -> None:
    with office.records(office.open(who)) as records:
        tell_last_numbers(records, told)


def last_case(typed: str = "", *, none: bool = False, sure: bool = False) -> SeriesTold:
    return SeriesTold(series=Series.CASE, year=2026, typed=typed, none=none, sure=sure)


def test_nothing_is_numbered_before_the_papers_were_looked_at(office: BackupOffice) -> None:
    session = office.open(DIRECTOR)
    with pytest.raises(DeskError, match=r"number\.ask_paper"), office.records(session) as records:
        case_in(records)
    with office.records(session) as records:
        assert number_choice(records, Series.CASE).asks
        numbers.take(records, Series.CASE, 2027)  # papers of a later year cannot be among what was lost


def test_a_register_that_was_never_restored_asks_nothing(tmp_path: Path) -> None:
    plain = BackupOffice(tmp_path / "plain")
    with plain.records(plain.open(DIRECTOR)) as records:
        assert restored_desk(records) is None
        assert not number_choice(records, Series.CASE).asks
    plain.close()


def test_the_series_goes_on_after_the_last_one_on_paper(office: BackupOffice) -> None:
    tell(office, last_case(f"（2026）{CENTRE.abbreviation}人调字第005号"))
    with office.records(office.open(DIRECTOR)) as records:
        listed = [one.sequence for one in restored_numbers.waiting(records, Series.CASE)]
        taken = numbers.take(records, Series.CASE, 2026)
    assert listed == [3, 4, 5]
    assert "006" in taken


def test_nothing_newer_lists_nothing_and_lets_go_on(office: BackupOffice) -> None:
    tell(office, last_case(none=True))
    with office.records(office.open(DIRECTOR)) as records:
        assert restored_numbers.waiting(records, Series.CASE) == ()
        assert "003" in numbers.take(records, Series.CASE, 2026)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        (f"（2026）{CENTRE.abbreviation}人调字第001号", "smaller"),
        (f"(2025){CENTRE.abbreviation}人调字第009号", "wrong_year"),
        ("云接20260009", "not_read"),
        ("", "needed"),
        ("300", "far"),
        ("90000", "impossible"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_is_kept(
    office: BackupOffice, typed: str, key: str
) -> None:
    reception = SeriesTold(series=Series.RECEPTION, year=2026, none=True)
    with pytest.raises(DeskError, match=rf"paper_number\.{key}") as refused:
        tell(office, reception, last_case(typed))
    assert refused.value.field == field_of(Series.CASE, 2026)
    with office.records(office.open(DIRECTOR)) as records:
        desk = restored_desk(records)
    assert desk is not None
    assert len(desk.open) == len(desk.asked)


def test_a_far_one_counts_when_somebody_is_sure(office: BackupOffice) -> None:
    tell(office, last_case("300", sure=True))
    with office.records(office.open(DIRECTOR)) as records:
        assert restored_numbers.count_waiting(records) == {Series.CASE: 298}


def test_a_later_paper_that_turns_up_is_told_afterwards(office: BackupOffice) -> None:
    tell(office, last_case("4"))
    tell(office, last_case("6"))
    with office.records(office.open(DIRECTOR)) as records:
        assert [one.sequence for one in restored_numbers.waiting(records, Series.CASE)] == [3, 4, 5, 6]


def test_a_case_is_opened_again_with_exactly_its_number(office: BackupOffice) -> None:
    tell(office, last_case("5"), SeriesTold(series=Series.RECEPTION, year=2026, none=True))
    with office.records(office.open(DIRECTOR)) as records:
        number = restored_numbers.waiting(records, Series.CASE)[1].number
        assert numbers.take(records, Series.CASE, 2026, listed=number, became="case-1") == number
        one = restored_numbers.get(records, number)
        assert (one.state, one.became, one.by) == (RestoredState.REENTERED, "case-1", DIRECTOR.id)
        with pytest.raises(DeskError, match=r"restored_number\.settled"):
            numbers.take(records, Series.CASE, 2026, listed=number)
        with pytest.raises(DeskError, match=r"restored_number\.missing"):
            numbers.take(records, Series.LETTER, 2026, listed=number)
        assert "006" in numbers.take(records, Series.CASE, 2026)


def test_the_director_voids_with_a_reason_and_the_ledger_keeps_it(office: BackupOffice) -> None:
    tell(office, last_case("3"))
    with office.records(office.open(MEDIATOR)) as records:
        number = restored_numbers.waiting(records, Series.CASE)[0].number
        with pytest.raises(DeskError, match=r"director_voids"):
            void_restored_number(records, number, "没有用上")
    with office.records(office.open(DIRECTOR)) as records:
        with pytest.raises(DeskError, match=r"number\.reason_needed"):
            void_restored_number(records, number, "  ")
        assert void_restored_number(records, number, "没有用上").state is RestoredState.VOIDED
        assert numbers.ledger(records, Series.CASE, 2026)[-1].void_reason == "没有用上"
        with pytest.raises(DeskError, match=r"restored_number\.settled"):
            numbers.take(records, Series.CASE, 2026, listed=number)


def test_how_many_counselling_files_there_are_is_told_to_the_director_alone(office: BackupOffice) -> None:
    counselling = SeriesTold(series=Series.COUNSELLING, year=2026, typed="4")
    with pytest.raises(DeskError, match=r"permission\.refused"):
        tell(office, counselling, who=MEDIATOR)
    tell(office, counselling)
    with office.records(office.open(MEDIATOR)) as records:
        desk = restored_desk(records)
        assert desk is not None
        assert Series.COUNSELLING not in {one.series for one in desk.asked}
        assert number_choice(records, Series.COUNSELLING).waiting == ()


def test_whoever_receives_reads_and_answers_nothing(office: BackupOffice) -> None:
    with office.records(office.open(RECEPTION)) as records:
        assert restored_desk(records) is not None
    with pytest.raises(DeskError, match=r"permission\.refused"):
        tell(office, last_case(none=True), who=RECEPTION)


def test_a_second_restore_asks_again(office: BackupOffice) -> None:
    tell(office, last_case("5"))
    holds = office.back_up()
    take(office, 2)
    put_back(office, holds.name)
    with office.records(office.open(DIRECTOR)) as records:
        assert number_choice(records, Series.CASE).asks
    with pytest.raises(DeskError, match=r"paper_number\.smaller"):
        tell(office, last_case("4"))
    tell(office, last_case("7"))
    with office.records(office.open(DIRECTOR)) as records:
        assert [one.sequence for one in restored_numbers.waiting(records, Series.CASE)] == [3, 4, 5, 6, 7]


def test_the_list_is_printed_with_every_number_and_why_it_was_given_up(office: BackupOffice) -> None:
    tell(office, last_case("5"))
    with office.records(office.open(DIRECTOR)) as records:
        lines = restored_lines(records)
        void_restored_number(records, lines[0].number.number, "打印后没有用上")
        made = restored_list_paper(records, [line.number.number for line in lines])
    words = "".join("".join(words_of_pdf(made.pdf)).split())
    assert all(line.number.number in words for line in lines)
    assert "打印后没有用上" in words


def test_a_reception_is_entered_again_through_its_form_with_its_number(office: BackupOffice) -> None:
    tell(office, SeriesTold(series=Series.RECEPTION, year=2026, typed="2"))
    with office.records(office.open(RECEPTION)) as records:
        waiting = number_choice(records, Series.RECEPTION).waiting
        view = receptions.save_reception(records, entry(), listed=waiting[1])
        assert view.reception.number == waiting[1]
        line = next(one for one in restored_lines(records) if one.number.number == waiting[1])
        assert line.place == ("reception", view.reception.id)
