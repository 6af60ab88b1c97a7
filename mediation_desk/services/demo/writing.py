"""The demo's written papers: the notice that ends a mediation, the visit after an agreement, a draft."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mediation_desk.domain.case import CaseState
from mediation_desk.domain.written_paper import Recipient
from mediation_desk.register.records import Records
from mediation_desk.services import written_desk, written_papers
from mediation_desk.services.demo.way import Told, Way

_COPIES = ((Recipient.SEEKER, 1), (Recipient.OTHER, 1), (Recipient.KEPT, 1))
_FOUND = "双方均按协议履行，未再发生争执，对调解工作表示满意。"
_VISITED = "divorce_child"
"""The kit whose families are visited a week after their agreement."""


def written(way: Way, ending: CaseState, after: int) -> Iterator[Told]:
    """What is written once a mediation ended on day `after`."""
    if ending is CaseState.TERMINATED:
        yield Told(after=after, staff=way.lead, act=lambda records: _notice(way, records))
    elif ending is CaseState.AGREED_WRITTEN and way.story.get("kit") == _VISITED:
        yield Told(after=after + 7, staff=way.lead, act=lambda records: _visit(way, records))


def begun(way: Way) -> Iterator[Told]:
    """A mandate half filled, where somebody assists in a running mediation."""
    if way.story.get("assist"):
        yield Told(after=5, staff=way.lead, act=lambda records: _mandate(way, records))


def _notice(way: Way, records: Records) -> None:
    fresh = dict(written_desk.written_sheet(records, way.case_id, "termination_notice").paper.values)
    sat = str(fresh.get("sittings") or "0")  # some end before anybody sat down
    _issued(way, records, "termination_notice", signed=False, sittings=sat)


def _visit(way: Way, records: Records) -> None:
    _issued(way, records, "return_visit_record", signed=True, situation=_FOUND)


def _issued(way: Way, records: Records, key: str, *, signed: bool, **said: str) -> None:
    fresh = written_desk.written_sheet(records, way.case_id, key).paper
    values = tuple((dict(fresh.values) | said).items())
    draft = written_papers.keep_written(records, replace(fresh, values=values))
    paper = written_papers.issue_written(records, draft.id, draft.version)
    written_papers.hand_out(records, paper.id, _COPIES)
    if signed:
        written_papers.sign_written(records, paper.id, records.today)


def _mandate(way: Way, records: Records) -> None:
    written_papers.keep_written(
        records, written_desk.written_sheet(records, way.case_id, "power_of_attorney").paper
    )
