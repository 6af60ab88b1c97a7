"""The tabs of a case in their order; the page stacks one widget for each in the same order."""

from __future__ import annotations

from mediation_desk.ui.kit.tabs import Tabs
from mediation_desk.words import N_, _

PARTS: tuple[tuple[str, str], ...] = (
    ("overview", N_("Overview")),
    ("appointments", N_("Appointments")),
    ("records", N_("Mediation records")),
    ("agreements", N_("part.agreement")),
    ("confirmation", N_("Judicial confirmation")),
    ("performance", N_("track.performance")),
    ("limits", N_("Limits")),
    ("papers", N_("part.papers")),
    ("scans", N_("part.scans")),
    ("about", N_("Dispute and notes")),
    ("referrals", N_("Referral")),
    ("way", N_("part.way")),
    ("safety", N_("part.safety")),
    ("dossier", N_("part.dossier")),
)
"""(key, msgid) of each part, one line each."""


def part_tabs() -> Tabs:
    """The tabs."""
    return Tabs([(key, _(words)) for key, words in PARTS], name=_("Parts of the case"))
