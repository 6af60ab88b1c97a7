"""The last two ways with a damaged register: its log's result put in place, or all that is readable saved.

Either makes a whole register beside the damaged one and proves it before anything is decided.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from mediation_desk.domain.damage import Loss, Rescue, RescueProgress, TellRescue
from mediation_desk.domain.restored import Restored
from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.register import damage_look, epochs, journal, office, restored, salvage, triggers
from mediation_desk.register import salvage_essentials as essentials
from mediation_desk.register.damaged_file import DamagedFile
from mediation_desk.register.records import Records
from mediation_desk.register.register import Register
from mediation_desk.register.vault.header_file import read_header
from mediation_desk.register.vault.pc_key import read_pc_key
from mediation_desk.register.vault.whole_file import said
from mediation_desk.services.rescue import Patient, aside_of, decide, fresh_of, furnish
from mediation_desk.services.restore_admission import opener
from mediation_desk.services.session import seat_of

_NOBODY = Staff(id="salvage", name="", roles=frozenset())


def put_log_back(patient: Patient, now: datetime, tell: TellRescue) -> str:
    """Put the whole register its log gave in place; the name the damaged folder will have.

    DeskError permission.refused (a password of somebody without the role), rescue.not_whole, copy.damaged,
    those of disk and `tell`: nothing was decided then.
    """
    if not patient.best.sound:
        raise DeskError("rescue.not_whole")
    with _new_register(patient) as fresh:
        path = fresh / patient.keys.database
        try:
            shutil.copyfile(patient.best.path, path)
        except OSError as error:
            raise said(error) from error
        triggers.remake_in(path, patient.keys.database_key)
        _finish(patient, fresh, now, tell, "recover_log", patient.log.reached, ())
        return decide(patient, now)


def save_readable(patient: Patient, now: datetime, tell: TellRescue) -> Loss:
    """Make a new register of everything readable, prove it, and tell what is not in it; nothing is decided.

    `put_saved` decides. DeskError rescue.closed (not even the list of its tables can be read), those of
    `put_log_back`.
    """
    keys = patient.keys
    if not patient.best.opens:
        raise DeskError("rescue.closed")
    with _new_register(patient) as fresh:
        path = fresh / keys.database
        saved = salvage.salvage(patient.best.path, path, keys.database_key, keys.register_id, now, tell)
        known = max(patient.known, saved.last_read)
        loss = Loss(
            kept=saved.kept,
            from_indexes=saved.from_indexes,
            lost=saved.lost,
            journal_kept=saved.journal_kept,
            journal_known=known,
            aside=aside_of(patient, now),
        )
        stood_in = _finish(patient, fresh, now, tell, "salvage_register", saved.journal_kept, (
            str(saved.journal_kept), str(known), str(loss.rows_lost),
        ))  # fmt: skip
        gone, altered, numbers = _files(patient, path, tell)
        return replace(loss, stood_in=stood_in, files=gone + altered, file_numbers=numbers)


def put_saved(patient: Patient, now: datetime) -> str:
    """Let the saved register take the damaged one's place; the name the damaged folder will have."""
    return decide(patient, now)


@contextmanager
def _new_register(patient: Patient) -> Iterator[Path]:
    fresh = fresh_of(patient)
    try:
        yield fresh
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise


def _finish(
    patient: Patient,
    fresh: Path,
    now: datetime,
    tell: TellRescue,
    act: str,
    kept: int,
    fields: tuple[str, ...],
) -> tuple[str, ...]:
    """Put back what it needs to open, make it searchable, journal it, prove it; names what was put back."""
    keys, path = patient.keys, fresh / patient.keys.database
    furnish(patient, fresh, tell)
    outside = essentials.Outside(header=read_header(patient.folder), pc_key=_pc_key(patient))
    tell(RescueProgress(step=Rescue.SEARCH))
    register = Register.open(path, keys.database_key, seat_of(keys))
    try:
        with register.writing(_NOBODY, now) as records:
            put = essentials.put_back(records, outside)
            if act == "salvage_register":
                salvage.rebuild_search(records, tell)
            who = opener(keys, office.all_staff(records))
        with register.writing(who, now) as records:
            restored.mark(records, _mark(patient, records, now, who, kept))
            records.journal(act, keys.slot_id, fields=fields or (str(kept),))
        register.settle()
        with register.reading(who, now) as records:
            salvage.prove_sound(records, tell)
    finally:
        register.close()
    epochs.sync_database(path)
    return put


def _mark(patient: Patient, records: Records, now: datetime, who: Staff, kept: int) -> Restored:
    """The numbers go on as after a restore: the last ones on paper are asked for before the next is taken."""
    number, head = journal.last(records)
    return Restored(
        id=uuid4().hex,
        copy_name=patient.folder.name,
        copy_made_at=now,
        restored_at=now,
        by=who.id,
        entries=kept,
        head=head.hex() if number else "",
        ends=restored.series_ends(records),
        seen_entries=max(patient.known, kept),
        aside=aside_of(patient, now),
    )


def _pc_key(patient: Patient) -> str:
    with suppress(DeskError):
        return read_pc_key(patient.state_folder, patient.keys.register_id).key.hex()
    return ""


def _files(patient: Patient, path: Path, tell: TellRescue) -> tuple[int, int, tuple[str, ...]]:
    saved = DamagedFile(path, patient.keys.database_key)
    try:
        return damage_look.lost_files(saved, path.parent, tell)
    finally:
        saved.close()
