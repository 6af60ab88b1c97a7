"""Findings on amounts: written twice and unlike, parts that make no whole, shares that make no hundred."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from mediation_desk.domain.checkup.figures import AMOUNT, NUMERAL, Amount, amounts, lower
from mediation_desk.domain.checkup.finding import Finding
from mediation_desk.domain.checkup.plain import Plain
from mediation_desk.domain.checkup.pointing import pointed
from mediation_desk.domain.checkup.wording import CheckRules
from mediation_desk.domain.money import figures

_SAME = re.compile(r"(?=.*[（即])[（，]?(?:即|合|也就是|大写|小写|人民币|¥|：)*")
_TOTAL = re.compile(
    r"(?:共计|合计|总计|总共|一共|总额|总价款?|总金额|共)(?:为|是|付|支付|给付|补偿|返还|分得)?(?:甲方|乙方|对方)?(?:人民币)?$"
)
_EACH = re.compile(r"每(?P<unit>期|次|笔|个?月|年|季度?)[^，。；\d一二三四五六七八九十]{0,10}$")
_TIMES = re.compile(rf"(?P<count>\d{{1,3}}|{NUMERAL})(?P<unit>期|次|笔|个月|年|季度)(?!内|[前后])")
_PART = re.compile(
    rf"(?:(?:第(?:\d|{NUMERAL})[期次笔]|首期|首付款?|首款|首笔|头款|尾款|尾期|余款|剩余款?项?|其余|定金|已付"
    r"|已经支付|另付)[^，。；]{0,14}|(?:当日|当天|当场|之?前|以前|底前)(?:一次)?(?:支付|给付|再付|付清|付|交付?))$"
)
_REST = re.compile(r"余款|剩余|其余|尾款")
_HALF = re.compile(
    r"(?P<who>[双两二三四五六]?[方人个]?(?:子女)?)各(?:自)?(?:分得|得|承担|负担|分|付|支付|取得|拿)(?:人民币)?$"
)
_TAKES = re.compile(r"(?P<who>甲方|乙方|丙方|男方|女方)(?:分得|得|取得|承担|负担|分)(?:人民币)?$")
_SHARE = re.compile(
    rf"(?P<who>甲方|乙方|丙方|男方|女方|长子|次子|三子|长女|次女|三女)[^，。；甲乙丙男女]{{0,8}}?"
    rf"(?:(?P<percent>\d{{1,3}}(?:\.\d+)?)%|百分之(?P<hundred>{NUMERAL})|(?P<tenth>[一二三四五六七八九]|\d)成"
    rf"|(?P<below>[二三四五六七八九十])分之(?P<above>[一二三四五六七八九]))"
)
_MONTHS = {"月": 1, "个月": 1, "年": 12, "季": 3, "季度": 3}
_NEAR = 40  # how many characters before an amount say what it is
_MOST_COUNTS = 12  # no sentence of an agreement says more
_HEADS = {"双": 2, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}


def findings(text: Plain, rules: CheckRules) -> Iterator[Finding]:
    """What does not agree in one text, one finding a rule."""
    found = amounts(text.text)
    for one, other in pairwise(found):
        between = text.text[one.end : other.start]
        if one.written != other.written and one.value != other.value and _SAME.fullmatch(between):
            said = rules.finding("amounts_unlike", one=one.words, other=other.words)
            yield pointed(said, text, one.start, other.end)
    start = 0
    for end in [*(mark.end() for mark in re.finditer("。", text.text)), len(text.text)]:
        inside = [one for one in found if start <= one.start < end]
        yield from _adds_up(text, rules, start, end, inside)
        start = end


def _adds_up(text: Plain, rules: CheckRules, start: int, end: int, inside: list[Amount]) -> Iterator[Finding]:
    sentence = text.text[start:end]
    before = {one.start: text.text[max(start, one.start - _NEAR) : one.start] for one in inside}
    inside = _once(text, inside)
    totals = [one for one in inside if _TOTAL.search(before[one.start])]
    said = (
        _instalments(sentence, before, inside, totals)
        or _parts(sentence, before, inside, totals)
        or _divided(before, inside, totals)
    )
    if said is not None:
        whole, made = said
        found = rules.finding("sums_differ", whole=whole.words, made=f"{figures(made).removesuffix('.00')}元")
        yield pointed(found, text, start, end)
    shares = _shares(sentence)
    if shares is not None:
        yield pointed(rules.finding("shares_not_whole", made=shares), text, start, end)


def _once(text: Plain, inside: list[Amount]) -> list[Amount]:
    """Amounts said twice, in figures and in capitals, counted once."""
    kept: list[Amount] = []
    for one in inside:
        if kept and one.written != kept[-1].written and _SAME.fullmatch(text.text[kept[-1].end : one.start]):
            continue
        kept.append(one)
    return kept


def _instalments(
    sentence: str, before: dict[int, str], inside: list[Amount], totals: list[Amount]
) -> tuple[Amount, Decimal] | None:
    """So many times so much is what the total must be."""
    counted_in = list(_TIMES.finditer(AMOUNT.sub("#", sentence))) if totals else []
    for one in inside if counted_in else ():
        each = _EACH.search(before[one.start])
        if each is None:
            continue
        for times in counted_in[:_MOST_COUNTS]:
            count = int(times["count"]) if times["count"].isdecimal() else lower(times["count"])
            unit, counted = each["unit"].removeprefix("个"), times["unit"].removeprefix("个")
            if not count or (unit in _MONTHS) is not (counted in _MONTHS):
                continue
            if unit in _MONTHS:
                if count * _MONTHS[counted] % _MONTHS[unit]:
                    continue
                count = count * _MONTHS[counted] // _MONTHS[unit]
            others = [total for total in totals if total is not one and total.value > one.value]
            if others and all(total.value != one.value * count for total in others):
                return others[0], one.value * count
    return None


def _parts(
    sentence: str, before: dict[int, str], inside: list[Amount], totals: list[Amount]
) -> tuple[Amount, Decimal] | None:
    """First, second and last payment make the total, unless a rest is left open."""
    parts = [one for one in inside if _PART.search(before[one.start])]
    if not totals or len(parts) < 2 or totals[0] in parts:
        return None
    made = sum((one.value for one in parts), Decimal(0))
    open_rest = len(_REST.findall(sentence)) > sum(
        bool(_REST.search(before[one.start][-16:])) for one in parts
    )
    whole = totals[0]
    return None if made == whole.value or (made < whole.value and open_rest) else (whole, made)


def _divided(
    before: dict[int, str], inside: list[Amount], totals: list[Amount]
) -> tuple[Amount, Decimal] | None:
    """What each of them gets makes the whole that was named before."""
    takers: dict[str, Amount] = {}
    for one in inside:
        if half := _HALF.search(before[one.start]):
            made = one.value * _HEADS.get(half["who"][:1], 2)
            earlier = [other for other in inside if other.start < one.start]
            wholes = {other.value for other in earlier} | {
                sum((other.value for other in earlier), Decimal(0))
            }
            if earlier and made not in wholes:
                return earlier[-1], made
        if taker := _TAKES.search(before[one.start]):
            takers[taker["who"]] = one
    if len(takers) < 2 or not totals or totals[0] in takers.values():
        return None
    made = sum((one.value for one in takers.values()), Decimal(0))
    return None if made == totals[0].value else (totals[0], made)


def _shares(sentence: str) -> str | None:
    """What the shares of both sides make together, when that is not the whole."""
    shares: dict[str, Fraction] = {}
    for match in _SHARE.finditer(sentence):
        if match["percent"]:
            share = Fraction(match["percent"]) / 100
        elif match["hundred"]:
            share = Fraction(lower(match["hundred"]) or 0, 100)
        elif match["tenth"]:
            tenth = match["tenth"]
            share = Fraction(int(tenth) if tenth.isdecimal() else lower(tenth) or 0, 10)
        else:
            share = Fraction(lower(match["above"]) or 0, lower(match["below"]) or 1)
        if match["who"] in shares:
            return None  # the sentence speaks of several things
        shares[match["who"]] = share
    whole = sum(shares.values(), Fraction(0))
    both = {"甲方", "乙方"} <= set(shares) or {"男方", "女方"} <= set(shares)
    if len(shares) < 2 or whole == 1 or (whole < 1 and not both):
        return None
    return f"{float(whole * 100):.4g}%"
