"""Failed sign-ins: a counter and a growing delay in clear PC state, until the journal takes them over.

Not cryptography: whoever may write this account's files can reset it. It slows a person at the desk.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from mediation_desk.register.vault.canonical import canonical
from mediation_desk.register.vault.whole_file import Step, go_on, said, write_whole

FREE: Final = 3
"""Failures in a row that cost nothing."""
LONGEST: Final = timedelta(seconds=300)
_MOST_KEPT: Final = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedSignIn:
    """One failed sign-in: the slot it was tried on (a staff or card slot id) and the moment (UTC)."""

    slot_id: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """`in_a_row` per slot since its last success, `last` moment per slot, `failures` not yet journalled."""

    in_a_row: dict[str, int]
    last: dict[str, datetime]
    failures: tuple[FailedSignIn, ...]


class FailedSignIns:
    """The failed sign-ins of one register on this PC; every change is on the disk before it returns."""

    def __init__(self, state_folder: Path, register_id: str, *, step: Step = go_on) -> None:
        self._path = state_folder / f"sign-ins-{register_id}.json"
        self._step = step

    def wait(self, slot_id: str, now: datetime) -> timedelta:
        """How long this slot must still wait: nothing for 3 failures, then 2, 4, 8 … 300 seconds.

        A clock set back never makes the wait longer than the delay itself.
        """
        state = self._read()
        last = state.last.get(slot_id)
        if last is None:
            return timedelta(0)
        delay = delay_after(state.in_a_row.get(slot_id, 0))
        return max(timedelta(0), min(delay, last + delay - now))

    def failed(self, slot_id: str, now: datetime) -> timedelta:
        """Count a failure and return the wait it costs."""
        state = self._read()
        count = state.in_a_row.get(slot_id, 0) + 1
        self._write(
            _State(
                in_a_row={**state.in_a_row, slot_id: count},
                last={**state.last, slot_id: now},
                failures=(*state.failures, FailedSignIn(slot_id=slot_id, at=now))[-_MOST_KEPT:],
            )
        )
        return delay_after(count)

    def succeeded(self, slot_id: str) -> None:
        """Start counting anew for this slot; the failures stay until the journal has them."""
        state = self._read()
        if slot_id in state.in_a_row or slot_id in state.last:
            self._write(
                _State(
                    in_a_row={slot: n for slot, n in state.in_a_row.items() if slot != slot_id},
                    last={slot: at for slot, at in state.last.items() if slot != slot_id},
                    failures=state.failures,
                )
            )

    def waiting_for_journal(self) -> tuple[FailedSignIn, ...]:
        """The failures the journal does not have yet, oldest first."""
        return self._read().failures

    def journalled(self, taken: tuple[FailedSignIn, ...]) -> None:
        """Forget the failures that are now committed in the journal."""
        state = self._read()
        left = tuple(failure for failure in state.failures if failure not in set(taken))
        self._write(_State(in_a_row=state.in_a_row, last=state.last, failures=left))

    def _read(self) -> _State:
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            return _State(in_a_row={}, last={}, failures=())
        except OSError as error:
            raise said(error) from error
        try:
            return _parse(data)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            # A damaged counter must not keep anybody out: it is not what protects the register.
            return _State(in_a_row={}, last={}, failures=())

    def _write(self, state: _State) -> None:
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise said(error) from error
        write_whole(self._path, canonical(_fields(state)), step=self._step)


def delay_after(failures: int) -> timedelta:
    """What the n-th failure in a row costs."""
    if failures <= FREE:
        return timedelta(0)
    return min(LONGEST, timedelta(seconds=2 ** min(failures - FREE, 10)))


def _fields(state: _State) -> dict[str, object]:
    return {
        "in_a_row": state.in_a_row,
        "last": {slot: at.astimezone(UTC).isoformat() for slot, at in state.last.items()},
        "failures": [[failure.slot_id, failure.at.astimezone(UTC).isoformat()] for failure in state.failures],
    }


def _parse(data: bytes) -> _State:
    fields = json.loads(data)
    return _State(
        in_a_row={str(slot): max(0, int(n)) for slot, n in fields["in_a_row"].items()},
        last={str(slot): _moment(at) for slot, at in fields["last"].items()},
        failures=tuple(FailedSignIn(slot_id=str(slot), at=_moment(at)) for slot, at in fields["failures"]),
    )


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment without its zone")
    return moment
