"""A centre's own Word template: what it may hold, what is wrong with it and where, and how it is filled.

A template is a stranger's file. Its tags may name what the desk offers, choose and repeat, and nothing else;
whatever could run, reach outside or grow without bound is refused when the template is added and again when
it is filled.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from mediation_desk.documents.template_parts import Fault, part_fault
from mediation_desk.documents.words_of import words_of_docx

__all__ = ["LARGEST", "Fault", "TemplateFault", "faults_of", "fill", "used_names"]

LARGEST = 5 * 1024 * 1024
"""Bytes of the file as it lies on the disk."""

_UNPACKED = 60 * 1024 * 1024
_PARTS = 400
_TAG = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
_OPEN = re.compile(r"\{[{%]")
_CLOSE = re.compile(r"[}%]\}")
_BLOCK = re.compile(r"\{%-?\s*(end)?(if|for)\b")
_WHOLE_BLOCK = re.compile(r"\{%-?\s*(?:if|for|elif|else|endif|endfor)\b.*?%\}")
_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Const,
    nodes.If,
    nodes.For,
    nodes.Not,
    nodes.And,
    nodes.Or,
    nodes.Compare,
    nodes.Operand,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateFault:
    """One thing wrong: `part` is the tag or name, `place` the paragraph where it stands, if in one."""

    fault: Fault
    part: str = ""
    place: str = ""


def faults_of(docx: bytes, names: frozenset[str]) -> tuple[TemplateFault, ...]:
    """Everything wrong with a template that may use these names; empty when it can be filled."""
    unsafe = _unsafe(docx)
    if unsafe is not None:
        return (unsafe,)
    try:
        paragraphs = words_of_docx(docx)
    except Exception:  # noqa: BLE001 -- whatever python-docx meets in a stranger's file
        return (TemplateFault(fault=Fault.NOT_WORD),)
    torn = [
        TemplateFault(fault=Fault.BROKEN_TAG, part=text, place=text)
        for text in paragraphs
        if len(_OPEN.findall(text)) != len(_CLOSE.findall(text))
    ]
    return tuple(torn) or tuple(_of_tags(docx, names, paragraphs))


def fill(docx: bytes, values: Mapping[str, Any]) -> bytes:
    """The template with its tags filled, as a new file.

    Call it through `template_apart.fill_apart`: it works on a stranger's file. ValueError when the template
    has a fault, which adding it would have shown.
    """
    if faults_of(docx, frozenset(values)):
        raise ValueError("a template with faults is not filled")
    template = DocxTemplate(BytesIO(docx))
    template.render(dict(values), jinja_env=_environment(), autoescape=True)
    written = BytesIO()
    template.save(written)
    return written.getvalue()


def used_names(docx: bytes) -> frozenset[str]:
    """The names a sound template asks for."""
    found = DocxTemplate(BytesIO(docx)).get_undeclared_template_variables(_environment())
    return frozenset(str(one) for one in found)


def _of_tags(docx: bytes, names: frozenset[str], paragraphs: tuple[str, ...]) -> Iterator[TemplateFault]:
    environment = _environment()
    template = DocxTemplate(BytesIO(docx))
    template.init_docx()
    try:
        tree = environment.parse(template.patch_xml(_whole_xml(template)))
    except TemplateSyntaxError:
        place = _wrong_alone(paragraphs) or _unclosed(paragraphs) or _place(paragraphs, "")
        yield TemplateFault(fault=Fault.BROKEN_TAG, part=place, place=place)
        return
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, _ALLOWED):
            part = type(node).__name__
            yield TemplateFault(fault=Fault.NOT_ALLOWED, part=part, place=_not_plain(paragraphs))
            return
    for name in sorted(used_names(docx) - names):
        yield TemplateFault(fault=Fault.UNKNOWN_NAME, part=str(name), place=_place(paragraphs, str(name)))


def _whole_xml(template: DocxTemplate) -> str:
    parts = [template.get_xml()]
    for kind in (template.HEADER_URI, template.FOOTER_URI):
        parts += [template.get_part_xml(part) for _relation, part in template.get_headers_footers(kind)]
    return "\n".join(parts)


def _unsafe(docx: bytes) -> TemplateFault | None:
    if len(docx) > LARGEST:
        return TemplateFault(fault=Fault.TOO_LARGE)
    try:
        with zipfile.ZipFile(BytesIO(docx)) as packed:
            parts = packed.infolist()
            if len(parts) > _PARTS or sum(one.file_size for one in parts) > _UNPACKED:
                return TemplateFault(fault=Fault.TOO_LARGE)
            if "word/document.xml" not in {one.filename for one in parts}:
                return TemplateFault(fault=Fault.NOT_WORD)
            for one in parts:
                fault = part_fault(one.filename, packed.read(one))
                if fault is not None:
                    return TemplateFault(fault=fault, part=one.filename)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError):
        return TemplateFault(fault=Fault.NOT_WORD)
    return None


def _environment() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)


def _place(paragraphs: tuple[str, ...], name: str) -> str:
    tagged = (text for text in paragraphs if _TAG.search(text) or _OPEN.search(text))
    return next((text for text in tagged if name in text), "")


def _wrong_alone(paragraphs: tuple[str, ...]) -> str:
    """The first paragraph that cannot be read even without what begins or ends elsewhere."""
    for text in paragraphs:
        try:
            _environment().parse(_WHOLE_BLOCK.sub("", text))
        except TemplateSyntaxError:
            return text
    return ""


def _unclosed(paragraphs: tuple[str, ...]) -> str:
    """The paragraph with a choice or repetition that never ends, or with an end that nothing begins."""
    open_: list[tuple[str, str]] = []
    for text in paragraphs:
        for end, word in _BLOCK.findall(text):
            if not end:
                open_.append((word, text))
            elif not open_ or open_.pop()[0] != word:
                return text
    return open_[-1][1] if open_ else ""


def _not_plain(paragraphs: tuple[str, ...]) -> str:
    """The first paragraph with a tag that does more than name, choose or repeat."""
    for text in paragraphs:
        for tag in _TAG.findall(text):
            if re.search(r"[.|(\[]", tag):
                return text
    return _place(paragraphs, "")
