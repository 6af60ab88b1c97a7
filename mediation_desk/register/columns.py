"""Column types of the register: moments, coded words and small JSON values kept exactly."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

from sqlalchemy import Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

Word = TypeVar("Word", bound=StrEnum)


class Moment(TypeDecorator[datetime]):
    """An aware UTC datetime as ISO text that sorts by time."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> str | None:
        """Refuse naive moments; store microseconds always, so that text order is time order."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def process_result_value(self, value: str | None, _dialect: Dialect) -> datetime | None:
        """The moment back, in UTC."""
        if value is None:
            return None
        return datetime.fromisoformat(value)  # a twentieth of what strptime takes, and a week has hundreds


class Coded(TypeDecorator[Word], Generic[Word]):
    """A StrEnum member as its value."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[Word]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: Word | None, _dialect: Dialect) -> str | None:
        """The member's value, refusing strangers."""
        return None if value is None else self.words(value).value

    def process_result_value(self, value: str | None, _dialect: Dialect) -> Word | None:
        """The member itself."""
        return None if value is None else self.words(value)


class Small(TypeDecorator[Any]):
    """A small JSON value (lists, pairs, flat maps), canonical so that equal values are equal text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, _dialect: Dialect) -> str | None:
        """Canonical JSON: sorted keys, no spaces, Chinese as itself."""
        return None if value is None else canonical(value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> Any:
        """The value back."""
        return None if value is None else json.loads(value)


def canonical(value: Any) -> str:
    """Canonical JSON text of a small value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
