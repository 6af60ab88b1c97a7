"""What somebody was typing when the register broke, kept sealed on this computer until it is open again.

A register that lost a page takes no draft any more. So the texts go into this account's local state, sealed
to their author as drafts always are, and become drafts again when the author signs in next.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from mediation_desk.errors import DeskError
from mediation_desk.register import drafts
from mediation_desk.register.vault.whole_file import said, write_whole
from mediation_desk.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """One form's text that was not kept yet."""

    form: str
    subject_id: str
    text: str


def put_outside(session: Session, typed: Sequence[Typed]) -> None:
    """Keep them beside what is kept there already. Does nothing without a key to seal to.

    DeskError for what a disk refuses.
    """
    public = session.keys.public_keys
    if public is None or not typed:
        return
    place = _place(session)
    kept = {(one.form, one.subject_id): one for one in (*_read(session), *typed)}
    told = json.dumps([asdict(one) for one in kept.values()], ensure_ascii=False)
    write_whole(place, drafts.sealed_to(public.box, told))


def bring_back(session: Session, now: datetime) -> int:
    """Make drafts of what was kept for whoever signed in; how many.

    What a disk refuses leaves them where they are.
    """
    typed = _read(session)
    if not typed:
        return 0
    with session.writing(session.staff, now) as records:
        for one in typed:
            drafts.keep(records, one.form, one.subject_id, one.text)
    with suppress(OSError):
        _place(session).unlink()
    return len(typed)


def _read(session: Session) -> list[Typed]:
    secret = session.keys.box_secret_key
    if secret is None:
        return []
    try:
        told = json.loads(drafts.opened_with(secret, _place(session).read_bytes()))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise said(error) from error
    except (DeskError, ValueError):
        return []  # sealed to an earlier seed, or spoiled: it opens for nobody
    return [Typed(**one) for one in told]


def _place(session: Session) -> Path:
    return session.state_folder / f"drafts-{session.keys.register_id}-{session.keys.slot_id}.sealed"
