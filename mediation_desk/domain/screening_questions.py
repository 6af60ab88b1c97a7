"""The wording of the screening: read from resources/forms/screening.json, Chinese with an English twin."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from mediation_desk.domain.screening import (
    OTHER_PARTY_IDS,
    QUESTION_IDS,
    QuestionKind,
    ScreeningForm,
    kind_of,
)

FORMS = Path(__file__).resolve().parents[2] / "resources" / "forms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question as it is asked."""

    id: str
    kind: QuestionKind
    text: str


def questions(form: ScreeningForm, language: str = "zh_CN", folder: Path = FORMS) -> tuple[Question, ...]:
    """The questions of a form in order; papers always take zh_CN."""
    texts = _wording(folder)["questions"]
    return tuple(_question(id_, texts[id_], form, language) for id_ in QUESTION_IDS[form])


def other_party_questions(language: str = "zh_CN", folder: Path = FORMS) -> tuple[Question, ...]:
    """The second block, asked of the other party alone; it computes nothing."""
    texts = _wording(folder)["other_party"]
    return tuple(_question(id_, texts[id_], ScreeningForm.FULL, language) for id_ in OTHER_PARTY_IDS)


def guidance(language: str = "zh_CN", folder: Path = FORMS) -> tuple[str, ...]:
    """What stands above the questions: ask alone, a professional aid and no scale."""
    return tuple(_wording(folder)["guidance"][language])


def _question(id_: str, texts: dict[str, Any], form: ScreeningForm, language: str) -> Question:
    wording = texts["short"] if form is ScreeningForm.SHORT and "short" in texts else texts
    return Question(id=id_, kind=kind_of(id_), text=wording[language])


@lru_cache(maxsize=4)
def _wording(folder: Path) -> dict[str, Any]:
    wording: dict[str, Any] = json.loads((folder / "screening.json").read_text(encoding="utf-8"))
    return wording
