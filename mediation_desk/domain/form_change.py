"""What a centre may change in its printed forms, and what must stay so that a form can still be filled.

No norm gives measurements for these forms; ours are defaults. Wording that a form's law or notice asks for is
the centre's own answer to give: the desk only sees to it that every placeholder stays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from mediation_desk.domain.texts import check_text
from mediation_desk.errors import DeskError

LONGEST = 4000
MOST_EXTRAS = 8
LONGEST_EXTRA = 12
_PLACEHOLDER = re.compile(r"\{(\w+)\}")

FACES = ("fang", "song", "hei", "title")
"""仿宋, 宋体, 黑体 and the bold 宋体 of titles."""

HEADS = ("red", "paper", "none")
"""The head of a letter: printed in red, left to letter paper that carries it, or none."""

LIMITS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "size": (7.5, 42),
        "pitch": (9, 80),
        "indent": (0, 6),
        "before": (0, 60),
        "after": (0, 60),
        "top": (10, 60),
        "bottom": (10, 60),
        "left": (10, 60),
        "right": (10, 60),
    }
)
"""Least and greatest of what may be set: points of type, characters of `indent`, millimetres of margins."""


def check_words(ours: str | tuple[str, ...], changed: Any) -> str | tuple[str, ...]:
    """The new words for a place where `ours` stand, tidied.

    Raises DeskError: form.empty, form.placeholder_missing(part), form.placeholder_unknown(part),
    form.stray_brace, text.too_long, text.control.
    """
    if isinstance(ours, str):
        if not isinstance(changed, str):
            raise ValueError("words for words")
        return _one(ours, changed)
    if not isinstance(changed, list | tuple):
        raise ValueError("a list for a list")
    said = tuple(line.strip() for line in changed if line.strip())
    if not said:
        raise DeskError("form.empty", field="words")
    _same_placeholders("".join(ours), "".join(said))
    for line in said:
        _sound(line)
    return said


def check_extras(changed: Any) -> tuple[str, ...]:
    """Labels of a centre's own rows, tidied; none takes them all away.

    Raises DeskError: form.extra_long (more than 12 characters), form.extra_many (more than 8),
    form.extra_twice, form.stray_brace, text.control.
    """
    said = tuple(line.strip() for line in changed if line.strip())
    if len(said) > MOST_EXTRAS:
        raise DeskError("form.extra_many", field="words", most=MOST_EXTRAS)
    if len(set(said)) < len(said):
        raise DeskError("form.extra_twice", field="words")
    for line in said:
        if len(line) > LONGEST_EXTRA:
            raise DeskError("form.extra_long", field="words", most=LONGEST_EXTRA)
        check_text(line, "words")
        if "{" in line or "}" in line:
            raise DeskError("form.stray_brace", field="words")
    return said


def check_look(path: str, changed: Any) -> float | str:
    """A new figure, face or head of letters for a path of the style sheet (roles.body.size, letter.head).

    Raises DeskError: form.look_range(least, most), form.face_unknown; ValueError for a path nobody offers.
    """
    name = path.rsplit(".", 1)[-1]
    if name == "face":
        if changed not in FACES:
            raise DeskError("form.face_unknown", field="look")
        return str(changed)
    if path == "letter.head" and changed in HEADS:
        return str(changed)
    if name not in LIMITS or path.split(".")[0] not in ("roles", "sheets"):
        raise ValueError("no such look")
    least, most = LIMITS[name]
    if not isinstance(changed, int | float) or not least <= changed <= most:
        raise DeskError("form.look_range", field="look", least=f"{least:g}", most=f"{most:g}")
    return float(changed)


def _one(ours: str, changed: str) -> str:
    said = changed.strip("\n")
    if not said.strip():
        raise DeskError("form.empty", field="words")
    _same_placeholders(ours, said)
    _sound(said)
    return said


def _same_placeholders(ours: str, said: str) -> None:
    wanted, found = set(_PLACEHOLDER.findall(ours)), set(_PLACEHOLDER.findall(said))
    for name in sorted(wanted - found):
        raise DeskError("form.placeholder_missing", field="words", part="{" + name + "}")
    for name in sorted(found - wanted):
        raise DeskError("form.placeholder_unknown", field="words", part="{" + name + "}")


def _sound(said: str) -> None:
    check_text(said, "words", LONGEST, lines=True)
    rest = _PLACEHOLDER.sub("", said)
    if "{" in rest or "}" in rest:
        raise DeskError("form.stray_brace", field="words")
