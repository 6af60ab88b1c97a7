"""The period of mediation, longer by each consent the parties signed, and how long private talks are valid.

A suspension does not move the end by itself: no national rule says so, and the parties can sign for more.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from mediation_desk.domain.case import Case, CaseState
from mediation_desk.domain.case_limit import LimitFact
from mediation_desk.domain.dates import read_date
from mediation_desk.domain.reception import Source
from mediation_desk.errors import DeskError
from mediation_desk.register import limit_look
from mediation_desk.register.records import Records
from mediation_desk.services.limit_rules import book_of
from mediation_desk.services.screenings import standings

RUNNING = (CaseState.ACCEPTED, CaseState.IN_MEDIATION, CaseState.SUSPENDED)
"""States in which the period runs."""

BY_CONSENT = ("mediation", "court_weipai", "court_weituo_ordinary", "court_weituo_simple")
"""Periods that all parties together make longer (人民调解工作若干规定 art 33, 特邀调解规定 art 27)."""

_COURT = {Source.COURT_PRE_FILING: "court_weipai", Source.COURT_POST_FILING: "court_weituo_simple"}
"""The rule where the letter is not here (特邀调解规定 art 27): of an unknown procedure the shorter."""


def facts(records: Records, case: Case) -> Iterator[LimitFact]:
    """The period, from acceptance or from the day we signed for a court's papers; talks while it runs."""
    rule, start = _begun(records, case)
    until, ground = _extended(records, case, rule, start)
    yield LimitFact(
        rule=rule,
        start=start,
        subject_id=case.id,
        case_id=case.id,
        staff_id=lead_of(case),
        done_on=ended_on(records, case),
        until=until,
        ground_id=ground,
    )
    if case.state in RUNNING:
        for person_id, standing in standings(records, case.parties).items():
            if standing.finished_on is not None:
                yield LimitFact(
                    rule="screening_valid",
                    start=standing.finished_on,
                    subject_id=case.id,
                    case_id=case.id,
                    person_id=person_id,
                    staff_id=lead_of(case),
                    passes=True,
                )


def lead_of(case: Case) -> str:
    """Who answers for the case."""
    return case.mediator_ids[0] if case.mediator_ids else ""


def ended_on(records: Records, case: Case) -> date | None:
    """The day mediation came to its end, however it ended; None while it goes on."""
    moved = limit_look.moved_on(records, case.id, RUNNING)
    days = (case.written_effective_on, case.oral_reached_on, case.closed_on, moved)
    ended = min((one for one in days if one is not None), default=None)
    return ended if ended is not None or case.state in RUNNING else case.accepted_on


def _extended(records: Records, case: Case, rule: str, start: date) -> tuple[date | None, str]:
    """The day the parties signed for and on which paper; each consent gives at most what the rule allows."""
    signed = limit_look.signed_extensions(records, case.id)
    if not signed:
        return None, ""
    book = book_of(records)
    ends, ground = book.ends(rule, start), ""
    for paper_id, typed in signed:
        with suppress(DeskError):  # a day left to be written by hand is said when the limit is extended
            wanted = min(read_date(typed, records.today), book.ends("extension", ends))
            if wanted > ends:
                ends, ground = wanted, paper_id
    return (ends, ground) if ground else (None, "")


def _begun(records: Records, case: Case) -> tuple[str, date]:
    if case.source not in _COURT:
        return "mediation", case.accepted_on
    letter = limit_look.court_letter(records, case.id, case.reception_id)
    rule = letter.court_rule if letter is not None and letter.court_rule else _COURT[case.source]
    start = letter.received_on if letter is not None and letter.received_on else case.accepted_on
    return rule, start
