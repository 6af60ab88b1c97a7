"""Checking that nobody rewrote what happened: the whole journal, the anchors kept on this PC, and the locks.

It goes on in pieces, so that others work meanwhile. What it cannot see: when the register's folder and this
account's local state are put back together, only an anchor kept elsewhere (a stick, a receipt) shows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.journal_check import Checked, Fault, Found
from mediation_desk.errors import DeskError
from mediation_desk.register import journal_walk, kept_rows, key_births, office, triggers
from mediation_desk.register.anchor_file import AnchorFile
from mediation_desk.register.anchors import Anchor, is_signed
from mediation_desk.register.journal_walk import Walk
from mediation_desk.register.records import Records
from mediation_desk.register.vault.failed_sign_ins import FailedSignIns
from mediation_desk.register.vault.header import Header, check_mac
from mediation_desk.register.vault.header_file import read_header
from mediation_desk.services.access import JOURNAL_READ
from mediation_desk.services.header_change import known_header
from mediation_desk.services.permission import allowed, turned
from mediation_desk.services.session import Session

__all__ = ["Walk", "begin_check", "begin_walk", "end_check", "found_by", "go_on_checking"]


@turned(JOURNAL_READ)
def begin_check(session: Session, now: datetime) -> Walk:
    """Fetch the anchors this account keeps and stand before the first entry."""
    return begin_walk(session, now)


def begin_walk(session: Session, now: datetime) -> Walk:
    """As `begin_check`, for a check of which the journal is a part."""
    kept = AnchorFile(session.state_folder, session.keys.register_id).read()
    with session.reading(session.staff, now) as records:
        return journal_walk.begin(records, kept.anchors, kept.unreadable)


@allowed(JOURNAL_READ)
def go_on_checking(records: Records, walk: Walk) -> Walk:
    """Look at the next entries; the walk is over when `done` equals `total`."""
    return journal_walk.go_on(records, walk)


@turned(JOURNAL_READ, changes={"journal"})
def end_check(session: Session, now: datetime, walk: Walk) -> Checked:
    """What was found, with the triggers, the header, the keys and waiting sign-ins; journalled."""
    found = found_by(session, now, walk)
    with session.writing(session.staff, now) as records:
        records.journal("verify_journal", fields=sorted({one.fault.value for one in found}))
    return Checked(entries=walk.total, anchors=len(walk.anchors), found=found)


def found_by(session: Session, now: datetime, walk: Walk) -> tuple[Found, ...]:
    """What a walk that is over found, and what is looked at beside it, the gravest first."""
    with session.reading(session.staff, now) as records:
        header = known_header(records)
        found = [
            *walk.found,
            *_anchors(records, walk),
            *_triggers(records),
            *_headers(session, header, walk),
            *_keys(records, walk),
            *_signed(records, walk),
            *_noted(session, walk),
        ]
    return tuple(sorted(found, key=lambda one: not one.grave))


def _anchors(records: Records, walk: Walk) -> Iterator[Found]:
    if walk.unreadable:
        yield _found(Fault.ANCHORS_UNREADABLE, n=str(walk.unreadable))
    if not walk.anchors:
        yield _found(Fault.ANCHORS_NONE)
    signing = {(staff_id, sign) for staff_id, _box, sign in walk.births if sign}
    unwritten = {staff_id for staff_id, _box, sign in walk.births if not sign}
    if _broken(walk):  # a birth may be what is missing: whose key it was cannot be told then
        unwritten |= {one.staff_id for one in walk.anchors}
    forged = [one for one in walk.anchors if not _genuine(records, one, signing, unwritten)]
    if forged:
        yield _found(Fault.ANCHOR_FORGED, n=str(len(forged)), time=_said(forged[-1].at))
    gone = [one for one in walk.anchors if (one.number, one.hash) not in walk.met and one not in forged]
    restored = [one for one in gone if _set_aside(one, walk)]
    if restored:
        yield _found(Fault.RESTORED, n=str(len(restored)), time=_said(max(at for _n, at in walk.restores)))
    cut = [one for one in gone if one.number > walk.total and one not in restored]
    if cut:
        last = max(cut, key=lambda one: one.number)
        names = {"number": str(last.number), "time": _said(last.at), "last": str(walk.total)}
        yield _found(Fault.END_CUT, **names)
    other = [one for one in gone if one.number <= walk.total and one not in restored]
    if other:
        yield _found(Fault.HISTORY_REPLACED, number=str(other[0].number), time=_said(other[0].at))


def _genuine(records: Records, anchor: Anchor, signing: set[tuple[str, str]], unwritten: set[str]) -> bool:
    if anchor.register_id != records.seat.register_id:
        return False
    if not anchor.public:  # made by this computer's own key, which signs nothing
        return not anchor.signature
    known = (anchor.staff_id, anchor.public.hex()) in signing or anchor.staff_id in unwritten
    return known and is_signed(anchor)


def _broken(walk: Walk) -> bool:
    return any(one.fault in (Fault.ENTRY_CHANGED, Fault.ENTRY_MISSING) for one in walk.found)


def _set_aside(anchor: Anchor, walk: Walk) -> bool:
    """Whether a backup put back later explains that the journal went on without this anchor."""
    return any(number <= anchor.number and anchor.at <= at for number, at in walk.restores)


def _triggers(records: Records) -> Iterator[Found]:
    lifted = triggers.lifted(records.connection)
    if lifted:
        yield _found(Fault.TRIGGERS_LIFTED, n=str(len(lifted)), what="、".join(lifted[:5]))


def _headers(session: Session, known: Header, walk: Walk) -> Iterator[Found]:
    try:
        file = read_header(session.folder)
    except DeskError:
        yield _found(Fault.HEADER_UNREADABLE)
        return
    names = {"number": str(file.generation), "last": str(known.generation)}
    if file.generation < known.generation or file.epoch < known.epoch:
        yield _found(Fault.HEADER_OLDER, **names)
    elif file.generation > known.generation or file.epoch > known.epoch:
        yield _found(Fault.HEADER_NEWER, **names)
    elif file != known or not _maced(file, session.keys.header_key):
        yield _found(Fault.HEADER_DIFFERS)
    ahead = [one for one in walk.anchors if one.generation > known.generation or one.epoch > known.epoch]
    ahead = [one for one in ahead if not _set_aside(one, walk)]
    if ahead:
        names = {"number": str(known.generation), "last": str(max(one.generation for one in ahead))}
        yield _found(Fault.HEADER_PUT_BACK, **names, time=_said(ahead[-1].at))


def _maced(header: Header, header_key: bytes) -> bool:
    try:
        check_mac(header, header_key)
    except DeskError:
        return False
    return True


def _keys(records: Records, walk: Walk) -> Iterator[Found]:
    born, owners = set(walk.births), {owner for owner, _box, _sign in walk.births}
    named = {one.id: one.name for one in office.all_staff(records)}
    for owner, box, sign in office.every_keys(records):
        written = (owner, box.hex(), sign.hex()) in born
        untold = (owner, "", "") in born or (_broken(walk) and owner not in owners)
        if not written and not untold:
            yield _found(Fault.KEYS_EXCHANGED, who=named.get(owner, owner[:8]))
    for name in key_births.untold_directors(records):
        yield _found(Fault.DIRECTOR_UNTOLD, who=name)


def _signed(records: Records, walk: Walk) -> Iterator[Found]:
    gone = kept_rows.missing(records, walk.kept)
    if gone:
        yield _found(Fault.SIGNED_MISSING, n=str(gone))


def _noted(session: Session, walk: Walk) -> Iterator[Found]:
    if walk.set_backs:
        yield _found(Fault.CLOCK_SET_BACK, n=str(len(walk.set_backs)), time=_said(walk.set_backs[-1]))
    if walk.rewritten:
        yield _found(Fault.HEADER_REWRITTEN, n=str(walk.rewritten))
    waiting = FailedSignIns(session.state_folder, session.keys.register_id).waiting_for_journal()
    if waiting:
        yield _found(Fault.FAILED_WAITING, n=str(len(waiting)), time=_said(waiting[-1].at))


def _found(fault: Fault, **names: str) -> Found:
    return Found(fault=fault, names=tuple(names.items()))


def _said(moment: datetime) -> str:
    return f"{moment.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"
