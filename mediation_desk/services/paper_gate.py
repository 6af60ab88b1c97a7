"""The one gate every paper passes: nothing is printed, exported or looked at that tells one side's secrets.

No other module of the services turns a paper into files or pages. `made` is for papers of a case, `plain` for
papers that speak of nobody in a case (blank forms, the office's own sheets).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from mediation_desk.documents import pdf, word
from mediation_desk.documents.layout import layout_boxes
from mediation_desk.documents.paper import Paper
from mediation_desk.documents.people import PartyFacts
from mediation_desk.documents.preview import PageImage, page_images
from mediation_desk.documents.words_of import words_of, words_of_docx, words_of_pdf
from mediation_desk.domain.case import Case
from mediation_desk.domain.party import Side
from mediation_desk.domain.wall import BOTH_SIDES
from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.services.wall import Stop, compare, compare_clients

PASSED = Stop()


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePaper:
    """A paper ready to look at, print or export; `name` is a neutral file name without any person's name.

    `case_id` tells of whose case it speaks (none of a blank form), `subject_id` of which record or agreement.
    A paper of a counselling file has `file_id` instead. One that was stopped has no files, only why.
    `unasked` names whoever is printed as registered, because nobody asked them what the other side may see.
    `blank` is a form that tells nothing of anybody. `written_id` is the paper written on the desk it shows,
    `letter_id` the referral whose letter it is. A slip has `appointment_id` and the `person_id` it is for.
    One of a joint consultation has `consultation_id`.
    """

    name: str
    pdf: bytes
    docx: bytes
    key: str = ""
    case_id: str = ""
    subject_id: str = ""
    stop: Stop = PASSED
    file_id: str = ""
    unasked: tuple[str, ...] = ()
    blank: bool = False
    written_id: str = ""
    letter_id: str = ""
    appointment_id: str = ""
    person_id: str = ""
    consultation_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """Pages as they would print; `page` (from 0) is where the wanted clause begins, None without one."""

    pages: tuple[PageImage, ...]
    page: int | None = None
    stop: Stop = PASSED


def plain(key: str, paper: Paper) -> MadePaper:
    """A paper that speaks of nobody in a case."""
    return MadePaper(name=paper.title, pdf=pdf.render(paper), docx=word.render(paper), key=key)


def slip_of(key: str, paper: Paper, appointment_id: str, person_id: str) -> MadePaper:
    """A slip that speaks of nobody, for somebody who has an appointment."""
    return replace(plain(key, paper), appointment_id=appointment_id, person_id=person_id)


def of_file(key: str, paper: Paper, file_id: str, subject_id: str) -> MadePaper:
    """A paper of a counselling file, which no other side ever holds: it never enters a case's dossier."""
    return replace(plain(key, paper), file_id=file_id, subject_id=subject_id)


def of_file_for(
    records: Records,
    key: str,
    paper: Paper,
    file_id: str,
    subject_id: str,
    seen_in: Iterable[tuple[Case, frozenset[Side]]],
    client_ids: Sequence[str] = (),
    shown: Sequence[str] = (),
) -> MadePaper:
    """A paper of a counselling file its clients hold, or why it is not made.

    `seen_in` are the clients' cases, each with the sides on which they stand; clients without any case are
    compared with one another. `shown` is what the paper says in each client's own row.
    """
    words = words_of(paper)
    stops = [compare(records, case, words, readers, shown) for case, readers in seen_in]
    stops.append(compare_clients(records, client_ids, words, shown))
    stop = next((one for one in stops if one), PASSED)
    if not stop:
        return of_file(key, paper, file_id, subject_id)
    return MadePaper(
        name=paper.title, pdf=b"", docx=b"", key=key, subject_id=subject_id, stop=stop, file_id=file_id
    )


def for_body(
    records: Records,
    key: str,
    paper: Paper,
    referral_id: str,
    spoken_of: Iterable[tuple[Case, frozenset[Side]]],
) -> MadePaper:
    """A letter to another body, or why it is not made: of nobody it tells more than of those spoken of.

    `spoken_of` are matters, each with the sides the letter may speak of; what a party lets the other side see
    was not agreed for another body.
    """
    words = words_of(paper)
    stops = (compare(records, case, words, sides, outside=True) for case, sides in spoken_of)
    stop = next((one for one in stops if one), PASSED)
    files = (b"", b"") if stop else (pdf.render(paper), word.render(paper))
    return MadePaper(name=paper.title, pdf=files[0], docx=files[1], key=key, stop=stop, letter_id=referral_id)


