"""Killed while short-locked: the seed, the code and every key are gone with the process."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from mediation_desk.services import opening
from mediation_desk.services.drafts import get_draft
from tests.desk_fixtures import COUNSELLOR, NOON
from tests.faults.short_locked import CODE
from tests.session_fixtures import PASSWORD

ALONE = re.compile(rb"(?<![0-9a-fA-F])" + CODE.encode() + rb"(?![0-9a-fA-F])")
"""The code by itself: within a longer row of hexadecimal digits it may stand by chance."""
ROOT = Path(__file__).resolve().parents[2]


def traces(folder: Path, secrets: list[bytes]) -> list[str]:
    """Files below a folder that hold a secret, raw or spelled out."""
    found = []
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        content = path.read_bytes()
        for secret in secrets:
            spelled = secret.hex()
            if any(told in content for told in (secret, spelled.encode(), spelled.upper().encode())):
                found.append(path.name)
        if ALONE.search(content):
            found.append(path.name)
    return found


def test_killed_while_short_locked_leaves_nothing_to_open_with(tmp_path: Path) -> None:
    scratch = tmp_path / "temp"
    scratch.mkdir()
    environment = os.environ | {name: str(scratch) for name in ("TMPDIR", "TEMP", "TMP", "HOME")}
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.short_locked", str(tmp_path / "desk")],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
    )
    try:
        assert child.stdout is not None
        told = json.loads(child.stdout.readline())
    finally:
        child.kill()
        child.wait()
        if child.stdout is not None:
            child.stdout.close()
    secrets = [bytes.fromhex(one) for one in told] + [PASSWORD.encode(), "哨兵草稿".encode()]
    assert len(told) == 5
    assert traces(tmp_path, secrets) == []
    folder, state = tmp_path / "desk" / "register", tmp_path / "desk" / "state"
    session = opening.open_with_password(folder, state, COUNSELLOR.id, PASSWORD, NOON)
    with session.reading(session.staff, NOON) as records:
        assert get_draft(records, "reception", "") == "哨兵草稿"
    opening.lock(session)


def test_a_planted_secret_is_seen(tmp_path: Path) -> None:
    secret = bytes(range(32))
    (tmp_path / "raw").write_bytes(b"before" + secret)
    (tmp_path / "spelled").write_text(secret.hex())
    (tmp_path / "typed").write_text(f"code: {CODE}")
    assert traces(tmp_path, [secret]) == ["raw", "spelled", "typed"]
