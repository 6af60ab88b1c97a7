from __future__ import annotations

import pytest

from mediation_desk.documents.manual.page_text import ManualError, read_page
from mediation_desk.domain.help_page import (
    Heading,
    Hint,
    Listed,
    Picture,
    Span,
    SpanKind,
    Table,
    Words,
    links_in,
    said,
)

PAGE = """# 接待登记

填一张
表就够，按 `Ctrl+N`。看[案件](help:cases)。

## 步骤

1. 点「**保存**」。
2. 再点：

   - 甲
   - 乙

![接待页](picture:reception)

> **注意** 先按 `F9`。

> 草稿自己会存。

| 键 | 做什么 |
| --- | --- |
| `F9` | 遮挡 |
"""


def test_every_kind_of_block_is_read() -> None:
    title, blocks = read_page(PAGE, "zh_CN/x.md")
    assert title == "接待登记"
    first, heading, steps, picture, warning, hint, table = blocks
    assert first == Words(
        spans=(
            Span(text="填一张"),
            Span(text="表就够，按 "),
            Span(text="Ctrl+N", kind=SpanKind.KEY),
            Span(text="。看"),
            Span(text="案件", kind=SpanKind.LINK, to="cases"),
            Span(text="。"),
        )
    )
    assert heading == Heading(text="步骤")
    assert isinstance(steps, Listed)
    assert steps.numbered
    assert isinstance(steps.items[1][1], Listed)
    assert not steps.items[1][1].numbered
    assert picture == Picture(name="reception", says="接待页")
    assert isinstance(warning, Hint)
    assert warning.warns
    assert isinstance(hint, Hint)
    assert not hint.warns
    assert isinstance(table, Table)
    assert table.rows[0][0] == (Span(text="F9", kind=SpanKind.KEY),)
    assert list(said(table)) == ["键　做什么", "F9　遮挡"]


def test_a_line_end_is_a_space_between_english_words() -> None:
    _title, blocks = read_page("# T\n\none\ntwo\n", "en/x.md")
    assert next(said(blocks[0])) == "one two"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("接待登记\n", 1),
        ("# T\n\n### 太深\n", 3),
        ("# T\n\n好\n\n```\ncode\n```\n", 5),
        ("# T\n\n<b>x</b>\n", 3),
        ("# T\n\n*斜*\n", 3),
        ("# T\n\n好**「保存」**后面\n", 3),
        ("# T\n\n[x](https://example.org)\n", 3),
        ("# T\n\n文字 ![图](picture:a) 文字\n", 3),
        ("# T\n\n![](picture:a)\n", 3),
        ("# T\n\n![图](today.png)\n", 3),
        ("# T\n\n---\n", 3),
        ("# T\n\n- 甲\n\n  > 乙\n", 3),
        ("# T\n\n**粗 `F1`**\n", 3),
        ("# T\n\n# 第二\n", 3),
    ],
)
def test_what_is_not_allowed_is_named_with_its_line(text: str, line: int) -> None:
    with pytest.raises(ManualError, match=rf"^zh_CN/x\.md:{line}: "):
        read_page(text, "zh_CN/x.md")


def test_links_are_found_wherever_they_stand() -> None:
    text = "# T\n\n- [a](help:a)\n\n> [b](help:b)\n\n| x |\n| --- |\n| [c](help:c) |\n"
    _title, blocks = read_page(text, "x")
    from mediation_desk.domain.help_page import HelpPage

    assert links_in(HelpPage(key="x", title="T", blocks=blocks, language="en")) == ("a", "b", "c")