def for_units(
    records: Records, key: str, paper: Paper, consultation_id: str, matters: Iterable[Case]
) -> MadePaper:
    """A paper of a joint consultation for the units in it: nobody's own words or places stand there."""
    words = words_of(paper)
    stops = (compare(records, case, words, BOTH_SIDES, outside=True) for case in matters)
    stop = next((one for one in stops if one), PASSED)
    files = (b"", b"") if stop else (pdf.render(paper), word.render(paper))
    return MadePaper(
        name=paper.title, pdf=files[0], docx=files[1], key=key, stop=stop, consultation_id=consultation_id
    )


def made(
    records: Records,
    key: str,
    paper: Paper,
    case: Case,
    *,
    subject_id: str = "",
    readers: frozenset[Side] = BOTH_SIDES,
    shown: Iterable[PartyFacts] = (),
) -> MadePaper:
    """A paper of a case for those `readers`, or why it is not made; `shown` are facts of the parties."""
    stop = compare(records, case, words_of(paper), readers, agreed(shown))
    files = (b"", b"") if stop else (pdf.render(paper), word.render(paper))
    return MadePaper(
        name=paper.title,
        pdf=files[0],
        docx=files[1],
        key=key,
        case_id=case.id,
        subject_id=subject_id,
        stop=stop,
    )


def files(
    records: Records,
    paper: Paper,
    case: Case,
    shown: Iterable[PartyFacts],
    *,
    readers: frozenset[Side] = BOTH_SIDES,
) -> tuple[bytes, bytes]:
    """(PDF, DOCX) of a paper for those `readers`, to be kept as printed. DeskError("paper.private_words")."""
    if compare(records, case, words_of(paper), readers, agreed(shown)):
        raise DeskError("paper.private_words")
    return pdf.render(paper), word.render(paper)


def kept(
    records: Records,
    key: str,
    name: str,
    printed: tuple[bytes, bytes],
    case: Case,
    *,
    subject_id: str = "",
    signed: bool,
    shown: Iterable[PartyFacts] = (),
    readers: frozenset[Side] = BOTH_SIDES,
) -> MadePaper:
    """A print kept earlier, exactly; looked through again unless everybody signed and holds it already."""
    stop = PASSED if signed else compare(records, case, words_of_pdf(printed[0]), readers, agreed(shown))
    files = (b"", b"") if stop else printed
    return MadePaper(
        name=name, pdf=files[0], docx=files[1], key=key, case_id=case.id, subject_id=subject_id, stop=stop
    )


def page_images_of(paper: MadePaper, scale: float) -> tuple[PageImage, ...]:
    """Images of a paper that is made already, at `scale` pixels a point."""
    return page_images(paper.pdf, scale)


def own(
    records: Records,
    key: str,
    name: str,
    docx: bytes,
    case: Case,
    *,
    subject_id: str,
    readers: frozenset[Side],
    shown: Iterable[PartyFacts],
) -> MadePaper:
    """A Word file filled from the centre's own template: looked through as any paper is, without pages."""
    stop = compare(records, case, words_of_docx(docx), readers, agreed(shown))
    return MadePaper(
        name=name,
        pdf=b"",
        docx=b"" if stop else docx,
        key=key,
        case_id=case.id,
        subject_id=subject_id,
        stop=stop,
    )


def look(
    records: Records,
    paper: Paper,
    case: Case,
    *,
    clause_id: str = "",
    scale: float = 1.0,
    shown: Iterable[PartyFacts] = (),
    readers: frozenset[Side] = BOTH_SIDES,
) -> Pages:
    """Images of a paper for `readers` (`scale` pixels per point) with one clause tinted, or why not."""
    stop = compare(records, case, words_of(paper), readers, agreed(shown))
    if stop:
        return Pages(pages=(), stop=stop)
    pages = page_images(pdf.render(paper, highlight=clause_id), scale)
    found = (box.page - 1 for box in layout_boxes(paper) if box.clause == clause_id)
    return Pages(pages=pages, page=next(found, None) if clause_id else None)


def look_plain(paper: Paper, scale: float = 1.0) -> Pages:
    """Images of a paper that speaks of nobody in a case."""
    return Pages(pages=page_images(pdf.render(paper), scale))


def kept_plain(key: str, name: str, printed: tuple[bytes, bytes]) -> MadePaper:
    """A print of the office's own kept earlier, exactly."""
    return MadePaper(name=name, pdf=printed[0], docx=printed[1], key=key)


def agreed(shown: Iterable[PartyFacts]) -> tuple[str, ...]:
    """The words by which a paper prints what each party agreed to show."""
    return tuple(
        words
        for one in shown
        for words in (one.contact, one.address, one.identity_number)  # an occupation is typed freely
        if words
    )
