"""How items of a packet, their fields and values are said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from mediation_desk.domain.case import CaseState, Difficulty
from mediation_desk.domain.clue import ClueHandling, ClueOutcome, Urgency
from mediation_desk.domain.home_visit import VisitPurpose
from mediation_desk.domain.household import FiveAction
from mediation_desk.domain.packet import ItemState, PacketNoun
from mediation_desk.domain.packet_look import LookedItem, PacketLook
from mediation_desk.domain.person import SpecialGroup
from mediation_desk.domain.reception import DisputeSubtype
from mediation_desk.ui.kit.cells import Cell, Column, Tag, Text
from mediation_desk.words import _, listed, term

TONES = {
    ItemState.NEW: "pine",
    ItemState.CHANGED: "amber",
    ItemState.SAME: "neutral",
    ItemState.CONFLICT: "red",
    ItemState.OLDER: "neutral",
}
_ORDER = (ItemState.CONFLICT, ItemState.NEW, ItemState.CHANGED, ItemState.OLDER, ItemState.SAME)
_WORDS: Mapping[str, type[StrEnum]] = {
    "groups": SpecialGroup,
    "actions": FiveAction,
    "urgency": Urgency,
    "handling": ClueHandling,
    "outcome": ClueOutcome,
    "purpose": VisitPurpose,
    "state": CaseState,
    "difficulty": Difficulty,
    "subtype": DisputeSubtype,
}
"""Fields whose values are words of ours."""
SORTS: Mapping[str, Callable[[LookedItem], object]] = {
    "noun": lambda one: (tuple(PacketNoun).index(one.noun), one.title),
    "title": lambda one: one.title,
    "state": lambda one: (_ORDER.index(one.state), one.title),
}


def columns() -> tuple[Column, ...]:
    """Kind, what it is, how it stands."""
    return (
        Column(key="noun", title=_("Kind"), width=88, sort=True),
        Column(key="title", title=_("What it is"), sort=True),
        Column(key="state", title=_("State"), width=152, sort=True),
    )


def cells(
    shown: Callable[[str], str], decided: Callable[[LookedItem], str], one: LookedItem
) -> tuple[Cell, ...]:
    """One item; names as the screen may show them."""
    state = decided(one) or term(one.state)
    return (
        Text(text=term(one.noun)),
        Text(text=shown(one.title)),
        Tag(text=state, tone="pine" if decided(one) else TONES[one.state]),
    )


def counts_words(look: PacketLook) -> str:
    """新增 12 · 对方改过 3 · 相同 40: what there is of each state."""
    found = ((state, look.count(state)) for state in _ORDER)
    return " · ".join(f"{term(state)} {n:,}" for state, n in found if n)


def nouns_words(counts: Mapping[PacketNoun, int]) -> str:
    """家庭 12 · 线索 3."""
    return " · ".join(f"{term(noun)} {n:,}" for noun, n in counts.items())


def field_word(name: str) -> str:
    """How a field of an item is called."""
    return _(f"packet_field.{name}")


def value_words(name: str, value: object) -> str:
    """A plain value of an item, as somebody reads it."""
    if value is None or value == "" or value == []:
        return "—"
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return listed(value_words(name, one) for one in value)
    if isinstance(value, dict):
        parts = (value.get(one) for one in ("on", "name", "relation", "born", "said"))
        return " ".join(str(one) for one in parts if one)
    return _term_or_text(name, str(value))


def _term_or_text(name: str, text: str) -> str:
    words = _WORDS.get(name)
    return term(words(text)) if words is not None and text in set(words) else text
