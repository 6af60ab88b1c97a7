"""Letting go of a stick: only what is true is said."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mediation_desk.ui.eject import Ejected, by_tools, commands, eject


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder


def tool(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o700)


def test_a_folder_that_is_no_drive_is_left_to_the_person(tmp_path: Path) -> None:
    assert by_tools(tmp_path, "", commands(tmp_path, "")) is Ejected.BY_HAND
    assert eject(tmp_path) is Ejected.BY_HAND


def test_it_is_out_only_when_the_drive_is_gone(tmp_path: Path, tools: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    tool(tools, "udisksctl", f'[ "$1" = unmount ] && rmdir "{stick}"')
    assert by_tools(stick, "/dev/x1", commands(stick, "/dev/x1"), mounted=Path.is_dir) is Ejected.OUT


def test_a_tool_that_claims_it_is_not_believed(tmp_path: Path, tools: Path) -> None:
    for name in ("udisksctl", "gio", "umount"):
        tool(tools, name, "exit 0")
    assert by_tools(tmp_path, "/dev/x1", commands(tmp_path, "/dev/x1"), mounted=Path.is_dir) in (
        Ejected.BUSY,
        Ejected.BY_HAND,
    )


def test_what_holds_it_is_said_to_hold_it(tmp_path: Path, tools: Path) -> None:
    for name in ("udisksctl", "gio", "umount"):
        tool(tools, name, "exit 1")
    with (tmp_path / "open").open("w"):
        said = by_tools(tmp_path, "/dev/x1", commands(tmp_path, "/dev/x1"), mounted=Path.is_dir)
    assert said is Ejected.BUSY


def test_without_any_tool_the_person_is_told_what_to_do(tmp_path: Path) -> None:
    assert by_tools(tmp_path, "", [["no-such-tool", "x"]], mounted=Path.is_dir) is Ejected.BY_HAND
