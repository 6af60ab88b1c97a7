"""The closed block model of every printed paper: what is said and in which order, never how it looks.

A form is a pure function that returns a `Paper`; `pdf.render` and `word.render` turn any Paper into bytes.
Lengths are millimetres. The looks of each `role` are data in resources/forms/style.json.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

BLANK = "\u3000"
"""One em of space; underlined, it is a blank to be filled by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text in one look; a `verbatim` one may speak of `{fields}` without being one unfilled."""

    text: str
    underline: bool = False
    strong: bool = False
    verbatim: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """The paper's name, centred and large."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberLine:
    """编号 at the right under the title."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text; `role` names its look, `keep` holds it together with the block that follows.

    `tail` holds only its last two lines to what follows, so that a long text may still run over a page end.
    A line feed inside the text starts a new line with the same indent. `id` lets it be found on its page.
    """

    runs: Runs
    role: str = "body"
    keep: bool = False
    tail: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A numbered clause; `id` lets a preview find it again on the page."""

    id: str
    number: str
    runs: Runs


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a grid; `width` 0 shares what is left of the row, `lined` draws a line under it.

    In a boxed grid a `joined` cell goes on from the one above it: no line between the two.
    """

    runs: Runs
    width: float = 0
    label: bool = False
    lined: bool = False
    joined: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row; `height` is the least it takes up, it grows with its text and may run over pages.

    A `centred` row is never torn by a page end and its words stand in the middle of its height; `keep` holds
    a row together with the next.
    """

    cells: tuple[Cell, ...]
    height: float = 0
    centred: bool = False
    keep: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A grid of facts: boxed, or only with lines under the cells that ask for one.

    Each row divides its width on its own; cells of unlike rows span each other's columns. The first `heads`
    rows are printed again at the top of every page the grid goes on to. A `whole` grid stays on one page
    together with what follows.
    """

    rows: tuple[Row, ...]
    boxed: bool = False
    role: str = "grid"
    heads: int = 0
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureColumn:
    """A heading and one line to sign on per label."""

    heading: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatures:
    """Where people sign, side by side; never torn apart by a page end."""

    columns: tuple[SignatureColumn, ...]
    dated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """Committee name and date inside a clear square for the round seal (骑年盖月).

    `keep` holds it together with the block that follows. On a `letter` (GB/T 9704-2012, 7.3.5) the date ends
    four characters from the right, the name is centred over it and both stand below the middle of the seal.
    """

    name: str
    mark: str
    date: str
    keep: bool = False
    letter: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RedHead:
    """The sender's name in red over a double line, with the letter's number at the right (信函格式).

    `level` (密级 or 内部) stands at the left of the number. Whether the head prints is data of the style.
    """

    name: str
    number: str
    level: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachments:
    """附件: a list hung under its label, numbered from two on; its last name stays with what follows."""

    label: str
    items: tuple[str, ...]
    role: str = "attachments"


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiesTo:
    """抄送: one character in from both sides; at the `foot` of the page's type area or where it stands."""

    label: str
    names: str
    foot: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A thin line from margin to margin; `dashed` to tear along."""

    dashed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture (PNG) in the middle of the type area, together with what follows; sides in millimetres."""

    data: bytes
    width: float
    height: float
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    """What follows starts a new page."""


Block = (
    Title
    | NumberLine
    | Paragraph
    | Clause
    | Grid
    | Signatures
    | Seal
    | RedHead
    | Attachments
    | CopiesTo
    | Rule
    | Picture
    | PageBreak
)


class Sheet(StrEnum):
    """FORM: margins of our forms; OFFICIAL: margins of GB/T 9704-2012; LETTER: its letter form (信函格式);
    LANDSCAPE: ledgers and statistics.
    """

    FORM = "form"
    OFFICIAL = "official"
    LETTER = "letter"
    LANDSCAPE = "landscape"


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What every page repeats.

    `mark` stands at the top (核对稿 and its version, empty on a final print); `number`, `version` and the
    short `code` stand in the footer beside 第X页 共Y页; `seam` adds the hint for the 骑缝章. Sheets that are
    not `paged` (covers, the index of a dossier) bear no page number. `running` stands at the head of every
    page but the first, which then bears nothing at all; `counted` are the words around page and pages, when
    they are not the style's.
    """

    mark: str = ""
    number: str = ""
    version: str = ""
    code: str = ""
    seam: bool = False
    paged: bool = True
    running: str = ""
    counted: tuple[str, str, str] | None = None


PLAIN = Imprint()
"""Only 第X页 共Y页."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole paper; `form` is its place in the document set (D03, …), `title` its file's title."""

    form: str
    title: str
    blocks: tuple[Block, ...]
    sheet: Sheet = Sheet.FORM
    imprint: Imprint = PLAIN


def text(words: str) -> Runs:
    """Plain words as runs."""
    return (Run(text=words),)
