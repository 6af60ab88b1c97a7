"""The English interface holds no Chinese but what is typed, or stands on a paper, in Chinese."""

from __future__ import annotations

import re

from installer.words import merge

COUNTED = re.compile(r"\{n\} (?!is |has |becomes )(?:[a-z]+ ){0,2}?(?:[a-z]+s|people|children|women)\b")
CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
ON_PURPOSE = {
    "Several names with 、 between": "the mark typed between names",
    "Not the parties, mediators or recorder; names joined by 、": "as above",
    "Pick one, or type names with 、 between them.": "as above",
    "batch.yes_or_no": "是 is what is written into that column",
    "By codes such as 甲方, 女方, 孩子: no name, number, phone or address": "codes that stand on the paper",
    "template.help": "tags of a Word template are Chinese",
    "appointment.time_needed": "9点半 may be typed",
    "Stands in the title: 关于转介（…）服务对象的函": "the title of a Chinese letter",
    "holidays.unreadable": "holidays are pasted from a Chinese notice",
    "One a line: 1月1日至1月3日; or paste the whole notice": "as above",
    "One a line: 2月14日": "as above",
}
"""msgid: why."""


def test_no_chinese_stands_in_english_words() -> None:
    english, chinese = merge("en")[0], merge("zh_CN")[0]
    found = set()
    for msgid, entry in chinese.items():
        said = english[msgid].translations if msgid in english else (msgid, entry.plural or "")
        if any(CHINESE.search(one) for one in said):
            found.add(msgid)
    assert found == set(ON_PURPOSE)


SAID_OF_SEVERAL = {
    "At most {n} characters. Of the first colour every reason is sealed.": "a bound",
    "You left out {n} of the questions": "of all questions",
    "batch.household_many": "asked when several have one name",
    "gap.shares": "the shares of two or more",
    "health.fonts.good": "eight typefaces are shipped",
    "health.numbers.asked": "series is its own plural",
    "paper_number.impossible": "said of thousands",
    "place.too_long": "a bound",
    "{day}, {n} times": "said from two on",
    "{name} and others, {n} people": "said from two on",
    "{n} questions, about three minutes": "a scale has seven or nine",
}
"""msgid: why it never counts one."""


def test_one_is_not_said_as_several() -> None:
    english, chinese = merge("en")[0], merge("zh_CN")[0]
    found = set()
    for msgid, entry in (chinese | english).items():
        if entry.plural is None and COUNTED.search(entry.translations[0] if msgid in english else msgid):
            found.add(msgid)
    assert found == set(SAID_OF_SEVERAL)
