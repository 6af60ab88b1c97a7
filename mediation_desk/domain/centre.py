"""The centre and the bodies it speaks as: more than one letterhead under one roof."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Centre:
    """Names that stand on papers; the committee seals agreements, the centre its counselling forms.

    `abbreviation` goes into every number (济婚 in （2024）济婚人调字第001号); `district` is the county.
    """

    district: str
    abbreviation: str
    committee: str
    counselling_centre: str
    womens_federation: str
    address: str = ""
    phone: str = ""
