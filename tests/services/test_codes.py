"""The check code of a written paper: what it is, whether it counts, and what a restricted one keeps back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from mediation_desk.domain.coded_paper import PaperStanding
from mediation_desk.domain.short_code import scan_text
from mediation_desk.domain.written_paper import WrittenPaper
from mediation_desk.errors import DeskError
from mediation_desk.services import codes, written_desk, written_papers
from tests.case_fixtures import add_case
from tests.desk_fixtures import MEDIATOR, OTHER_MEDIATOR, RECEPTION, Office
from tests.written_kinds import OPEN, SEALED, writable


@pytest.fixture(autouse=True)
def kinds() -> Iterator[None]:
    with writable():
        yield


def issued(office: Office, case_id: str, key: str) -> WrittenPaper:
    with office.as_(MEDIATOR) as records:
        sheet = written_desk.written_sheet(records, case_id, key)
        values = tuple((dict(sheet.paper.values) | {"facts": "双方争吵。"}).items())
        draft = written_papers.keep_written(records, replace(sheet.paper, values=values))
        return written_papers.issue_written(records, draft.id, draft.version)


def test_an_issued_paper_counts_until_its_number_is_given_up(desk_office: Office) -> None:
    paper = issued(desk_office, add_case(desk_office), OPEN.key)
    with desk_office.reading(RECEPTION) as records:
        found = codes.paper_of_code(records, scan_text(paper.code))
    assert (found.standing, found.number, found.place) == (PaperStanding.ISSUED, paper.number, ())
    with desk_office.as_(MEDIATOR) as records:
        written_papers.void_written(records, paper.id, "写错了日期")
        found = codes.paper_of_code(records, paper.code)
    assert (found.standing, found.reason) == (PaperStanding.VOIDED, "写错了日期")
    assert found.place == ("written_paper", paper.case_id, paper.id)
    with desk_office.reading(RECEPTION) as records:
        assert codes.paper_of_code(records, paper.code).reason == ""


def test_what_kind_a_restricted_paper_is_stays_sealed(desk_office: Office) -> None:
    paper = issued(desk_office, add_case(desk_office), SEALED.key)
    with desk_office.as_(MEDIATOR) as records:
        found = codes.paper_of_code(records, paper.code)
    assert found.title == "限制查阅的文书"
    assert found.place
    for who in (OTHER_MEDIATOR, RECEPTION):
        with desk_office.reading(who) as records, pytest.raises(DeskError, match=r"code\.closed"):
            codes.paper_of_code(records, paper.code)
