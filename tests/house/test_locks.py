"""The locked dependencies are those pyproject.toml names, every one with hashes."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.house import source

LOCKS = {
    "requirements.lock": (),
    "requirements-dev.lock": ("dev",),
    "requirements-package.lock": ("package",),
}


def pinned(requirements: list[str]) -> set[str]:
    """`name==version` of each requirement, as locks write it."""
    return {re.split(r"[;\s]", requirement)[0].lower() for requirement in requirements}


def locked(lock: str) -> dict[str, int]:
    """Each `name==version` of a lock with the number of its hashes."""
    found: dict[str, int] = {}
    current = ""
    for line in lock.splitlines():
        if re.match(r"[a-z0-9]", line):
            current = re.split(r"[;\s]", line)[0]
            found[current] = 0
        elif "--hash=sha256:" in line:
            found[current] += 1
    return found


@pytest.mark.parametrize(("name", "extras"), LOCKS.items())
def test_lock_holds_what_the_project_names(name: str, extras: tuple[str, ...]) -> None:
    project = tomllib.loads((source.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = pinned(project["dependencies"])
    for extra in extras:
        wanted |= pinned(project["optional-dependencies"][extra])
    lock = locked((source.ROOT / "installer" / name).read_text(encoding="utf-8"))
    assert wanted - lock.keys() == set()
    assert [requirement for requirement, hashes in lock.items() if hashes == 0] == []


def test_every_lock_holds_the_plain_one() -> None:
    plain, *others = (
        locked((source.ROOT / "installer" / name).read_text(encoding="utf-8")) for name in LOCKS
    )
    for other in others:
        assert plain.keys() - other.keys() == set()


def test_planted_faults_are_seen() -> None:
    assert locked("alembic==1.0 \\\n    --hash=sha256:00\nbabel==2.0\n") == {
        "alembic==1.0": 1,
        "babel==2.0": 0,
    }
    assert pinned(["SQLAlchemy==2.1.9; sys_platform == 'linux'"]) == {"sqlalchemy==2.1.9"}
