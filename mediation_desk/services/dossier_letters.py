"""Letters of referrals in a dossier: always in the 副卷, bound for their readers, else in an envelope."""

from __future__ import annotations

from collections.abc import Iterator

from mediation_desk.documents.wording import wording
from mediation_desk.domain.case import Case
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.dossier import FROM_OUTSIDE, Part, Volume
from mediation_desk.domain.referral import LetterPrint
from mediation_desk.errors import DeskError
from mediation_desk.register import referral_prints, referrals, sealed
from mediation_desk.register.records import Records
from mediation_desk.services import binding_gate
from mediation_desk.services.binding_gate import Leafed

SOURCE = "letter"
BESIDE = 12
"""Letters that fit no item lie with the dossier note."""


def letter_parts(records: Records, case: Case) -> Iterator[Part]:
    """Every letter issued for a referral of the case; what it says is sealed, that it was sent is not."""
    for printed in _prints(records, case):
        yield Part(
            id=f"{SOURCE}:{printed.code}",
            source=SOURCE,
            key="",
            item=1 if printed.key in FROM_OUTSIDE else BESIDE,
            title=wording(printed.key)["title"],
            volume=Volume.SIDE,
            number=printed.number,
            on=legal_day(printed.issued_at),
            restricted=True,
            envelope=not sealed.may_open(records, printed.sealed_id),
        )


def letter_leaf(records: Records, case: Case, part: Part) -> Leafed:
    """The letter exactly as issued. DeskError: dossier.no_part, sealed.not_yours."""
    code = part.id.partition(":")[2]
    printed = next((one for one in _prints(records, case) if one.code == code), None)
    if printed is None:
        raise DeskError("dossier.no_part")
    content, _docx = referral_prints.files(records, printed)
    return binding_gate.leaf_of_file(records, part, content, case, signed=False)


def _prints(records: Records, case: Case) -> Iterator[LetterPrint]:
    for referral in referrals.of_case(records, case.id):
        if referral.file_id is None:  # what comes from a counselling file stays there
            yield from referral_prints.of_referral(records, referral.id)
