"""What of the wheels is shipped: all that the program imports, and not what it has no use for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from installer.packaging.windows import keep, wheels
from tests.house import source


def test_every_module_of_qt_that_is_imported_is_shipped() -> None:
    asked: set[str] = set()
    for path in source.python_files():
        asked |= set(re.findall(r"from PySide6\.Qt(\w+) import", path.read_text(encoding="utf-8")))
    assert asked <= set(keep.QT)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/QtCore.pyd",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/translations/qtbase_zh_CN.qm",
        "shiboken6/Shiboken.pyd",
        "sqlcipher3/_sqlite3.cp313-win_amd64.pyd",
        "sqlalchemy/dialects/postgresql/__init__.py",
        "keyring-25.7.0.dist-info/entry_points.txt",
        "docx/templates/default.docx",
    ],
)
def test_kept(name: str) -> None:
    assert keep.kept(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt6Quick.dll",
        "PySide6/opengl32sw.dll",
        "PySide6/translations/qtbase_de.qm",
        "PIL/_avif.cp313-win_amd64.pyd",
        "bin/pyside6-designer",
        "lxml-6.1.3.dist-info/RECORD",
        "keyring/testing/backend.py",
    ],
)
def test_left_out(name: str) -> None:
    assert not keep.kept(name)


def test_empty_folders_go_with_their_files(tmp_path: Path) -> None:
    for name in ("PySide6/qml/deep/a.qml", "keyring/core.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    keep.prune(tmp_path)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["core.py", "keyring"]


def test_wheels_of_another_system_are_noticed() -> None:
    right = {"pyside6-essentials", "pywin32-ctypes", "sqlcipher3", "keyring"}
    assert wheels.wrong(right) == ""
    assert "jeepney" in wheels.wrong(right | {"jeepney"})
    assert "pywin32-ctypes" in wheels.wrong(right - {"pywin32-ctypes"})
