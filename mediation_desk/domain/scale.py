"""Scales of screening (PHQ-9, GAD-7): answers, score, band, and the one item that never waits.

Cut-offs are the authors' own (Kroenke, Spitzer, Williams 2001; Spitzer et al. 2006). A score is a screening
and never a diagnosis (精神卫生法 art 23): no name of an illness stands in the words it is told in.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from mediation_desk.errors import DeskError

MOST = 3
"""Options of an item count 0 to 3."""
SUGGESTS = 10
"""From this total on a medical evaluation is suggested, on both scales."""
ADULT = 18
"""Under this age PHQ-9 is for trained staff only."""
RISK_ITEM = 9
"""PHQ-9 item 9 (thoughts of being better off dead): one point opens the risk protocol, whatever the total."""


class Scale(StrEnum):
    """Which scale."""

    PHQ9 = "phq9"
    GAD7 = "gad7"


class Band(StrEnum):
    """How a total is spoken of."""

    MINIMAL = "minimal"
    MILD = "mild"
    MODERATE = "moderate"
    MODERATELY_SEVERE = "moderately_severe"
    SEVERE = "severe"


class FillingWay(StrEnum):
    """Filled in by the client on screen, or typed in from paper by the counsellor."""

    SCREEN = "screen"
    PAPER = "paper"


ITEMS = {Scale.PHQ9: 9, Scale.GAD7: 7}
BANDS: dict[Scale, tuple[tuple[Band, int, int], ...]] = {
    Scale.PHQ9: (
        (Band.MINIMAL, 0, 4),
        (Band.MILD, 5, 9),
        (Band.MODERATE, 10, 14),
        (Band.MODERATELY_SEVERE, 15, 19),
        (Band.SEVERE, 20, 27),
    ),
    Scale.GAD7: (
        (Band.MINIMAL, 0, 4),
        (Band.MILD, 5, 9),
        (Band.MODERATE, 10, 14),
        (Band.SEVERE, 15, 21),
    ),
}
"""(band, lowest total, highest total); each scale's bands leave no gap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What was answered: one number 0–3 per item, None where an item was left out.

    `difficulty` is the unscored last question (0–3), asked when anything at all was answered above zero.
    """

    scale: Scale
    items: tuple[int | None, ...]
    difficulty: int | None = None

    @property
    def missing(self) -> int:
        """How many items were left out."""
        return sum(one is None for one in self.items)

    @property
    def at_risk(self) -> bool:
        """Whether item 9 was answered with anything but 完全不会."""
        return self.scale is Scale.PHQ9 and bool(self.items[RISK_ITEM - 1])

    @property
    def risk_unasked(self) -> bool:
        """Whether item 9 was left out: the counsellor asks it face to face."""
        return self.scale is Scale.PHQ9 and self.items[RISK_ITEM - 1] is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A total with its band; `imputed`: one item was left out and counts as the mean of the others."""

    total: int
    band: Band
    imputed: bool = False

    @property
    def suggests_evaluation(self) -> bool:
        """Whether a medical evaluation is to be suggested."""
        return self.total >= SUGGESTS


def empty(scale: Scale) -> Answers:
    """A sheet nobody answered yet."""
    return Answers(scale=scale, items=(None,) * ITEMS[scale])


def answered(answers: Answers, item: int, value: int | None) -> Answers:
    """The same sheet with item `item` (from 0) answered, or left out."""
    items = (*answers.items[:item], value, *answers.items[item + 1 :])
    return replace(answers, items=items)


def check_answers(answers: Answers) -> None:
    """As many items as the scale has, each 0–3 or left out; at least one is answered.

    Raises DeskError: scale.strange, scale.empty.
    """
    given = (*answers.items, answers.difficulty)
    fits = all(one is None or (type(one) is int and 0 <= one <= MOST) for one in given)
    if len(answers.items) != ITEMS[answers.scale] or not fits:
        raise DeskError("scale.strange")
    if answers.missing == len(answers.items):
        raise DeskError("scale.empty", field="item1")


def score(answers: Answers) -> Score | None:
    """The total and its band; None when more than one item was left out.

    One item left out counts as the mean of the others; the total is rounded half up.
    """
    given = [one for one in answers.items if one is not None]
    count = len(answers.items)
    if count - len(given) > 1:
        return None
    total = (2 * sum(given) * count + len(given)) // (2 * len(given))
    return Score(total=total, band=band_of(answers.scale, total), imputed=len(given) < count)


def band_of(scale: Scale, total: int) -> Band:
    """The band of a total; ValueError outside the scale."""
    for band, lowest, highest in BANDS[scale]:
        if lowest <= total <= highest:
            return band
    raise ValueError("no such total")


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleResult:
    """A scale one client filled in for one session; `answers` is None where the seal does not open.

    `alert` stands open beside the sealed answers, because others must act on it: item 9 was not 完全不会.
    `voided` tells that it was filled in wrongly: it stays listed with its `void_reason` (empty where the seal
    does not open) and is no longer plotted. An alert outlives that, for only asking the client settles it.
    """

    id: str
    file_id: str
    session_id: str
    person_id: str
    scale: Scale
    way: FillingWay
    filled_at: datetime
    author_id: str
    alert: bool = False
    answers: Answers | None = None
    voided: bool = False
    void_reason: str = ""

    @property
    def plotted(self) -> bool:
        """Whether it is open to whoever looks and counts."""
        return self.answers is not None and not self.voided

    @property
    def score(self) -> Score | None:
        """Its total and band, if the answers are open and enough of them are there."""
        return score(self.answers) if self.answers is not None else None


def sealed_text(answers: Answers) -> str:
    """The answers as canonical JSON: the same sheet gives the same text."""
    told = {"scale": answers.scale.value, "items": list(answers.items), "difficulty": answers.difficulty}
    return json.dumps(told, sort_keys=True, separators=(",", ":"))


def opened_text(text: str) -> Answers:
    """Answers from their text, sealed or of a draft; ValueError when it is none."""
    told = json.loads(text)
    try:
        answers = Answers(
            scale=Scale(told["scale"]), items=tuple(told["items"]), difficulty=told["difficulty"]
        )
    except (KeyError, TypeError) as strange:
        raise ValueError("no answers of a scale") from strange
    given = (*answers.items, answers.difficulty)
    if len(answers.items) != ITEMS[answers.scale] or not all(
        one is None or (type(one) is int and 0 <= one <= MOST) for one in given
    ):
        raise ValueError("no answers of a scale")
    return answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """Which scale one client fills in, in which session; `key` names its draft."""

    session_id: str
    person_id: str
    scale: Scale

    @property
    def key(self) -> str:
        """The subject of the draft of this filling."""
        return f"{self.session_id}/{self.person_id}/{self.scale.value}"

    @classmethod
    def of_key(cls, key: str) -> Filling:
        """The filling a draft is of; ValueError when the key names none."""
        session_id, person_id, scale = key.split("/")
        return cls(session_id=session_id, person_id=person_id, scale=Scale(scale))
