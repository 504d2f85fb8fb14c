"""Risks, orders, announcements."""

from typing import Any

from sucharit.core.checking.examples.parts import Example, plan, sheet
from sucharit.core.plan import Announcement, Member, Order, Plan, PlanRisk, RiskCriteria, ScaleStep

_MATRIX = {1: ("ต่ำ", "ต่ำ", "ปานกลาง"), 2: ("ต่ำ", "ปานกลาง", "สูง"), 3: ("ปานกลาง", "สูง", "สูงมาก")}
_UPRIGHT = tuple((str(score), *_MATRIX[score]) for score in (3, 2, 1))
_TURNED = tuple((str(label), *_MATRIX[score]) for label, score in ((1, 3), (2, 2), (3, 1)))


def _criteria(**fields: Any) -> RiskCriteria:
    return RiskCriteria(matrix=_MATRIX, matrix_as_printed=_UPRIGHT, **fields)


def _risk(seq: int = 1, **fields: Any) -> PlanRisk:
    return PlanRisk(seq=seq, **{"process": "การเบิกจ่ายเงิน", "controls": ("ตรวจเอกสารก่อนจ่าย",), **fields})


def _with(risk: PlanRisk, *others: PlanRisk) -> Plan:
    return plan(risk_criteria=_criteria(), risks=(risk, *others))


def _scale(*meanings: str) -> RiskCriteria:
    return RiskCriteria(
        likelihood=tuple(ScaleStep(score=score, meaning=text) for score, text in enumerate(meanings, 1))
    )


def _promise(text: str) -> Plan:
    return plan(sheet(1, "มาตรการบริหารความเสี่ยงการทุจริต", outputs=(text,)), risks=(_risk(1), _risk(2, process="งานพัสดุ")))


def _members(*rows: tuple[int, str]) -> tuple[Member, ...]:
    names = ("นายก้องภพ ใจดี", "นางสาวขวัญตา มั่นคง", "นายคมสัน สุจริต", "นางงามตา พอเพียง")
    return tuple(
        Member(stated_number=number, name=name, role=role) for (number, role), name in zip(rows, names, strict=False)
    )


def _order(**fields: Any) -> Plan:
    members = _members((1, "ประธานกรรมการ"), (2, "กรรมการ"), (3, "เลขานุการ"))
    subject = "แต่งตั้งคณะทำงานจัดทำแผนปฏิบัติการป้องกันการทุจริต"
    order = Order(**{"number": "41/2565", "subject": subject, "date": "2022-03-01", "members": members, **fields})
    return plan(orders=(order,), announced_on="2022-09-20")


EXAMPLES = {
    "risk.matrix": (
        Example("แถวบนสุดคือโอกาสเกิด 3 ซึ่งมีระดับสูงสุด", plan(risk_criteria=_criteria())),
        Example("เลขโอกาสเกิดหน้าแถวกลับหัว", plan(risk_criteria=RiskCriteria(matrix=_MATRIX, matrix_as_printed=_TURNED))),
    ),
    "risk.scale-gap": (
        Example("ทุกระดับมีความหมาย", plan(risk_criteria=_scale("แทบไม่เกิด", "เกิดบ้าง", "เกิดบ่อย"))),
        Example("ระดับ 2 ยังเป็นจุดไข่ปลา", plan(risk_criteria=_scale("แทบไม่เกิด", "เกิด ........ ครั้ง", "เกิดบ่อย"))),
    ),
    "risk.score": (
        Example("2 × 3 = 6", _with(_risk(likelihood=2, impact=3, score=6))),
        Example("2 × 3 แต่ระบุ 5", _with(_risk(likelihood=2, impact=3, score=5))),
    ),
    "risk.level-mismatch": (
        Example("โอกาส 2 ผลกระทบ 3 ระดับสูง ตรงตามตาราง", _with(_risk(likelihood=2, impact=3, level="สูง"))),
        Example("โอกาส 2 ผลกระทบ 3 แต่ระบุระดับต่ำ", _with(_risk(likelihood=2, impact=3, level="ต่ำ"))),
    ),
    "risk.outside-scale": (
        Example("คะแนนอยู่ในตาราง", _with(_risk(likelihood=3, impact=1))),
        Example("ให้โอกาส 5 ในตารางที่มี 3 ระดับ", _with(_risk(likelihood=5, impact=1))),
    ),
    "risk.no-control": (
        Example("ทุกความเสี่ยงมีมาตรการ", _with(_risk(1), _risk(2, process="งานพัสดุ"))),
        Example("ความเสี่ยงที่ 2 ไม่มีมาตรการ", _with(_risk(1), _risk(2, process="งานพัสดุ", controls=()))),
    ),
    "risk.controls-few": (
        Example("สัญญา 2 เรื่อง ทะเบียนมี 2 เรื่อง", _promise("มีมาตรการในการจัดการความเสี่ยง อย่างน้อย 2 เรื่อง")),
        Example("สัญญา 6 เรื่อง ทะเบียนมี 2 เรื่อง", _promise("มีมาตรการในการจัดการความเสี่ยง อย่างน้อย 6 เรื่อง")),
    ),
    "date.missing": (
        Example(
            "ประกาศมีวันที่แต่ไม่มีเลขที่ (แบบประกาศไม่มีเลขที่)",
            plan(announcements=(Announcement(subject="ใช้แผน", date="2022-09-20"),)),
        ),
        Example(
            "ประกาศมีเพียงเดือนและปี", plan(announcements=(Announcement(subject="ใช้แผน", date_text="กันยายน พ.ศ. 2565"),))
        ),
    ),
    "order.roles": (
        Example("มีประธานและเลขานุการ", _order()),
        Example("ไม่มีเลขานุการ", _order(members=_members((1, "ประธานกรรมการ"), (2, "กรรมการ"), (3, "กรรมการ")))),
    ),
    "order.sequence": (
        Example("คำสั่งเรื่องติดตามผลออกหลังแผนเริ่มได้", _order(subject="แต่งตั้งคณะกรรมการติดตามผล", date="2023-01-10")),
        Example(
            "รายชื่อลำดับที่ 2 สองคน",
            _order(members=_members((1, "ประธานกรรมการ"), (2, "กรรมการ"), (2, "กรรมการ"), (3, "เลขานุการ"))),
        ),
    ),
    "announcement.late": (
        Example("ประกาศก่อน 1 ตุลาคม 2565", plan(announced_on="2022-09-30")),
        Example("ประกาศเดือนมกราคม 2566", plan(announced_on="2023-01-15")),
    ),
}
