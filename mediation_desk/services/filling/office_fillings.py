"""How papers of the office and sheets for one person are filled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mediation_desk.domain.numerals import plain_date
from mediation_desk.domain.written_paper import Audience
from mediation_desk.services.filling.filling import Filling, Home
from mediation_desk.services.filling.source import Source


def committees(source: Source) -> Mapping[str, Any]:
    """The committee reports on this year."""
    return {"unit": source.centre.committee, "period": f"{source.today.year}年"}


def counselling(source: Source) -> Mapping[str, Any]:
    """The counselling centre reports on this year."""
    return {"unit": source.centre.counselling_centre, "period": f"{source.today.year}年"}


def destruction(source: Source) -> Mapping[str, Any]:
    """Proposed today."""
    return {"unit": source.centre.committee, "proposed_on": plain_date(source.today)}


def custody(source: Source) -> Mapping[str, Any]:
    """Handed over today by whoever writes it."""
    return {
        "unit": source.centre.counselling_centre,
        "giver": source.writer,
        "handed_on": plain_date(source.today),
    }


def appointment(source: Source) -> Mapping[str, Any]:
    """Where to come and whom to ask for: neither the visitor's name nor the matter."""
    return {
        "place": source.centre.address,
        "contact": source.writer,
        "phone": source.centre.phone,
    }


OFFICE_FILLINGS: tuple[Filling, ...] = (
    Filling(key="case_ledger", fill=committees),
    Filling(key="stats_cases", fill=committees),
    Filling(key="stats_org", fill=committees),
    Filling(key="counselling_stats", fill=counselling),
    Filling(key="destruction_register", fill=destruction),
    Filling(key="reading_register", fill=committees),
    Filling(key="media_custody_slip", fill=custody),
    Filling(
        key="appointment_slip",
        fill=appointment,
        audiences=(Audience.BOTH,),
        homes=frozenset({Home.CASE, Home.OFFICE}),
    ),
)
