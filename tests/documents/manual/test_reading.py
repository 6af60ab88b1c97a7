"""The manual as it is shipped: every page reads, every link and picture leads somewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediation_desk.documents.manual.page_text import ManualError
from mediation_desk.documents.manual.reading import CARD, HELP, WRITTEN, card, manual, picture_names
from mediation_desk.domain.help_page import HelpPage, links_in, pictures_in
from mediation_desk.words import LANGUAGES


def all_pages(language: str) -> tuple[HelpPage, ...]:
    written = (HELP / WRITTEN / f"{CARD}.md").exists()
    return (*manual(language).pages, *((card(language),) if written else ()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_reads_and_every_link_leads_to_a_page(language: str) -> None:
    keys = [page.key for page in manual(language).pages]
    assert len(keys) == len(set(keys))
    lost = [
        f"{page.key} → {key}" for page in all_pages(language) for key in links_in(page) if key not in keys
    ]
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_one_that_is_made(language: str) -> None:
    made = picture_names()
    assert len(made) == len(set(made))
    lost = [
        f"{page.key}: {picture.name}"
        for page in all_pages(language)
        for picture in pictures_in(page)
        if picture.name not in made
    ]
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_is_written_that_the_contents_do_not_name(language: str) -> None:
    named = {page.key for page in manual(language).pages} | {CARD}
    assert {path.stem for path in (HELP / language).glob("*.md")} - named == set()


def test_an_english_page_not_written_yet_is_the_chinese_one(tmp_path: Path) -> None:
    _write(tmp_path, "zh_CN/a.md", "# 甲\n\n好\n")
    _write(tmp_path, "zh_CN/b.md", "# 乙\n\n好\n")
    _write(tmp_path, "en/a.md", "# A\n\ngood\n")
    _contents(tmp_path, "a", "b")
    pages = manual("en", tmp_path).pages
    assert [(page.title, page.language) for page in pages] == [("A", "en"), ("乙", "zh_CN")]


def test_a_page_that_is_not_there_is_named(tmp_path: Path) -> None:
    _contents(tmp_path, "c")
    with pytest.raises(ManualError, match=r"^zh_CN/c\.md:1: "):
        manual("zh_CN", tmp_path)


def test_the_page_for_a_place_falls_back_on_its_page_and_then_on_the_first(tmp_path: Path) -> None:
    _write(tmp_path, "zh_CN/a.md", "# 甲\n")
    _write(tmp_path, "zh_CN/b.md", "# 乙\n")
    _contents(tmp_path, "a", "b")
    found = manual("zh_CN", tmp_path)
    assert found.opened_at("b").key == "b"
    assert found.opened_at("b/scans").key == "b"
    assert found.opened_at("nowhere").key == "a"
    assert [page and page.key for page in found.beside("b")] == ["a", None]


def test_the_page_of_keys_is_made_from_the_list() -> None:
    from mediation_desk.documents.manual.keys_page import KEYS

    page = manual("zh_CN").page("keys")
    assert page is not None
    (table,) = page.blocks
    assert len(table.rows) == len(KEYS)  # type: ignore[union-attr]


def _write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _contents(folder: Path, *keys: str) -> None:
    pages = ", ".join(f'{{"key": "{key}", "opens": ["{key}"]}}' for key in keys)
    _write(folder, "contents.json", f'[{{"title": {{"zh_CN": "章", "en": "C"}}, "pages": [{pages}]}}]')
