"""Facts that mean the same on every paper, by the names papers give them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mediation_desk.domain.numerals import plain_date
from mediation_desk.services.filling.source import Source


def common(source: Source) -> Mapping[str, Any]:
    """Committee and day of every paper; of a paper of a case its number, parties, dispute and people."""
    centre = source.centre
    told: dict[str, Any] = {
        "committee": centre.committee,
        "centre": centre.counselling_centre,
        "federation": centre.womens_federation,
        "date": plain_date(source.today),
    }
    if not source.has_case:
        return told
    mediators = source.mediators
    return told | {
        "number": source.case.number,
        "case_number": source.case.number,
        "party_labels": source.labels,
        "one": source.one,
        "other": source.other,
        "dispute": source.dispute,
        "accepted_on": source.accepted,
        "accepted": source.accepted,
        "mediator": mediators[0] if mediators else "",
    }
