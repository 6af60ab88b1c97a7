"""One attachment brought back from a stick: its sealed file, which every copy of that time shares.

The row in the register says what the file must be, byte for byte, and holds the key that opens it; so nothing
of the copy has to be opened, and what is not exactly that file is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mediation_desk.errors import DeskError
from mediation_desk.register import attachments
from mediation_desk.register.attachment_files import bring_sealed, digest_of, place_of
from mediation_desk.register.copy_pool import found
from mediation_desk.register.records import Records
from mediation_desk.register.vault.whole_file import Step, go_on
from mediation_desk.services.access import DOSSIER_WRITE
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.generations import copies_in, stick_of
from mediation_desk.services.permission import allowed

FAULTS = ("attachment.file_missing", "attachment.file_damaged")
"""Why an attachment does not open that a copy may bring back."""


@allowed(DOSSIER_WRITE, changes={"attachment", "journal"})
def bring_attachment_back(records: Records, attachment_id: str, chosen: Path, *, step: Step = go_on) -> Path:
    """Put the sealed file of an attachment in its place again; the copy it came from.

    It is compared with its row before, and opened and read whole after (restricted ones for their readers).
    DeskError: attachment.missing, case.not_yours, sealed.not_yours, attachment.whole (nothing is wrong with
    it), attachment.not_on_stick (field `folder`), attachment.damaged_there, and what a disk refuses.
    """
    one = attachments.get(records, attachment_id)
    opened_case(records, one.subject_id)
    if not one.opens:
        raise DeskError("sealed.not_yours")
    name, digest = _stored(records, attachment_id)
    place = place_of(records.folder, name)
    if _is(place, digest):
        raise DeskError("attachment.whole")
    there = [source for source in _sources(chosen, name) if source.is_file()]
    if not there:
        raise DeskError("attachment.not_on_stick", field="folder")
    good = next((source for source in there if _is(source, digest)), None)
    if good is None:
        raise DeskError("attachment.damaged_there", field="folder")
    bring_sealed(good, place, digest, step=step)
    for _piece in attachments.pieces(records, attachment_id):
        pass  # every piece is authenticated; one that is not the row's own never gets here
    records.journal("bring_attachment_back", one.subject_id, attachment_id)
    return good.parent


def _stored(records: Records, attachment_id: str) -> tuple[str, str]:
    named = (row for row in attachments.stored(records) if row[0] == attachment_id)
    _id, name, _bytes, digest = next(named)
    return name, digest


def _sources(chosen: Path, name: str) -> Iterator[Path]:
    """Where copies keep it: beside them, or inside those of the first format."""
    stick = stick_of(chosen)
    yield found(stick / "-", name)  # beside the copies, whether or not one of them is left
    for copy in copies_in(stick):
        yield found(copy, name)


def _is(place: Path, digest: str) -> bool:
    try:
        return not place.is_symlink() and place.is_file() and digest_of(place) == digest
    except OSError:
        return False
