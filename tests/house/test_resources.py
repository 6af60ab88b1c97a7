"""Every resource says where it comes from, and every resource asked for is there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path

from mediation_desk.ui.pages import PAGES
from tests.house import source

RESOURCES = source.ROOT / "resources"
ICON_TAKERS = {"icon", "pixmap", "set_icon", "paint"}


def rows(table: str) -> list[tuple[str, str]]:
    """Pattern and licence of each row of the table of origins."""
    return re.findall(r"^\| `([^`]+)` \| ([^|]+) \|", table, flags=re.MULTILINE)


def unaccounted(files: Iterable[str], table: str) -> list[str]:
    """Files no row of the table speaks of."""
    patterns = [pattern for pattern, _licence in rows(table)]
    return [name for name in files if not any(fnmatch(name, pattern) for pattern in patterns)]


def icons_asked_for(path: Path) -> set[str]:
    """Icon names one module writes down: `icon="…"`, and first arguments of what draws an icon."""
    places: list[ast.AST] = []
    for name, call in source.calls(source.tree(path)):
        places += [keyword.value for keyword in call.keywords if keyword.arg == "icon"]
        if name in ICON_TAKERS and call.args:
            places.append(call.args[0])
    return {name for place in places for name in _chosen(place)}


def _chosen(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        return {node.value}
    if isinstance(node, ast.IfExp):
        return _chosen(node.body) | _chosen(node.orelse)
    return set()


def test_every_resource_has_an_origin() -> None:
    files = (path.relative_to(RESOURCES).as_posix() for path in RESOURCES.rglob("*") if path.is_file())
    assert unaccounted(files, (RESOURCES / "LICENCES.md").read_text(encoding="utf-8")) == []


def test_every_licence_text_is_there() -> None:
    licences = " ".join(licence for _pattern, licence in rows((RESOURCES / "LICENCES.md").read_text("utf-8")))
    named = re.findall(r"`([^`]+)`", licences)
    assert named
    assert [name for name in named if not (RESOURCES / name).exists()] == []


def test_every_icon_asked_for_is_there() -> None:
    asked = {name: path.name for path in source.python_files() for name in icons_asked_for(path)}
    assert {
        name: where for name, where in asked.items() if not (RESOURCES / "icons" / f"{name}.svg").exists()
    } == {}


def test_every_page_of_the_rail_has_its_icon() -> None:
    missing = [
        page.key for page in PAGES if page.icon and not (RESOURCES / "icons" / f"{page.icon}.svg").exists()
    ]
    assert missing == []


def test_planted_faults_are_seen(tmp_path: Path) -> None:
    table = "| `fonts/*` | OFL, text in `fonts/OFL.txt` | somewhere |\n"
    assert unaccounted(["fonts/a.ttf", "sounds/bell.wav"], table) == ["sounds/bell.wav"]
    (tmp_path / "page.py").write_text(
        'Button(_("Save"), icon="disk")\nself.set_icon("eye" if a else "eye-off", b)\n'
    )
    assert icons_asked_for(tmp_path / "page.py") == {"disk", "eye", "eye-off"}
