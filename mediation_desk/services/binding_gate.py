"""The gate for what is bound: every part of a dossier passes it on its way into a volume.

The second half of the one gate for papers: nothing else turns parts into a volume. What the parties may read
is compared with what belongs to one of them, and nothing of the counselling file ever enters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from mediation_desk.documents import bound, pdf
from mediation_desk.documents.bound import Leaf, Went, not_interrupted
from mediation_desk.documents.kind import Shelf
from mediation_desk.documents.paper import Paper
from mediation_desk.documents.papers import BOUND, PAPERS
from mediation_desk.documents.people import PartyFacts
from mediation_desk.documents.wording import our_wording
from mediation_desk.documents.words_of import words_of, words_of_pdf
from mediation_desk.domain.case import Case
from mediation_desk.domain.dossier import Part, Volume
from mediation_desk.domain.party import Side
from mediation_desk.domain.wall import BOTH_SIDES
from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.services.paper_gate import PASSED, MadePaper, agreed
from mediation_desk.services.wall import Stop, compare


@dataclass(frozen=True, slots=True, kw_only=True)
class Leafed:
    """A part of a dossier ready to be bound, or why it is not."""

    leaf: Leaf
    stop: Stop = PASSED


def leaf_of_paper(
    records: Records, part: Part, paper: Paper, case: Case, shown: Iterable[PartyFacts] = ()
) -> Leafed:
    """A paper filled from the register, for its volume. DeskError as of `admit`."""
    admit(part, words_of(paper))
    stop = compare(records, case, words_of(paper), _readers_of(part), agreed(shown))
    return Leafed(leaf=Leaf(name=part.title, pdf=b"" if stop else pdf.render(paper)), stop=stop)


def leaf_of_file(
    records: Records,
    part: Part,
    content: bytes,
    case: Case,
    shown: Iterable[PartyFacts] = (),
    *,
    signed: bool,
) -> Leafed:
    """A print kept earlier or a scan, exactly; not looked through when everybody signed and holds it already.

    DeskError as of `admit`, dossier.unreadable.
    """
    leaf = Leaf(name=part.title, pdf=content)
    bound.count_pages(leaf)
    words = words_of_pdf(content)
    admit(part, words)
    stop = PASSED if signed else compare(records, case, words, _readers_of(part), agreed(shown))
    return Leafed(leaf=replace(leaf, pdf=b"") if stop else leaf, stop=stop)


def admit(part: Part, words: Sequence[str]) -> None:
    """Refuse what has no place in a dossier, whoever brings it.

    Papers of the counselling file, told by their kind or by the title that stands on them, never enter;
    neither do the office's own. What is restricted or of one side's talks never enters the 正卷. DeskError:
    dossier.counselling, dossier.not_of_dossier, dossier.only_side_volume, dossier.envelope.
    """
    kind = _KINDS.get(part.key)
    if (kind is not None and kind.shelf is Shelf.COUNSELLING) or _is_counselling(words):
        raise DeskError("dossier.counselling", paper=part.title)
    if kind is not None and kind.shelf not in (Shelf.MAIN, Shelf.SIDE):
        raise DeskError("dossier.not_of_dossier", paper=part.title)
    restricted = part.restricted or (kind is not None and (kind.restricted or kind.shelf is Shelf.SIDE))
    if restricted and part.volume is Volume.MAIN:
        raise DeskError("dossier.only_side_volume", paper=part.title)
    if part.envelope:
        raise DeskError("dossier.envelope", paper=part.title)


def bind(
    name: str,
    case_id: str,
    front: Sequence[Leaf],
    leaves: Sequence[Leaf],
    back: Sequence[Leaf],
    went: Went = not_interrupted,
) -> MadePaper:
    """A volume from leaves that passed this gate; may run on any thread. What `went` raises stops it."""
    whole = bound.bind(front, leaves, back, went)
    return MadePaper(name=name, pdf=whole, docx=b"", key=BOUND, case_id=case_id)


def extract(
    records: Records,
    volume: MadePaper,
    case: Case,
    pages: Sequence[int],
    readers: frozenset[Side],
    shown: Iterable[PartyFacts] = (),
) -> MadePaper:
    """Those pages (from 1, as numbered) of a bound volume for these readers, or why not.

    `readers` empty: an authority, which no side's secrets are kept from.
    """
    chosen = bound.pick(volume.pdf, pages)
    stop = compare(records, case, words_of_pdf(chosen), readers, agreed(shown)) if readers else PASSED
    return replace(volume, pdf=b"" if stop else chosen, stop=stop)


def _readers_of(part: Part) -> frozenset[Side]:
    return BOTH_SIDES if part.volume is Volume.MAIN else frozenset()


def _is_counselling(words: Sequence[str]) -> bool:
    """Whether some page bears the title of a paper of the counselling file in its first lines."""
    heads = ("".join(line.split()) for text in words for line in text.splitlines()[:_TITLE_WITHIN])
    titles = _counselling_titles()
    return any(head.partition("（")[0] in titles for head in heads)


_TITLE_WITHIN = 4
_KINDS = {kind.key: kind for kind in PAPERS}


def _counselling_titles() -> frozenset[str]:
    """As the house calls them now, and as we do: what was printed earlier may bear either."""
    kinds = [kind for kind in PAPERS if kind.shelf is Shelf.COUNSELLING]
    return frozenset(title for kind in kinds for title in (kind.title, our_wording(kind.key)["title"]))
