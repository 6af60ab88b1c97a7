"""Samples of papers of activities and aid."""

from __future__ import annotations

from mediation_desk.documents.aid_receipt import AidReceiptFacts
from mediation_desk.documents.attendance_sheet import AttendanceFacts

FILLED = {
    "attendance_sheet": AttendanceFacts(
        activity="“民法典进家庭”普法宣传暨巾帼法律明白人第二期培训",
        on="2026年3月18日至2026年3月19日",
        place="云岭乡茶坪村家庭普法实践基地二楼会议室",
        host="青禾区妇女联合会",
        co_hosts="青禾区司法局、青禾区人民法院",
        lecturers="欧阳雨荷、阿依努尔·托合提",
        rows=(
            ("阿依努尔·托合提", "云岭乡茶坪村"),
            ("林晓芸", "青禾街道梧桐社区"),
            ("㛃媛", "青禾区婚姻家庭辅导中心家庭教育讲师团"),
        ),
    ),
    "aid_receipt": AidReceiptFacts(
        number="2026-017",
        name="阿依努尔·托合提",
        kind="困境母亲",
        of="妇女",
        area="云岭乡茶坪村",
        basis="独自抚养两名在校子女，2026年2月走访核实，村（社区）证明附后",
        fund="区级慈善募捐",
        cash="1,500.50",
        goods="米一袋、食用油两桶、棉被一床",
        goods_value="268.00",
        total="1,768.50",
        approved_by="何玉贞",
        approved_on="2026年3月12日",
        day="2026年3月18日",
    ),
}

PARTLY = {
    "attendance_sheet": AttendanceFacts(activity="婚前课堂", on="2026年3月18日"),
    "aid_receipt": AidReceiptFacts(name="林晓芸", cash="10,000.00", total="10,000.00"),
}
