"""The log says fixed sentences alone, and each of them is known to whoever shows it."""

from __future__ import annotations

import ast

from mediation_desk.diagnosis.events import EVENTS
from tests.house import source


def test_every_note_of_the_source_is_a_known_event() -> None:
    said = {
        ast.literal_eval(call.args[0])
        for path in source.python_files()
        for name, call in source.calls(source.tree(path))
        if name == "note" and call.args and isinstance(call.args[0], ast.Constant)
    }
    assert said <= EVENTS
    assert len(said) > 5
