"""A compiled catalogue (GNU .mo) looked up where it lies: no start waits until ten thousand words are read.

`installer/words.py` writes it sorted by msgid in UTF-8, so that a word is found by halving.
"""

from __future__ import annotations

import struct
from typing import Final

_MAGIC: Final = 0x950412DE
_HEAD: Final = struct.Struct("<5I")
_PLACE: Final = struct.Struct("<2I")  # length and offset of one text


class Catalogue:
    """Answers as `gettext.GNUTranslations` does; what was asked once is remembered.

    A counted sentence has one form or two, one and many: no language of this program has another rule.
    Raises OSError for a file that is no catalogue or not whole, as for one that is not there.
    """

    def __init__(self, compiled: bytes = b"") -> None:
        """Without `compiled` every msgid says itself."""
        self._bytes = compiled
        self._length = self._msgids = self._texts = 0
        self._known: dict[str, tuple[str, ...]] = {}
        if compiled:
            self._begin(compiled)

    def _begin(self, compiled: bytes) -> None:
        try:
            magic, _revision, self._length, self._msgids, self._texts = _HEAD.unpack_from(compiled)
            ends = [
                sum(_PLACE.unpack_from(compiled, self._at(self._texts, n))) for n in (0, self._length - 1)
            ]
        except struct.error as cut:
            raise OSError("a catalogue that is cut short") from cut
        if magic != _MAGIC or max(ends) >= len(compiled):  # every text has a NUL behind it, the last one too
            raise OSError("no compiled catalogue")

    def gettext(self, message: str) -> str:
        """The text for a msgid; the msgid itself where there is none."""
        forms = self._forms(message)
        return forms[0] if forms else message

    def ngettext(self, one: str, many: str, n: int) -> str:
        """The form for `n` of a counted sentence; `one` or `many` itself where there is none."""
        forms = self._forms(one) or (one, many)
        return forms[0] if n == 1 else forms[-1]

    def _forms(self, message: str) -> tuple[str, ...]:
        known = self._known.get(message)
        if known is None:
            known = self._known[message] = self._find(message.encode("utf-8", "surrogatepass"))
        return known

    def _find(self, wanted: bytes) -> tuple[str, ...]:
        """The forms of a msgid. A counted one is kept as `one NUL many`, and is looked up by `one` alone."""
        low, high = 0, self._length
        while low < high:
            middle = (low + high) // 2
            if self._text(self._msgids, middle).partition(b"\0")[0] < wanted:
                low = middle + 1
            else:
                high = middle
        if low == self._length or self._text(self._msgids, low).partition(b"\0")[0] != wanted:
            return ()
        return tuple(self._text(self._texts, low).decode("utf-8").split("\0"))

    def _text(self, table: int, number: int) -> bytes:
        length, offset = _PLACE.unpack_from(self._bytes, self._at(table, number))
        return self._bytes[offset : offset + length]

    @staticmethod
    def _at(table: int, number: int) -> int:
        return table + number * _PLACE.size
