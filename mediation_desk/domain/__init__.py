"""What mediation and counselling are: values and rules, on the standard library alone.

This page is the glossary (Chinese, English on screen, name in code):

当事人 party · 申请人/被申请人 applicant/respondent · 求助人/对方 seeker/other side (never victim/abuser on
screen) · 接待 reception · 筛查/单独谈话 screening · 受理/不予受理 accept/reject · 主动调解 proactive ·
调解员 mediator · 辅导员 counsellor · 参加人 participant · 记录人 recorder · 调解记录 mediation record ·
调解协议书 mediation agreement · 口头协议 oral agreement · 权利义务告知书 rights notice · 卷宗 dossier ·
案号 case number · 公章 seal · 指印 fingerprint · 终止 termination · 履行 performance · 回访 return visit ·
司法确认 judicial confirmation · 直接抚养 custody · 抚养费 child support · 探望 visitation · 赡养费 parent
support · 彩礼 betrothal gift · 家庭暴力 domestic violence (dv) · 安全计划 safety plan · 作废 void ·
回避 recusal · 知情同意 consent.
"""
