"""A register with a case and ways to add scans to it and open them, for tests of attachments."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from mediation_desk.domain.attachment import Attachment, NewAttachment
from mediation_desk.domain.party import Side
from mediation_desk.domain.staff import Staff
from mediation_desk.register.attachment_files import FOLDER
from mediation_desk.services import attachments
from tests import scan_samples as samples
from tests.desk_fixtures import MEDIATOR, Office

CARD = NewAttachment(title="林晓芸身份证", item=3, side=Side.SEEKER)


def files(office: Office) -> list[Path]:
    return sorted((office.path.parent / FOLDER).glob("*"))


def add(
    office: Office, case_id: str, data: bytes | None = None, who: Staff = MEDIATOR, **said: object
) -> Attachment:
    new = replace(CARD, **said)  # type: ignore[arg-type]  # a test's own fields
    with office.as_(who) as records:
        return attachments.add_picture(records, case_id, samples.jpeg() if data is None else data, new)


def shelf(office: Office, case_id: str, who: Staff = MEDIATOR) -> attachments.Shelf:
    with office.reading(who) as records:
        return attachments.shelf_of(records, case_id)


def opened(office: Office, one: Attachment, who: Staff = MEDIATOR) -> attachments.OpenedFile:
    with office.as_(who) as records:
        return attachments.open_attachment(records, one.id)
