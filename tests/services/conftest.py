"""A register with passwords, on which services that turn keys are tried."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.session_fixtures import SessionOffice


@pytest.fixture
def staffed(tmp_path: Path) -> Iterator[SessionOffice]:
    """Everybody of the desk fixtures with a password of their own; nobody signed in."""
    made = SessionOffice(tmp_path)
    yield made
    made.close()
