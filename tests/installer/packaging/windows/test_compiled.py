"""Byte code takes the place of sources, the same for the same sources."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from installer.environment import SetupError
from installer.packaging.files_list import listed
from installer.packaging.windows import compiled

STEP = "mediation_desk/register/migrations/versions/m0001.py"


def sources(folder: Path) -> Path:
    (folder / STEP).parent.mkdir(parents=True)
    (folder / STEP).write_text("step = 1\n")
    (folder / "one.py").write_text("kinds = {'a', 'b', 'c'} and 1\nif 'x' in {'p', 'q', 'x'}: print(kinds)\n")
    return folder


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = sources(tmp_path / "one"), sources(tmp_path / "elsewhere" / "two")
    assert [compiled.compile_all(folder, [sys.executable]) for folder in (one, two)] == [1, 1]
    assert listed(one) == listed(two)
    assert (one / STEP).exists()
    assert not (one / "one.py").exists()
    assert subprocess.check_output([sys.executable, str(one / "one.pyc")]) == b"1\n"


def test_a_faulty_module_stops_the_build(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.py").write_text("def")
    with pytest.raises(SetupError):
        compiled.compile_all(tmp_path, [sys.executable])
    capfd.readouterr()


def test_this_python_compiles_for_its_own_series() -> None:
    assert compiled.compiler(sys.version_info[:2]) == [sys.executable]
    with pytest.raises(SetupError, match=r"CPython 4\.0"):
        compiled.compiler((4, 0))
