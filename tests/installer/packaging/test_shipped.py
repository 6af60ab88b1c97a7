"""What is shipped is known with its licence, or the build stops with its name."""

from __future__ import annotations

import json
import sysconfig
from pathlib import Path

import pytest

from installer.packaging import shipped
from installer.packaging.shipped import ShippedError

SITE = Path(sysconfig.get_paths()["purelib"])
LOCK = """\
segno==1.6.6 \\
    --hash=sha256:{a} \\
    --hash=sha256:{b}
pywin32-ctypes==0.2.3 ; sys_platform == 'win32' \\
    --hash=sha256:{b}
""".format(a="a" * 64, b="b" * 64)


def installed(
    site: Path, name: str, version: str, *, said: str = "License: MIT\n", text: str = "words"
) -> Path:
    folder = site / f"{name}-{version}.dist-info"
    folder.mkdir(parents=True)
    (folder / "METADATA").write_text(
        f"Metadata-Version: 2.4\nName: {name}\nVersion: {version}\n{said}\nAbout it"
    )
    if text:
        (folder / "LICENSE").write_text(text)
    return folder


@pytest.fixture
def lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "some.lock"
    path.write_text(LOCK)
    monkeypatch.setattr(shipped, "LOCK", path)
    return path


def test_the_lock_gives_every_hash_of_a_version() -> None:
    found = shipped.locked_hashes(LOCK)
    assert found == {("segno", "1.6.6"): ("a" * 64, "b" * 64), ("pywin32-ctypes", "0.2.3"): ("b" * 64,)}


def test_a_distribution_is_read_from_its_folder(tmp_path: Path, lock: Path) -> None:
    said = "License-Expression: BSD-3-Clause\nProject-URL: Source, https://segno.example\n"
    installed(tmp_path / "site", "segno", "1.6.6", said=said)
    (piece,) = shipped.distributions(tmp_path / "site")
    assert (piece.licence, piece.homepage, piece.purl) == (
        "BSD-3-Clause",
        "https://segno.example",
        "pkg:pypi/segno@1.6.6",
    )
    assert piece.texts[0].read_text() == "words"
    assert len(piece.hashes) == 2


def test_a_licence_told_at_length_is_named_by_its_classifier(tmp_path: Path, lock: Path) -> None:
    said = f"License: {'long ' * 40}\nClassifier: License :: OSI Approved :: MIT License\n"
    installed(tmp_path / "site", "segno", "1.6.6", said=said)
    assert [piece.licence for piece in shipped.distributions(tmp_path / "site")] == ["MIT License"]


def test_nothing_is_shipped_without_a_text(tmp_path: Path, lock: Path) -> None:
    installed(tmp_path / "site", "segno", "1.6.6", text="")
    with pytest.raises(ShippedError, match="segno"):
        shipped.everything(tmp_path / "site")


def test_nothing_is_shipped_that_is_not_locked(tmp_path: Path, lock: Path) -> None:
    installed(tmp_path / "site", "segno", "1.6.7")
    with pytest.raises(ShippedError, match="segno"):
        shipped.everything(tmp_path / "site")


def test_only_what_is_shipped_is_listed(tmp_path: Path, lock: Path) -> None:
    installed(tmp_path / "site", "segno", "1.6.6")
    installed(tmp_path / "site", "pip", "99")
    assert [piece.name for piece in shipped.distributions(tmp_path / "site", {"Segno"})] == ["segno"]


def test_a_new_version_asks_for_a_new_look_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"name": "Qt", "version": "6", "licence": "LGPL-3.0-only", "homepage": "", "texts": ["LICENSE"]}
    (tmp_path / "inside.json").write_text(json.dumps([row | {"within": "segno 1.6.5"}]))
    monkeypatch.setattr(shipped, "INSIDE", tmp_path / "inside.json")
    holder = shipped.Shipped(name="segno", version="1.6.6", licence="BSD", homepage="", texts=())
    with pytest.raises(ShippedError, match=r"segno 1\.6\.5, not 1\.6\.6"):
        shipped.inside([holder])
    assert shipped.inside([]) == []


def test_every_text_that_is_kept_here_is_there_and_used() -> None:
    rows = json.loads(shipped.INSIDE.read_text(encoding="utf-8"))
    texts = {shipped.ROOT / text for row in rows for text in row["texts"]}
    own = {(shipped.TEXTS / text).resolve() for texts in shipped._OWN_TEXTS.values() for text in texts}
    assert [path for path in texts | own if not path.is_file()] == []
    assert set(shipped.TEXTS.iterdir()) <= texts | own


def test_what_this_environment_runs_on_is_wholly_accounted_for() -> None:
    names = {name for name, _version in shipped.locked_hashes(shipped.LOCK.read_text(encoding="utf-8"))}
    pieces = shipped.everything(SITE, only=names)
    assert {"PyNaCl", "Qt", "SQLCipher", "Tabler Icons", "docxtpl"} <= {piece.name for piece in pieces}
