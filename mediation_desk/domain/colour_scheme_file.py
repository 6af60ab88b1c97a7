"""A colour scheme read from a file (JSON, UTF-8) and checked before anything of it is kept."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

from mediation_desk.domain.colour import OPEN_CASE, ColourDefinition, ColourScheme
from mediation_desk.domain.person import SpecialGroup
from mediation_desk.errors import DeskError

PAINTED = ("red", "orange", "yellow", "pink", "blue", "green")
"""The colours the program can paint; the shape beside them follows the rank."""

LARGEST = 64 * 1024
"""Bytes of a scheme's file; ours have two thousand."""

MOST_COLOURS = 5
MOST_CRITERIA = 12
LONGEST_WORD = 4
LONGEST_VERB = 8
LONGEST_TEXT = 400
LONGEST_INTERVAL = 366
_SCHEME_KEYS = {"name", "region", "valid_from", "colours"}
_COLOUR_KEYS = {"code", "word", "verb", "definition", "criteria", "visit_days", "responsible", "facts"}


def read_scheme(content: bytes, scheme_id: str) -> ColourScheme:
    """The scheme in a file's content, checked.

    DeskError: colour_scheme.too_large, colour_scheme.not_json, colour_scheme.key and those of `check_scheme`.
    """
    if len(content) > LARGEST:
        raise DeskError("colour_scheme.too_large")
    try:
        told = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as fault:
        raise DeskError("colour_scheme.not_json") from fault
    if (
        not isinstance(told, dict)
        or not set(told) <= _SCHEME_KEYS
        or not isinstance(told.get("colours"), list)
    ):
        raise DeskError("colour_scheme.key")
    try:
        valid_from = date.fromisoformat(_text(told, "valid_from"))
    except ValueError as fault:
        raise DeskError("colour_scheme.valid_from") from fault
    return check_scheme(
        ColourScheme(
            id=scheme_id,
            name=_text(told, "name").strip(),
            region=_text(told, "region").strip(),
            valid_from=valid_from,
            colours=tuple(_colour(one, rank) for rank, one in enumerate(told["colours"], start=1)),
        )
    )


def check_scheme(scheme: ColourScheme) -> ColourScheme:
    """The scheme with its ranks counted anew, if it can be worked with.

    DeskError naming a field: colour_scheme.name_needed, .number (2 to 5 colours), .code, .code_twice,
    .word_needed, .word_twice, .too_long, .interval (1 to 366 days).
    """
    if not scheme.name:
        raise DeskError("colour_scheme.name_needed", field="name")
    if not 2 <= len(scheme.colours) <= MOST_COLOURS:
        raise DeskError("colour_scheme.number", most=MOST_COLOURS)
    codes: set[str] = set()
    words: set[str] = set()
    for one in scheme.colours:
        _check_colour(one)
        if one.code in codes:
            raise DeskError("colour_scheme.code_twice", field=f"{one.code}_word", word=one.word)
        if one.word in words:
            raise DeskError("colour_scheme.word_twice", field=f"{one.code}_word", word=one.word)
        codes.add(one.code)
        words.add(one.word)
    ranked = tuple(replace(one, rank=rank) for rank, one in enumerate(scheme.colours, start=1))
    return replace(scheme, colours=ranked)


def _check_colour(one: ColourDefinition) -> None:
    if one.code not in PAINTED:
        raise DeskError("colour_scheme.code", known="、".join(PAINTED))
    for name, longest in (("word", LONGEST_WORD), ("verb", LONGEST_VERB)):
        said = getattr(one, name)
        if not said:
            raise DeskError("colour_scheme.word_needed", field=f"{one.code}_{name}")
        if len(said) > longest or not said.isprintable():
            raise DeskError("colour_scheme.too_long", field=f"{one.code}_{name}", most=longest)
    if len(one.definition) > LONGEST_TEXT or len(one.responsible) > LONGEST_TEXT:
        raise DeskError("colour_scheme.too_long", field=f"{one.code}_definition", most=LONGEST_TEXT)
    if len(one.criteria) > MOST_CRITERIA or any(len(said) > LONGEST_TEXT for said in one.criteria):
        raise DeskError("colour_scheme.too_long", field=f"{one.code}_criteria", most=LONGEST_TEXT)
    if not 1 <= one.visit_days <= LONGEST_INTERVAL:
        raise DeskError("colour_scheme.interval", field=f"{one.code}_visit_days", most=LONGEST_INTERVAL)


def _colour(told: Any, rank: int) -> ColourDefinition:
    if not isinstance(told, dict) or not set(told) <= _COLOUR_KEYS:
        raise DeskError("colour_scheme.key")
    criteria = told.get("criteria", [])
    days = told.get("visit_days")
    if not isinstance(criteria, list) or not all(isinstance(one, str) for one in criteria):
        raise DeskError("colour_scheme.key")
    if not isinstance(days, int) or isinstance(days, bool):
        raise DeskError("colour_scheme.interval", most=LONGEST_INTERVAL)
    return ColourDefinition(
        code=_text(told, "code"),
        rank=rank,
        word=_text(told, "word").strip(),
        verb=_text(told, "verb").strip(),
        definition=_text(told, "definition").strip(),
        criteria=tuple(one.strip() for one in criteria if one.strip()),
        visit_days=days,
        responsible=_text(told, "responsible").strip(),
        facts=_facts(told.get("facts", [])),
    )


def _facts(told: Any) -> tuple[str, ...]:
    known = {OPEN_CASE, *SpecialGroup}
    if not isinstance(told, list) or not all(isinstance(one, str) and one in known for one in told):
        raise DeskError("colour_scheme.key")
    return tuple(told)


def _text(told: dict[str, Any], key: str) -> str:
    value = told.get(key, "")
    if not isinstance(value, str):
        raise DeskError("colour_scheme.key")
    return value
