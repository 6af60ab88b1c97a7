"""How a case came in and how it ended, in the sentences of its closing report."""

from __future__ import annotations

from mediation_desk.documents.wording import our_wording
from mediation_desk.domain.case import TerminationGround
from mediation_desk.domain.numerals import plain_date
from mediation_desk.domain.reception import Source as From
from mediation_desk.services.filling.source import Source

_APPLIED, _PROACTIVE, _POLICE, _COURT, _GOVERNMENT = range(5)
_WORDS = {
    From.PARTY_APPLICATION: _APPLIED,
    From.HOTLINE_12338: _APPLIED,
    From.PROACTIVE: _PROACTIVE,
    From.GRID: _PROACTIVE,
    From.POLICE: _POLICE,
    From.COURT_PRE_FILING: _COURT,
    From.COURT_POST_FILING: _COURT,
}


def source_word(source: From) -> str:
    """Where the case came from in the five words of the closing report."""
    return our_wording("closing_report").lists["sources"][_WORDS.get(source, _GOVERNMENT)]


def ground_word(ground: TerminationGround) -> str:
    """Why mediation ended as both sides may read it: of danger it says no more than that it cannot go on."""
    return our_wording("termination_notice").lists["grounds"][list(TerminationGround).index(ground)]


def outcome(source: Source) -> str:
    """What came of the case: the agreement with its number and day, or why mediation ended."""
    case = source.case
    if case.written_effective_on is not None:
        number = source.agreement_number
        return f"双方达成书面调解协议（{number}），自{plain_date(case.written_effective_on)}起生效。"
    if case.oral_reached_on is not None:
        return f"双方于{plain_date(case.oral_reached_on)}达成口头调解协议。"
    ground = source.ground
    return f"因{ground_word(ground)}，终止调解。" if ground is not None else ""
