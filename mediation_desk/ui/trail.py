"""The way back: which pages one came through, and with what they were opened."""

from __future__ import annotations

from dataclasses import dataclass, field

_LONGEST = 20
Step = tuple[str, tuple[object, ...]]


@dataclass(slots=True, kw_only=True)
class Trail:
    """Steps behind the page shown; the same page opened again is no step."""

    steps: list[Step] = field(default_factory=list)

    def left(self, key: str, args: tuple[object, ...], towards: str) -> None:
        """Another page is shown now in place of this one."""
        if key and key != towards:
            self.steps.append((key, args))
            del self.steps[:-_LONGEST]

    def back(self) -> Step | None:
        """The last step, taken off; None at the beginning."""
        return self.steps.pop() if self.steps else None
