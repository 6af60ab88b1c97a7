"""What is written about a consultation is looked through: it leaves the house, and names nobody."""

from __future__ import annotations

from collections.abc import Iterable

from mediation_desk.domain.brief import BriefCheck, BriefFind, kind_of, look_for, once
from mediation_desk.domain.consultation import Subject
from mediation_desk.domain.wall import BOTH_SIDES
from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.services.access import CONSULTATION_WRITE
from mediation_desk.services.consultation_subjects import matters_of, may_call, spoken_of
from mediation_desk.services.permission import allowed
from mediation_desk.services.wall import compare


@allowed(CONSULTATION_WRITE)
def look_through(records: Records, subject: Subject, texts: tuple[tuple[str, str], ...]) -> BriefCheck:
    """Names, numbers, addresses and one side's own words in these (field, text), each with what fits instead.

    Raises DeskError: those of `may_call`.
    """
    may_call(records, subject)
    return found_in(records, subject, texts)


def found_in(records: Records, subject: Subject, texts: Iterable[tuple[str, str]]) -> BriefCheck:
    """The same, for whoever was let in already."""
    people, shut = spoken_of(records, subject)
    matters = matters_of(records, subject)
    finds: list[BriefFind] = []
    for field, text in texts:
        finds += look_for(field, text, people)
        for matter in matters:
            # What a side shows the other was not agreed for other units.
            stop = compare(records, matter, [text], BOTH_SIDES, outside=True)
            shut = shut or bool(stop.contacts or stop.phrases)
            finds += [
                BriefFind(
                    field=field,
                    kind=kind_of(hit.kind),
                    sentence=hit.sentence,
                    start=hit.start,
                    length=hit.length,
                )
                for hit in stop.finds
            ]
    return BriefCheck(finds=once(finds), shut=shut)


def refuse_names(records: Records, subject: Subject, texts: Iterable[tuple[str, str]]) -> None:
    """Keep nothing that tells who somebody is.

    Raises DeskError: consultation.names_somebody beside the first such field, consultation.cannot_compare
    when something of theirs does not open here.
    """
    check = found_in(records, subject, texts)
    if check.finds:
        raise DeskError("consultation.names_somebody", field=check.finds[0].field)
    if check.shut:
        raise DeskError("consultation.cannot_compare")
