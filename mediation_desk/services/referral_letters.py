"""Sending a referral: what leaves the house, the letter with number and code, and its exact reprint."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mediation_desk.documents.paper import Imprint
from mediation_desk.documents.wording import wording
from mediation_desk.domain.numbering import Series
from mediation_desk.domain.numerals import plain_date
from mediation_desk.domain.referral import Referral, ReferralEvent, ReferralState
from mediation_desk.domain.referral_content import ReferralContent, Told, told_by
from mediation_desk.errors import DeskError
from mediation_desk.register import (
    check_codes,
    numbers,
    referral_prints,
    referrals,
)
from mediation_desk.register.records import Records
from mediation_desk.services import paper_gate
from mediation_desk.services.access import REFERRAL_READ, REFERRAL_WRITE
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.papers_out import Way
from mediation_desk.services.permission import allowed
from mediation_desk.services.referral_access import known_referral
from mediation_desk.services.referral_papers import LETTER, letter_paper, walls
from mediation_desk.services.referral_seal import readers_of
from mediation_desk.services.referral_standing import clocked, lack_of, refuse
from mediation_desk.services.referral_telling import disclose
from mediation_desk.services.referrals import Origin, begin_referral, begun, outgoing, unchanged


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """What would leave the house: the letter itself, the categories it tells, what still lacks.

    `lacks` are refusals with their fields, as a page may say them beside each.
    """

    made: MadePaper
    told: frozenset[Told]
    lacks: tuple[DeskError, ...]


@allowed(REFERRAL_WRITE)
def look_at_letter(
    records: Records,
    origin: Origin,
    person_id: str,
    content: ReferralContent,
    referral_id: str = "",
) -> Leaving:
    """The letter of what is typed, saved or not, and what exactly it tells; marked as a draft, never kept.

    Raises DeskError: paper.* for what cannot be printed, and those of `known_referral`.
    """
    known = known_referral(records, referral_id) if referral_id else None
    referral = known or _not_kept(records, origin, person_id)
    marked = Imprint(mark=wording("written")["proof"])
    paper = letter_paper(records, referral, content, imprint=marked)
    made = paper_gate.for_body(records, LETTER, paper, referral.id, walls(records, referral))
    found = {lack.key: lack for lack in lack_of(records, referral, content) if lack is not None}
    return Leaving(made=made, told=told_by(content), lacks=tuple(found.values()))


@allowed(REFERRAL_WRITE, changes={"referral", "journal", "number"})
def send_referral(records: Records, referral_id: str, version: int, *, listed: str = "") -> Referral:
    """Issue the approved letter with its number and code, keep it exactly, and note who was told what.

    Raises DeskError: referral.* of the table and of what lacks, paper.private_words (the wall), paper.* of
    printing, record.changed_meanwhile, sealed.not_yours, sealed.no_seat.
    """
    referral = unchanged(records, referral_id, version)
    content = outgoing(records, referral)
    refuse(records, referral, content, ReferralState.SENT)
    year = records.today.year
    number = numbers.take(records, Series.LETTER, year, listed=listed, became=referral.id)
    code = check_codes.fresh(records, f"{referral.id} {number} {referral.content_id}".encode())
    paper = letter_paper(
        records,
        referral,
        content,
        number=number,
        on=plain_date(records.today),
        imprint=Imprint(number=number, code=code),
    )
    made = paper_gate.for_body(records, LETTER, paper, referral.id, walls(records, referral))
    if made.stop:
        raise DeskError("paper.private_words")
    referral_prints.keep(
        records, referral, LETTER, number, code, (made.pdf, made.docx), readers_of(records, referral)
    )
    disclose(records, referral, content, records.today)
    referrals.note(records, referral.id, ReferralEvent.MOVED, state=ReferralState.SENT, on=records.today)
    sent = replace(
        referral, state=ReferralState.SENT, since=records.now, number=number, sent_on=records.today
    )
    return referrals.save(
        records,
        clocked(records, sent, content),
        "send_referral",
        "state",
        "since",
        "number",
        "sent_on",
        "clock",
        "due_at",
    )


@allowed(REFERRAL_READ, changes={"journal"})
def kept_letter(records: Records, referral_id: str, code: str) -> MadePaper:
    """A letter exactly as issued, byte for byte; journalled.

    Raises DeskError: referral.not_yours, code.not_ours, sealed.not_yours, sealed.altered.
    """
    known_referral(records, referral_id)
    found = next((one for one in referral_prints.of_referral(records, referral_id) if one.code == code), None)
    if found is None:
        raise DeskError("code.not_ours", field="code")
    made = paper_gate.kept_plain(
        found.key, wording(found.key)["title"], referral_prints.files(records, found)
    )
    return replace(made, letter_id=referral_id)


@allowed(REFERRAL_READ, changes={"journal"})
def note_letter_out(records: Records, referral_id: str, key: str, way: Way) -> None:
    """Note in the journal alone that a letter went to a printer or into a file."""
    known_referral(records, referral_id)
    act = "print_paper" if way is Way.PRINTER else "export_paper"
    records.journal(act, referral_id, fields=(key, way.value))


def _not_kept(records: Records, origin: Origin, person_id: str) -> Referral:
    start = begin_referral(records, origin)
    if person_id not in {one.id for one in start.people}:
        raise DeskError("referral.person_needed", field="person")
    return begun(records, origin, person_id)
