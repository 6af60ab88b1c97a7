"""Findings on duties written by hand: who pays, and what a promise of support or of visits leaves open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediation_desk.domain.agreement import Clause
from mediation_desk.domain.checkup.context import Read
from mediation_desk.domain.checkup.figures import AMOUNT
from mediation_desk.domain.checkup.finding import Finding
from mediation_desk.domain.checkup.plain import Plain
from mediation_desk.domain.checkup.pointing import pointed

_PAYS = re.compile(r"(?:支付|给付|付清|返还|偿还|补偿|赔偿|缴纳|交付|付给|还清)")
_WHO = re.compile(
    r"甲方|乙方|丙方|男方|女方|双方|各方|一方|对方|父母?|母|夫|妻|子|女|兄|弟|姐|妹|公婆|岳|其|本人|各自|谁|收款人|付款人|守约|违约|垫付|承担"
)
_SUPPORT = re.compile(r"抚养费|(?:子女|孩子|儿子|女儿)的?生活费")
_PROMISE = re.compile(r"(?:支付|给付|付|承担|负担|缴纳|转账)")
_NO_PROMISE = re.compile(
    r"不得|不影响|不因|不论|不管|无论|不付|不支付|未付|未按|申请执行|强制执行|拖欠|逾期|仍[应须可]|停付|拒|调整|另行主张|不出|不以|是否|付清后|无需|不再|不负担|不承担|才按"
)
_LACKING = (
    ("起始时间", re.compile(r"[自从]|起(?!诉)|开始|次月")),
    ("终止时间", re.compile(r"[至到止]|为止|周岁|毕业|独立生活")),
    ("支付日期", re.compile(r"每[月季年][^，。；]{0,6}[日号天底初]|[日号]之?前|月底前|月初|当日|\d日")),
)
_AT_ONCE = re.compile(r"一次(?:性|付|给|支|结|缴)|一次总付")
_MANNER = re.compile(r"转账|银行|账户|账号|微信|支付宝|现金|汇入|汇款|存入|当面")
_HOW_MUCH = re.compile(r"\d|[一二两三四五六七八九十百千万]元|%|百分之|分之|各半|一半|全部|票据|实际")
_VISITS = re.compile(r"探望|探视|看望(?:子女|孩子|儿子|女儿)")
_MAY = re.compile(r"可以?|有权|享有|由|应当?|同意|自由|随时")
_NOT_VISITS = re.compile(
    r"不得|不影响|不许|不因|中止|阻|放弃|不再|不能|妨碍|停止|期间|协助|配合|是否|仅就|达成一致"
)
_SCHEDULE = re.compile(
    r"每[周月年日个两季隔]|隔周|周末|星期|周[一二三四五六日]|\d[日时次天]|[一二两三四]次|寒假|暑假|节假日|假期|春节"
)
_HANDOVER = re.compile(r"接送|接回|送回|接走|交接|上门|护送|接、送|由[^，。；]{1,8}接")


def findings(clause: Clause, text: Plain, read: Read) -> Iterator[Finding]:
    """What one clause leaves open; model clauses ask for it in their fields."""
    if clause.kind and not clause.text:
        return
    for start, end in text.sentences():
        sentence = text.text[start:end]
        yield from (pointed(found, text, start, end) for found in _sentence(sentence, read))


def _sentence(sentence: str, read: Read) -> Iterator[Finding]:
    rules = read.context.rules
    named = any(one.label in sentence or one.name in sentence for one in read.context.names.people)
    if _PAYS.search(sentence) and AMOUNT.search(sentence) and not (named or _WHO.search(sentence)):
        yield rules.finding("who_pays")
    if _SUPPORT.search(sentence) and _PROMISE.search(sentence) and not _NO_PROMISE.search(sentence):
        lacking = [] if _HOW_MUCH.search(sentence) else ["金额"]
        wanted = _LACKING[2:] if _AT_ONCE.search(sentence) else _LACKING
        lacking += [word for word, said in wanted if not said.search(sentence)]
        if not read.agreement.manner.strip() and not _MANNER.search(sentence):
            lacking.append("支付方式")
        if lacking:
            yield rules.finding("support_open", lacking="、".join(lacking))
    if _VISITS.search(sentence) and _MAY.search(sentence) and not _NOT_VISITS.search(sentence):
        if not _SCHEDULE.search(sentence):
            yield rules.finding("visits_no_schedule")
        elif not _HANDOVER.search(sentence):
            yield rules.finding("visits_no_handover")
