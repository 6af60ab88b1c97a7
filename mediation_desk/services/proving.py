"""A copy is proved by a process of its own, which starts from the header on the stick and one secret.

It is told the copy's folder and the secret by pipe, never as an argument or in the environment, and answers
by pipe: a line of JSON for each progress, and as the last line what the copy holds or why it is refused. It
reads no key of this PC, no keyring, no settings and nothing of the register's folder: a copy that it opens
with card or sheets opens on any other PC too.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from mediation_desk.domain.backup import Holds, Progress, Proof, Tell
from mediation_desk.errors import DeskError
from mediation_desk.process_apart import ApartError, forbid_files, heard_apart
from mediation_desk.register.copy_prove import Unlock, prove_copy
from mediation_desk.register.vault.canonical import canonical
from mediation_desk.register.vault.header import Header
from mediation_desk.register.vault.opened import Opened, open_with
from mediation_desk.register.vault.slots import Seed
from mediation_desk.register.vault.unlock import unlock_with_card, unlock_with_sheets

FLAG = "--verify-copy"
"""The word by which the program is asked to be the process apart."""
SHEET_FIELDS = ("sheet_1", "sheet_2")
LINES = 200
"""About so many lines tell of one proof; a stick of terabytes needs no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSeed:
    """A person's own slot, and the seed of this sitting."""

    slot_id: str
    seed: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardDigits:
    """The restore card as it was typed."""

    digits: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoSheets:
    """Two keepers' sheets as they were typed, in words or numbers."""

    typed: tuple[str, str] = field(repr=False)


Secret = OwnSeed | CardDigits | TwoSheets
"""What opens a copy's own header."""


def prove_apart(
    copy: Path, secret: Secret, tell: Tell, *, everything: bool = True, only: Iterable[str] | None = None
) -> Holds:
    """Let another process prove the copy; whatever `tell` raises ends that process.

    Attachments that are not as they were written are named in `lost` and `damaged`. `only` reads these
    attachments alone, of a copy proved just now. DeskError: those of `prove_copy`, of card and sheets, and
    copy.not_answered when the process ended without an answer: such a copy is refused.
    """
    asked = {
        "copy": str(copy),
        "secret": secret_told(secret),
        "everything": everything,
        "only": None if only is None else list(only),
    }
    now, last = Progress(proof=Proof.REREAD), dict[str, Any]()
    try:
        with heard_apart(FLAG, canonical(asked)) as lines:
            for line in lines:
                last = json.loads(line) if line else last
                if line and "proof" in last:
                    now = _progress(last)
                tell(now)
        return _answer(last)
    except (ApartError, ValueError, TypeError, KeyError) as error:
        if not copy.is_dir():
            raise DeskError("copy.drive_gone") from error
        raise DeskError("copy.not_answered") from error


def be_the_process_apart(into: IO[bytes], out: IO[bytes]) -> int:
    """Prove what is asked for and say how far it is; 0 when there was an answer, whichever it was."""
    asked = json.loads(into.read())
    forbid_files()
    try:
        copy, only = Path(asked["copy"]), asked["only"]
        proven = prove_copy(
            copy, unlock_by(copy, asked["secret"]), _speaker(out), everything=asked["everything"], only=only
        )
        _say(out, {"holds": {**asdict(proven.holds), "made_at": proven.holds.made_at.isoformat()}})
    except DeskError as refused:
        _say(out, {"key": refused.key, "field": refused.field, "names": refused.names})
    return 0


def secret_told(secret: Secret) -> dict[str, object]:
    """A secret as it goes through a pipe, for `unlock_by`."""
    match secret:
        case OwnSeed(slot_id=slot_id, seed=seed):
            return {"slot": slot_id, "seed": seed.hex()}
        case CardDigits(digits=digits):
            return {"card": digits}
        case TwoSheets(typed=typed):
            return {"sheets": list(typed)}


def unlock_by(copy: Path, told: dict[str, Any]) -> Unlock:
    """What opens the header in the folder `copy` by a secret that came through a pipe."""
    if "card" in told:
        return lambda _header: unlock_with_card(copy, told["card"])
    if "sheets" in told:
        return lambda _header: unlock_with_sheets(copy, told["sheets"], SHEET_FIELDS)

    def own(header: Header) -> Opened:
        slot = header.slot(told["slot"])
        if slot is None:
            raise DeskError("vault.slot_unknown")
        return open_with(header, slot, Seed(seed=bytes.fromhex(told["seed"])))

    return own


def _speaker(out: IO[bytes]) -> Callable[[Progress], None]:
    """Tells what is worth a line: another proof, or a further two-hundredth of this one."""
    said: list[tuple[Proof, int]] = []

    def tell(now: Progress) -> None:
        place = (now.proof, now.done * LINES // now.total if now.total else -1)
        if not said or (place != said[-1] and (now.total or now.proof is not said[-1][0])):
            said[:] = [place]
            _say(out, asdict(now))

    return tell


def _say(out: IO[bytes], fields: dict[str, object]) -> None:
    out.write(canonical(fields))
    out.flush()


def _progress(told: dict[str, Any]) -> Progress:
    return Progress(**{**told, "proof": Proof(told["proof"])})


def _answer(told: dict[str, Any]) -> Holds:
    key = told.get("key")
    if key:
        raise DeskError(key, field=told["field"], **told["names"])
    fields = told["holds"]
    lists = {name: tuple(fields[name]) for name in ("lost", "damaged")}
    return Holds(**{**fields, **lists, "made_at": datetime.fromisoformat(fields["made_at"])})
