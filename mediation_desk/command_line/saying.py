"""What the command line says: sentences and progress on the error stream, one line of JSON as the last."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import TextIO

from mediation_desk.domain.backup import Holds, Progress, Proof
from mediation_desk.words import term


class Saying:
    """`tell` is given to whatever works long; a terminal sees its share, a file each step once."""

    def __init__(self, out: TextIO | None = None, err: TextIO | None = None) -> None:
        self._out, self._err = out or sys.stdout, err or sys.stderr
        self._step: Proof | None = None
        self._share = -1

    def line(self, text: str) -> None:
        """One sentence for a person."""
        self._err.write(f"{text}\n")
        self._err.flush()

    def tell(self, now: Progress) -> None:
        """A step that begins, and on a terminal every further tenth of it."""
        share = now.done * 10 // now.total if now.total else 0
        if now.proof is not self._step:
            self._step, self._share = now.proof, share
            self.line(term(now.proof))
        elif share > self._share and self._err.isatty():
            self._share = share
            self.line(f"{term(now.proof)} {share * 10} %")

    def last(self, facts: Mapping[str, object]) -> None:
        """The last line: machine-readable, in one line, nothing about anybody in it."""
        self._out.write(json.dumps(facts, ensure_ascii=True, sort_keys=True) + "\n")
        self._out.flush()


def facts_of(holds: Holds) -> dict[str, object]:
    """What a proved copy holds, for the last line."""
    return {
        "copy": holds.name,
        "made_at": holds.made_at.isoformat(),
        "cases": holds.cases,
        "rows": holds.rows,
        "attachments": holds.files,
        "bytes": holds.bytes,
        "new_bytes": holds.new_bytes,
        "journal_entries": holds.entries,
        "journal_head": holds.head,
        "lost_attachments": len(holds.lost),
    }
