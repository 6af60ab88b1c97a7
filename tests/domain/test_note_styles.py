"""Another style of note: no word is ever lost, and the way back leads to the same boxes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.counselling_note import STYLES, NotePart, NoteStyle, NoteText, with_parts
from mediation_desk.domain.note_styles import HEADINGS, restyled

WORDS = st.text(alphabet=st.sampled_from("她说睡得好一点。，【】\n abc“”"), min_size=0, max_size=40)
STYLE = st.sampled_from(list(NoteStyle))


@st.composite
def notes(draw: st.DrawFn) -> NoteText:
    style = draw(STYLE)
    return with_parts(NoteText(), style, {part: draw(WORDS) for part in STYLES[style]})


def letters(note: NoteText) -> list[str]:
    """Every character written, sorted, without blanks and without the headings a change of style puts in."""
    text = "\n".join(words for _part, words in note.parts)
    for heading in HEADINGS.values():
        text = text.replace(f"【{heading}】", "")
    return sorted("".join(text.split()))


@given(notes(), STYLE, STYLE)
def test_no_word_is_lost_on_any_way(note: NoteText, first: NoteStyle, second: NoteStyle) -> None:
    there = restyled(note, first)
    assert letters(there) == letters(note)
    assert letters(restyled(there, second)) == letters(note)
    assert {part for part, _words in there.parts} <= set(STYLES[first])


def test_soap_told_freely_and_back_is_the_same() -> None:
    soap = with_parts(
        NoteText(homework="两次"),
        NoteStyle.SOAP,
        {
            NotePart.SAID: "“睡得好一点。”",
            NotePart.SEEN: "微笑",
            NotePart.ASSESSED: "平稳",
            NotePart.PLANNED: "练习",
        },
    )
    free = restyled(soap, NoteStyle.FREE)
    assert free.part(NotePart.TEXT).startswith("【来访者说】\n“睡得好一点。”\n【看到的】\n微笑")
    assert restyled(free, NoteStyle.SOAP) == soap
    assert restyled(soap, NoteStyle.SOAP) is soap


def test_what_two_boxes_hold_shares_one_under_headings() -> None:
    soap = with_parts(
        NoteText(), NoteStyle.SOAP, {NotePart.SAID: "说", NotePart.SEEN: "看", NotePart.PLANNED: "计"}
    )
    dap = restyled(soap, NoteStyle.DAP)
    assert dict(dap.parts) == {NotePart.DATA: "【来访者说】\n说\n【看到的】\n看", NotePart.PLANNED: "计"}
