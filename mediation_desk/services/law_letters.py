"""Finding a law by the letters of its name: 民法典 by mfd, 反家庭暴力法 by fjtblf."""

from __future__ import annotations

from collections.abc import Sequence

from mediation_desk.domain.law import Law
from mediation_desk.services.name_letters import spells_in


def laws_meant(laws: Sequence[Law], letters: str) -> frozenset[str]:
    """The keys of the laws in whose short name or title the letters are spelled."""
    wanted = letters.casefold()
    return frozenset(law.key for law in laws if spells_in(law.key, wanted) or spells_in(law.title, wanted))
