"""The program's own source, read by the house rules: files, syntax trees, comments, words."""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import ModuleType

from babel.messages.extract import extract_from_dir

from mediation_desk import domain

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "mediation_desk"
FORMS = ROOT / "resources" / "forms"
KEYWORDS = {"_": None, "N_": None, "count": (1, 2), "DeskError": (1,)}
UNREAD = {".git", ".venv", "build", "dist", "__pycache__", ".mypy_cache", ".ruff_cache", ".hypothesis"}


def python_files(*folders: Path) -> list[Path]:
    """Every module below the folders (the package by default), in order."""
    return sorted(path for folder in folders or (PACKAGE,) for path in folder.rglob("*.py"))


def text_files() -> Iterator[tuple[Path, str]]:
    """Every file of the project that is text, with what it says."""
    for path in sorted(ROOT.rglob("*")):
        if UNREAD.intersection(path.relative_to(ROOT).parts) or not path.is_file():
            continue
        if any(part.endswith(".egg-info") for part in path.parts):
            continue
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of one module."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def calls(module: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call with the last part of the called name: `connection.execute(…)` is `execute`."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                yield node.func.attr, node
            elif isinstance(node.func, ast.Name):
                yield node.func.id, node


@cache
def said(package: Path = PACKAGE) -> dict[str, str | None]:
    """Every msgid the source hands to gettext, with its plural; found by Babel."""
    found: dict[str, str | None] = {}
    options = {"**": {"encoding": "utf-8"}}
    for _file, _line, message, _comments, _context in extract_from_dir(
        package, method_map=[("**.py", "python")], options_map=options, keywords=KEYWORDS
    ):
        if isinstance(message, str):
            found.setdefault(message, None)
        else:
            found[message[0]] = message[1]
    return found


def called() -> set[str]:
    """Every msgid that stands as such in a call of `_`, also inside an f-string."""
    found: set[str] = set()
    for path in python_files():
        for name, call in calls(tree(path)):
            first = call.args[0] if call.args else None
            if name == "_" and isinstance(first, ast.Constant) and isinstance(first.value, str):
                found.add(first.value)
    return found


def terms(layer: ModuleType = domain) -> set[str]:
    """The msgids of all enumeration members of a layer, as `words.term` makes them.

    Those of the domain are words a screen or paper may show, so all of them need a translation.
    """
    for module in pkgutil.walk_packages(layer.__path__, f"{layer.__name__}."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    kinds = (
        kind for kind in StrEnum.__subclasses__() if f"{kind.__module__}.".startswith(f"{layer.__name__}.")
    )
    return {f"{kind.__name__}.{name.lower()}" for kind in kinds for name in kind.__members__}


@cache
def composed(package: Path = PACKAGE) -> re.Pattern[str]:
    """What msgids made at run time look like: every f-string of the source beginning as a key does."""
    patterns = {"(?!)"}
    for path in python_files(package):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.JoinedStr):
                fixed = [str(part.value) if isinstance(part, ast.Constant) else None for part in node.values]
                if re.match(r"[A-Za-z_]+\.", fixed[0] or ""):
                    patterns.add("".join(".+" if part is None else re.escape(part) for part in fixed))
    return re.compile("|".join(sorted(patterns)))


@cache
def literals(package: Path = PACKAGE) -> set[str]:
    """Every string constant of the source and every string of the forms' data: tables of ours hold msgids."""
    told = {word for path in sorted(FORMS.glob("*.json")) for word in _strings(json.loads(path.read_bytes()))}
    return told | {
        node.value
        for path in python_files(package)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def _strings(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from _strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from _strings(value)
