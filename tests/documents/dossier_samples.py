"""Filled and partly filled facts of requests about data and impact assessments; names invented."""

from __future__ import annotations

from typing import Any

from mediation_desk.documents.data_request import DataRequestFacts
from mediation_desk.documents.impact_assessment import AssessmentFacts

FILLED: dict[str, Any] = {
    "data_request": DataRequestFacts(
        unit="青禾区婚姻家庭辅导中心",
        name="阿依努尔·买买提艾力·𠮷㛃䶮",
        identity="居民身份证 370115********0021",
        kind="更正、补充",
        wish="登记的联系电话已停用，请更正为本人现在使用的号码；工作单位一栏请删除。",
        received_on="2026年3月18日",
        due_on="2026年4月2日",
        received_by="周若岚",
        answer="部分同意",
        said="电话已更正。工作单位载于已归档的受理登记表，保管期限内不予删除，已附注本次请求。",
        answered_on="2026年3月20日",
    ),
    "impact_assessment": AssessmentFacts(
        unit="青禾区婚姻家庭辅导中心",
        subject="受理、调解和归档中处理当事人的身份、婚姻家庭、健康和未满十四周岁子女的信息；向人民法院移送调解材料。",
        necessity="为办理当事人自愿申请的调解所必需，依据人民调解法第二十七条归档；只收集办理所需的项目。",
        risks="泄露可能使当事人受到骚扰或者人身危险，尤其是有家庭暴力风险的一方。",
        measures="台账整体加密，受限内容另行封存；按岗位授权，查阅留痕；备份加密并登记保管人。",
        conclusion="处理活动合法、正当、必要，保护措施与风险相适应，可以继续。每年复核一次。",
        on="2026年3月18日",
        keep_until="2029年3月18日",
        by="何玉贞",
    ),
}
PARTLY: dict[str, Any] = {
    "data_request": DataRequestFacts(name="欧阳静姝", wish="查阅", by_hand=True),
    "impact_assessment": AssessmentFacts(subject="处理子女信息"),
}
