"""Giving pages of a dossier to a reader: the wall, the other side's scans, the line in the register."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mediation_desk.domain.dossier_reading import ReaderKind
from mediation_desk.domain.party import Side
from mediation_desk.errors import DeskError
from mediation_desk.register import readings as rows
from mediation_desk.services import readings, sides
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.readings import Wish
from tests.desk_fixtures import DIRECTOR, MEDIATOR, OTHER_MEDIATOR, Office
from tests.documents.reading import pdf_pages
from tests.dossier_fixtures import closed_case, confirmed
from tests.services.test_dossier_binding import bound


def wish(office: Office, **said: object) -> Wish:
    plain = Wish(
        kind=ReaderKind.PARTY,
        side=Side.OTHER,
        name="赵启帆",
        identity="居民身份证 3701**********1237",
        ground="向人民法院申请执行",
        pages=(1,),
        copies=1,
        on=office.clock.now.date(),
    )
    return replace(plain, **said)  # type: ignore[arg-type]


def give(office: Office, case_id: str, volume: MadePaper, wanted: Wish) -> MadePaper:
    with office.as_(DIRECTOR) as records:
        return readings.give_pages(records, confirmed(records), case_id, volume, (), wanted)


def lines(office: Office, case_id: str) -> int:
    with office.reading(DIRECTOR) as records:
        return len(rows.of_case(records, case_id))


def test_only_the_pages_wished_for_with_their_numbers_and_a_line(desk_office: Office) -> None:
    case_id = closed_case(desk_office)
    volume = bound(desk_office, case_id)
    made = give(desk_office, case_id, volume, wish(desk_office, pages=(2, 3)))
    assert [page[:1] in "23" or str(n) in page for n, page in enumerate(pdf_pages(made.pdf), 2)] == [
        True,
        True,
    ]
    assert lines(desk_office, case_id) == 1
    with desk_office.reading(DIRECTOR) as records:
        (line,) = readings.reading_lines(records)
        assert (line.reading.pages, line.approved_by) == ((2, 3), DIRECTOR.name)
        assert readings.reading_register_paper(records).pdf


def test_the_other_sides_words_stop_it_and_leave_no_line(desk_office: Office) -> None:
    case_id = closed_case(desk_office)
    volume = bound(desk_office, case_id)
    with desk_office.as_(MEDIATOR) as records:
        sides.keep_phrase_apart(records, case_id, Side.SEEKER, "因家务分工和债务问题")
    stopped = give(desk_office, case_id, volume, wish(desk_office))
    assert stopped.stop.finds
    assert stopped.pdf == b""
    assert lines(desk_office, case_id) == 0
    own = give(desk_office, case_id, volume, wish(desk_office, side=Side.SEEKER))
    assert own.pdf
    court = give(desk_office, case_id, volume, wish(desk_office, kind=ReaderKind.AUTHORITY, side=None))
    assert court.pdf


def test_a_scan_of_the_other_side_is_not_given_by_any_span(desk_office: Office) -> None:
    """What a side gave lies in the 副卷; were it bound among the others, its pages would still be refused."""
    case_id = closed_case(desk_office)
    volume = bound(desk_office, case_id)
    with desk_office.as_(DIRECTOR) as records, pytest.raises(DeskError, match="no_such_page"):
        readings.give_pages(records, confirmed(records), case_id, volume, (), wish(desk_office, pages=(99,)))


@pytest.mark.parametrize("who", [MEDIATOR, OTHER_MEDIATOR])
def test_only_the_director_gives_pages(desk_office: Office, who: object) -> None:
    case_id = closed_case(desk_office)
    volume = bound(desk_office, case_id)
    with desk_office.as_(who) as records:  # type: ignore[arg-type]
        mine = confirmed(records)
        with pytest.raises(DeskError):
            readings.give_pages(records, mine, case_id, volume, (), wish(desk_office))


def test_a_volume_of_another_case_is_refused(desk_office: Office) -> None:
    case_id = closed_case(desk_office)
    volume = replace(bound(desk_office, case_id), case_id="x" * 32)
    with pytest.raises(DeskError, match="nothing_to_bind"):
        give(desk_office, case_id, volume, wish(desk_office))
