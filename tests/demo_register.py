"""The demo's register, made once for all tests that need it whole, then copied."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from mediation_desk.services import opening
from mediation_desk.services.demo.build import build_demo

NOW = datetime(2026, 3, 18, 6, 30, tzinfo=UTC)
"""When the demo's people look at their desks."""


def copy_demo(root: Path) -> tuple[Path, Path, str]:
    """A copy of its own below `root`: folder of the register, folder of the state, id of the director."""
    made, director_id = _made()
    folder, state = root / "register", root / "state"
    shutil.copytree(made / "register", folder)
    shutil.copytree(made / "state", state)
    return folder, state, director_id


@cache
def _made() -> tuple[Path, str]:
    made = Path(mkdtemp(prefix="desk-demo-", dir=os.environ["HOME"]))  # the tests' own home, removed with it
    session = build_demo(made / "register", made / "state", NOW)
    opening.lock(session)
    return made, session.staff.id
