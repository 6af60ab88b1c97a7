"""The sentence a clause makes: model text with its gaps said, or the words written by hand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mediation_desk.domain.agreement import Clause
from mediation_desk.domain.clauses.form import ClauseForm, Gap, Part, When
from mediation_desk.domain.clauses.library import Library
from mediation_desk.domain.clauses.names import Names
from mediation_desk.domain.clauses.said import LEFT_OPEN, say
from mediation_desk.domain.dates import age, reaches
from mediation_desk.domain.numerals import numeral, plain_date

BLANK = "____"
_PLACE = re.compile(r"\{([@a-z][a-z_.]*)\}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A clause as the paper says it; `missing` names the gaps still shown as ____ and stops the print."""

    text: str
    missing: tuple[str, ...] = ()


def render(clause: Clause, library: Library, names: Names, today: date) -> Rendered:
    """The sentence of a clause on `today` (ages are counted on it), amounts in figures and capitals.

    Words written by hand stand as they are; a blank left in them is the missing gap `text`.
    """
    form = library.form(clause.kind)
    if clause.text or form is None:
        text = clause.text.strip()
        return Rendered(text=text or BLANK, missing=("text",) if not text or LEFT_OPEN.search(text) else ())
    sentence = _Sentence(form=form, values=dict(clause.gaps), names=names, today=today)
    text = sentence.said(form.parts) or BLANK
    unsaid = [
        gap.name
        for gap in asked(form, sentence.values, names, today)
        if gap.required and say(gap, sentence.values.get(gap.name, ""), names) is None
    ]
    return Rendered(text=text, missing=tuple(dict.fromkeys([*sentence.missing, *unsaid])))


def asked(form: ClauseForm, values: Mapping[str, str], names: Names, today: date) -> tuple[Gap, ...]:
    """The gaps to ask for now: the account only when it is to be written, and so on."""
    return tuple(gap for gap in form.gaps if holds(gap.appears, values, names, today))


def holds(when: When | None, values: Mapping[str, str], names: Names, today: date) -> bool:
    """Whether a condition of the library holds for these gap values."""
    if when is None:
        return True
    value = values.get(when.gap, "").strip()
    if when.children and not names.children:
        return False
    if when.values and value not in when.values:
        return False
    if when.filled and not value:
        return False
    if when.heard_at is None:
        return True
    child = names.get(value)
    return bool(child and child.heard and child.born and age(child.born, today) >= when.heard_at)


def support_end(values: Mapping[str, str], names: Names) -> date | None:
    """The first day of the month in which support to eighteen ends (2033年9月), where it can be told."""
    child = names.get(values.get("child", ""))
    if values.get("end") != "child_18" or child is None or child.born is None:
        return None
    return reaches(child.born, 18).replace(day=1)


class _Sentence:
    """One rendering: what is said so far and which gaps were found empty."""

    def __init__(self, *, form: ClauseForm, values: dict[str, str], names: Names, today: date) -> None:
        self.form, self.names, self.today = form, names, today
        self.values = values
        self.missing: list[str] = []

    def said(self, parts: tuple[Part, ...]) -> str:
        return "".join(
            self.said(part.parts) if part.parts else self._fill(part.text)
            for part in parts
            if holds(part.when, self.values, self.names, self.today)
        )

    def _fill(self, text: str) -> str:
        return _PLACE.sub(lambda place: self._place(place[1]), text)

    def _place(self, name: str) -> str:
        said = self._house(name) if name.startswith("@") else self._gap(name)
        if said is None:
            self.missing.append(name)
            return BLANK
        return said

    def _house(self, name: str) -> str | None:
        if name == "@copies":
            return numeral(self.names.copies)
        return (self.names.centre if name == "@centre" else self.names.committee) or None

    def _gap(self, name: str) -> str | None:
        name, _, fact = name.partition(".")
        gap = self.form.gap(name)
        value = self.values.get(name, "")
        if fact:
            who = self.names.get(value)
            return plain_date(who.born) if who and who.born else None
        said = say(gap, value, self.names) if gap else None
        if gap and gap.choices and said:
            return self._fill(said)
        return said
