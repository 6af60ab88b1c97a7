"""Every enumeration of the shared values and rules, and every key the rules raise, has its words."""

from __future__ import annotations

import ast
import importlib
import re
from enum import StrEnum
from pathlib import Path

import pytest

import mediation_desk.domain as domain
from mediation_desk import words
from mediation_desk.domain.standing import WHAT_WE_DO
from mediation_desk.words import _, term

VALUES = "staff person party reception safety case mediation_record agreement"
RULES = (
    "identity phones dates money numbering short_code screening standing stages transitions consent merging"
)


def enumerations() -> list[type[StrEnum]]:
    found = []
    for name in f"{VALUES} {RULES}".split():
        module = importlib.import_module(f"mediation_desk.domain.{name}")
        for thing in vars(module).values():
            if isinstance(thing, type) and issubclass(thing, StrEnum) and thing.__module__ == module.__name__:
                found.append(thing)
    return found


def keys_of(module: str) -> set[str]:
    """Every dotted literal of a module that is a word key (`noun.fault`)."""
    path = Path(domain.__path__[0]) / f"{module}.py"
    literals = (
        node.value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return {text for text in literals if re.fullmatch(r"[a-z]+(\.[a-z_]+)+", text)}


@pytest.mark.parametrize("enumeration", enumerations(), ids=lambda enumeration: enumeration.__name__)
def test_every_member_has_a_chinese_word(enumeration: type[StrEnum]) -> None:
    for member in enumeration:
        assert term(member) != f"{enumeration.__name__}.{member.name.lower()}"
        assert re.search(r"[\u4e00-\u9fff]", term(member))


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("enumeration", enumerations(), ids=lambda enumeration: enumeration.__name__)
def test_every_member_has_an_english_word(enumeration: type[StrEnum]) -> None:
    for member in enumeration:
        assert term(member) != f"{enumeration.__name__}.{member.name.lower()}"


@pytest.mark.parametrize("module", RULES.split())
def test_every_key_has_its_words(module: str) -> None:
    keys = keys_of(module)
    assert keys
    for language in ("en", "zh_CN"):
        words.use(language)
        assert [key for key in keys if _(key) == key] == []


def test_marks_never_say_what_happened() -> None:
    said = "".join(_(key) for keys in WHAT_WE_DO.values() for key in keys)
    for word in ("受害", "施暴", "高危", "家暴", "暴力"):
        assert word not in said
