"""Invented people and words, as many as wanted, always the same for the same seed."""

from __future__ import annotations

import random

from mediation_desk.domain.identity import check_character

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
    "钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
COMPOUND = ("欧阳", "上官", "司马", "诸葛", "尉迟", "单于", "皇甫")
GIVEN = (
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂玉萍红鹏华飞玲建国文斌宇浩凯婷雪琳晨阳佳怡欣然子轩梓涵雨泽思"
    "远若岚启帆晓芸予安德全春庆山河清和志成永昌淑珍凤仪美林海波志新立群少峰一鸣家豪雅琴素云翠莲金宝长青"
)
STREETS = ("青禾街道", "文华路", "梧桐苑", "清水湾", "石桥镇", "柳河乡")
SENTENCES = (
    "双方因家务分工多次争吵，自春节后分居。",
    "对子女抚养费的数额和支付方式不能达成一致。",
    "婚前购房，婚后共同还贷，要求分割增值部分。",
    "彩礼返还问题经村委会调解未成。",
    "老人赡养费由三个子女分担，其中一人长期外出。",
    "探望时间经常变动，孩子不愿意在外过夜。",
    "共同债务用于生意周转，一方不知情。",
    "继承的老宅由长子居住，其余子女要求补偿。",
    "希望中心主持，把话说清楚，不愿意去法院。",
    "电话咨询后预约，愿意带材料再来一次。",
)


class Invented:
    """One stream of names, numbers and texts."""

    def __init__(self, seed: int = 20260318) -> None:
        self._random = random.Random(seed)
        self._surnames = [*SURNAMES, *COMPOUND]
        # The first surnames of the list are the commonest in life, and so here.
        self._weights = [1 / (rank + 4) for rank in range(len(self._surnames))]

    def surname(self) -> str:
        return self._random.choices(self._surnames, self._weights)[0]

    def name(self, surname: str | None = None) -> str:
        given = self._random.choices(GIVEN, k=self._random.choice((1, 2, 2, 2)))
        return (surname or self.surname()) + "".join(given)

    def phone(self) -> str:
        return self._random.choice(("138", "139", "150", "186")) + f"{self._random.randrange(10**8):08d}"

    def identity(self, year: int, female: bool) -> str:
        born = f"{year}{self._random.randrange(1, 13):02d}{self._random.randrange(1, 29):02d}"
        order = self._random.randrange(500) * 2 + (0 if female else 1)
        stem = f"3701{self._random.randrange(1, 30):02d}{born}{order:03d}"
        return stem + check_character(stem)

    def address(self) -> str:
        number = self._random.randrange(1, 400)
        return f"{self._random.choice(STREETS)}{number}号{self._random.randrange(1, 30)}单元"

    def text(self, sentences: int = 2) -> str:
        return "".join(self._random.sample(SENTENCES, sentences))

    def pick(self, options):
        return self._random.choice(options)

    def number(self, least: int, most: int) -> int:
        return self._random.randrange(least, most)
