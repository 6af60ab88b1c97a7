"""Minutes in question and answer: what is typed is what comes back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.mediation_record import Utterance
from mediation_desk.domain.minutes import ANSWER, ASK, lines_of, other_speaker, speaker_in, text_of

SPEAKERS = (ASK, ANSWER, "林晓芸", "调解员")
letters = st.characters(categories=("Lo", "Nd"), exclude_characters="问答林调")
words = st.text(letters, min_size=1, max_size=20)
utterances = st.builds(Utterance, speaker=st.sampled_from(SPEAKERS), text=words)


@given(st.lists(utterances, max_size=8))
def test_lines_survive_being_text(lines: list[Utterance]) -> None:
    assert list(lines_of(text_of(lines), SPEAKERS)) == lines


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", []),
        ("问：\n答：  ", []),
        ("问: 谁带孩子？", [("问", "谁带孩子？")]),
        ("答：她说：好。", [("答", "她说：好。")]),
        ("答：第一句\n他说：算了\n\n最后一句", [("答", "第一句\n他说：算了\n\n最后一句")]),
        ("没有说话人的一行", [("问", "没有说话人的一行")]),
        ("林晓芸：我同意。", [("林晓芸", "我同意。")]),
    ],
)
def test_a_line_without_a_known_speaker_goes_on(text: str, said: list[tuple[str, str]]) -> None:
    assert [(one.speaker, one.text) for one in lines_of(text, SPEAKERS)] == said


def test_speakers_take_turns() -> None:
    assert other_speaker(ASK) == ANSWER
    assert other_speaker(ANSWER) == ASK
    assert other_speaker("林晓芸") == ASK
    assert speaker_in("问题很多", SPEAKERS) == ""
