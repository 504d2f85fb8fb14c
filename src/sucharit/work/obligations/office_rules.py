"""What every office owes in the cycle of its plan. Where our source is not a rule that was read, `unsure` says so."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sucharit.work.obligations.models import Rule

Often = Rule.Often


@dataclass(frozen=True)
class OfficeRule:
    """One of them: `key` stays, `each` makes one for each unit or initiative of the year."""

    key: str
    title: str | Promise
    cadence: Rule.Often
    days: int
    why: str | Promise
    each: str = ""
    unsure: bool = False


OFFICE_RULES = (
    OfficeRule(
        "report-rounds", _("รายงานผลการดำเนินการตามแผนรอบ 6 และ 12 เดือน ต่อ ป.ป.ช. (E-PlanNACC)"), Often.ROUNDS, 30,
        _("รายงานผลรอบ 6 และ 12 เดือนตามระบบ E-PlanNACC จำนวนวันหลังสิ้นรอบเป็นค่าเริ่มต้นของระบบ โปรดตรวจกับหนังสือแจ้งของปีนั้น"),
        unsure=True,
    ),
    OfficeRule(
        "report-nine", _("ติดตามผลการดำเนินการตามแผนรอบ 9 เดือน เสนอผู้บริหาร"), Often.ROUNDS_WITH_NINE, 15,
        _("ติดตามเร่งรัดก่อนสิ้นปี เป็นแนวปฏิบัติ ไม่ใช่กำหนดตามกฎหมาย"), unsure=True,
    ),
    OfficeRule(
        "progress-month", _("รายงานการใช้จ่ายและความก้าวหน้าประจำเดือนของหน่วยงาน"), Often.MONTHLY, 5,
        _("แนวปฏิบัติในการกำกับติดตาม จำนวนวันเป็นค่าเริ่มต้นของระบบ"), each=Rule.Each.UNIT, unsure=True,
    ),
    OfficeRule(
        "quarter-meeting", _("ประชุมคณะทำงานติดตามแผนรายไตรมาส"), Often.QUARTERLY, 15,
        _("คำสั่งแต่งตั้งคณะทำงานให้ติดตามประเมินผล ความถี่เป็นค่าเริ่มต้นของระบบ"), unsure=True,
    ),
    OfficeRule(
        "initiative-quarter", _("รายงานผลโครงการเมื่อสิ้นไตรมาสที่ดำเนินการ"), Often.OWN_QUARTERS, 15,
        _("แผนประจำปีกำหนดไตรมาสของแต่ละโครงการ"), each=Rule.Each.INITIATIVE,
    ),
    OfficeRule(
        "risk-register", _("ประเมินความเสี่ยงการทุจริตประจำปี และรายงานผลมาตรการควบคุม"), Often.YEARLY, 0,
        _("การประเมินความเสี่ยงการทุจริตประจำปีเป็นฐานของแผน และเป็นรายการเปิดเผยข้อมูล"), unsure=True,
    ),
    OfficeRule(
        "publication", _("ตรวจและปรับปรุงข้อมูลที่เผยแพร่บนเว็บไซต์ให้เป็นปัจจุบัน"), Often.QUARTERLY, 0,
        _("รายการเปิดเผยข้อมูล (OIT) ตรวจข้อมูลของปีงบประมาณ ความถี่เป็นค่าเริ่มต้นของระบบ"), unsure=True,
    ),
    OfficeRule(
        "integrity-report", _("จัดทำรายงานการเสริมสร้างความซื่อสัตย์สุจริตประจำปี และเผยแพร่"), Often.YEARLY, 30,
        _("รายการเปิดเผยข้อมูล (OIT) ว่าด้วยรายงานผลการป้องกันการทุจริตประจำปี จำนวนวันเป็นค่าเริ่มต้นของระบบ"), unsure=True,
    ),
)  # fmt: skip

_DECLARED: dict[str, OfficeRule] = {}


def declare_rule(rule: OfficeRule) -> OfficeRule:
    """What a later room owes again and again; the last word on a key counts."""
    _DECLARED[rule.key] = rule
    return rule


def office_rules() -> tuple[OfficeRule, ...]:
    """Those of the plan's cycle, then those that rooms declared."""
    return (*OFFICE_RULES, *_DECLARED.values())


#: periods of reference/clocks that an officer may take up, counted from an event: what is said of each
CLOCKS: dict[str, str | Promise] = {
    "complaint_reply": _("นับจากวันที่รับเรื่อง แหล่งที่พบไม่ได้บอกว่าเป็นวันทำการหรือไม่ โปรดตรวจกับระเบียบที่ใช้อยู่"),
    "gift_over_3000_report": _(
        "พ.ร.ป. ป.ป.ช. พ.ศ. 2561 มาตรา 128 และประกาศ ป.ป.ช. นับจากวันที่ได้รับ ไม่ได้บอกว่าเป็นวันทำการหรือไม่"
    ),
    "audit_finding_response": _("นับจากวันที่ได้รับแจ้งข้อตรวจพบ ยังไม่ได้ตรวจกับระเบียบ"),
}
YEAR_END_CLOCKS: dict[str, str | Promise] = {
    "internal_control_report": _("นับจากวันสิ้นปีงบประมาณ ยังไม่ได้ตรวจกับหลักเกณฑ์กระทรวงการคลัง"),
}
