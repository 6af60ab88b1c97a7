"""No dialog where a notice is enough: everything that stops a person is listed here with its reason.

What can be taken back is done at once and offers 撤销; a question may stand only before what cannot.
"""

from __future__ import annotations

import ast

from tests.house.source import ROOT

QUESTIONS = {
    "ui/pages/counselling/facts_pane.py": "nobody is taken out of a counselling file again",
    "ui/pages/case/own_templates.py": "for whom a paper is decides whose data it may hold; nothing is usual",
    "ui/pages/case/scans/scanner.py": "what lies in the scanner's folder is deleted for good",
    "ui/pages/recovery/page.py": "sheets or a card already printed would not count, and are not shown twice",
    "ui/forms/scale_panel.py": "an assurance the rules ask of whoever uses the scale with minors",
}
DIALOGS = {
    "PasswordDialog": "what is signed, sealed or re-keyed asks for the password again",
    "SigningDialog": "a signed version never changes again",
    "ExportDialog": "what leaves the register cannot be called back",
    "LastResort": "the program itself is at fault and must be heard",
}


def _trees() -> dict[str, ast.AST]:
    top = ROOT / "mediation_desk"
    return {
        path.relative_to(top).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted((top / "ui").rglob("*.py"))
    }


def test_every_question_has_its_reason() -> None:
    asking = {
        name
        for name, tree in _trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "choose"
        and ast.unparse(node.func.value).endswith("questions")
    }
    assert asking == QUESTIONS.keys()


def test_every_dialog_has_its_reason() -> None:
    dialogs = {
        node.name
        for tree in _trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and any(ast.unparse(base) == "QDialog" for base in node.bases)
    }
    assert dialogs == DIALOGS.keys()


def test_nobody_asks_past_the_seams() -> None:
    boxes = {
        name
        for name, tree in _trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and node.id == "QMessageBox"
    }
    assert boxes == {"ui/seams.py"}
