"""Reading the clause library from resources/forms/clauses.json."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mediation_desk.domain.agreement import Clause
from mediation_desk.domain.clauses.form import (
    Choice,
    ClauseForm,
    ClauseGroup,
    Confirmable,
    Gap,
    GapKind,
    Part,
    When,
)
from mediation_desk.domain.law import Citation
from mediation_desk.domain.safety import Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Every model clause, in the order of the shelves."""

    forms: tuple[ClauseForm, ...]

    def form(self, kind: str) -> ClauseForm | None:
        """The model clause C12, or None for a clause written freely."""
        return next((form for form in self.forms if form.kind == kind), None)

    def group(self, group: ClauseGroup) -> tuple[ClauseForm, ...]:
        """The model clauses of one shelf."""
        return tuple(form for form in self.forms if form.group is group)


def load(source: Path) -> Library:
    """The library in a JSON file."""
    return read_library(json.loads(source.read_text("utf-8")))


def read_library(parsed: Mapping[str, Any]) -> Library:
    """The library from parsed JSON; a fault in the data is a KeyError or ValueError (a bug)."""
    return Library(forms=tuple(_form(entry) for entry in parsed["clauses"]))


def new_clause(form: ClauseForm, clause_id: str, **known: str) -> Clause:
    """A clause of this form with its defaults; `known` are gap values already known to the caller."""
    given = {gap.name: known.get(gap.name, gap.default) for gap in form.gaps}
    gaps = tuple((name, value) for name, value in given.items() if value)
    return Clause(id=clause_id, title=form.title, kind=form.kind, gaps=gaps)


def _form(entry: Mapping[str, Any]) -> ClauseForm:
    return ClauseForm(
        kind=entry["kind"],
        group=ClauseGroup(entry["group"]),
        title=entry["title"],
        label=entry["label"],
        confirmable=Confirmable(entry["confirmable"]),
        parts=tuple(_part(part) for part in entry["text"]),
        gaps=tuple(_gap(gap) for gap in entry.get("gaps", ())),
        locked=frozenset(Mark(mark) for mark in entry.get("locked", ())),
        warnings=tuple(warning["label"] for warning in entry.get("warnings", ())),
        citations=tuple(
            Citation(law=cited["law"], article=cited["article"]) for cited in entry.get("articles", ())
        ),
    )


def _part(part: str | Mapping[str, Any]) -> Part:
    if isinstance(part, str):
        return Part(text=part)
    inner = part["text"]
    if isinstance(inner, str):
        return Part(text=inner, when=_when(part["when"]))
    return Part(parts=tuple(_part(piece) for piece in inner), when=_when(part["when"]))


def _gap(gap: Mapping[str, Any]) -> Gap:
    return Gap(
        name=gap["name"],
        kind=GapKind(gap["kind"]),
        label=gap["label"],
        default=gap.get("default", ""),
        required=gap.get("required", True),
        choices=tuple(Choice(**choice) for choice in gap.get("choices", ())),
        appears=_when(gap["appears"]) if "appears" in gap else None,
        columns=tuple(gap.get("columns", ())),
        equal=gap.get("equal", ""),
        words=gap.get("words", False),
        wide=gap.get("wide", False),
    )


def _when(when: Mapping[str, Any]) -> When:
    return When(
        gap=when.get("gap", ""),
        values=tuple(when.get("is", ())),
        filled=when.get("filled", False),
        heard_at=when.get("heard_at"),
        children=when.get("children", False),
    )
