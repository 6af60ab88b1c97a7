from __future__ import annotations

from importlib import import_module
from types import ModuleType

import pytest

from installer.packaging import parts


@pytest.mark.parametrize("command", parts.TABLES)
def test_every_part_has_its_act_and_a_name_of_its_own(command: str) -> None:
    table, verb = parts.TABLES[command]
    assert all(callable(getattr(import_module(part.module), verb)) for part in table)
    assert len({part.name for part in table}) == len(table)


@pytest.mark.parametrize(("typed", "code"), [([], 2), (["snap"], 2), (["--help"], 0)])
def test_an_unknown_name_lists_what_there_is(
    typed: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert parts.run("package", typed) == code
    out = capsys.readouterr().out
    assert all(part.name in out for part in parts.PACKAGES)


def test_what_is_typed_after_the_name_reaches_the_part() -> None:
    heard: list[list[str]] = []

    def bring(_name: str) -> ModuleType:
        module = ModuleType("stranger")
        module.build = lambda rest: heard.append(rest) or 7  # type: ignore[attr-defined]
        return module

    assert parts.run("package", ["linux", "--out", "x"], bring) == 7
    assert heard == [["--out", "x"]]
