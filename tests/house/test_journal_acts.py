"""Every act the program journals has its words, so that the director never reads a code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from installer.words import PLURAL_RULES, merge
from mediation_desk.domain.journal import ACTS
from tests.house import source

NAME = re.compile(r"[a-z][a-z0-9_]+")


def acts(package: Path = source.PACKAGE) -> tuple[set[str], list[re.Pattern[str]]]:
    """Acts written as words, and what those made at run time look like.

    An act that comes as a parameter is looked for where the function is called, at the same place or by
    the name `act`.
    """
    written: set[str] = set()
    made: list[re.Pattern[str]] = []
    trees = [source.tree(path) for path in source.python_files(package)]
    passed: dict[str, int] = {}
    for tree in trees:
        for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
            for act in _journalled(function):
                if isinstance(act, ast.Constant) and isinstance(act.value, str):
                    written.add(act.value)
                elif isinstance(act, ast.JoinedStr):
                    parts = (
                        str(part.value) if isinstance(part, ast.Constant) else None for part in act.values
                    )
                    made.append(re.compile("".join(".+" if one is None else re.escape(one) for one in parts)))
                elif isinstance(act, ast.Name):
                    names = [one.arg for one in function.args.args]
                    if act.id in names:
                        passed[function.name] = names.index(act.id)
                    written |= set(_assigned(function, act.id))
    for tree in trees:
        for called, call in source.calls(tree):
            named = (word.value for word in call.keywords if word.arg == "act")
            written |= {one for value in named for one in _strings(value) if NAME.fullmatch(one)}
            place = passed.get(called)
            if place is not None and len(call.args) > place:
                written |= {one for one in _strings(call.args[place]) if NAME.fullmatch(one)}
    return written, made


def _journalled(function: ast.FunctionDef) -> Iterator[ast.expr]:
    for called, call in source.calls(function):
        if called == "journal" and isinstance(call.func, ast.Attribute) and call.args:
            yield from _either(call.args[0])


def _either(act: ast.expr) -> Iterator[ast.expr]:
    if isinstance(act, ast.IfExp):
        yield from _either(act.body)
        yield from _either(act.orelse)
    else:
        yield act


def _assigned(function: ast.FunctionDef, name: str) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and any(
            isinstance(one, ast.Name) and one.id == name for one in node.targets
        ):
            yield from _strings(node.value)


def _strings(value: ast.expr) -> Iterator[str]:
    for one in _either(value):
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value


@pytest.mark.parametrize("language", PLURAL_RULES)
def test_every_act_has_words(language: str) -> None:
    words = {msgid.removeprefix("act.") for msgid in merge(language)[0] if msgid.startswith("act.")}
    written, made = acts()
    assert len(written) > 50
    lacking = sorted(written - words)
    assert not lacking, "\n".join(
        [
            "Acts without words for the journal's page. Add to resources/locale/zh_CN/<your area>.po and",
            "resources/locale/en/<your area>.po (in Chinese: what somebody did, in a few words); when it is",
            "no simple change of a file, add it to its kind in mediation_desk/domain/journal.py (ACTS) too:",
            *(f'msgid "act.{act}"\nmsgstr ""\n' for act in lacking),
        ]
    )
    assert [one.pattern for one in made if not any(one.fullmatch(act) for act in words)] == []


def test_acts_of_a_kind_are_acts() -> None:
    words = {msgid.removeprefix("act.") for msgid in merge("zh_CN")[0] if msgid.startswith("act.")}
    assert sorted(set(ACTS) - words) == []


def test_planted_acts_are_found(tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text(
        "def keep(records, thing, act, *fields):\n    records.journal(act, thing.id, fields=fields)\n\n"
        "def use(records, thing, paper):\n    keep(records, thing, 'change_thing')\n"
        "    keep(records, thing, act='throw_away')\n"
        "    done = 'print_thing' if paper else 'export_thing'\n    records.journal(done)\n"
        "    records.journal('look' if paper else 'peep')\n    records.journal(f'thing_{paper}')\n"
    )
    written, made = acts(tmp_path)
    assert written == {"change_thing", "throw_away", "print_thing", "export_thing", "look", "peep"}
    assert [one.pattern for one in made] == ["thing_.+"]
