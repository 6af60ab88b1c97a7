"""The wording of the scales: read from resources/forms/scales.json, Chinese with an English twin.

PHQ-9 and GAD-7 may be reproduced, translated, displayed and distributed without permission, as their authors
say; this wording is not called official.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from mediation_desk.domain.scale import Scale

FORMS = Path(__file__).resolve().parents[2] / "resources" / "forms"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleWords:
    """Everything a client reads of one scale; options stand in the order of their points 0–3."""

    lead: str
    items: tuple[str, ...]
    options: tuple[str, ...]
    difficulty: str
    difficulty_options: tuple[str, ...]


def scale_words(scale: Scale, language: str = "zh_CN", folder: Path = FORMS) -> ScaleWords:
    """The words of a scale in a language."""
    texts = _wording(folder)
    return ScaleWords(
        lead=texts["lead"][language],
        items=tuple(texts[scale.value][language]),
        options=tuple(texts["options"][language]),
        difficulty=texts["difficulty"][language],
        difficulty_options=tuple(texts["difficulty_options"][language]),
    )


@lru_cache(maxsize=4)
def _wording(folder: Path) -> dict[str, Any]:
    wording: dict[str, Any] = json.loads((folder / "scales.json").read_text(encoding="utf-8"))
    return wording
