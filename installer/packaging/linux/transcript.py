"""What a proof did, line by line: printed as it happens and written to a file that can be kept."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from installer.environment import SetupError


class Transcript:
    """Says each step with its time; a step that fails is written and ends the proof."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self.file = file
        self._out = file.open("w", encoding="utf-8")

    def line(self, text: str = "") -> None:
        """One line."""
        print(text, flush=True)
        self._out.write(f"{text}\n")
        self._out.flush()

    def quote(self, text: str, *, most: int = 40) -> None:
        """The last lines of what a program said, set in."""
        for one in text.strip().splitlines()[-most:]:
            self.line(f"      {one}")

    @contextmanager
    def step(self, text: str) -> Iterator[None]:
        """Tell a step and how long it took; SetupError passes on after it was written down."""
        began = time.monotonic()
        try:
            yield
        except SetupError as error:
            self.line(f"  FAILED {text}")
            self.quote(str(error), most=200)
            raise
        self.line(f"  ok     {text}  {time.monotonic() - began:.1f} s")
