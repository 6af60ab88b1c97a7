"""Where card and sheets are kept, in plain words, to be found on a bad day; never the secret."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from mediation_desk.domain.keeper_sheet import WORDS
from mediation_desk.errors import DeskError

LONGEST: Final = 120
"""Characters of a place."""
_MOST_FIGURES: Final = 12
"""A telephone number has eleven figures and a card twenty-seven."""
_WORD = re.compile(r"[A-Za-z]{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where the restore card and where the sheets lie; empty while nobody said so."""

    card: str = ""
    sheets: str = ""


def check_places(wanted: Places) -> Places:
    """The places without outer spaces.

    DeskError (field `card_place` or `sheets_place`): place.too_long, place.secret when what was typed may be
    figures of the card or words of a sheet.
    """
    return Places(card=_checked(wanted.card, "card_place"), sheets=_checked(wanted.sheets, "sheets_place"))


def _checked(typed: str, field: str) -> str:
    text = " ".join(typed.split())
    if len(text) > LONGEST:
        raise DeskError("place.too_long", field=field, n=str(LONGEST))
    figures = sum(one.isdigit() for one in text)
    if figures > _MOST_FIGURES or len(_WORD.findall(text)) >= WORDS // 2:
        raise DeskError("place.secret", field=field)
    return text
