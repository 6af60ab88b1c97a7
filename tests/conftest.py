"""What every test stands on: compiled words, no screen, a home folder of its own, a fixed day."""

from __future__ import annotations

import gc
import os
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

_home = tempfile.TemporaryDirectory(prefix="desk-tests-")
for _variable in (
    "HOME",
    "USERPROFILE",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
    "XDG_CACHE_HOME",
):
    os.environ[_variable] = _home.name
for _variable in ("APPDATA", "LOCALAPPDATA"):
    os.environ[_variable] = _home.name

import hypothesis  # noqa: E402 -- the environment above must stand before anything reads it
import pytest  # noqa: E402 -- as above

from installer.words import compile_all  # noqa: E402 -- as above
from mediation_desk import words  # noqa: E402 -- as above
from tests.desk_fixtures import Office  # noqa: E402 -- as above

ROOT = Path(__file__).resolve().parent.parent
_word_faults: list[str] = []
_torn_down = [0]
# A whole look for garbage takes a second; without any, a process that runs thousands of tests grows to
# gigabytes by what outlived its test for a moment.
_TESTS_BETWEEN = 200

# No clock decides a test: other programs may keep this computer busy. A few examples find most faults at
# once; before a release look further with DESK_EXAMPLES=1000.
hypothesis.settings.register_profile(
    "desk",
    max_examples=int(os.environ.get("DESK_EXAMPLES", "30")),
    deadline=None,
    database=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("desk")


def pytest_configure(config: pytest.Config) -> None:
    """Compile the word catalogues, so that tests speak what the fragments say now."""
    gc.disable()  # collected between tests instead, see below
    if not hasattr(config, "workerinput"):  # one process compiles, those it shares the tests out to read
        _word_faults.extend(compile_all())
    words.use("zh_CN")


def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Collect garbage here, on the GUI's thread: a widget freed on a register thread would crash Qt."""
    gc.disable()
    _torn_down[0] += 1
    gc.collect(1 if _torn_down[0] % _TESTS_BETWEEN else 2)


def pytest_report_header(config: pytest.Config) -> list[str]:
    return [f"words: {fault}" for fault in _word_faults]


def pytest_unconfigure(config: pytest.Config) -> None:
    _home.cleanup()


@pytest.fixture
def english() -> Iterator[None]:
    """Speak English for one test; Chinese is what every other test hears."""
    words.use("en")
    yield
    words.use("zh_CN")


@pytest.fixture
def today() -> date:
    """A Monday with nothing special about it."""
    return date(2026, 3, 9)


@pytest.fixture
def now() -> datetime:
    """Ten in the morning of `today`, in Shanghai."""
    return datetime(2026, 3, 9, 2, 0, tzinfo=UTC)


@pytest.fixture
def desk_office(tmp_path: Path) -> Iterator[Office]:
    """A real encrypted register with staff of every role; `desk_office.as_(MEDIATOR)` writes."""
    office = Office(tmp_path / "register.db")
    yield office
    office.check_limits()
    office.close()
